package io.holdwatch.classifier.ranked;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RankedLoadTest {
  private record Rank(Instant due, int id) implements Comparable<Rank> {
    private static final Comparator<Rank> ORDER =
        Comparator.comparing(Rank::due).thenComparing(Rank::id);

    @Override
    public int compareTo(Rank other) {
      return ORDER.compare(this, other);
    }
  }

  private record Asked(long demand, long upper, long lower) {}

  /** The same by adding up from the beginning each time. */
  private static final class Recomputed {
    final TreeMap<Rank, Asked> lines = new TreeMap<>();
    final List<Map.Entry<Instant, Long>> supplies = new ArrayList<>();
    final Map<Rank, String> told = new HashMap<>();
    final boolean exactNear;

    Recomputed(boolean exactNear) {
      this.exactNear = exactNear;
    }

    long supplyUntil(Instant instant) {
      return supplies.stream()
          .filter(s -> !s.getKey().isAfter(instant))
          .mapToLong(Map.Entry::getValue)
          .sum();
    }

    long demandBefore(Rank rank) {
      return lines.headMap(rank, false).values().stream().mapToLong(Asked::demand).sum();
    }

    Asked asked(Rank rank) {
      return Objects.requireNonNull(lines.get(rank));
    }

    long slack(Rank rank) {
      return supplyUntil(rank.due) - demandBefore(rank) - asked(rank).demand;
    }

    Zone zone(Rank rank) {
      long slack = slack(rank);
      Asked asked = asked(rank);
      return slack >= asked.upper
          ? Zone.COVERED
          : slack >= Math.min(asked.upper, asked.lower) ? Zone.NEAR : Zone.SHORT;
    }

    List<Rank> drain() {
      List<Rank> changed = new ArrayList<>();
      for (Rank rank : lines.keySet()) {
        Zone zone = zone(rank);
        String now = zone + (exactNear && zone == Zone.NEAR ? " " + slack(rank) : "");
        if (!now.equals(told.put(rank, now))) {
          changed.add(rank);
        }
      }
      return changed;
    }

    long uncommitted(Instant from) {
      long then =
          supplyUntil(from)
              - lines.entrySet().stream()
                  .filter(l -> !l.getKey().due.isAfter(from))
                  .mapToLong(l -> l.getValue().demand)
                  .sum();
      return lines.keySet().stream()
          .filter(rank -> rank.due.isAfter(from))
          .mapToLong(this::slack)
          .reduce(then, Math::min);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void equalsAFullRecomputeAfterEveryChange(boolean exactNear) {
    for (int round = 0; round < 60; round++) {
      long seed = new Random().nextLong();
      Random random = new Random(seed);
      RankedLoad<Rank> load = new RankedLoad<>(exactNear);
      Recomputed plain = new Recomputed(exactNear);
      for (int step = 0; step < 150; step++) {
        change(random, load, plain);
        if (random.nextInt(3) > 0) {
          assertThat(load.drain()).as("seed %d step %d", seed, step).isEqualTo(plain.drain());
        }
        assertSame(random, load, plain, "seed " + seed + " step " + step);
      }
    }
  }

  private static Instant day(Random random) {
    return Instant.EPOCH.plusSeconds(86_400L * random.nextInt(8));
  }

  private static void change(Random random, RankedLoad<Rank> load, Recomputed plain) {
    Rank rank = new Rank(day(random), random.nextInt(5));
    switch (random.nextInt(5)) {
      case 0 -> {
        load.remove(rank);
        plain.lines.remove(rank);
        plain.told.remove(rank);
      }
      case 1, 2 -> {
        Instant from = random.nextInt(4) == 0 ? Instant.MIN : day(random);
        long delta = random.nextInt(41) - 16L;
        load.supply(from, delta);
        plain.supplies.add(Map.entry(from, delta));
      }
      default -> {
        long demand = random.nextInt(10);
        long upper = random.nextInt(4) == 0 ? random.nextInt(5) : 0;
        long lower = upper - random.nextInt(10);
        load.put(rank, rank.due, demand, upper, lower);
        plain.lines.put(rank, new Asked(demand, upper, lower));
      }
    }
  }

  private static void assertSame(
      Random random, RankedLoad<Rank> load, Recomputed plain, String seed) {
    for (Rank rank : plain.lines.keySet()) {
      assertThat(load.slack(rank)).as(seed).isEqualTo(OptionalLong.of(plain.slack(rank)));
      assertThat(load.zone(rank)).as(seed).isEqualTo(Optional.of(plain.zone(rank)));
      assertThat(load.demandBefore(rank)).as(seed).isEqualTo(plain.demandBefore(rank));
      List<Rank> before = new ArrayList<>(plain.lines.headMap(rank, false).descendingKeySet());
      assertThat(load.before(rank, 3))
          .as(seed)
          .isEqualTo(before.subList(0, Math.min(3, before.size())));
    }
    assertThat(load.firstShort())
        .as(seed)
        .isEqualTo(plain.lines.keySet().stream().filter(r -> plain.slack(r) < 0).findFirst());
    assertThat(load.size()).as(seed).isEqualTo(plain.lines.size());
    assertThat(load.demand())
        .as(seed)
        .isEqualTo(plain.lines.values().stream().mapToLong(Asked::demand).sum());
    Instant at = day(random);
    assertThat(load.supplyUntil(at)).as(seed).isEqualTo(plain.supplyUntil(at));
    assertThat(load.uncommitted(at)).as(seed).isEqualTo(plain.uncommitted(at));
  }

  @Test
  void absurdAmountsNeitherThrowNorWrap() {
    RankedLoad<Integer> load = new RankedLoad<>();
    for (int line = 0; line < 100; line++) {
      load.put(line, Instant.EPOCH, line % 2 == 0 ? Long.MAX_VALUE : Micros.MOST);
    }
    load.supply(Instant.MIN, 5);
    assertThat(load.drain()).hasSize(100);
    assertThat(load.zone(99)).contains(Zone.SHORT);
    for (int line = 0; line < 99; line++) {
      load.remove(line);
    }
    load.put(99, Instant.EPOCH, 5);
    assertThat(load.slack(99)).hasValue(0);
    assertThat(load.drain()).containsExactly(99);
  }
}
