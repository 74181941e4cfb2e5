package io.holdwatch.routing.queue;

import io.holdwatch.contract.cases.Case;
import io.holdwatch.contract.cases.CaseStatus;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.fact.SourcePosition;
import io.holdwatch.contract.packet.ActionOption;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.Correction;
import io.holdwatch.contract.packet.Evidence;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionState;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.LossPart;
import io.holdwatch.contract.packet.Outcome;
import io.holdwatch.contract.packet.PacketEvent;
import io.holdwatch.contract.packet.PacketKind;
import io.holdwatch.contract.packet.PriorityPart;
import io.holdwatch.contract.packet.Severity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Packets and cases as classifier and router write them. */
public final class Samples {
  /** When all of them are concluded. */
  public static final Instant NOW = Instant.parse("2026-03-06T03:00:00Z");

  private Samples() {}

  /** An open shipment delay of order 17-id. */
  public static ExceptionPacket.Builder delay(String id, int priority) {
    return ExceptionPacket.newBuilder()
        .setKind(PacketKind.EXCEPTION)
        .setScope("L")
        .setClock("demo")
        .setAt(NOW)
        .setExceptionId(id)
        .setType(ExceptionType.SHIPMENT_DELAY)
        .setSubReason("NOT_SHIPPED")
        .setRootCause("NOT_SHIPPED")
        .setSubject("L:17-" + id)
        .setSpell(1)
        .setRevision(1)
        .setState(ExceptionState.OPEN)
        .setEvent(PacketEvent.OPENED)
        .setSince(NOW.minus(Duration.ofHours(5)))
        .setOpenedAt(NOW)
        .setOrder("L:17-" + id)
        .setOrderNumber("17-" + id)
        .setCustomerPo("PO-" + id)
        .setCustomer("L:C1")
        .setCustomerName("Example Ltd")
        .setCustomerTier("A")
        .setSite("W1")
        .setSeverity(Severity.HIGH)
        .setPriority(priority)
        .setPriorityParts(List.of(new PriorityPart("money", priority, "revenue at risk 12000.00")))
        .setRevenueAtRisk(new Money(new BigDecimal("12000.0000"), "EUR"))
        .setLines(List.of(line("10", "KETTLE"), line("20", "POT")))
        .setEvidence(List.of(evidence()))
        .setPolicyVersion("standard@1")
        .setConfidence(new BigDecimal("0.750000"))
        .setSummary("Order 17-" + id + " of Example Ltd has not shipped: 2 of 2 lines.");
  }

  /**
   * An open shipment delay that costs money for each hour that is left, in EUR.
   *
   * @param perHour as told at NOW
   */
  public static ExceptionPacket.Builder costing(
      String id, int priority, String loss, String perHour, Instant latestSafe) {
    return delay(id, priority)
        .setExpectedLoss(new Money(new BigDecimal(loss), "EUR"))
        .setLossParts(
            List.of(
                new LossPart(
                    "penalty", new Money(new BigDecimal(loss), "EUR"), "penalty for 2 days late")))
        .setLossPerHour(new Money(new BigDecimal(perHour), "EUR"))
        .setLatestSafeDecision(latestSafe);
  }

  /** An open conflict of order 17-id with a conversion that is missing for an item. */
  public static ExceptionPacket.Builder conversion(String id, String item, int priority) {
    return delay(id, priority)
        .setType(ExceptionType.MASTER_DATA_CONFLICT)
        .setSubReason("MISSING_CONVERSION")
        .setRootCause("MISSING_CONVERSION")
        .setSubject("L:17-" + id + ":10")
        .setCauseKey("conversion:" + item + ":BOX")
        .setLines(List.of(line("10", item)))
        .setCorrection(
            Correction.newBuilder()
                .setRecord("conversion")
                .setRecordKey(item + ":BOX")
                .setWrong("Unit BOX of item " + item + " does not convert to PCE")
                .setDataOwner("item data owner")
                .setSource("erp")
                .setTable("products")
                .setSince(NOW.minus(Duration.ofHours(5)))
                .setWithin(Duration.ofDays(30).toMillis())
                .build());
  }

  /** The next packet of an exception, which ends it. */
  public static ExceptionPacket cleared(ExceptionPacket before, Outcome outcome) {
    return ExceptionPacket.newBuilder(before)
        .setRevision(before.getRevision() + 1)
        .setState(ExceptionState.CLOSED)
        .setEvent(PacketEvent.CLEARED)
        .setOutcome(outcome)
        .setAt(before.getAt().plusSeconds(3600))
        .setEndedAt(before.getAt().plusSeconds(3600))
        .build();
  }

  /** The open case of an exception's first spell. */
  public static Case routed(String id, String team) {
    return Case.newBuilder()
        .setCaseId("case-" + id)
        .setScope("L")
        .setExceptionId(id)
        .setSpell(1)
        .setType("SHIPMENT_DELAY")
        .setSubReason("NOT_SHIPPED")
        .setOrder("L:17-" + id)
        .setStatus(CaseStatus.OPEN)
        .setTeam(team)
        .setRevision(1)
        .setOpenedAt(NOW)
        .setDeadline(NOW.plus(Duration.ofHours(4)))
        .setPolicyVersion("standard@1")
        .build();
  }

  /** The clock of the samples. */
  public static ExceptionPacket clock(Instant at) {
    return ExceptionPacket.newBuilder()
        .setKind(PacketKind.CLOCK)
        .setScope("demo")
        .setClock("demo")
        .setAt(at)
        .build();
  }

  /** A transfer that costs, displaces and needs approval. */
  public static ActionOption transfer() {
    return ActionOption.newBuilder()
        .setAction("TRANSFER")
        .setDescription("3 EACH from W2")
        .setPromise(NOW.plus(Duration.ofDays(2)))
        .setCost(new Money(new BigDecimal("35.0000"), "EUR"))
        .setMarginEffect(new Money(new BigDecimal("-35.0000"), "EUR"))
        .setDisplaced(List.of("L:9"))
        .setReversibility("Can be taken back until it ships")
        .setApprovals(List.of("planning manager"))
        .setRank(1)
        .build();
  }

  private static AffectedLine line(String number, String item) {
    return AffectedLine.newBuilder()
        .setLine(number)
        .setItem(item)
        .setUnit("EACH")
        .setQuantity(new BigDecimal("3.000000"))
        .setDue(NOW.minus(Duration.ofHours(4)))
        .setDueFrom("PROMISED")
        .build();
  }

  private static Evidence evidence() {
    return Evidence.newBuilder()
        .setLabel("line 10")
        .setValue("3 EACH promised 2026-03-05")
        .setFactType("OrderLine")
        .setFactId("f1")
        .setSource("erp")
        .setRecordType("order_line")
        .setRecordId("17:10")
        .setVersion(List.of(1L, 42L))
        .setPosition(new SourcePosition("erp.order_line", 2, 1234L))
        .setAsOf(NOW.minus(Duration.ofDays(3)))
        .setAge(Duration.ofDays(3).toMillis())
        .setFreshnessBudget(Duration.ofDays(1).toMillis())
        .setRivalValue("2026-03-09")
        .setRivalSource("wms")
        .build();
  }
}
