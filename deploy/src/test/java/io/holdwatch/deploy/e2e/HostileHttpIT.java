package io.holdwatch.deploy.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdwatch.contract.RecordHeaders;
import io.holdwatch.contract.Topics;
import io.holdwatch.contract.audit.AuditEntry;
import io.holdwatch.deploy.rejected.RejectedEvent;
import io.holdwatch.deploy.rejected.RejectedLog;
import io.holdwatch.deploy.rejected.Replay;
import io.holdwatch.deploy.stack.Service;
import io.holdwatch.deploy.stack.Stack;
import io.holdwatch.ingest.mapping.Hostile;
import io.holdwatch.ingest.mapping.Reason;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Bad input over HTTP ends like every other: kept once, audited once, counted once. */
final class HostileHttpIT {
  private static final String EVENT = "application/cloudevents+json";
  private static final String BATCH = "application/cloudevents-batch+json";
  private static final String GOOD = Hostile.SHIPMENT.replace("\"DE\"", "\"HOSTILE-HTTP\"");

  private final Stack stack = SharedStack.get();
  private final Map<String, Bad> sent = new LinkedHashMap<>();

  /** One bad request, and what must become of it. */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  private record Bad(Map<String, String> headers, byte[] body, int status, Reason reason) {}

  @Test
  void whatIsRefusedOverHttpIsKeptAuditedAndCountedOnce() throws Exception {
    Counters before = Counters.addingUp(stack, Service.INGEST);
    for (Bad bad : requests()) {
      HttpResponse<String> answer = post(bad.headers(), bad.body());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(bad.status());
      JsonNode problem = new ObjectMapper().readTree(answer.body());
      assertThat(problem.path("reason").asText()).isEqualTo(bad.reason().name());
      assertThat(sent.put(problem.path("position").asText(), bad)).isNull();
    }
    String bad = GOOD.replace("\"5\"", "\"five\"");
    HttpResponse<String> many =
        post(Map.of("content-type", BATCH), bytes("[" + bad + " ,\n" + GOOD + ", 7]"));
    assertThat(many.statusCode()).isEqualTo(200);
    JsonNode results = new ObjectMapper().readTree(many.body());
    assertThat(results.path(1).path("status").asText()).isEqualTo("accepted");
    for (int i : List.of(0, 2)) {
      sent.put(
          results.path(i).path("position").asText(),
          new Bad(
              Map.of("content-type", EVENT),
              bytes(i == 0 ? bad : "7"),
              200,
              i == 0 ? Reason.BAD_VERSION : Reason.UNKNOWN_TYPE));
    }

    assertThat(sent).hasSize(requests().size() + 2);
    sent.forEach(this::isKeptAndAuditedOnce);
    assertThat(facts()).contains("Shipment:demo:shipments:HOSTILE-HTTP:S1");
    assertThat(Counters.addingUp(stack, Service.INGEST).since(before))
        .isEqualTo(new Counters(sent.size() + 1, 1, sent.size(), 0));
  }

  @Test
  void whatWasRefusedIsSentAgainTheWayItCame() throws Exception {
    String lasting = positionOf(post(Map.of("content-type", EVENT), bytes("{}")));
    String mended = "http/1-0-0@0";
    refusedByAnEarlierMapping(mended);

    List<RejectedEvent> events =
        RejectedLog.read(stack, event -> Set.of(mended, lasting).contains(event.position()));
    assertThat(events).hasSize(2);
    assertThat(new Replay(stack, Optional.empty()).send(events)).isEqualTo(new Replay.Sent(2, 1));

    assertThat(facts()).contains("Shipment:demo:shipments:HOSTILE-HTTP:AGAIN");
    assertThat(audited("EVENT_REPLAYED", mended)).hasSize(1);
    assertThat(audited("EVENT_REPLAYED", lasting)).hasSize(1);
  }

  /** The event is good by now: the mapping that refused it has been mended since. */
  private void refusedByAnEarlierMapping(String position) throws Exception {
    String data =
        new ObjectMapper().readTree(GOOD.replace("\"S1\"", "\"AGAIN\"")).path("data").toString();
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(Topics.REJECTED, null, bytes(data));
    Map.of(
            "content-type",
            "application/json",
            "ce-specversion",
            "1.0",
            "ce-id",
            "1",
            "ce-source",
            "wms",
            "ce-type",
            "io.holdwatch.demo.shipment",
            "ce-sequence",
            "5",
            RecordHeaders.REASON,
            Reason.UNKNOWN_TYPE.name(),
            RecordHeaders.POSITION,
            position)
        .forEach((name, value) -> RecordHeaders.put(letter.headers(), name, value));
    try (Producer<byte[], byte[]> producer = stack.producer()) {
      var unused = producer.send(letter).get();
    }
  }

