package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.Happening.LineStated;
import io.holdwatch.deploy.simulation.history.UnitPrice;
import io.holdwatch.deploy.simulation.history.WorldHistory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What affected quantities were worth in the reporting currency, from what happened alone. */
public final class AtRisk {
  private final Past past;
  private final Rates rates;

  /**
   * @param history all that happened
   * @param horizon instant up to which it is known
   */
  public AtRisk(WorldHistory history, Policy policy, Instant horizon) {
    past = new Past(history, policy, horizon, List.of());
    rates = new Rates(past);
  }

  /**
   * Affected quantity × net price at the rates of an instant; null where no line has a price, or
   * where a rate is not known.
   *
   * @param order business key of the order
   * @param affected quantity by line number, in the line's unit
   * @param currency ISO 4217 code of the reporting currency
   */
  public @Nullable BigDecimal of(
      String order, Map<Integer, BigDecimal> affected, String currency, Instant now) {
    OrderAt known = past.order(order, now);
    BigDecimal sum = null;
    for (Map.Entry<Integer, BigDecimal> each : affected.entrySet()) {
      LineStated line = known == null ? null : known.line(each.getKey());
      UnitPrice net = line == null ? null : line.pricing().net();
      if (net != null) {
        BigDecimal worth =
            each.getValue().multiply(net.amount()).divide(net.per(), MathContext.DECIMAL128);
        BigDecimal value = rates.convert(worth, net.currency(), currency, now);
        if (value == null) {
          return null;
        }
        sum = sum == null ? value : sum.add(value);
      }
    }
    return sum;
  }
}
