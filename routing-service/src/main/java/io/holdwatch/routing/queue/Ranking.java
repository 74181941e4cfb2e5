package io.holdwatch.routing.queue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts entries that come by priority into the order that is asked for, what it is too late for
 * first. It keeps no more than are to be shown, so that one more costs no more than a comparison.
 */
final class Ranking {
  /**
   * An entry and what it is ranked by.
   *
   * @param late whether it is too late for it
   * @param currency currency of the figure; empty: there is none
   * @param figure figure in the chosen order, the greatest first
   * @param place place by priority [count from 0]
   */
  private record Ranked(Entry entry, boolean late, String currency, BigDecimal figure, int place) {
    /** Amounts of different currencies cannot be compared: one currency comes after the other. */
    int compare(Ranked other) {
      if (late != other.late) {
        return late ? -1 : 1;
      }
      if (!currency.equals(other.currency)) {
        return currency.isEmpty() || other.currency.isEmpty()
            ? Boolean.compare(currency.isEmpty(), other.currency.isEmpty())
            : currency.compareTo(other.currency);
      }
      int more = other.figure.compareTo(figure);
      return more != 0 ? more : Integer.compare(place, other.place);
    }
  }

  private final QueueOrder order;
  private final Function<Entry, @Nullable Instant> clock;
  private final int most;
  private final PriorityQueue<Ranked> kept =
      new PriorityQueue<>((one, other) -> other.compare(one));
  private int total;

  /**
   * An empty one.
   *
   * @param clock what time it is for an entry; null: not known
   * @param most how many of the first are wanted [count]
   */
  Ranking(QueueOrder order, Function<Entry, @Nullable Instant> clock, int most) {
    this.order = order;
    this.clock = clock;
    this.most = most;
  }

  /** Takes the next by priority. */
  void take(Entry entry) {
    Ranked ranked = ranked(entry, total++);
    if (kept.size() < most) {
      kept.add(ranked);
    } else if (ranked.compare(kept.element()) < 0) {
      kept.remove();
      kept.add(ranked);
    }
  }

  private Ranked ranked(Entry entry, int place) {
    Instant now = clock.apply(entry);
    HourlyLoss loss = order == QueueOrder.LOSS ? entry.loss() : null;
    return new Ranked(
        entry,
        entry.tooLate(now),
        loss == null ? "" : loss.currency(),
        loss == null ? BigDecimal.ZERO : loss.at(now),
        place);
  }

  /** How many were taken [count]. */
  int total() {
    return total;
  }

  /** The first of them, without some that come before. */
  List<Entry> after(int skipped) {
    List<Ranked> first = new ArrayList<>(kept);
    first.sort(Ranked::compare);
    return first.stream().skip(skipped).map(Ranked::entry).toList();
  }
}
