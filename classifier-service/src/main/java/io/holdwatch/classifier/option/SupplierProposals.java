package io.holdwatch.classifier.option;

import io.holdwatch.classifier.finding.Words;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.ItemState;
import io.holdwatch.contract.fact.Supply;
import io.holdwatch.contract.packet.AffectedLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a supplier can be asked for. */
final class SupplierProposals {
  private SupplierProposals() {}

  static List<Proposal> of(Situation situation) {
    List<Proposal> proposals = new ArrayList<>();
    Instant promised =
        situation.finding().lines().stream()
            .map(AffectedLine::getDue)
            .filter(Objects::nonNull)
            .min(Instant::compareTo)
            .orElse(null);
    for (Supply supply : situation.facts(Supply.class)) {
      if (Boolean.TRUE.equals(supply.getCancelled()) && isOver(situation, supply)) {
        continue;
      }
      day(situation, supply, promised)
          .ifPresent(
              day ->
                  proposals.add(
                      brought(situation, supply, day, promised, unit(situation, supply))));
    }
    return proposals;
  }

  /** As it was due; where that day has begun, on the day of the promise. */
  static Optional<LocalDate> day(Situation situation, Supply supply, @Nullable Instant promised) {
    ZoneId zone = situation.hours().zone();
    LocalDate today = situation.now().atZone(zone).toLocalDate();
    DateOrTime due = supply.getDue();
    if (due == null) {
      return Optional.empty();
    }
    LocalDate day =
        due.getDate() != null ? due.getDate() : due.getTime().atZone(zone).toLocalDate();
    if (day.isAfter(today)) {
      return Optional.of(day);
    }
    return promised == null
        ? Optional.empty()
        : Optional.of(promised.minusMillis(1).atZone(zone).toLocalDate())
            .filter(last -> last.isAfter(today));
  }

  /** Whether its item cannot be supplied any more. */
  private static boolean isOver(Situation situation, Supply supply) {
    return items(situation, supply).anyMatch(item -> item.getState() == ItemState.NOT_SUPPLIABLE);
  }

  private static Stream<Item> items(Situation situation, Supply supply) {
    return situation.facts(Item.class).stream()
        .filter(item -> Objects.equals(item.getItem(), supply.getItem()));
  }

  /** The base unit of its item; null: not known. */
  private static @Nullable String unit(Situation situation, Supply supply) {
    return items(situation, supply)
        .map(Item::getBaseUnit)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  static Proposal brought(
      Situation situation,
      Supply supply,
      LocalDate day,
      @Nullable Instant promised,
      @Nullable String unit) {
    DateOrTime date = DateOrTime.newBuilder().setDate(day).build();
    boolean asDue = date.equals(supply.getDue());
    BigDecimal open =
        LineChanges.orZero(supply.getOrdered()).subtract(LineChanges.orZero(supply.getReceived()));
    return Proposal.of(
            Action.EXPEDITE,
            (Boolean.TRUE.equals(supply.getCancelled())
                    ? "Have the supplier deliver after all the "
                        + Words.quantity(open, unit)
                        + " that had not come of supply "
                        + supply.getSupply()
                        + " when it was cancelled, on "
                    : "Have the supplier confirm the "
                        + Words.quantity(open, unit)
                        + " still to come of supply "
                        + supply.getSupply()
                        + " for ")
                + Words.day(day)
                + (asDue ? ", as ordered" : ", in time for the promise"),
            Change.of(
                supply,
                (Supply fact) -> {
                  fact.setConfirmed(date);
                  fact.setConfirmedQuantity(fact.getOrdered());
                  fact.setCancelled(false);
                }))
        .promising(promised)
        // A supplier can be asked for a day as long as that has not begun.
        .relyingUntil(day.atStartOfDay(situation.hours().zone()).toInstant());
  }
}
