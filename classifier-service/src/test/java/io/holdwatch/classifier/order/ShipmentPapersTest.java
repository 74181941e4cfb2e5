package io.holdwatch.classifier.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Delivery;
import io.holdwatch.contract.fact.Document;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Op;
import io.holdwatch.contract.fact.Shipment;
import io.holdwatch.contract.fact.ShipmentLine;
import io.holdwatch.contract.fact.SourcePosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What names only a shipment belongs to the orders that the shipment serves. */
final class ShipmentPapersTest {
  private static final Instant TIME = Instant.parse("2026-03-02T08:00:00Z");

  private final OrderLedger orders = new OrderLedger(new Keys());

  @Test
  void reachesTheOrderThatTheShipmentNames() {
    assertThat(put(delivery(null))).isEmpty();
    assertThat(put(document(null))).isEmpty();
    assertThat(put(shipment("A"))).containsExactly(key("A"));
    assertThat(had("A")).isEqualTo("1 deliveries, 1 documents");
  }

  @Test
  void reachesEveryOrderThatTheShipmentCarriesALineOf() {
    put(line("A", "10"));
    put(delivery(null));
    put(line("B", "10"));
    assertThat(put(document(null))).containsExactly(key("A"), key("B"));
    assertThat(had("A")).isEqualTo("1 deliveries, 1 documents").isEqualTo(had("B"));
  }

  @Test
  void reachesOnlyTheOrderThatItNamesItself() {
    put(line("A", "10"));
    assertThat(put(document("B"))).containsExactly(key("B"));
    assertThat(had("A")).isEqualTo("0 deliveries, 0 documents");
  }

  @Test
  void leavesAnOrderWithTheLastLineThatTheShipmentCarriesOfIt() {
    put(document(null));
    put(line("A", "10"));
    put(line("A", "20"));
    take(line("A", "10"));
    assertThat(had("A")).isEqualTo("0 deliveries, 1 documents");
    take(line("A", "20"));
    assertThat(orders.order(key("A"))).isNull();
  }

  @Test
  void isGoneWithItsRecord() {
    put(shipment("A"));
    put(document(null));
    assertThat(take(document(null))).containsExactly(key("A"));
    put(line("B", "10"));
    assertThat(had("A")).isEqualTo("0 deliveries, 0 documents").isEqualTo(had("B"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theOrderOfArrivalDoesNotMatter(long seed) {
    List<SpecificRecord> facts =
        new ArrayList<>(
            List.of(
                shipment("A"),
                line("A", "10"),
                line("B", "10"),
                line("B", "20"),
                delivery(null),
                document(null)));
    Collections.shuffle(facts, new Random(seed));
    facts.forEach(this::put);
    replace(shipment("A"), shipment("C"));
    take(line("B", "10"));
    for (String order : List.of("A", "B", "C")) {
      assertThat(had(order))
          .as("seed %s, order %s", seed, order)
          .isEqualTo("1 deliveries, 1 documents");
      WatchedOrder watched = Objects.requireNonNull(orders.order(key(order)));
      assertThat(watched.shipments()).as("seed %s", seed).hasSize(1);
    }
  }

  private String had(String order) {
    WatchedOrder watched = orders.order(key(order));
    return watched == null
        ? "nothing"
        : watched.deliveries().size()
            + " deliveries, "
            + watched.papers(Document.class).size()
            + " documents";
  }

  private static OrderKey key(String order) {
    return new OrderKey("S", order);
  }

  private Set<OrderKey> put(SpecificRecord fact) {
    return replace(null, fact);
  }

  private Set<OrderKey> take(SpecificRecord fact) {
    return replace(fact, null);
  }

  private Set<OrderKey> replace(@Nullable SpecificRecord before, @Nullable SpecificRecord after) {
    SpecificRecord any = Objects.requireNonNull(before != null ? before : after);
    Envelope envelope = FactKeys.envelope(any).orElseThrow();
    return orders.apply(FactKeys.gateKey(any, envelope), before, after, envelope);
  }

  private static Shipment shipment(String order) {
    return Shipment.newBuilder()
        .setEnvelope(envelope("P"))
        .setShipment("P")
        .setOrder(order)
        .build();
  }

  private static ShipmentLine line(String order, String line) {
    return ShipmentLine.newBuilder()
        .setEnvelope(envelope("P:" + order + ":" + line))
        .setShipment("P")
        .setOrder(order)
        .setLine(line)
        .build();
  }

  private static Delivery delivery(@Nullable String order) {
    return Delivery.newBuilder()
        .setEnvelope(envelope("D"))
        .setShipment("P")
        .setOrder(order)
        .build();
  }

  private static Document document(@Nullable String order) {
    return Document.newBuilder()
        .setEnvelope(envelope("X"))
        .setShipment("P")
        .setOrder(order)
        .build();
  }

  private static Envelope envelope(String id) {
    return Envelope.newBuilder()
        .setScope("S")
        .setSource("wms")
        .setRecordType("record")
        .setRecordId(id)
        .setOp(Op.UPSERT)
        .setVersion(List.of(1L))
        .setEventTime(TIME)
        .setClock("live")
        .setPosition(new SourcePosition("wms", 0, 1L))
        .setContentHash(id)
        .build();
  }
}
