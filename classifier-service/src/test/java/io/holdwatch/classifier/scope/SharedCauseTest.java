package io.holdwatch.classifier.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.Ids;
import io.holdwatch.contract.fact.Compliance;
import io.holdwatch.contract.fact.CreditAccount;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Invoice;
import io.holdwatch.contract.fact.InvoiceKind;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.ItemState;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.fact.Op;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.PolicyActivated;
import io.holdwatch.contract.fact.SourcePosition;
import io.holdwatch.contract.fact.Stage;
import io.holdwatch.contract.fact.Stock;
import io.holdwatch.contract.fact.Supply;
import io.holdwatch.contract.fact.Tick;
import io.holdwatch.contract.fact.UnitPrice;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionState;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.PacketKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One cause that hits many: told once, with slim members. */
final class SharedCauseTest {
  private static final int MANY = 5_000;
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final String POLICY =
      """
      settling: {CREDIT_HOLD: PT1H, STOCK_SHORTAGE: PT4H, ALLOCATION_CONFLICT: PT4H}
      credit: {overdueDays: 30, overdueAmount: 100}
      locked:
        - {type: CREDIT_HOLD, actions: [PARTIAL_SHIP], rule: nothing ships before credit is cleared, unlockedBy: credit manager}
        - {type: COMPLIANCE_BLOCK, actions: [RELEASE_HOLD], rule: nothing moves under a compliance block, unlockedBy: compliance officer}
      owners:
        - {type: COMPLIANCE_BLOCK, team: compliance}
      """;

  private final ScopeDesk desk = new ScopeDesk();
  private final List<ExceptionPacket> packets = new ArrayList<>();
  private long offset;

  @BeforeEach
  void begin() {
    take(new PolicyActivated("test", 1, "digest", POLICY, "test", 1L));
    take(new Tick("test", START));
  }

  @Test
  void anOverdueInvoiceThatHoldsManyOrdersIsToldOnce() {
    take(account());
    orders();
    take(invoice(1, "900"));
    pass(Duration.ofDays(40));
    assertTold("CREDIT_HOLD", "OVERDUE", 1, MANY);
    for (ExceptionPacket packet : packets) {
      boolean cause = packet.getKind() == PacketKind.CAUSE;
      assertThat(packet.getOptions().isEmpty())
          .as("what can be done is told once, with the cause")
          .isNotEqualTo(cause);
      assertThat(packet.getOptions()).allMatch(option -> option.getClears().isEmpty());
    }
    packets.clear();
    take(invoice(2, "0"));
    assertThat(packets).hasSize(MANY + 1).allMatch(p -> p.getState() == ExceptionState.CLOSED);
    assertThat(packets.getFirst().getKind()).isEqualTo(PacketKind.CAUSE);
  }

  @Test
  void aSlippedSupplyThatLacksToManyLinesIsToldOncePerType() {
    take(
        Item.newBuilder()
            .setEnvelope(envelope("Item", "A", 1))
            .setItem("S:A")
            .setBaseUnit("PCE")
            .setState(ItemState.ACTIVE)
            .build());
    take(
        Stock.newBuilder()
            .setEnvelope(envelope("Stock", "A", 1))
            .setItem("S:A")
            .setSite("S:W1")
            .setOnHand(new BigDecimal("0.000000"))
            .build());
    take(supply(1, "2026-04-01"));
    orders();
    pass(Duration.ofHours(5));
    assertThat(packets).isEmpty();
    take(supply(2, "2026-07-01"));
    pass(Duration.ofHours(5));
    assertTold("STOCK_SHORTAGE", "OUT_OF_STOCK", 1, MANY);
  }

  @Test
  void whatMustNotBeDoneStandsInEveryMemberAndHangsOnItsOrder() {
    take(account());
    take(
        Compliance.newBuilder()
            .setEnvelope(envelope("Compliance", "B", 1))
            .setOrder("S:1")
            .setKind("EXPORT")
            .setFinding("BLOCKED")
            .build());
    orders();
    take(invoice(1, "900"));
    pass(Duration.ofDays(40));
    assertThat(locked(PacketKind.CAUSE, ""))
        .containsExactly("PARTIAL_SHIP: nothing ships before credit is cleared");
    assertThat(locked(PacketKind.EXCEPTION, "S:0"))
        .containsExactly("PARTIAL_SHIP: nothing ships before credit is cleared");
    assertThat(locked(PacketKind.EXCEPTION, "S:1"))
        .containsExactly(
            "PARTIAL_SHIP: nothing ships before credit is cleared",
            "RELEASE_HOLD: nothing moves under a compliance block, and a compliance block is found"
                + " on S:1, which compliance decides");
    packets.clear();
    take(invoice(2, "0"));
    assertThat(packets).hasSize(MANY + 1).allMatch(packet -> packet.getLocked().isEmpty());
  }

