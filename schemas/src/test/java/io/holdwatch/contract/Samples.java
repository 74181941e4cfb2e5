package io.holdwatch.contract;

import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Link;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.fact.Op;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.PaymentKind;
import io.holdwatch.contract.fact.PromiseBasis;
import io.holdwatch.contract.fact.SourcePosition;
import io.holdwatch.contract.fact.Stage;
import io.holdwatch.contract.fact.Tick;
import io.holdwatch.contract.packet.ActionOption;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.Evidence;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionState;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.Outcome;
import io.holdwatch.contract.packet.PacketEvent;
import io.holdwatch.contract.packet.PacketKind;
import io.holdwatch.contract.packet.PriorityPart;
import io.holdwatch.contract.packet.Severity;
import io.holdwatch.contract.routed.RoutedException;
import io.holdwatch.contract.routed.RoutedKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The values of {@code src/test/interop/samples.mjs}, in Java. */
final class Samples {
  private Samples() {}

  static Tick tick() {
    return new Tick("live", Instant.parse("2026-02-28T23:59:59.999Z"));
  }

  static Order order() {
    return Order.newBuilder()
        .setEnvelope(envelope())
        .setOrder("northwind:10248")
        .setNumber("10248")
        .setCustomer("northwind:VINET")
        .setShipToZone("Europe/Paris")
        .setCurrency("EUR")
        .setEntered(new DateOrTime(LocalDate.of(1996, 7, 4), null))
        .setPromised(new DateOrTime(null, Instant.parse("1996-08-01T16:30:00Z")))
        .setBasis(PromiseBasis.SHIP)
        .setPayment(PaymentKind.OPEN_ACCOUNT)
        .setStage(Stage.OPEN)
        .setSourceStage("größer als 日本 🚚")
        .setShipComplete(false)
        .setLineCount(3)
        .build();
  }

  static RoutedException routed() {
    return RoutedException.newBuilder()
        .setKind(RoutedKind.CLOSED)
        .setSequence(3)
        .setRoutedId("0f")
        .setTeam("logistics")
        .setDeadline(Instant.parse("1996-08-02T08:00:00Z"))
        .setRoutingReason("Shipments are decided by logistics.")
        .setCaseId("1e")
        .setCaseRevision(2)
        .setAt(Instant.parse("1996-08-02T00:00:00Z"))
        .setPacket(packet())
        .build();
  }

  private static Envelope envelope() {
    return new Envelope(
        "northwind",
        "northwind",
        "orders",
        "10248",
        Op.UPSERT,
        List.of(1L, 9007199254740990L),
        Instant.parse("1996-07-04T21:59:59.999Z"),
        "northwind",
        new SourcePosition("erp.northwind.orders", 3, 4_294_967_296L),
        "00112233445566778899aabbccddeeff",
        List.of(new Link("customer", "Customer", "VINET", "customer", List.of(), 0, "")));
  }

  private static ExceptionPacket packet() {
    return ExceptionPacket.newBuilder()
        .setKind(PacketKind.EXCEPTION)
        .setScope("northwind")
        .setAt(Instant.parse("1996-08-02T00:00:00Z"))
        .setClock("northwind")
        .setExceptionId("f44514569b13047d6cf93a073694185c")
        .setType(ExceptionType.SHIPMENT_DELAY)
        .setSubReason("NOT_SHIPPED")
        .setSubject("northwind:10248")
        .setSpell(1)
        .setRevision(2)
        .setState(ExceptionState.CLOSED)
        .setEvent(PacketEvent.CLEARED)
        .setOutcome(Outcome.LATE)
        .setOrder("northwind:10248")
        .setOrderNumber("10248")
        .setLines(List.of(line()))
        .setOrderValue(new Money(new BigDecimal("-440.0000"), "EUR"))
        .setRevenueAtRisk(new Money(new BigDecimal("999999999999999.9999"), "EUR"))
        .setSeverity(Severity.HIGH)
        .setPriority(73)
        .setPriorityParts(List.of(new PriorityPart("money", 40, "large")))
        .setEvidence(List.of(evidence()))
        .setOptions(List.of(option()))
        .setConfidence(new BigDecimal("0.875000"))
        .setPolicyVersion("default@1")
        .setSummary("Not shipped by the end of the day that was promised.")
        .build();
  }

  private static AffectedLine line() {
    return AffectedLine.newBuilder()
        .setLine("1")
        .setItem("northwind:11")
        .setUnit("EA")
        .setQuantity(new BigDecimal("12.500000"))
        .setDue(Instant.parse("1996-08-01T22:00:00Z"))
        .build();
  }

  private static Evidence evidence() {
    return Evidence.newBuilder()
        .setLabel("promised date of line 1")
        .setValue("1996-08-01")
        .setFactType("Order")
        .setFactId("ab")
        .setSource("northwind")
        .setRecordType("orders")
        .setRecordId("10248")
        .setVersion(List.of(-1L, 0L, 64L))
        .setPosition(new SourcePosition("erp.northwind.orders", 0, 17L))
        .setAsOf(Instant.parse("1996-07-04T00:00:00Z"))
        .setAge(2_505_600_000L)
        .build();
  }

  private static ActionOption option() {
    return ActionOption.newBuilder()
        .setAction("EXPEDITE")
        .setDescription("by air")
        .setDisplaced(List.of("northwind:1"))
        .setReversibility("no")
        .setRank(1)
        .build();
  }
}
