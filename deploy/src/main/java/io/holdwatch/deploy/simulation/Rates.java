package io.holdwatch.deploy.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Exchange rates, entered anew every few days. */
final class Rates {
  private static final List<String> ORDERED_IN = List.of("EUR", "USD");

  private record Pair(String from, String to) {}

  private final World world;
  private final FinanceAnnouncer announcer;
  private final Map<Pair, BigDecimal> rates = new LinkedHashMap<>();

  Rates(World world, FinanceAnnouncer announcer) {
    this.world = world;
    this.announcer = announcer;
    enter("EUR");
    enter("USD");
    enter("GBP");
    world.agenda().after(world.dice().days(1, 3), this::renew);
  }

  /** Enters the rates to a currency from those in which is ordered. */
  void enter(String to) {
    for (String from : ORDERED_IN) {
      if (!from.equals(to)) {
        put(new Pair(from, to), BigDecimal.valueOf(world.dice().between(80, 120), 2));
      }
    }
  }

  private void put(Pair pair, BigDecimal rate) {
    rates.put(pair, rate);
    LocalDate today = world.agenda().now().atZone(ZoneOffset.UTC).toLocalDate();
    announcer.rate(pair.from(), pair.to(), rate, today);
  }

  private void renew() {
    Map.copyOf(rates).keySet().stream()
        .sorted(java.util.Comparator.comparing(Pair::toString))
        .forEach(pair -> put(pair, nudged(pair)));
    world.agenda().after(world.dice().days(3, 6), this::renew);
  }

  private BigDecimal nudged(Pair pair) {
    return rates
        .getOrDefault(pair, BigDecimal.ONE)
        .multiply(BigDecimal.valueOf(world.dice().between(990, 1010), 3))
        .setScale(4, RoundingMode.HALF_UP);
  }

  /** One unit of a currency in another; null: nobody has entered it. */
  @Nullable BigDecimal rate(String from, String to) {
    return from.equals(to) ? BigDecimal.ONE : rates.get(new Pair(from, to));
  }
}
