package io.holdwatch.deploy.trial;

import static io.holdwatch.contract.packet.ExceptionType.ALLOCATION_CONFLICT;
import static io.holdwatch.contract.packet.ExceptionType.HOLD_MISMATCH;
import static io.holdwatch.contract.packet.ExceptionType.MASTER_DATA_CONFLICT;
import static io.holdwatch.contract.packet.ExceptionType.PRIORITY_CONFLICT;
import static io.holdwatch.contract.packet.ExceptionType.SHIPMENT_DELAY;
import static io.holdwatch.contract.packet.ExceptionType.STOCK_SHORTAGE;
import static io.holdwatch.contract.packet.ExceptionType.SUBSTITUTION_NEEDED;

import io.holdwatch.contract.fact.Component;
import io.holdwatch.contract.fact.Customer;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Fulfilment;
import io.holdwatch.contract.fact.Hold;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.ItemState;
import io.holdwatch.contract.fact.Lot;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.PromiseBasis;
import io.holdwatch.contract.fact.Reservation;
import io.holdwatch.contract.fact.ScheduleLine;
import io.holdwatch.contract.fact.Site;
import io.holdwatch.contract.fact.StatusReport;
import io.holdwatch.contract.fact.Stock;
import io.holdwatch.contract.fact.Substitute;
import io.holdwatch.contract.fact.Supply;
import io.holdwatch.contract.fact.UnitConversion;
import io.holdwatch.contract.fact.Wave;
import io.holdwatch.contract.packet.ExceptionType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Every rule that the simulated world can tell from one that is bent. */
final class Bends {
  private static final Instant NEVER = Instant.parse("2030-01-01T00:00:00Z");

  private Bends() {}

  static List<Bend> all() {
    List<Bend> all = new ArrayList<>();
    all.addAll(settling());
    all.addAll(delays());
    all.addAll(stock());
    all.addAll(supply());
    all.addAll(CapacityBends.suppliers());
    all.addAll(CapacityBends.transport());
    all.addAll(CapacityBends.dispatch());
    all.addAll(MoneyBends.credit());
    all.addAll(MoneyBends.prices());
    all.addAll(holds());
    all.addAll(masterData());
    all.addAll(OrderBends.anomalies());
    all.addAll(OrderBends.churn());
    all.addAll(OrderBends.status());
    all.addAll(PaperBends.all());
    return all;
  }

  private static List<Bend> settling() {
    List<Bend> bends = new ArrayList<>();
    settling(bends, SHIPMENT_DELAY, "PT4H");
    settling(bends, STOCK_SHORTAGE, "PT4H");
    settling(bends, ALLOCATION_CONFLICT, "PT4H");
    settling(bends, PRIORITY_CONFLICT, "PT4H");
    settling(bends, SUBSTITUTION_NEEDED, "PT4H");
    settling(bends, ExceptionType.CREDIT_HOLD, "PT1H");
    settling(bends, ExceptionType.PRICE_MISMATCH, "PT0S");
    settling(bends, HOLD_MISMATCH, "PT2H");
    settling(bends, MASTER_DATA_CONFLICT, "PT1H");
    settling(bends, ExceptionType.ORDER_ANOMALY, "PT1H");
    settling(bends, ExceptionType.ORDER_CHURN, "PT1H");
    settling(bends, ExceptionType.STATUS_MISMATCH, "PT4H");
    settling(bends, ExceptionType.SUPPLIER_DELAY, "P1D");
    settling(bends, ExceptionType.SHIPMENT_CONSTRAINT, "PT1H");
    settling(bends, ExceptionType.DISPATCH_CAPACITY, "PT1H");
    return bends;
  }

  private static void settling(List<Bend> bends, ExceptionType type, String standard) {
    String line = "\n  " + type + ": ";
    if (!standard.equals("PT0S")) {
      bends.add(Bend.policy(type, "does not settle", 1, line + standard, line + "PT0S"));
    }
    bends.add(
        Bend.policy(
            type,
            "settles too long",
            type == PRIORITY_CONFLICT ? 2 : 1,
            line + standard,
            line + "PT9H"));
  }

