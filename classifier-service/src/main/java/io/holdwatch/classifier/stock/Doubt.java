package io.holdwatch.classifier.stock;

import io.holdwatch.classifier.ranked.RankedLoad;
import io.holdwatch.classifier.subject.LineKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The lines of a pool as they would be served without the supplies that one cannot count on. */
final class Doubt {
  static final Comparator<Inbound> WORST_FIRST =
      Comparator.comparing(Inbound::trouble, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Inbound::expected, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Inbound::record);

  private final RankedLoad<LineRank> load = new RankedLoad<>(true);
  private final TreeSet<Inbound> troubled = new TreeSet<>(WORST_FIRST);

  /** Lines that what surely comes does not cover. */
  private final Set<LineKey> leaning = new HashSet<>();

  private boolean otherTrouble;

  void put(LineRank rank, long demand) {
    load.put(rank, rank.promised(), demand, 0, 1 - demand);
  }

  void remove(LineRank rank) {
    load.remove(rank);
    leaning.remove(rank.line());
  }

  /** Adds to what surely comes. */
  void supply(Instant from, long delta) {
    load.supply(from, delta);
  }

  void trouble(Inbound supply, boolean in) {
    otherTrouble |= in ? troubled.add(supply) : troubled.remove(supply);
  }

  /** Adds the lines that lean on other supplies, or by another quantity, than last time. */
  void drain(Touched touched) {
    if (otherTrouble) {
      otherTrouble = false;
      touched.lines(leaning);
    }
    for (LineRank rank : load.drain()) {
      touched.line(rank.line());
      if (load.slack(rank).orElse(0) < 0) {
        leaning.add(rank.line());
      } else {
        leaning.remove(rank.line());
      }
    }
  }

  /** What surely is there and comes until an instant. [millionths of the base unit] */
  long supplyUntil(Instant instant) {
    return load.supplyUntil(instant);
  }

  /** What surely comes does not cover so much of a line and those before it. */
  long missing(LineRank rank) {
    return Math.max(0, -load.slack(rank).orElse(0));
  }

  /** Supplies of which the trouble can hit who was promised something by an instant. */
  List<Inbound> failing(Instant promised) {
    return troubled.stream().filter(supply -> supply.fails(promised)).toList();
  }
}
