package io.holdwatch.deploy.truth;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for the same scarce thing over time, and who of them does not fit.
 *
 * @param <K> names those who ask
 */
final class Turns<K> {
  /** One who asks, in the order of service. */
  record Turn(
      boolean waits,
      @Nullable Instant promise,
      int policyClass,
      Instant entered,
      String order,
      String part,
      int lines) {
    private static final Comparator<Turn> ORDER =
        Comparator.comparing(Turn::waits)
            .thenComparing(Turn::promise, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Turn::policyClass)
            .thenComparing(Turn::entered)
            .thenComparing(Turn::order)
            .thenComparing(Turn::part);
  }

  /**
   * How much there is.
   *
   * @param ofLines whether lines are counted, not those who ask
   */
  record Limit(BigDecimal most, boolean ofLines) {}

  private record Place<K>(K who, Turn turn) {}

  private final Map<K, Steps<Turn>> turns = new HashMap<>();

  /** Notes what one who asks is at an instant; null: does not ask. */
  void note(K who, Instant now, @Nullable Turn turn) {
    turns.computeIfAbsent(who, k -> new Steps<>()).change(now, turn);
  }

  /** How many ever asked. */
  int size() {
    return turns.size();
  }

  /** When anybody began or ceased to ask, or asked otherwise. */
  NavigableSet<Instant> instants() {
    NavigableSet<Instant> instants = new TreeSet<>();
    turns.values().forEach(steps -> instants.addAll(steps.instants()));
    return instants;
  }

  /**
   * When each of them did not fit; those who always did are left out.
   *
   * @param instants at which to look
   * @param limits that hold at an instant
   */
  Map<K, Steps<Boolean>> unfitting(Set<Instant> instants, Function<Instant, List<Limit>> limits) {
    Map<K, Steps<Boolean>> unfitting = new HashMap<>();
    for (Instant now : instants) {
      List<Limit> hold = limits.apply(now);
      Set<K> over = hold.isEmpty() ? Set.of() : over(now, hold);
      over.forEach(who -> unfitting.computeIfAbsent(who, k -> new Steps<>()));
      unfitting.forEach((who, steps) -> steps.change(now, over.contains(who) ? true : null));
    }
    return unfitting;
  }

  private Set<K> over(Instant now, List<Limit> limits) {
    List<Place<K>> places = new ArrayList<>();
    turns.forEach(
        (who, steps) -> {
          Turn turn = steps.at(now);
          if (turn != null) {
            places.add(new Place<>(who, turn));
          }
        });
    places.sort(Comparator.comparing(Place::turn, Turn.ORDER));
    Set<K> over = new HashSet<>();
    for (Limit limit : limits) {
      long asked = 0;
      for (Place<K> place : places) {
        asked += limit.ofLines() ? place.turn().lines() : 1;
        if (BigDecimal.valueOf(asked).compareTo(limit.most()) > 0) {
          over.add(place.who());
        }
      }
    }
    return over;
  }
}
