package io.holdwatch.classifier.stock;

import static io.holdwatch.classifier.ranked.Micros.plus;

import io.holdwatch.classifier.ranked.RankedLoad;
import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.classifier.subject.OrderKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One pool: what is there, what will come, and the lines that want or hold of it. */
final class Pool {
  /** When a supply comes; the record makes it one of its own. */
  private record Arrival(Instant at, String record) implements Comparable<Arrival> {
    @Override
    public int compareTo(Arrival other) {
      int byTime = at.compareTo(other.at);
      return byTime != 0 ? byTime : record.compareTo(other.record);
    }
  }

  final PoolKey key;
  final OnHand onHand = new OnHand();
  private final Predicate<OrderKey> held;
  private final BiPredicate<LineKey, Pool> leans;

  /** The lines one after the other; told when they fall short by another quantity. */
  private final RankedLoad<LineRank> load = new RankedLoad<>(true);

  /** Each line as if it were alone: NEAR where there is something, but not enough for it. */
  private final RankedLoad<LineRank> alone = new RankedLoad<>();

  private final Map<LineKey, Share> shares = new HashMap<>();

  /** Lines that ask for something else than last time, whose own shortage is to be stated anew. */
  private final Set<LineKey> asked = new LinkedHashSet<>();

  private final Map<LineKey, Long> shortOf = new HashMap<>();
  private final LinesByQuantity byShort = new LinesByQuantity();
  private final TreeMap<Integer, LinesByQuantity> reservedByClass = new TreeMap<>();

  /** Lines of orders that may not ship which have hard reservations here. */
  private final TreeSet<LineKey> hoarding = new TreeSet<>();

  private final Map<String, Inbound> inbound = new HashMap<>();
  private final TreeMap<Arrival, Inbound> coming = new TreeMap<>();
  private final TreeMap<String, Inbound> cancelled = new TreeMap<>();

  /** Made for the first supply in trouble, and kept: where there was one there will be others. */
  private @Nullable Doubt doubt;

  private long hard;
  private long base;
  private boolean wasKnown;
  private boolean wasDisputed;

  /**
   * @param held whether an order may not ship
   * @param leans whether something is said of a line that rests on what is there
   */
  Pool(PoolKey key, Predicate<OrderKey> held, BiPredicate<LineKey, Pool> leans) {
    this.key = key;
    this.held = held;
    this.leans = leans;
  }

  boolean known() {
    return onHand.known();
  }

  /** Takes over what is on hand now. */
  void rebase(Touched touched) {
    long now = plus(onHand.amount(), -hard);
    if (now != base) {
      supply(Instant.MIN, plus(now, -base), touched);
      if (doubt != null) {
        doubt.supply(Instant.MIN, plus(now, -base));
      }
      base = now;
    }
    touched.pool(this);
  }

  /** Puts what a line wants and holds, or takes it out. */
  void set(LineKey line, @Nullable Share share, Touched touched) {
    Share before = share == null ? shares.remove(line) : shares.put(line, share);
    if (share == null ? before == null : share.equals(before)) {
      return;
    }
    touched.line(line);
    asked.add(line);
    place(line, before, share);
    hold(line, before, share, touched);
    rebase(touched);
  }

  private void place(LineKey line, @Nullable Share before, @Nullable Share share) {
    LineRank old = before == null || before.demand() == 0 ? null : before.rank();
    LineRank now = share == null || share.demand() == 0 ? null : share.rank();
    if (old != null && !old.equals(now)) {
      load.remove(old);
      alone.remove(old);
      if (doubt != null) {
        doubt.remove(old);
      }
      fallShort(line, 0);
    }
    if (now != null && share != null) {
      long demand = share.demand();
      load.put(now, now.promised(), demand, 0, 1 - demand);
      alone.put(now, now.promised(), 0, demand, 1);
      if (doubt != null) {
        doubt.put(now, demand);
      }
    }
  }

