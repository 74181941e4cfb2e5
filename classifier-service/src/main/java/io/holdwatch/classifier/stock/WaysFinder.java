package io.holdwatch.classifier.stock;

import io.holdwatch.classifier.ranked.Micros;
import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.contract.fact.Fulfilment;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.ItemState;
import io.holdwatch.contract.fact.Reservation;
import io.holdwatch.contract.fact.Stock;
import io.holdwatch.contract.fact.Substitute;
import io.holdwatch.contract.fact.Wave;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds where a line could get what it lacks. It looks at no more than a few of each. */
final class WaysFinder {
  private static final int FEW = 3;
  private static final int MANY = 20;

  private final ScopeStock stock;
  private final LineKey key;
  private final StockRule rule;
  private final Instant now;

  WaysFinder(ScopeStock stock, LineKey key, StockRule rule, Instant now) {
    this.stock = stock;
    this.key = key;
    this.rule = rule;
    this.now = now;
  }

  /**
   * Empty where the line lacks nothing.
   *
   * @param doubted whether it counts on nothing that comes from a supply in trouble
   */
  Optional<Ways> ways(boolean doubted) {
    Line line = stock.line(key);
    Demand demand = line == null ? null : line.demand;
    Instant promised = demand == null ? null : demand.promised();
    if (line == null || demand == null || promised == null || !demand.asks()) {
      return Optional.empty();
    }
    if (demand.fulfilment() == Fulfilment.DROP_SHIP) {
      return bought(line, demand, promised);
    }
    for (PoolKey poolKey : line.pools) {
      Pool pool = stock.pool(poolKey.item(), poolKey.site());
      long missing = pool == null || !pool.known() ? 0 : missing(pool, doubted);
      if (pool != null && missing > 0) {
        return Optional.of(ways(line, demand, promised, pool, missing));
      }
    }
    Pool own = stock.pool(demand.item(), demand.site());
    return own == null || near(line, demand, own) == null
        ? Optional.empty()
        : Optional.of(ways(line, demand, promised, own, 0));
  }

  private long missing(Pool pool, boolean doubted) {
    return doubted ? pool.doubtful(key) : pool.missing(key);
  }

  /** A drop shipment lacks what its purchase order does not bring in time. */
  private Optional<Ways> bought(Line line, Demand demand, Instant promised) {
    List<Inbound> supplies =
        stock.dropShip(key, demand, now).stream()
            .filter(supply -> supply.comes() && supply.dependable() != null)
            .sorted(Comparator.comparing(Inbound::dependable))
            .toList();
    long need = Micros.of(demand.open());
    List<Instant> later = new ArrayList<>();
    long missing = need;
    for (Inbound supply : supplies) {
      need = Micros.plus(need, -supply.quantity());
      boolean inTime = !Objects.requireNonNull(supply.dependable()).isAfter(promised);
      missing = inTime ? need : missing;
      if (!inTime && need <= 0 && later.size() < FEW) {
        later.add(supply.dependable());
      }
    }
    Item item = stock.catalogue.item(demand.item());
    return demand.site() == null
        ? Optional.empty()
        : Optional.of(
            new Ways(
                demand.item(),
                demand.site(),
                item == null ? null : item.getBaseUnit(),
                demand.perUnit(),
                Micros.decimal(Math.clamp(missing, 0, Micros.of(demand.open()))),
                false,
                promised,
                List.of(),
                List.of(),
                later,
                List.of(),
                List.of(),
                line.reservations,
                null));
  }

  private Ways ways(Line line, Demand demand, Instant promised, Pool pool, long missing) {
    Item item = stock.catalogue.item(pool.key.item());
    boolean ofKit = !pool.key.item().equals(demand.item());
    return new Ways(
        pool.key.item(),
        pool.key.site(),
        item == null ? null : item.getBaseUnit(),
        demand.perUnit(),
        Micros.decimal(missing),
        ofKit,
        promised,
        elsewhere(pool, promised),
        ofKit ? List.of() : standIns(demand, promised),
        later(pool, promised, missing),
        incoming(pool, promised, item != null && item.getState() == ItemState.NOT_SUPPLIABLE),
        held(demand, pool),
        line.reservations,
        ofKit ? null : near(line, demand, pool));
  }

