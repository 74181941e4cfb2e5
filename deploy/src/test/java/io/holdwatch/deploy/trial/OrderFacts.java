package io.holdwatch.deploy.trial;

import io.holdwatch.contract.fact.ClockMark;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.PromiseBasis;
import io.holdwatch.contract.fact.ScheduleLine;
import io.holdwatch.contract.fact.Shipment;
import io.holdwatch.contract.fact.ShipmentLine;
import io.holdwatch.contract.fact.ShipmentState;
import io.holdwatch.contract.fact.Site;
import io.holdwatch.contract.fact.SourcePosition;
import io.holdwatch.contract.fact.Stage;
import io.holdwatch.contract.fact.StatusReport;
import io.holdwatch.deploy.simulation.history.Happening;
import io.holdwatch.deploy.simulation.history.Happening.Carried;
import io.holdwatch.deploy.simulation.history.Happening.EstimateStated;
import io.holdwatch.deploy.simulation.history.Happening.LineStated;
import io.holdwatch.deploy.simulation.history.Happening.OrderStated;
import io.holdwatch.deploy.simulation.history.Happening.ScheduleStated;
import io.holdwatch.deploy.simulation.history.Happening.ShipmentStated;
import io.holdwatch.deploy.simulation.history.OrderHistory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The facts by which the classifier hears of what happened to one order. */
final class OrderFacts {
  private static final Duration MARKS = Duration.ofHours(7);
  private static final String SITE = "T:W";

  private final String order;
  private long version;

  private OrderFacts(String order) {
    this.order = order;
  }

  /** All of them in any order between two marks of the clock, as partitions would have them. */
  static List<Recording.Told> of(OrderHistory history, Instant end, Random random) {
    OrderFacts facts = new OrderFacts(history.order());
    List<Recording.Told> told = new ArrayList<>();
    List<SpecificRecord> next = new ArrayList<>(List.of(facts.site()));
    Instant mark = OrderTale.START;
    for (Happening happening : history.happenings()) {
      while (happening.at().isAfter(mark)) {
        told.addAll(upTo(mark, next, random));
        mark = mark.plus(MARKS);
      }
      next.addAll(facts.of(happening));
    }
    told.addAll(upTo(mark, next, random));
    told.addAll(upTo(end, next, random));
    return told;
  }

  private static List<Recording.Told> upTo(
      Instant mark, List<SpecificRecord> facts, Random random) {
    Collections.shuffle(facts, random);
    facts.add(new ClockMark("demo", "all-0", 1, mark, false));
    List<Recording.Told> told =
        facts.stream().map(fact -> new Recording.Told(fact, false)).toList();
    facts.clear();
    return told;
  }

  private List<SpecificRecord> of(Happening happening) {
    return switch (happening) {
      case OrderStated header -> List.of(header(header));
      case LineStated line -> List.of(line(line));
      case ScheduleStated part -> List.of(part(part));
      case EstimateStated estimate -> List.of(estimate(estimate));
      case ShipmentStated shipment -> shipment(shipment);
    };
  }

  private Site site() {
    return Site.newBuilder()
        .setEnvelope(envelope("sites", SITE, OrderTale.START))
        .setSite(SITE)
        .setZone(OrderTale.BERLIN.getId())
        .setCutOff(OrderTale.CUT_OFF)
        .build();
  }

  private Order header(OrderStated header) {
    return Order.newBuilder()
        .setEnvelope(envelope("orders", order, header.at()))
        .setOrder(order)
        .setShipToZone(header.shipToZone().getId())
        .setStage(header.cancelled() ? Stage.CANCELLED : Stage.OPEN)
        .build();
  }

  private OrderLine line(LineStated line) {
    return OrderLine.newBuilder()
        .setEnvelope(envelope("lines", String.valueOf(line.line()), line.at()))
        .setOrder(order)
        .setLine(String.valueOf(line.line()))
        .setSite(line.from().cutOffMinutes() == null ? null : SITE)
        .setOrdered(scaled(line.ordered()))
        .setCancelled(scaled(line.cancelled()))
        .setUnderTolerance(scaled(line.underTolerance()))
        .setBasis(PromiseBasis.valueOf(line.basis().name()))
        .build();
  }

  private ScheduleLine part(ScheduleStated part) {
    return ScheduleLine.newBuilder()
        .setEnvelope(envelope("schedules", part.line() + ":" + part.schedule(), part.at()))
        .setOrder(order)
        .setLine(String.valueOf(part.line()))
        .setSchedule(String.valueOf(part.schedule()))
        .setQuantity(scaled(part.quantity()))
        .setRequested(date(part.requested()))
        .setPromised(date(part.promised()))
        .setConfirmed(date(part.confirmed()))
        .build();
  }

  private StatusReport estimate(EstimateStated estimate) {
    String id = estimate.line() + ":" + estimate.schedule();
    return StatusReport.newBuilder()
        .setEnvelope(envelope("estimates", id, estimate.at()))
        .setOrder(order)
        .setLine(String.valueOf(estimate.line()))
        .setSchedule(String.valueOf(estimate.schedule()))
        .setEstimated(time(estimate.estimatedAt()))
        .build();
  }

  private List<SpecificRecord> shipment(ShipmentStated shipment) {
    List<SpecificRecord> facts = new ArrayList<>();
    boolean arrived = shipment.deliveredAt() != null;
    facts.add(
        Shipment.newBuilder()
            .setEnvelope(envelope("shipments", shipment.shipment(), shipment.at()))
            .setShipment(shipment.shipment())
            .setOrder(order)
            .setState(arrived ? ShipmentState.DELIVERED : ShipmentState.SHIPPED)
            .setShipped(time(shipment.shippedAt()))
            .setDelivered(time(shipment.deliveredAt()))
            .build());
    for (Carried each : shipment.contents()) {
      String id = shipment.shipment() + ":" + each.line();
      facts.add(
          ShipmentLine.newBuilder()
              .setEnvelope(envelope("contents", id, shipment.at()))
              .setShipment(shipment.shipment())
              .setShipmentLine(String.valueOf(each.line()))
              .setOrder(order)
              .setLine(String.valueOf(each.line()))
              .setQuantity(scaled(each.quantity()))
              .build());
    }
    return facts;
  }

  private Envelope envelope(String table, String id, Instant at) {
    version++;
    return Envelope.newBuilder()
        .setScope("T")
        .setSource("demo")
        .setRecordType(table)
        .setRecordId(id)
        .setVersion(List.of(0L, version))
        .setEventTime(at)
        .setClock("demo")
        .setPosition(new SourcePosition(table, 0, version))
        .setContentHash(String.valueOf(version))
        .build();
  }

  private static BigDecimal scaled(BigDecimal quantity) {
    return quantity.setScale(6, RoundingMode.UNNECESSARY);
  }

  private static @Nullable DateOrTime date(@Nullable LocalDate date) {
    return date == null ? null : new DateOrTime(date, null);
  }

  private static @Nullable DateOrTime time(@Nullable Instant time) {
    return time == null ? null : new DateOrTime(null, time);
  }
}
