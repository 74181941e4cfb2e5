package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.Fulfilment;
import io.holdwatch.deploy.simulation.history.Happening.LineStated;
import io.holdwatch.deploy.simulation.history.Happening.OrderStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.ComponentStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.ItemStated;
import io.holdwatch.deploy.simulation.history.StockHappening.LotState;
import io.holdwatch.deploy.simulation.history.StockHappening.LotStated;
import io.holdwatch.deploy.simulation.history.StockHappening.ReservationStated;
import io.holdwatch.deploy.simulation.history.StockHappening.StockStated;
import io.holdwatch.deploy.simulation.history.StockHappening.SupplyStated;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One pool at one instant, worked out afresh. */
final class PoolAt {
  /** What one line asks of the pool. */
  private record Ask(
      Subject line,
      Instant promise,
      int policyClass,
      Instant entered,
      BigDecimal open,
      BigDecimal asked) {}

  /** What can be counted on from an instant on. */
  private record Arrival(Instant dependable, BigDecimal quantity, boolean sure) {}

  private static final Comparator<Ask> ORDER_OF_SERVICE =
      Comparator.comparing(Ask::promise)
          .thenComparing(Ask::policyClass)
          .thenComparing(Ask::entered)
          .thenComparing(ask -> ask.line().order())
          .thenComparing(ask -> ask.line().lineText());

  private final Past past;
  private final PoolRecords records;
  private final Inbound inbound;
  private final Pool pool;
  private final Instant now;

  PoolAt(Past past, PoolRecords records, Inbound inbound, Pool pool, Instant now) {
    this.past = past;
    this.records = records;
    this.inbound = inbound;
    this.pool = pool;
    this.now = now;
  }

  /** How each line that asks the pool stands; null: no stock fact names the pool. */
  @Nullable Map<Subject, Cover> covers() {
    List<StockStated> stock =
        past.register.at(StockStated.class, records.stock.getOrDefault(pool, Set.of()), now);
    if (stock.isEmpty()) {
      return null;
    }
    List<ReservationStated> hard =
        past
            .register
            .at(ReservationStated.class, records.reservations.getOrDefault(pool, Set.of()), now)
            .stream()
            .filter(r -> r.hard() && inPool(r.item(), r.site()) && ofOpenLine(r))
            .toList();
    BigDecimal free = onHand(stock);
    for (ReservationStated each : hard) {
      free = free.subtract(each.quantity());
    }
    List<Arrival> arrivals = arrivals();
    Map<Subject, Cover> covers = new HashMap<>();
    BigDecimal demand = BigDecimal.ZERO;
    for (Ask ask : asks(hard)) {
      demand = demand.add(ask.asked());
      BigDecimal supply = free.add(by(ask.promise(), arrivals));
      BigDecimal missing = demand.subtract(supply).max(BigDecimal.ZERO).min(ask.asked());
      boolean lower =
          hard.stream()
              .anyMatch(
                  r -> classOf(r) > ask.policyClass() && r.quantity().compareTo(missing) >= 0);
      BigDecimal sure =
          free.add(by(ask.promise(), arrivals.stream().filter(Arrival::sure).toList()));
      BigDecimal doubtful = demand.subtract(sure).max(BigDecimal.ZERO).min(ask.asked());
      covers.put(ask.line(), new Cover(ask.open(), ask.asked(), supply, missing, doubtful, lower));
    }
    return covers;
  }

  private boolean inPool(String item, @Nullable String site) {
    return pool.item().equals(item) && pool.site().equals(site);
  }

  private BigDecimal onHand(List<StockStated> stock) {
    BigDecimal sum = BigDecimal.ZERO;
    Instant counted = null;
    for (StockStated each : stock) {
      if (each.asOf() != null && (counted == null || each.asOf().isAfter(counted))) {
        counted = each.asOf();
      }
      if (usable(each)) {
        sum = sum.add(each.onHand()).subtract(each.safety());
      }
    }
    return counted == null ? sum : sum.subtract(shippedAfter(counted));
  }

