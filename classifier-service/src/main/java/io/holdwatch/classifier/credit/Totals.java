package io.holdwatch.classifier.credit;

import io.holdwatch.classifier.ranked.Micros;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A sum of amounts, kept apart by currency. */
final class Totals {
  private final Map<String, BigDecimal> byCurrency = new TreeMap<>();

  Totals copy() {
    Totals copy = new Totals();
    copy.byCurrency.putAll(byCurrency);
    return copy;
  }

  void add(BigDecimal amount, String currency) {
    BigDecimal sum = byCurrency.merge(currency, amount, BigDecimal::add);
    if (sum.signum() == 0) {
      byCurrency.remove(currency);
    }
  }

  void subtract(BigDecimal amount, String currency) {
    add(amount.negate(), currency);
  }

  void subtract(Totals other) {
    other.byCurrency.forEach((currency, amount) -> subtract(amount, currency));
  }

  /** Currencies of which it holds anything. */
  Set<String> currencies() {
    return new TreeSet<>(byCurrency.keySet());
  }

  /** The sum in one currency, in millionths; what has no rate is left out. */
  long micros(Rates rates, String currency) {
    long sum = 0;
    for (Map.Entry<String, BigDecimal> each : byCurrency.entrySet()) {
      sum = Micros.plus(sum, rates.micros(each.getValue(), each.getKey(), currency).orElse(0));
    }
    return sum;
  }
}
