package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.CreditHappening.ExchangeRateStated;
import io.holdwatch.deploy.simulation.history.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Converts amounts at the newest rate of the day, to six decimals. */
final class Rates {
  private static final int DIGITS = 6;

  private record Pair(String from, String to) {}

  private final Past past;
  private final Map<Pair, Set<String>> rates;

  Rates(Past past) {
    this.past = past;
    rates = past.register.keysBy(ExchangeRateStated.class, r -> new Pair(r.from(), r.to()));
  }

  /** An amount in another currency; null: there is no rate. */
  @Nullable BigDecimal convert(BigDecimal amount, String from, String to, Instant now) {
    if (from.equals(to)) {
      return amount.setScale(DIGITS, RoundingMode.HALF_UP);
    }
    return past
        .register
        .at(ExchangeRateStated.class, rates.getOrDefault(new Pair(from, to), Set.of()), now)
        .stream()
        .filter(rate -> !Past.startOf(rate.validFrom()).isAfter(now))
        .max(Comparator.comparing(ExchangeRateStated::validFrom))
        .map(rate -> amount.multiply(rate.rate()).setScale(DIGITS, RoundingMode.HALF_UP))
        .orElse(null);
  }

  /** An amount in another currency; nothing where there is none or no rate. */
  BigDecimal orNothing(@Nullable Money money, String to, Instant now) {
    BigDecimal found = money == null ? null : convert(money.amount(), money.currency(), to, now);
    return found == null ? BigDecimal.ZERO : found;
  }

  /** When a rate was said or began to hold. */
  Set<Instant> instants() {
    Set<Instant> instants = new TreeSet<>(past.register.instants(ExchangeRateStated.class));
    for (Set<String> keys : rates.values()) {
      for (String key : keys) {
        past.register
            .ever(ExchangeRateStated.class, key)
            .forEach(rate -> instants.add(Past.startOf(rate.validFrom())));
      }
    }
    return instants;
  }
}