  private List<Bad> requests() {
    List<Bad> bad = new ArrayList<>();
    Map<String, String> one = Map.of("content-type", EVENT);
    Map<String, String> many = Map.of("content-type", BATCH);
    bad.add(new Bad(one, bytes(GOOD.replace("\"5\"", "\"five\"")), 422, Reason.BAD_VERSION));
    bad.add(new Bad(one, bytes("an order"), 422, Reason.NOT_JSON));
    bad.add(new Bad(one, new byte[0], 422, Reason.EMPTY));
    bad.add(new Bad(one, new byte[] {'"', (byte) 0xC3, '"'}, 422, Reason.NOT_UTF8));
    bad.add(new Bad(one, bytes("[".repeat(70) + "]".repeat(70)), 422, Reason.TOO_DEEP));
    bad.add(new Bad(one, bytes("\"" + "x".repeat(2 << 20) + "\""), 422, Reason.TOO_LARGE));
    bad.add(new Bad(one, bytes(GOOD.replace("shipment\"", "ship\"")), 422, Reason.UNKNOWN_TYPE));
    bad.add(
        new Bad(
            Map.of(
                "content-type", "application/json",
                "ce-specversion", "1.0",
                "ce-id", "1",
                "ce-source", "wms",
                "ce-type", "io.holdwatch.demo.shipment",
                "ce-sequence", "5"),
            bytes("{\"legal_entity\":\"HOSTILE-HTTP\"}"),
            422,
            Reason.MISSING_FIELD));
    bad.add(new Bad(many, bytes("[" + GOOD), 400, Reason.NOT_JSON));
    bad.add(new Bad(many, bytes(GOOD), 400, Reason.BAD_ENVELOPE));
    bad.add(new Bad(many, bytes("[" + " ".repeat(2 << 20) + "]"), 400, Reason.TOO_LARGE));
    bad.add(new Bad(many, bytes("[7" + ",7".repeat(1_000) + "]"), 400, Reason.TOO_LARGE));
    return bad;
  }

  private void isKeptAndAuditedOnce(String position, Bad bad) {
    List<ConsumerRecord<byte[], byte[]>> letters =
        Log.records(stack, Topics.REJECTED).stream()
            .filter(each -> text(each, RecordHeaders.POSITION).equals(position))
            .toList();
    assertThat(letters).as(position).hasSize(1);
    ConsumerRecord<byte[], byte[]> letter = letters.getFirst();
    assertThat(text(letter, RecordHeaders.REASON)).isEqualTo(bad.reason().name());
    assertThat(text(letter, RecordHeaders.AT)).isNotBlank();
    assertThat(text(letter, RecordHeaders.MESSAGE)).isNotBlank();
    assertThat(letter.value()).as("as it came, byte for byte").isEqualTo(bad.body());
    bad.headers().forEach((name, value) -> assertThat(text(letter, name)).isEqualTo(value));
    assertThat(audited("EVENT_REJECTED", position))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(UTF_8.decode(entry.getLeaf().duplicate()).toString())
                    .contains(bad.reason().name()));
  }

  private List<AuditEntry> audited(String kind, String position) {
    return Log.values(stack, AuditEntry.class, Topics.AUDIT).stream()
        .filter(entry -> entry.getKind().equals(kind))
        .filter(
            entry ->
                UTF_8
                    .decode(entry.getLeaf().duplicate())
                    .toString()
                    .contains("\"position\":\"" + position + "\""))
        .toList();
  }

  private Set<String> facts() {
    return Log.records(stack, Topics.FACTS).stream()
        .filter(each -> text(each, RecordHeaders.SCOPE).equals("HOSTILE-HTTP"))
        .map(each -> new String(each.key(), UTF_8))
        .collect(Collectors.toSet());
  }

  private HttpResponse<String> post(Map<String, String> headers, byte[] body) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(stack.url(Service.INGEST, 1) + "/v1/events"))
              .POST(BodyPublishers.ofByteArray(body));
      headers.forEach(request::header);
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }

  private static String positionOf(HttpResponse<String> problem) throws Exception {
    return new ObjectMapper().readTree(problem.body()).path("position").asText();
  }

  private static String text(ConsumerRecord<byte[], byte[]> record, String header) {
    return RecordHeaders.text(record.headers(), header).orElse("");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