  private static List<Bend> delays() {
    return List.of(
        Bend.facts(SHIPMENT_DELAY, "cut-offs ignored", 2, Site.class, s -> s.setCutOff(null)),
        Bend.facts(SHIPMENT_DELAY, "zones ignored", 1, Site.class, s -> s.setZone("UTC")),
        Bend.facts(
            SHIPMENT_DELAY, "zone of the ship-to", 1, Order.class, o -> o.setShipToZone("UTC")),
        Bend.facts(
            SHIPMENT_DELAY, "estimates ignored", 1, StatusReport.class, r -> r.setEstimated(null)),
        Bend.facts(
            SHIPMENT_DELAY, "cancellations ignored", 1, OrderLine.class, l -> l.setCancelled(null)),
        Bend.facts(
            SHIPMENT_DELAY,
            "confirmations ignored",
            1,
            ScheduleLine.class,
            l -> l.setConfirmed(null)),
        Bend.facts(
            SHIPMENT_DELAY, "promises ignored", 1, ScheduleLine.class, l -> l.setPromised(null)),
        Bend.facts(
            SHIPMENT_DELAY,
            "every promise is one to ship",
            1,
            OrderLine.class,
            l -> l.setBasis(PromiseBasis.SHIP)),
        Bend.facts(
            SHIPMENT_DELAY,
            "nothing under the tolerance",
            1,
            OrderLine.class,
            l -> l.setUnderTolerance(new BigDecimal("0.500000"))));
  }

  private static List<Bend> stock() {
    return List.of(
        Bend.facts(STOCK_SHORTAGE, "safety stock ignored", 1, Stock.class, s -> s.setSafety(null)),
        Bend.facts(
            STOCK_SHORTAGE,
            "shipped since the count ignored",
            1,
            Stock.class,
            s -> s.setAsOf(null)),
        Bend.facts(STOCK_SHORTAGE, "expiry of lots ignored", 1, Lot.class, l -> l.setExpires(null)),
        Bend.facts(
            STOCK_SHORTAGE, "state of lots ignored", 1, Lot.class, l -> l.setState("RELEASED")),
        Bend.facts(
            STOCK_SHORTAGE, "shelf life ignored", 1, Item.class, i -> i.setMinimumShelfLife(null)),
        Bend.facts(
            STOCK_SHORTAGE, "soft reservations bind", 1, Reservation.class, r -> r.setHard(true)),
        Bend.facts(
            ALLOCATION_CONFLICT,
            "hard reservations do not bind",
            1,
            Reservation.class,
            r -> r.setHard(false)),
        Bend.facts(PRIORITY_CONFLICT, "classes ignored", 2, Customer.class, c -> c.setTier(null)),
        Bend.policy(
            PRIORITY_CONFLICT,
            "classes upside down",
            2,
            "{A: 1, B: 2, C: 3}",
            "{A: 3, B: 2, C: 1}"),
        Bend.facts(
            ALLOCATION_CONFLICT, "time of entry ignored", 2, Order.class, o -> o.setEntered(null)),
        Bend.facts(
            STOCK_SHORTAGE,
            "units not converted",
            1,
            UnitConversion.class,
            c -> c.setFactor(BigDecimal.ONE.setScale(6))),
        Bend.facts(
            STOCK_SHORTAGE,
            "a kit needs ten times as much",
            1,
            Component.class,
            c -> c.setQuantity(c.getQuantity().multiply(BigDecimal.TEN))),
        Bend.facts(
            STOCK_SHORTAGE,
            "kits are stock",
            3,
            OrderLine.class,
            l -> {
              if (l.getFulfilment() == Fulfilment.KIT) {
                l.setFulfilment(Fulfilment.STOCK);
              }
            }),
        Bend.facts(
            SUBSTITUTION_NEEDED,
            "approvals of substitutes ignored",
            2,
            Substitute.class,
            s -> s.setApproved(true)),
        Bend.facts(
            SUBSTITUTION_NEEDED,
            "nothing is blocked",
            1,
            Item.class,
            i -> {
              if (i.getState() == ItemState.BLOCKED) {
                i.setState(ItemState.ACTIVE);
              }
            }),
        Bend.facts(
            SUBSTITUTION_NEEDED,
            "everything is suppliable",
            1,
            Item.class,
            i -> {
              if (i.getState() == ItemState.NOT_SUPPLIABLE) {
                i.setState(ItemState.ACTIVE);
              }
            }),
        Bend.facts(STOCK_SHORTAGE, "waves ignored", 1, OrderLine.class, l -> l.setWave(null)),
        Bend.facts(
            STOCK_SHORTAGE, "a wave is never released", 2, Wave.class, w -> w.setReleasedAt(null)),
        Bend.policy(
            STOCK_SHORTAGE,
            "confirmed too early",
            1,
            "unconfirmedBefore: PT2H",
            "unconfirmedBefore: PT12H"));
  }

