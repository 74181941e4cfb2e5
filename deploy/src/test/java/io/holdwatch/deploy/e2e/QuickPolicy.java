package io.holdwatch.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.Topics;
import io.holdwatch.contract.policy.PolicyPack;
import io.holdwatch.deploy.stack.Stack;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The standard policy, but every condition is told after two seconds. */
final class QuickPolicy {
  private static final Path STANDARD =
      Path.of("../routing-service/src/main/resources/policies/standard.yaml");
  private static final Pattern SETTLING =
      Pattern.compile("(?m)^(  [A-Z_]+: )P(?:\\d+D|T\\d+[HMS])$");

  private QuickPolicy() {}

  /** Publishes it as the next version of the standard policy. */
  static void activate(Stack stack) throws Exception {
    String standard = Files.readString(STANDARD);
    Matcher version = Pattern.compile("(?m)^version: (\\d+)$").matcher(standard);
    assertThat(version.find()).isTrue();
    int next = Integer.parseInt(version.group(1)) + 1;
    String document =
        SETTLING.matcher(version.replaceFirst("version: " + next)).replaceAll("$1PT2S");
    assertThat(document).contains("SHIPMENT_DELAY: PT2S");
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
    PolicyPack pack =
        new PolicyPack(
            "standard",
            next,
            HexFormat.of().formatHex(digest),
            document,
            "user:test",
            Instant.now());
    RecordHeaders headers = new RecordHeaders();
    try (var values = stack.wire().serializer();
        Producer<byte[], byte[]> producer = stack.producer()) {
      byte[] value = values.serialize(Topics.POLICIES, headers, pack);
      byte[] key = ("standard@" + next).getBytes(StandardCharsets.UTF_8);
      var unused =
          producer.send(new ProducerRecord<>(Topics.POLICIES, 0, null, key, value, headers)).get();
    }
  }
}
