package io.holdwatch.classifier.option;

import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.classifier.stock.Ways;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Reservation;
import io.holdwatch.contract.fact.Supply;
import io.holdwatch.contract.fact.SupplyKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line that lacks stock.
 *
 * @param situation what proposals start from
 * @param line the line as it stands
 * @param ways where it could get what it lacks
 */
record StockCase(Situation situation, Outlook line, Ways ways) {
  private static final int SCALE = 6;

  Supply.Builder supply(String id, SupplyKind kind, BigDecimal quantity, LocalDate arrives) {
    DateOrTime date = DateOrTime.newBuilder().setDate(arrives).build();
    return Supply.newBuilder()
        .setEnvelope(Change.envelope(situation.envelope(), id))
        .setSupply("option:" + id)
        .setKind(kind)
        .setItem(ways.item())
        .setSite(ways.site())
        .setOrdered(LineChanges.scaled(quantity))
        .setConfirmedQuantity(LineChanges.scaled(quantity))
        .setDue(date)
        .setConfirmed(date);
  }

  /** A reservation for the line in its pool. [base unit] */
  Change reserved(BigDecimal quantity) {
    return reserved(ways.item(), quantity);
  }

  /** A reservation for the line at its site. [the item's base unit] */
  Change reserved(@Nullable String item, BigDecimal quantity) {
    return Change.made(
        Reservation.newBuilder()
            .setEnvelope(Change.envelope(situation.envelope(), "reservation"))
            .setReservation("option:reservation")
            .setItem(item)
            .setSite(ways.site())
            .setOrder(situation.order().key().order())
            .setLine(line.number())
            .setQuantity(LineChanges.scaled(quantity))
            .setHard(true)
            .build());
  }

  /** The end of the promise that goods can keep that are there from an instant on. */
  Instant keeping(Instant ready) {
    return situation.journey(line.line()).keeping(ready);
  }

  BigDecimal inBase(BigDecimal quantity) {
    return quantity.multiply(ways.perUnit());
  }

  /** What the line lacks, rounded up: of a kit a part of which is missing all is missing. */
  BigDecimal lacks() {
    if (ways.ofKit()) {
      BigDecimal kits = situation.finding().lines().getFirst().getQuantity();
      boolean whole = line.open().stripTrailingZeros().scale() <= 0;
      return kits == null
          ? line.open()
          : (whole ? kits.setScale(0, RoundingMode.CEILING) : kits).min(line.open());
    }
    return ways.missing().divide(ways.perUnit(), SCALE, RoundingMode.CEILING).min(line.open());
  }

  /**
   * Says how much of the line is there and how much it lacks: "Ship 2 BOX as promised and 3 BOX
   * ..."; where that makes no whole units, in the base unit: "14 EA (9 to a BOX)" and "31 EA".
   */
  Quantities parts() {
    return ways.ofKit()
        ? Quantities.of(line.open(), lacks(), BigDecimal.ONE, line.line().getUnit(), null)
        : Quantities.of(
            inBase(line.open()),
            ways.missing(),
            ways.perUnit(),
            line.line().getUnit(),
            ways.unit());
  }

  String base(BigDecimal quantity) {
    return Words.quantity(quantity, ways.unit());
  }
}
