package io.holdwatch.classifier.master;

import org.jspecify.annotations.Nullable;

/**
 * What an open order names.
 *
 * @param customer business key of the customer; null: none
 * @param missing a rate that its credit account needs and that is not known; null: none
 */
public record MasterOrder(@Nullable String customer, @Nullable MissingRate missing) {
  /**
   * An exchange rate that is not known.
   *
   * @param from ISO 4217 code that would be converted
   * @param to ISO 4217 code that would result
   */
  public record MissingRate(String from, String to) {}
}
