package io.holdwatch.classifier.credit;

import java.util.Comparator;

/**
 * A conversion.
 *
 * @param from ISO 4217 code that is converted
 * @param to ISO 4217 code that results
 */
public record CurrencyPair(String from, String to) implements Comparable<CurrencyPair> {
  private static final Comparator<CurrencyPair> ORDER =
      Comparator.comparing(CurrencyPair::from).thenComparing(CurrencyPair::to);

  @Override
  public int compareTo(CurrencyPair other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return from + " to " + to;
  }
}
