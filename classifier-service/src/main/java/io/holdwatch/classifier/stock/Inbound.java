package io.holdwatch.classifier.stock;

import static io.holdwatch.classifier.ranked.Micros.plus;

import io.holdwatch.classifier.ranked.Micros;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Supply;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A supply with what is still to come of it and when one may depend on it.
 *
 * @param record of the fact
 * @param fact the fact
 * @param quantity still to come, were it not cancelled [millionths of the base unit]
 * @param dependable end of the day on which it may be depended on; null: never
 * @param due end of the day on which it was due; null: not dated
 * @param trouble what is wrong with it at the time that has come; null: nothing
 */
record Inbound(
    String record,
    Supply fact,
    long quantity,
    @Nullable Instant dependable,
    @Nullable Instant due,
    @Nullable SupplyReason trouble) {

  static Inbound of(
      String record, Supply fact, ZoneId zone, long slip, Duration confirmBefore, Instant now) {
    Instant due = end(fact.getDue(), zone, 0);
    Instant dependable =
        fact.getConfirmed() != null
            ? end(fact.getConfirmed(), zone, 0)
            : end(fact.getDue(), zone, slip);
    return new Inbound(
        record,
        fact,
        Math.max(0, plus(promised(fact), -Micros.of(fact.getReceived()))),
        dependable,
        due,
        trouble(fact, dependable, due, confirmBefore, now));
  }

  private static @Nullable SupplyReason trouble(
      Supply fact,
      @Nullable Instant dependable,
      @Nullable Instant due,
      Duration confirmBefore,
      Instant now) {
    if (Boolean.TRUE.equals(fact.getCancelled())
        || plus(Micros.of(fact.getOrdered()), -Micros.of(fact.getReceived())) <= 0) {
      return null;
    }
    if (dependable != null && !dependable.isAfter(now)) {
      return SupplyReason.OVERDUE;
    }
    LocalDate dueDay = day(fact.getDue());
    LocalDate confirmed = day(fact.getConfirmed());
    if (dueDay != null && confirmed != null && confirmed.isAfter(dueDay)) {
      return SupplyReason.SLIPPED;
    }
    if (fact.getConfirmedQuantity() != null
        && Micros.of(fact.getConfirmedQuantity()) < Micros.of(fact.getOrdered())) {
      return SupplyReason.SHORT;
    }
    Instant near = toBeConfirmed(fact, due, confirmBefore);
    return near != null && !near.isAfter(now) ? SupplyReason.UNCONFIRMED : null;
  }

  /** From when on it is missed that the supplier has not confirmed it; null: never. */
  private static @Nullable Instant toBeConfirmed(
      Supply fact, @Nullable Instant due, Duration confirmBefore) {
    return due == null || fact.getConfirmed() != null ? null : due.minus(confirmBefore);
  }

  /** First instant after now at which time alone may bring it into trouble; null: none. */
  @Nullable Instant nextTrouble(Duration confirmBefore, Instant now) {
    Instant near = toBeConfirmed(fact, due, confirmBefore);
    boolean isNext = near != null && near.isAfter(now);
    boolean late = dependable != null && dependable.isAfter(now);
    if (near != null && isNext && (dependable == null || !late || near.isBefore(dependable))) {
      return near;
    }
    return late ? dependable : null;
  }

  /** Whether one may count on it: what the supplier has confirmed comes as it was confirmed. */
  boolean sure() {
    return switch (trouble) {
      case OVERDUE, UNCONFIRMED -> false;
      case SLIPPED, SHORT -> true;
      case null -> true;
    };
  }

  /** Whether its trouble can hit who was promised something by an instant. */
  boolean fails(Instant promised) {
    Instant expected = expected();
    return trouble != null
        && expected != null
        && !expected.isAfter(promised)
        && (trouble != SupplyReason.SLIPPED
            || (dependable != null && dependable.isAfter(promised)));
  }

  /** End of the day on which it was first expected: due, else confirmed; null: not dated. */
  @Nullable Instant expected() {
    return due != null ? due : fact.getConfirmed() != null ? dependable : null;
  }

  /** What the supplier will send in all. [millionths of the base unit] */
  static long promised(Supply fact) {
    return Micros.of(
        fact.getConfirmedQuantity() != null ? fact.getConfirmedQuantity() : fact.getOrdered());
  }

  /**
   * What a drop shipment asks of what its supplies have still to bring: of what came of them, what
   * the line has not shipped is there. [millionths of the base unit]
   */
  static long missing(Demand asked, List<Inbound> supplies) {
    long here = 0;
    for (Shipped shipped : asked.shipped()) {
      here = plus(here, -Micros.of(shipped.quantity()));
    }
    for (Inbound supply : supplies) {
      here = plus(here, Micros.of(supply.fact().getReceived()));
    }
    return plus(Micros.of(asked.open()), -Math.max(0, here));
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

  private static @Nullable LocalDate day(@Nullable DateOrTime date) {
    if (date == null) {
      return null;
    }
    return date.getTime() != null
        ? LocalDate.ofInstant(date.getTime(), ZoneOffset.UTC)
        : date.getDate();
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
