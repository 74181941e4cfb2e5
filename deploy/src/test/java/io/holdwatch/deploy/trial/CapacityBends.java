package io.holdwatch.deploy.trial;

import static io.holdwatch.contract.packet.ExceptionType.DISPATCH_CAPACITY;
import static io.holdwatch.contract.packet.ExceptionType.SHIPMENT_CONSTRAINT;
import static io.holdwatch.contract.packet.ExceptionType.SUPPLIER_DELAY;

import io.holdwatch.contract.fact.Appointment;
import io.holdwatch.contract.fact.Calendar;
import io.holdwatch.contract.fact.Capacity;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.ScheduleLine;
import io.holdwatch.contract.fact.Shipment;
import io.holdwatch.contract.fact.ShipmentState;
import io.holdwatch.contract.fact.Stock;
import io.holdwatch.contract.fact.Supply;
import io.holdwatch.contract.fact.Wave;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Bent rules about what comes from suppliers, and what transport and people can do. */
final class CapacityBends {
  private CapacityBends() {}

  static List<Bend> suppliers() {
    return List.of(
        Bend.policy(
            SUPPLIER_DELAY, "misses it too early", 1, "confirmBefore: PT12H", "confirmBefore: P3D"),
        Bend.policy(
            SUPPLIER_DELAY, "never misses it", 3, "confirmBefore: PT12H", "confirmBefore: PT0S"),
        Bend.facts(
            SUPPLIER_DELAY,
            "every supply is confirmed",
            1,
            Supply.class,
            s -> {
              if (s.getConfirmed() == null) {
                s.setConfirmed(s.getDue());
              }
            }),
        Bend.facts(
            SUPPLIER_DELAY,
            "what was put off counts as on time",
            1,
            Supply.class,
            s -> {
              if (s.getConfirmed() != null && s.getDue() != null) {
                s.setConfirmed(s.getDue());
              }
            }),
        Bend.facts(
            SUPPLIER_DELAY,
            "less than ordered is taken as all",
            1,
            Supply.class,
            s ->
                s.setOrdered(
                    s.getConfirmedQuantity() == null ? s.getOrdered() : s.getConfirmedQuantity())),
        Bend.facts(
            SUPPLIER_DELAY,
            "what has come counts as open",
            1,
            Supply.class,
            s -> s.setReceived(null)),
        Bend.facts(
            SUPPLIER_DELAY,
            "nothing is overdue",
            1,
            Supply.class,
            s -> {
              if (s.getDue() != null && s.getConfirmed() != null) {
                s.setConfirmed(new DateOrTime(LocalDate.parse("2027-01-01"), null));
              }
            }),
        Bend.facts(
            SUPPLIER_DELAY,
            "the shelf is empty",
            1,
            Stock.class,
            s -> s.setOnHand(BigDecimal.ZERO.setScale(6))),
        Bend.facts(
            SUPPLIER_DELAY,
            "purchase orders of drop shipments ignored",
            1,
            Supply.class,
            s -> {
              if (s.getOrder() != null) {
                s.setCancelled(true);
              }
            }),
        Bend.facts(
            SUPPLIER_DELAY,
            "promises ignored",
            1,
            ScheduleLine.class,
            l -> {
              l.setPromised(null);
              l.setRequested(null);
            }),
        Bend.facts(
            SUPPLIER_DELAY,
            "cancelled supplies are waited for",
            2,
            Supply.class,
            s -> s.setCancelled(false)));
  }

  static List<Bend> transport() {
    return List.of(
        Bend.facts(SHIPMENT_CONSTRAINT, "routes ignored", 1, Shipment.class, s -> s.setRoute(null)),
        Bend.facts(
            SHIPMENT_CONSTRAINT, "carriers ignored", 1, Shipment.class, s -> s.setCarrier(null)),
        Bend.facts(
            SHIPMENT_CONSTRAINT,
            "planned days ignored",
            1,
            Shipment.class,
            s -> s.setPlanned(null)),
        Bend.facts(
            SHIPMENT_CONSTRAINT,
            "what has left asks nothing",
            1,
            Shipment.class,
            s -> {
              if (s.getState() == ShipmentState.SHIPPED) {
                s.setPlanned(null);
              }
            }),
        Bend.facts(
            SHIPMENT_CONSTRAINT,
            "docks ignored",
            1,
            Capacity.class,
            c -> {
              if ("DOCK".equals(c.getKind())) {
                c.setUnit("KG");
              }
            }),
        Bend.facts(
            SHIPMENT_CONSTRAINT,
            "nothing takes lines",
            1,
            Capacity.class,
            c -> {
              if ("LINES".equals(c.getUnit())) {
                c.setUnit("KG");
              }
            }),
        Bend.facts(
            SHIPMENT_CONSTRAINT,
            "everything takes one more",
            1,
            Capacity.class,
            c -> c.setCapacity(c.getCapacity().add(BigDecimal.ONE))),
        Bend.facts(SHIPMENT_CONSTRAINT, "cut-offs ignored", 1, Wave.class, w -> w.setCutOff(null)),
        Bend.facts(
            SHIPMENT_CONSTRAINT, "waves take everything", 1, Wave.class, w -> w.setCapacity(null)));
  }

  static List<Bend> dispatch() {
    return List.of(
        Bend.facts(
            DISPATCH_CAPACITY,
            "calendars ignored",
            2,
            Calendar.class,
            c -> c.setHolidays(List.of())),
        Bend.facts(
            DISPATCH_CAPACITY,
            "hours ignored",
            2,
            Capacity.class,
            c -> {
              if ("HOURS".equals(c.getUnit())) {
                c.setUnit("KG");
              }
            }),
        Bend.facts(
            DISPATCH_CAPACITY,
            "promises ignored",
            2,
            ScheduleLine.class,
            l -> {
              l.setPromised(null);
              l.setRequested(null);
            }),
        Bend.facts(
            DISPATCH_CAPACITY,
            "appointments end as they begin",
            2,
            Appointment.class,
            a -> a.setEnd(a.getStart())),
        Bend.facts(
            DISPATCH_CAPACITY,
            "what is done goes on",
            2,
            Appointment.class,
            a -> a.setState("BOOKED")),
        Bend.facts(
            DISPATCH_CAPACITY,
            "nobody is anybody",
            2,
            Appointment.class,
            a -> {
              if (a.getResource() == null) {
                a.setResource("T0");
              }
            }),
        Bend.policy(
            DISPATCH_CAPACITY,
            "misses people too early",
            2,
            "assignBefore: P2D",
            "assignBefore: P9D"));
  }
}
