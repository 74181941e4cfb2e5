package io.holdwatch.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.Topics;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.routed.RoutedException;
import io.holdwatch.contract.routed.RoutedKind;
import io.holdwatch.deploy.stack.Stack;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** What is open at the teams' topics, exception by exception, of some types. */
final class Troubles implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Consumer<byte[], byte[]> consumer;
  private final Deserializer<SpecificRecord> values;
  private final Set<ExceptionType> types;
  private final Map<String, RoutedException> newest = new TreeMap<>();

  Troubles(Stack stack, ExceptionType... types) {
    this.consumer =
        stack.consumer(
            Topics.all().stream()
                .map(topic -> topic.name())
                .filter(name -> name.startsWith("owners."))
                .toArray(String[]::new));
    this.values = stack.wire().deserializer();
    this.types = new TreeSet<>(Arrays.asList(types));
  }

  /**
   * Reads on until exactly these are open.
   *
   * @param trouble why nothing may come any more
   * @param wanted "TYPE SUB_REASON subject"
   */
  void awaitOpen(Supplier<String> trouble, String... wanted) {
    Set<String> set = new TreeSet<>(Set.of(wanted));
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!open().equals(set)) {
      assertThat(System.nanoTime() - end)
          .as("open are %s, wanted are %s; %s", open(), set, trouble.get())
          .isNegative();
      for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(200))) {
        RoutedException routed =
            (RoutedException) values.deserialize(each.topic(), each.headers(), each.value());
        if (routed.getAlert() == null) {
          newest.put(routed.getPacket().getExceptionId(), routed);
        }
      }
    }
  }

  /** Newest record of a type about a subject. */
  RoutedException of(ExceptionType type, String subject) {
    return newest.values().stream()
        .filter(
            routed ->
                routed.getPacket().getType() == type
                    && subject.equals(routed.getPacket().getSubject()))
        .findFirst()
        .orElseThrow();
  }

  private Set<String> open() {
    Set<String> open = new TreeSet<>();
    for (RoutedException routed : newest.values()) {
      boolean isOpen =
          routed.getKind() == RoutedKind.OPEN || routed.getKind() == RoutedKind.UPDATED;
      if (isOpen && types.contains(routed.getPacket().getType())) {
        open.add(
            routed.getPacket().getType()
                + " "
                + routed.getPacket().getSubReason()
                + " "
                + routed.getPacket().getSubject());
      }
    }
    return open;
  }

  @Override
  public void close() {
    consumer.close();
    values.close();
  }
}
