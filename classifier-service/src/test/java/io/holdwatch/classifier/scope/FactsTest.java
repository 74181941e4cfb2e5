package io.holdwatch.classifier.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.classifier.order.FactKeys;
import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Link;
import io.holdwatch.contract.fact.Op;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.ShipmentLine;
import io.holdwatch.contract.fact.SourcePosition;
import io.holdwatch.contract.fact.UnitPrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Facts that know their order only through another record: what the ledgers have at each step. */
final class FactsTest {
  private static final Link TO_LINE = link("order", "OrderLine", "L1", "order");

  private final Keys keys = new Keys();
  private final OrderLedger orders = new OrderLedger(keys);
  private final Facts facts = new Facts(new Ledgers(orders, keys));

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

  @Test
  void aLinkLeadsOverARecordThatHasLinksItself() {
    take(shipped(1, Op.UPSERT, "5", null));
    take(line(List.of(link("order", "Order", "H", "order")), null));
    assertThat(quantities()).isEmpty();
    assertThat(facts.waiting()).isEqualTo(2);
    take(header(1, "O"));
    assertThat(quantities()).containsExactly("5");
    assertThat(facts.waiting()).isZero();
  }

  @Test
  void whatWasTakenFollowsItsRecord() {
    take(header(1, "P"));
    take(line(List.of(link("order", "Order", "H", "order")), null));
    take(shipped(1, Op.UPSERT, "5", null));
    assertThat(quantities()).isEmpty();
    take(header(2, "O"));
    assertThat(quantities()).containsExactly("5");
    assertThat(orders.order(new OrderKey("S", "P"))).isNull();
  }

  @Test
  void aFactIsThereOnlyWhileItsConditionHolds() {
    Link condition =
        Link.newBuilder(link("", "Order", "H", "sourceStage")).setOnly(List.of("sale")).build();
    take(line(List.of(condition), "O"));
    take(shipped(1, Op.UPSERT, "5", null));
    take(header(1, "O"));
    assertThat(quantities()).isEmpty();
    take(stage(2, "sale"));
    assertThat(quantities()).containsExactly("5");
    take(line(2, List.of(condition), "O"));
    take(stage(3, "draft"));
    assertThat(quantities()).containsExactly("5");
    assertThat(order().line("1")).isNull();
  }

  @Test
  void theFirstLinkThatKnowsAValueFillsTheFieldWithWhatIsAddedToIt() {
    Link promised = link("promised", "Order", "H", "promised");
    Link entered =
        Link.newBuilder(link("promised", "Order", "H", "entered")).setPlusDays(3).build();
    take(line(List.of(promised, entered), "O"));
    take(dated(1, null));
    assertThat(promise()).isEqualTo(LocalDate.of(2026, 3, 5));
    take(dated(2, LocalDate.of(2026, 3, 9)));
    assertThat(promise()).isEqualTo(LocalDate.of(2026, 3, 9));
    take(dated(3, null));
    assertThat(promise()).isEqualTo(LocalDate.of(2026, 3, 5));
  }

  @Test
  void aPartOfAFieldIsFilledAndATextIsContinued() {
    Link currency = link("netPrice.currency", "Order", "H", "currency");
    Link unit = Link.newBuilder(link("unit", "Order", "H", "number")).setAppend(":7").build();
    OrderLine line = line(List.of(currency, unit), "O");
    line.setNetPrice(new UnitPrice(new BigDecimal("2.000000"), "", new BigDecimal("1.000000")));
    take(line);
    Order header = header(1, "O");
    header.setCurrency("EUR");
    header.setNumber("12");
    take(header);
    OrderLine filled = lineOfOrder();
    assertThat(filled.getNetPrice().getCurrency()).isEqualTo("EUR");
    assertThat(filled.getUnit()).isEqualTo("12:7");
    assertThat(line.getNetPrice().getCurrency()).as("the fact as it came").isEmpty();
  }

  @Test
  void linksThatLeadInACircleEnd() {
    Order first = header(1, "O");
    first.setNumber("n");
    take(first);
    take(line(List.of(link("unit", "Order", "H", "number")), "O"));
    Order circle = header(2, "O");
    circle
        .getEnvelope()
        .setLinks(
            List.of(
                Link.newBuilder(link("number", "OrderLine", "L1", "unit")).setAppend("x").build()));
    take(circle);
    assertThat(lineOfOrder().getUnit()).isEqualTo("nx");
  }

  private LocalDate promise() {
    return lineOfOrder().getPromised().getDate();
  }

  private WatchedOrder order() {
    return Objects.requireNonNull(orders.order(new OrderKey("S", "O")));
  }

  private OrderLine lineOfOrder() {
    return Objects.requireNonNull(order().line("1"));
  }

  private static Link link(String field, String type, String record, String take) {
    return new Link(field, type, record, take, List.of(), 0, "");
  }

  private static Order header(long version, String order) {
    return Order.newBuilder()
        .setEnvelope(envelope("Order", "H", version, Op.UPSERT, List.of()))
        .setOrder(order)
        .build();
  }

  private static Order stage(long version, String stage) {
    Order header = header(version, "O");
    header.setSourceStage(stage);
    return header;
  }

  private static Order dated(long version, @Nullable LocalDate promised) {
    Order header = header(version, "O");
    header.setEntered(new DateOrTime(LocalDate.of(2026, 3, 2), null));
    header.setPromised(promised == null ? null : new DateOrTime(promised, null));
    return header;
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
    return line(List.of(), "O");
  }

  private static OrderLine line(List<Link> links, @Nullable String order) {
    return line(1, links, order);
  }

  private static OrderLine line(long version, List<Link> links, @Nullable String order) {
    return OrderLine.newBuilder()
        .setEnvelope(envelope("OrderLine", "L1", version, Op.UPSERT, links))
        .setOrder(order)
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
