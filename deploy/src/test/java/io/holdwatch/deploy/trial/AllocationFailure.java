package io.holdwatch.deploy.trial;

import io.holdwatch.deploy.judge.ObservedSpell;
import io.holdwatch.deploy.simulation.history.Happening.LineStated;
import io.holdwatch.deploy.simulation.history.OrderHistory;
import io.holdwatch.deploy.simulation.history.StockHappening.WaveStated;
import io.holdwatch.deploy.truth.Policy;
import io.holdwatch.deploy.truth.TrueSpell;
import io.holdwatch.deploy.truth.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A line for which a wave is released although the line is short, displaced or not reserved.
 *
 * @param condition what is wrong with its stock at the release, for however short a time
 * @param released when its wave was released
 */
record AllocationFailure(TrueSpell condition, Instant released) {
  private static final Map<String, Duration> AT_ONCE =
      Map.of(
          "STOCK_SHORTAGE", Duration.ZERO,
          "ALLOCATION_CONFLICT", Duration.ZERO,
          "PRIORITY_CONFLICT", Duration.ZERO);

  /** All of a recording. */
  static List<AllocationFailure> of(Recording recording) {
    Map<String, Instant> released = new HashMap<>();
    recording.history().happenings().stream()
        .filter(WaveStated.class::isInstance)
        .map(WaveStated.class::cast)
        .filter(wave -> wave.releasedAt() != null)
        .forEach(wave -> released.put(wave.wave(), Objects.requireNonNull(wave.releasedAt())));
    Map<String, OrderHistory> orders = new HashMap<>();
    recording.history().orders().forEach(order -> orders.put(order.order(), order));
    List<AllocationFailure> failures = new ArrayList<>();
    for (TrueSpell condition :
        new Truth(AT_ONCE, Policy.STANDARD).spells(recording.history(), recording.end())) {
      OrderHistory order = Objects.requireNonNull(orders.get(condition.order()));
      waves(order, condition.line())
          .forEach(
              (wave, leaves) -> {
                Instant release = released.get(wave);
                if (release != null
                    && release.isBefore(leaves)
                    && condition.since().isBefore(release)
                    && !before(condition.endedAt(), release)) {
                  failures.add(new AllocationFailure(condition, release));
                }
              });
    }
    return failures;
  }

  /** Waves for which a line was planned, and until when. */
  private static Map<String, Instant> waves(OrderHistory order, String line) {
    Map<String, Instant> waves = new TreeMap<>();
    String planned = null;
    for (var happening : order.happenings()) {
      if (happening instanceof LineStated said && line.equals("" + said.line())) {
        String wave = said.sourcing().wave();
        if (planned != null && !planned.equals(wave)) {
          waves.put(planned, said.at());
        }
        planned = wave;
      }
    }
    if (planned != null) {
      waves.put(planned, Instant.MAX);
    }
    return waves;
  }

  /** Whether somebody was told of it, and not that it is over, before the wave was released. */
  boolean wasTold(List<ObservedSpell> told) {
    return told.stream()
        .anyMatch(
            spell ->
                spell.order().equals(condition.order())
                    && spell.line().equals(condition.line())
                    && spell.type().equals(condition.type())
                    && spell.openedAt().isBefore(released)
                    && !before(spell.endedAt(), released));
  }

  private static boolean before(@Nullable Instant end, Instant instant) {
    return end != null && end.isBefore(instant);
  }
}