  private static List<Bend> supply() {
    return List.of(
        Bend.facts(
            STOCK_SHORTAGE,
            "confirmed quantity ignored",
            1,
            Supply.class,
            s -> s.setConfirmedQuantity(null)),
        Bend.facts(
            STOCK_SHORTAGE, "confirmed date ignored", 1, Supply.class, s -> s.setConfirmed(null)),
        Bend.facts(
            STOCK_SHORTAGE,
            "received counts twice",
            1,
            Supply.class,
            s -> s.setReceived(BigDecimal.ZERO.setScale(6))),
        Bend.facts(
            STOCK_SHORTAGE, "cancelled supply comes", 1, Supply.class, s -> s.setCancelled(false)),
        Bend.facts(
            STOCK_SHORTAGE, "suppliers never slip", 1, Supply.class, s -> s.setArrived(null)),
        Bend.facts(
            STOCK_SHORTAGE,
            "supply of drop shipments unknown",
            1,
            Supply.class,
            s -> {
              s.setOrder(null);
              s.setSupply(null);
            }),
        Bend.facts(
            STOCK_SHORTAGE,
            "undated supply comes",
            1,
            Supply.class,
            s -> {
              if (s.getDue() == null) {
                s.setDue(new DateOrTime(LocalDate.parse("2026-03-03"), null));
              }
            }),
        Bend.facts(
            STOCK_SHORTAGE,
            "drop shipments ask the stock",
            1,
            OrderLine.class,
            l -> {
              if (l.getFulfilment() == Fulfilment.DROP_SHIP) {
                l.setFulfilment(Fulfilment.STOCK);
              }
            }));
  }

  private static List<Bend> holds() {
    return List.of(
        Bend.facts(HOLD_MISMATCH, "releases ignored", 1, Hold.class, h -> h.setReleasedAt(null)),
        Bend.facts(HOLD_MISMATCH, "kinds ignored", 1, Hold.class, h -> h.setKind("other")),
        Bend.facts(HOLD_MISMATCH, "every hold is new", 1, Hold.class, h -> h.setSetAt(NEVER)),
        Bend.policy(
            HOLD_MISMATCH, "nothing must be held", 1, "mustBlock: [CREDIT_HOLD]", "mustBlock: []"),
        Bend.facts(HOLD_MISMATCH, "hoarding ignored", 1, Reservation.class, r -> r.setHard(false)));
  }

  private static List<Bend> masterData() {
    return List.of(
        Bend.facts(
            MASTER_DATA_CONFLICT,
            "blocked customers pass",
            1,
            Customer.class,
            c -> {
              c.setBlocked(false);
              c.setStatus(null);
            }),
        Bend.facts(
            MASTER_DATA_CONFLICT, "duplicates pass", 1, Customer.class, c -> c.setTaxId(null)),
        Bend.facts(
            MASTER_DATA_CONFLICT,
            "blocked items pass",
            1,
            Item.class,
            i -> i.setState(ItemState.ACTIVE)),
        Bend.facts(
            MASTER_DATA_CONFLICT,
            "discontinued items are blocked",
            1,
            Item.class,
            i -> {
              if (i.getState() == ItemState.DISCONTINUED) {
                i.setState(ItemState.BLOCKED);
              }
            }),
        Bend.facts(MASTER_DATA_CONFLICT, "items unknown", 1, Item.class, i -> i.setItem(null)),
        Bend.facts(
            MASTER_DATA_CONFLICT, "customers unknown", 1, Customer.class, c -> c.setCustomer(null)),
        Bend.facts(
            MASTER_DATA_CONFLICT,
            "conversions of one item are those of all",
            1,
            UnitConversion.class,
            c -> c.setItem(null)),
        Bend.facts(
            MASTER_DATA_CONFLICT, "units unknown", 1, UnitConversion.class, c -> c.setUnit(null)));
  }
}
