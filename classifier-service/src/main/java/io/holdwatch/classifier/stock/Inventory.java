package io.holdwatch.classifier.stock;

import static io.holdwatch.classifier.ranked.Micros.plus;

import io.holdwatch.classifier.ranked.Micros;
import io.holdwatch.contract.fact.Stock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one system says is there in a pool: its stock facts, of which lots that may not be used do
 * not count, less what was shipped since the newest of them was true.
 */
final class Inventory {
  private final String source;
  private final Gone gone;
  private final TreeMap<String, Stock> facts = new TreeMap<>();
  private final Set<String> unusable = new HashSet<>();
  private final TreeMap<Instant, Integer> asOfs = new TreeMap<>();

  /** Usable, without safety stock taken off. */
  private long usable;

  private long safety;

  /** Whether it may be used or not. */
  private long all;

  private int tellsOnHand;
  private int tellsSafety;

  /** Shipped after the newest of its facts was true, until now. */
  private long taken;

  Inventory(String source, Gone gone) {
    this.source = source;
    this.gone = gone;
  }

  String source() {
    return source;
  }

  Collection<Stock> facts() {
    return facts.values();
  }

  boolean isEmpty() {
    return facts.isEmpty();
  }

  /** Whether it says how much is there; a system may know the safety stock alone. */
  boolean tellsOnHand() {
    return tellsOnHand > 0;
  }

  boolean tellsSafety() {
    return tellsSafety > 0;
  }

  /** Usable now, safety stock included. [millionths of the base unit] */
  long usable() {
    return plus(usable, -taken);
  }

  /** Safety stock of what may be used. [millionths of the base unit] */
  long safety() {
    return safety;
  }

  /** There now, whether it may be used or not. [millionths of the base unit] */
  long there() {
    return plus(all, -taken);
  }

  /** Shipments that are taken off. [millionths of the base unit] */
  long taken() {
    return taken;
  }

  /** When the newest of its facts that say so was true; null: it keeps them current. */
  @Nullable Instant asOf() {
    return asOfs.isEmpty() ? null : asOfs.lastKey();
  }

  /** When it spoke last; there are facts. */
  Instant said() {
    return facts.values().stream()
        .map(fact -> fact.getEnvelope().getEventTime())
        .max(Instant::compareTo)
        .orElse(Instant.MIN);
  }

  void put(String record, Stock fact, boolean mayBeUsed) {
    remove(record);
    facts.put(record, fact);
    if (!mayBeUsed) {
      unusable.add(record);
    }
    count(record, fact, 1);
  }

  void remove(String record) {
    Stock fact = facts.get(record);
    if (fact != null) {
      count(record, fact, -1);
      facts.remove(record);
      unusable.remove(record);
    }
  }

  /** Asks again which lots may be used; returns when the next of them leaves, after an instant. */
  Instant recount(Function<Stock, Instant> leaves, Instant now) {
    Instant next = Instant.MAX;
    for (Map.Entry<String, Stock> entry : facts.entrySet()) {
      if (entry.getValue().getLot() != null) {
        Instant leaving = leaves.apply(entry.getValue());
        boolean mayBeUsed = leaving.isAfter(now);
        if (mayBeUsed ? unusable.remove(entry.getKey()) : unusable.add(entry.getKey())) {
          use(entry.getValue(), mayBeUsed ? 1 : -1);
        }
        next = mayBeUsed && leaving.isBefore(next) ? leaving : next;
      }
    }
    return next;
  }

  /** Something more was shipped at an instant. [millionths of the base unit] */
  void ship(Instant at, long quantity) {
    Instant from = asOf();
    if (from != null && at.isAfter(from) && !at.isAfter(gone.until())) {
      taken = plus(taken, quantity);
    }
  }

  /** Time comes to an instant that is after the one to which it has come. */
  void advance(Instant now) {
    Instant from = asOf();
    if (from != null) {
      taken = plus(taken, gone.between(from.isAfter(gone.until()) ? from : gone.until(), now));
    }
  }

  private void count(String record, Stock fact, int sign) {
    all = plus(all, sign * Micros.of(fact.getOnHand()));
    tellsOnHand += fact.getOnHand() == null ? 0 : sign;
    tellsSafety += fact.getSafety() == null ? 0 : sign;
    if (!unusable.contains(record)) {
      use(fact, sign);
    }
    if (fact.getAsOf() != null) {
      Instant before = asOf();
      asOfs.merge(fact.getAsOf(), sign, Integer::sum);
      asOfs.remove(fact.getAsOf(), 0);
      window(before, asOf());
    }
  }

  private void use(Stock fact, int sign) {
    usable = plus(usable, sign * Micros.of(fact.getOnHand()));
    safety = plus(safety, sign * Micros.of(fact.getSafety()));
  }

  /** What was shipped counts from another instant on; what lies between is looked at once. */
  private void window(@Nullable Instant before, @Nullable Instant after) {
    Instant until = gone.until();
    if (before == null || after == null) {
      taken = after == null ? 0 : gone.between(after, until);
    } else {
      taken = plus(taken, -gone.between(before, after.isBefore(until) ? after : until));
      taken = plus(taken, gone.between(after, before.isBefore(until) ? before : until));
    }
  }
}
