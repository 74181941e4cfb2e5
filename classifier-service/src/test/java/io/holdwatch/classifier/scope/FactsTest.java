package io.holdwatch.classifier.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.classifier.order.FactKeys;
import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Link;
import io.holdwatch.contract.fact.Op;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.ShipmentLine;
import io.holdwatch.contract.fact.SourcePosition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Facts that know their order only through another record: what the ledgers have at each step. */
final class FactsTest {
  private static final Link TO_LINE = new Link("order", "OrderLine", "L1", "order");

  private final OrderLedger orders = new OrderLedger();
  private final Facts facts = new Facts(new Ledgers(orders));

  @Test
  void aLinkedFactIsAppliedWhenItsRecordArrives() {
    take(shipped(1, Op.UPSERT, "5", null));
    assertThat(quantities()).isEmpty();
    take(line());
    assertThat(quantities()).containsExactly("5");
  }

  @Test
  void anOlderVersionStandsUntilTheLinkOfTheNewerOneIsFilledIn() {
    take(shipped(1, Op.UPSERT, "5", "O"));
    take(shipped(2, Op.UPSERT, "7", null));
    assertThat(quantities()).containsExactly("5");
    take(line());
    assertThat(quantities()).containsExactly("7");
  }

  @Test
  void aVersionThatKnowsItsOrderTakesThePlaceOfALinkedOne() {
    take(line());
    take(shipped(1, Op.UPSERT, "5", null));
    take(shipped(2, Op.UPSERT, "7", "O"));
    assertThat(quantities()).containsExactly("7");
    take(shipped(3, Op.DELETE, "7", "O"));
    assertThat(quantities()).isEmpty();
  }

  @Test
  void aFactThatWasDeletedWhileItWaitedIsNotApplied() {
    take(shipped(1, Op.UPSERT, "5", null));
    take(shipped(2, Op.DELETE, "5", "O"));
    take(line());
    assertThat(quantities()).isEmpty();
  }

  @Test
  void whatADeletedVersionHadFilledInIsGone() {
    take(line());
    take(shipped(1, Op.UPSERT, "5", null));
    take(shipped(2, Op.DELETE, "5", "O"));
    assertThat(quantities()).isEmpty();
    take(shipped(3, Op.UPSERT, "8", "O"));
    assertThat(quantities()).containsExactly("8");
  }

  private List<String> quantities() {
    WatchedOrder order = orders.order(new OrderKey("S", "O"));
    return order == null
        ? List.of()
        : order.shipmentLines().stream()
            .map(each -> each.getQuantity().stripTrailingZeros().toPlainString())
            .toList();
  }

  private void take(SpecificRecord fact) {
    Envelope envelope = FactKeys.envelope(fact).orElseThrow();
    var unused = facts.take(FactKeys.gateKey(fact, envelope), fact, envelope);
  }

  private static ShipmentLine shipped(
      long version, Op op, String quantity, @Nullable String order) {
    List<Link> links = order == null && op == Op.UPSERT ? List.of(TO_LINE) : List.of();
    return ShipmentLine.newBuilder()
        .setEnvelope(envelope("ShipmentLine", "X", version, op, links))
        .setShipment("P")
        .setOrder(order)
        .setLine("1")
        .setQuantity(new BigDecimal(quantity).setScale(6))
        .build();
  }

  private static OrderLine line() {
    return OrderLine.newBuilder()
        .setEnvelope(envelope("OrderLine", "L1", 1, Op.UPSERT, List.of()))
        .setOrder("O")
        .setLine("1")
        .build();
  }

  private static Envelope envelope(String type, String id, long version, Op op, List<Link> links) {
    return Envelope.newBuilder()
        .setScope("S")
        .setSource("erp")
        .setRecordType(type)
        .setRecordId(id)
        .setOp(op)
        .setVersion(List.of(version))
        .setEventTime(Instant.parse("2026-03-02T08:00:00Z").plusSeconds(version))
        .setClock("live")
        .setPosition(new SourcePosition("erp." + type, 0, version))
        .setContentHash(id + version)
        .setLinks(links)
        .build();
  }
}