  private void hold(LineKey line, @Nullable Share before, @Nullable Share share, Touched touched) {
    long old = before == null ? 0 : before.reserved();
    long now = share == null ? 0 : share.reserved();
    hard = plus(hard, plus(now, -old));
    hoards(line, now > 0 && held.test(line.order()));
    if (before != null && old > 0) {
      LinesByQuantity ofClass = reservedByClass.get(before.policyClass());
      if (ofClass != null) {
        ofClass.remove(old, line);
        if (ofClass.isEmpty()) {
          reservedByClass.remove(before.policyClass());
        }
      }
    }
    if (share != null && now > 0) {
      reservedByClass
          .computeIfAbsent(share.policyClass(), c -> new LinesByQuantity())
          .add(now, line);
    }
    boolean sameClass =
        before != null && share != null && before.policyClass() == share.policyClass();
    if (sameClass ? now != old : now > 0 || old > 0) {
      // Who is short by no more than one of the two may now find, or miss, what would cover it.
      long least = sameClass ? Math.min(old, now) : 0;
      touched.lines(byShort.within(least, Math.max(old, now)));
    }
  }

  /** Puts a supply, or takes it out. */
  void inbound(String record, @Nullable Inbound supply, Touched touched) {
    Inbound before = supply == null ? inbound.remove(record) : inbound.put(record, supply);
    if (before != null) {
      move(before, false, touched);
    }
    if (supply != null) {
      move(supply, true, touched);
    }
  }

  private void move(Inbound supply, boolean in, Touched touched) {
    if (supply.trouble() != null) {
      doubted().trouble(supply, in);
      touched.pool(this);
    }
    if (supply.cancelled()) {
      if (in) {
        cancelled.put(supply.record(), supply);
      } else {
        cancelled.remove(supply.record());
      }
    } else if (supply.comes() && supply.dependable() != null) {
      Arrival arrival = new Arrival(supply.dependable(), supply.record());
      if (in) {
        coming.put(arrival, supply);
      } else {
        coming.remove(arrival);
      }
      long quantity = in ? supply.quantity() : -supply.quantity();
      supply(supply.dependable(), quantity, touched);
      if (doubt != null && supply.sure()) {
        doubt.supply(supply.dependable(), quantity);
      }
    }
  }

  /** With all lines, and with what comes, of which nothing was in trouble so far. */
  private Doubt doubted() {
    Doubt known = doubt;
    if (known == null) {
      known = new Doubt();
      known.supply(Instant.MIN, base);
      for (Map.Entry<Arrival, Inbound> each : coming.entrySet()) {
        known.supply(each.getKey().at(), each.getValue().quantity());
      }
      for (Share share : shares.values()) {
        if (share.rank() != null && share.demand() > 0) {
          known.put(share.rank(), share.demand());
        }
      }
      doubt = known;
    }
    return known;
  }

  private void supply(Instant from, long delta, Touched touched) {
    load.supply(from, delta);
    alone.supply(from, delta);
    touched.pool(this);
  }

  /** Finds the lines whose answer differs since last time. */
  void drain(Touched touched) {
    if (known() != wasKnown) {
      wasKnown = known();
      touched.lines(shares.keySet());
    }
    boolean disputed = onHand.rival().isPresent();
    if (disputed != wasDisputed) {
      wasDisputed = disputed;
      shares.keySet().stream().filter(line -> leans.test(line, this)).forEach(touched::line);
    }
    asked.forEach(line -> fallShort(line, missing(line)));
    asked.clear();
    for (LineRank rank : load.drain()) {
      fallShort(rank.line(), missing(rank.line()));
      if (known()) {
        touched.line(rank.line());
      }
    }
    if (doubt != null) {
      doubt.drain(touched);
    }
    for (LineRank rank : alone.drain()) {
      if (known() && shortOf.containsKey(rank.line())) {
        touched.line(rank.line());
      }
    }
  }

  private void fallShort(LineKey line, long quantity) {
    Long before = quantity > 0 ? shortOf.put(line, quantity) : shortOf.remove(line);
    if (before != null) {
      byShort.remove(before, line);
    }
    if (quantity > 0) {
      byShort.add(quantity, line);
    }
  }