  private boolean usable(StockStated stock) {
    LotStated lot = past.register.at(LotStated.class, stock.lot(), now);
    if (lot == null) {
      return true;
    }
    ItemStated item = past.register.at(ItemStated.class, pool.item(), now);
    int shelfLife = item == null ? 0 : Objects.requireNonNullElse(item.minimumShelfLife(), 0);
    return lot.state() == LotState.RELEASED
        && (lot.expires() == null || !lot.expires().minusDays(shelfLife).isBefore(Past.date(now)));
  }

  private BigDecimal shippedAfter(Instant counted) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Subject subject : records.lines.getOrDefault(pool, Set.of())) {
      OrderAt order = past.order(subject.order(), now);
      LineStated line = order == null ? null : order.line(subject.line());
      BigDecimal each = line == null ? null : inPool(line);
      if (order != null && line != null && each != null) {
        sum = sum.add(order.shippedAfter(line, counted).multiply(each));
      }
    }
    return sum;
  }

  /** Base units of the pool's item in one unit of a line; null: the line does not use the pool. */
  private @Nullable BigDecimal inPool(LineStated line) {
    String item = line.sourcing().item();
    Fulfilment fulfilment = line.sourcing().fulfilment();
    if (item == null
        || !pool.site().equals(line.sourcing().site())
        || fulfilment == Fulfilment.DROP_SHIP
        || fulfilment == Fulfilment.SERVICE) {
      return null;
    }
    BigDecimal factor = past.factor(item, line.sourcing().unit(), now);
    if (fulfilment != Fulfilment.KIT) {
      return pool.item().equals(item) ? factor : null;
    }
    ComponentStated part =
        past.register.at(ComponentStated.class, ComponentStated.key(item, pool.item()), now);
    return part == null || factor == null ? null : part.quantity().multiply(factor);
  }

  private List<Ask> asks(List<ReservationStated> hard) {
    List<Ask> asks = new ArrayList<>();
    for (Subject subject : records.lines.getOrDefault(pool, Set.of())) {
      OrderAt order = past.order(subject.order(), now);
      LineStated line = order == null ? null : order.line(subject.line());
      OrderStated header = order == null ? null : order.header();
      if (order == null || line == null || header == null || !order.isOpen()) {
        continue;
      }
      Instant promise = order.promise(line);
      BigDecimal each = inPool(line);
      if (promise == null || each == null || order.open(line).signum() == 0) {
        continue;
      }
      BigDecimal open = order.open(line).multiply(each);
      BigDecimal own =
          hard.stream()
              .filter(r -> r.order().equals(subject.order()) && r.line() == subject.line())
              .map(ReservationStated::quantity)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      Instant entered = header.terms().entered() != null ? header.terms().entered() : line.at();
      asks.add(
          new Ask(
              subject,
              promise,
              past.classOf(header, now),
              entered,
              open,
              open.subtract(own).max(BigDecimal.ZERO)));
    }
    asks.sort(ORDER_OF_SERVICE);
    return asks;
  }

  private boolean ofOpenLine(ReservationStated reservation) {
    OrderAt order = past.order(reservation.order(), now);
    LineStated line = order == null ? null : order.line(reservation.line());
    return order != null && line != null && order.isOpen() && order.open(line).signum() > 0;
  }

  private int classOf(ReservationStated reservation) {
    OrderAt order = past.order(reservation.order(), now);
    OrderStated header = order == null ? null : order.header();
    return header == null ? past.policy.otherClass() : past.classOf(header, now);
  }

  private List<Arrival> arrivals() {
    List<Arrival> arrivals = new ArrayList<>();
    for (SupplyStated each :
        past.register.at(SupplyStated.class, records.supply.getOrDefault(pool, Set.of()), now)) {
      BigDecimal quantity = Inbound.toCome(each);
      if (inPool(each.item(), each.site()) && quantity.signum() > 0) {
        Instant dependable = inbound.dependable(each, each.site(), now);
        if (dependable != null) {
          boolean sure =
              SupplierRule.sure(SupplierRule.trouble(past, inbound, each, each.site(), now));
          arrivals.add(new Arrival(dependable, quantity, sure));
        }
      }
    }
    return arrivals;
  }

  private static BigDecimal by(Instant instant, List<Arrival> arrivals) {
    return arrivals.stream()
        .filter(arrival -> !arrival.dependable().isAfter(instant))
        .map(Arrival::quantity)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