  private Ways.@Nullable Near near(Line line, Demand demand, Pool pool) {
    Wave wave = demand.fulfilment() == Fulfilment.KIT || !pool.known() ? null : rule.near();
    if (wave == null) {
      return null;
    }
    long open = Micros.of(demand.open());
    long free = Micros.plus(pool.onHand.amount(), -pool.hard());
    return new Ways.Near(
        wave,
        Micros.decimal(Math.clamp(open - line.reserved(pool.key), 0, open)),
        Micros.decimal(Math.max(0, free)));
  }

  private List<Ways.Elsewhere> elsewhere(Pool own, Instant promised) {
    List<Ways.Elsewhere> elsewhere = new ArrayList<>();
    for (PoolKey other : stock.poolsOf(own.key.item()).stream().limit(MANY).toList()) {
      Pool pool = other.equals(own.key) ? null : stock.pool(other.item(), other.site());
      long free = pool == null || !pool.known() ? 0 : pool.uncommitted(promised);
      if (pool != null && free > 0) {
        largest(pool)
            .ifPresent(
                fact ->
                    elsewhere.add(new Ways.Elsewhere(other.site(), Micros.decimal(free), fact)));
      }
    }
    elsewhere.sort(
        Comparator.comparing(Ways.Elsewhere::uncommitted)
            .reversed()
            .thenComparing(Ways.Elsewhere::site));
    return List.copyOf(elsewhere);
  }

  static Optional<Stock> largest(Pool pool) {
    return pool.onHand.facts().stream().max(Comparator.comparing(WaysFinder::onHand));
  }

  private static BigDecimal onHand(Stock fact) {
    return fact.getOnHand() == null ? BigDecimal.ZERO : fact.getOnHand();
  }

  private List<Ways.StandIn> standIns(Demand demand, Instant promised) {
    List<Ways.StandIn> standIns = new ArrayList<>();
    for (Substitute substitute : stock.catalogue.substitutesFor(demand.item(), demand.customer())) {
      Pool pool = stock.pool(substitute.getSubstitute(), demand.site());
      Item item = stock.catalogue.item(substitute.getSubstitute());
      long free = pool == null || !pool.known() ? 0 : pool.uncommitted(promised);
      if (item != null && free > 0) {
        standIns.add(new Ways.StandIn(substitute, item, Micros.decimal(free)));
      }
    }
    return standIns.stream().limit(FEW).toList();
  }

  private static List<Instant> later(Pool pool, Instant promised, long missing) {
    List<Instant> dates = new ArrayList<>();
    long more = 0;
    for (Inbound supply : pool.comingAfter(promised).stream().limit(MANY).toList()) {
      more = Micros.plus(more, supply.quantity());
      Instant comes = supply.dependable();
      if (more >= missing && comes != null && dates.size() < FEW) {
        dates.add(comes);
      }
    }
    return dates;
  }

  /** Nobody brings after all what was cancelled of an item that cannot be supplied. */
  private static List<Ways.Incoming> incoming(Pool pool, Instant promised, boolean over) {
    return Stream.concat(
            pool.comingAfter(promised).stream().limit(MANY),
            over ? Stream.of() : pool.cancelled().stream().limit(MANY))
        .filter(supply -> inTime(supply.due(), promised))
        .limit(FEW)
        .map(supply -> new Ways.Incoming(supply.fact(), supply.cancelled()))
        .toList();
  }

  private static boolean inTime(@Nullable Instant due, Instant promised) {
    return due != null && !due.isAfter(promised);
  }

  private List<Ways.Held> held(Demand demand, Pool pool) {
    List<Ways.Held> held = new ArrayList<>();
    Optional<LineKey> holder = pool.holderBelow(demand.policyClass(), 1);
    Line line = holder.map(stock::line).orElse(null);
    if (line != null) {
      for (Reservation reservation : line.reservations) {
        if (Boolean.TRUE.equals(reservation.getHard())
            && pool.key.item().equals(reservation.getItem())
            && pool.key.site().equals(reservation.getSite())) {
          held.add(new Ways.Held(holder.get(), reservation));
        }
      }
    }
    return held;
  }
}