  /** What a line lacks of its demand. [millionths of the base unit] */
  long missing(LineKey line) {
    Share share = shares.get(line);
    if (share == null || share.rank() == null || share.demand() == 0) {
      return 0;
    }
    return Math.clamp(-load.slack(share.rank()).orElse(0), 0, share.demand());
  }

  /** What a line lacks of its demand where one counts on nothing that is in doubt. */
  long doubtful(LineKey line) {
    Share share = shares.get(line);
    return doubt == null || share == null || share.rank() == null || share.demand() == 0
        ? 0
        : Math.min(share.demand(), doubt.missing(share.rank()));
  }

  /** Supplies of which the trouble can hit who was promised something by an instant. */
  List<Inbound> failing(Instant promised) {
    return doubt == null ? List.of() : doubt.failing(promised);
  }

  @Nullable Share share(LineKey line) {
    return shares.get(line);
  }

  /** S(t): what is there and comes until an instant, hard reservations off. */
  long supplyUntil(Instant instant) {
    return load.supplyUntil(instant);
  }

  /** What lines that are served before a line ask for. [millionths of the base unit] */
  long demandBefore(LineRank rank) {
    return load.demandBefore(rank);
  }

  /** Hard reservations that are off. [millionths of the base unit] */
  long hard() {
    return hard;
  }

  /** What a newcomer could take from an instant on without making any line shorter. */
  long uncommitted(Instant from) {
    return Math.max(0, load.uncommitted(from));
  }

  /** The nearest lines before a line that take of the pool. */
  List<LineRank> before(LineRank rank, int most) {
    return load.before(rank, most);
  }

  /** The line of a lower class that holds the most, if that is at least so much. */
  Optional<LineKey> holderBelow(int policyClass, long quantity) {
    Optional<LineKey> most = Optional.empty();
    long held = Math.max(1, quantity) - 1;
    for (LinesByQuantity ofClass : reservedByClass.tailMap(policyClass, false).values()) {
      if (ofClass.largest() > held) {
        held = ofClass.largest();
        most = ofClass.firstOfLargest();
      }
    }
    return most;
  }

  /** Other lines with the largest hard reservations, of each class a few, best class first. */
  List<LineKey> holders(LineKey line, int most) {
    List<LineKey> found = new ArrayList<>();
    for (LinesByQuantity ofClass : reservedByClass.values()) {
      for (LineKey holder : ofClass.largest(most + 1)) {
        if (found.size() < most && !holder.equals(line)) {
          found.add(holder);
        }
      }
    }
    return found;
  }

  /** What hard reservations of other lines keep. [millionths of the base unit] */
  long reservedByOthers(LineKey line) {
    Share share = shares.get(line);
    return share == null ? hard : plus(hard, -share.reserved());
  }

  /** What surely comes until an instant, hard reservations off. [millionths of the base unit] */
  long sureUntil(Instant instant) {
    return doubt == null ? supplyUntil(instant) : doubt.supplyUntil(instant);
  }

  Set<LineKey> shortLines() {
    return known() ? Collections.unmodifiableSet(shortOf.keySet()) : Set.of();
  }

  /** An order may no more ship, or may again. */
  void held(LineKey line, boolean is) {
    Share share = shares.get(line);
    hoards(line, is && share != null && share.reserved() > 0);
  }

  private void hoards(LineKey line, boolean does) {
    if (does) {
      hoarding.add(line);
    } else {
      hoarding.remove(line);
    }
  }

  /** Lines of orders that may not ship which have hard reservations here, in order. */
  Set<LineKey> hoarding() {
    return Collections.unmodifiableSet(hoarding);
  }

  /** Supplies that come after an instant, the first first. */
  Collection<Inbound> comingAfter(Instant instant) {
    return coming.tailMap(new Arrival(instant.plusNanos(1), ""), true).values();
  }

  /** Supplies that come at or before an instant, the last first. */
  Collection<Inbound> comingUntil(Instant instant) {
    SequencedMap<Arrival, Inbound> until =
        coming.headMap(new Arrival(instant.plusNanos(1), ""), false);
    return until.reversed().values();
  }

  Collection<Inbound> cancelled() {
    return cancelled.values();
  }
}
