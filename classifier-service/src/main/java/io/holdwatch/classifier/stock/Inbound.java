package io.holdwatch.classifier.stock;

import static io.holdwatch.classifier.ranked.Micros.plus;

import io.holdwatch.classifier.ranked.Micros;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Supply;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A supply with what is still to come of it and when one may depend on it.
 *
 * @param record of the fact
 * @param fact the fact
 * @param quantity still to come, were it not cancelled [millionths of the base unit]
 * @param dependable end of the day on which it may be depended on; null: never
 * @param due end of the day on which it was due; null: not dated
 */
record Inbound(
    String record,
    Supply fact,
    long quantity,
    @Nullable Instant dependable,
    @Nullable Instant due) {

  static Inbound of(String record, Supply fact, ZoneId zone, long slip) {
    Instant due = end(fact.getDue(), zone, 0);
    return new Inbound(
        record,
        fact,
        Math.max(0, plus(promised(fact), -Micros.of(fact.getReceived()))),
        fact.getConfirmed() != null
            ? end(fact.getConfirmed(), zone, 0)
            : end(fact.getDue(), zone, slip),
        due);
  }

  /** What the supplier will send in all. [millionths of the base unit] */
  static long promised(Supply fact) {
    return Micros.of(
        fact.getConfirmedQuantity() != null ? fact.getConfirmedQuantity() : fact.getOrdered());
  }

  boolean cancelled() {
    return Boolean.TRUE.equals(fact.getCancelled());
  }

  /** Whether it will come into its pool at a known time. */
  boolean comes() {
    return !cancelled() && quantity > 0 && dependable != null;
  }

  /** Name for people. */
  String name() {
    return fact.getSupply() == null ? record : fact.getSupply();
  }

  private static @Nullable Instant end(@Nullable DateOrTime date, ZoneId zone, long daysLater) {
    if (date == null) {
      return null;
    }
    if (date.getTime() != null) {
      return date.getTime().plus(daysLater, ChronoUnit.DAYS);
    }
    return date.getDate() == null
        ? null
        : date.getDate().plusDays(daysLater + 1).atStartOfDay(zone).toInstant();
  }
}
