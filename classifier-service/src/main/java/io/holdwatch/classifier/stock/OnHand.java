package io.holdwatch.classifier.stock;

import static io.holdwatch.classifier.ranked.Micros.plus;

import io.holdwatch.classifier.ranked.Micros;
import io.holdwatch.contract.fact.Stock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is there in a pool at an instant: its stock facts without safety stock and without lots that
 * may not be used, less what was shipped since the newest of them was true.
 */
final class OnHand {
  private final TreeMap<String, Stock> facts = new TreeMap<>();
  private final Map<String, Long> counted = new HashMap<>();
  private final TreeMap<Instant, Integer> asOfs = new TreeMap<>();
  private final TreeMap<Instant, Long> shipped = new TreeMap<>();
  private long stock;

  /** Shipped in (from, until]. */
  private long taken;

  private @Nullable Instant from;
  private Instant until = Instant.MIN;

  /** Whether any stock fact names the pool: else nothing is known of it. */
  boolean known() {
    return !facts.isEmpty();
  }

  /** Usable now. [millionths of the base unit] */
  long amount() {
    return plus(stock, -taken);
  }

  /** Shipments that are taken off. [millionths of the base unit] */
  long taken() {
    return taken;
  }

  Collection<Stock> facts() {
    return facts.values();
  }

  /** Whether what a fact says is counted. */
  boolean counts(String record) {
    return counted.getOrDefault(record, 0L) != 0;
  }

  void put(String record, Stock fact, boolean usable) {
    remove(record);
    facts.put(record, fact);
    count(record, fact, usable);
    if (fact.getAsOf() != null) {
      asOfs.merge(fact.getAsOf(), 1, Integer::sum);
    }
    window(newestAsOf(), until);
  }

  void remove(String record) {
    Stock fact = facts.remove(record);
    if (fact != null) {
      stock = plus(stock, -counted.getOrDefault(record, 0L));
      counted.remove(record);
      if (fact.getAsOf() != null) {
        asOfs.computeIfPresent(fact.getAsOf(), (at, n) -> n == 1 ? null : n - 1);
      }
      window(newestAsOf(), until);
    }
  }

  /** Asks again which lots may be used; returns when the next of them leaves, after an instant. */
  Instant recount(Function<Stock, Instant> leaves, Instant now) {
    Instant next = Instant.MAX;
    for (Map.Entry<String, Stock> entry : facts.entrySet()) {
      if (entry.getValue().getLot() != null) {
        Instant leaving = leaves.apply(entry.getValue());
        boolean usable = leaving.isAfter(now);
        count(entry.getKey(), entry.getValue(), usable);
        next = usable && leaving.isBefore(next) ? leaving : next;
      }
    }
    return next;
  }

  /** Adds to what was shipped at an instant. [millionths of the base unit] */
  void ship(Instant at, long quantity) {
    if (shipped.merge(at, quantity, Micros::plus) == 0) {
      shipped.remove(at);
    }
    if (from != null && at.isAfter(from) && !at.isAfter(until)) {
      taken = plus(taken, quantity);
    }
  }

  /** Time has come to an instant. */
  void advance(Instant now) {
    window(from, now);
  }

  private void count(String record, Stock fact, boolean usable) {
    long amount = usable ? plus(Micros.of(fact.getOnHand()), -Micros.of(fact.getSafety())) : 0;
    stock = plus(stock, plus(amount, -counted.getOrDefault(record, 0L)));
    counted.put(record, amount);
  }

  private @Nullable Instant newestAsOf() {
    return asOfs.isEmpty() ? null : asOfs.lastKey();
  }

  /** Moves the window; what leaves or enters it is looked at once. */
  private void window(@Nullable Instant newFrom, Instant newUntil) {
    Instant oldFrom = from;
    if (newFrom == null || oldFrom == null) {
      taken = newFrom == null ? 0 : between(newFrom, newUntil);
    } else {
      taken = plus(taken, -between(oldFrom, earlier(newFrom, until)));
      taken = plus(taken, between(newFrom, earlier(oldFrom, until)));
      taken = plus(taken, between(newFrom.isAfter(until) ? newFrom : until, newUntil));
    }
    from = newFrom;
    until = newUntil;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  /** Shipped after an instant and at or before another. */
  private long between(Instant after, Instant upTo) {
    return after.isBefore(upTo)
        ? shipped.subMap(after, false, upTo, true).values().stream().reduce(0L, Micros::plus)
        : 0;
  }
}