  private List<String> locked(PacketKind kind, String order) {
    return packets.stream()
        .filter(packet -> packet.getKind() == kind && packet.getOrder().equals(order))
        .filter(packet -> packet.getType() == ExceptionType.CREDIT_HOLD)
        .flatMap(packet -> packet.getLocked().stream())
        .map(each -> each.getAction() + ": " + each.getRule())
        .toList();
  }

  private void assertTold(String type, String subReason, int causes, int members) {
    List<ExceptionPacket> told =
        packets.stream().filter(packet -> packet.getKind() == PacketKind.CAUSE).toList();
    assertThat(told).hasSize(causes);
    assertThat(told.getFirst().getMembers()).isEqualTo(members);
    assertThat(told.getFirst().getEvidence()).isNotEmpty();
    List<ExceptionPacket> slim =
        packets.stream().filter(packet -> packet.getKind() == PacketKind.EXCEPTION).toList();
    assertThat(slim)
        .hasSize(members)
        .allMatch(packet -> packet.getType().name().equals(type))
        .allMatch(packet -> packet.getSubReason().equals(subReason))
        .allMatch(packet -> packet.getEvidence().isEmpty())
        .allMatch(packet -> told.getFirst().getCauseKey().equals(packet.getCauseKey()))
        .allMatch(packet -> !packet.getSummary().isBlank());
  }

  private void orders() {
    for (int number = 0; number < MANY; number++) {
      take(
          Order.newBuilder()
              .setEnvelope(envelope("Order", "O" + number, 1))
              .setOrder("S:" + number)
              .setNumber("" + number)
              .setCustomer("S:K")
              .setCreditAccount("S:C")
              .setEntered(time(START))
              .setPromised(day("2026-05-01"))
              .setStage(Stage.OPEN)
              .setSite("S:W1")
              .build());
      take(
          OrderLine.newBuilder()
              .setEnvelope(envelope("OrderLine", "O" + number + ":1", 1))
              .setOrder("S:" + number)
              .setLine("1")
              .setItem("S:A")
              .setUnit("PCE")
              .setOrdered(new BigDecimal("1.000000"))
              .setNetPrice(
                  new UnitPrice(new BigDecimal("3.000000"), "EUR", new BigDecimal("1.000000")))
              .build());
    }
  }

  private Invoice invoice(long version, String open) {
    return Invoice.newBuilder()
        .setEnvelope(envelope("Invoice", "I1", version))
        .setInvoice("S:I1")
        .setKind(InvoiceKind.INVOICE)
        .setCreditAccount("S:C")
        .setTotal(money("900"))
        .setOpen(money(open))
        .setDue(day("2026-03-10"))
        .build();
  }

  private Supply supply(long version, String confirmed) {
    return Supply.newBuilder()
        .setEnvelope(envelope("Supply", "P1", version))
        .setSupply("S:P:1")
        .setItem("S:A")
        .setSite("S:W1")
        .setOrdered(new BigDecimal("100000.000000"))
        .setConfirmed(day(confirmed))
        .build();
  }

  private void pass(Duration time) {
    take(new Tick("test", START.plus(time)));
    take(new Tick("test", START.plus(time).plus(Duration.ofHours(5))));
  }

  private void take(SpecificRecord fact) {
    for (Effect effect : desk.take(fact, Arrival.alone())) {
      if (effect instanceof Effect.Emit emit
          && (emit.packet().getKind() == PacketKind.EXCEPTION
              || emit.packet().getKind() == PacketKind.CAUSE)) {
        packets.add(emit.packet());
      }
    }
  }

  private Envelope envelope(String type, String id, long version) {
    return Envelope.newBuilder()
        .setScope("S")
        .setSource("erp")
        .setRecordType(type)
        .setRecordId(id)
        .setOp(Op.UPSERT)
        .setVersion(List.of(version))
        .setEventTime(START)
        .setClock("test")
        .setPosition(new SourcePosition("erp", 0, offset++))
        .setContentHash(Ids.of(type, id, Long.toString(version)))
        .build();
  }

  private static Money money(String amount) {
    return new Money(new BigDecimal(amount).setScale(4), "EUR");
  }

  private static DateOrTime day(String date) {
    return DateOrTime.newBuilder().setDate(LocalDate.parse(date)).build();
  }

  private static DateOrTime time(Instant time) {
    return DateOrTime.newBuilder().setTime(time).build();
  }

  /** An account that no order brings to its limit. */
  private CreditAccount account() {
    return CreditAccount.newBuilder()
        .setEnvelope(envelope("CreditAccount", "C", 1))
        .setCreditAccount("S:C")
        .setLimit(money("100000000"))
        .build();
  }
}
