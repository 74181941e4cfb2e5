package io.holdwatch.classifier.stock;

import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.Reservation;
import io.holdwatch.contract.fact.Stock;
import io.holdwatch.contract.fact.Substitute;
import io.holdwatch.contract.fact.Supply;
import io.holdwatch.contract.fact.Wave;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a line could get what it lacks, and what it lacks shortly before its wave.
 *
 * @param item business key of the item that is missing; of a kit the first component that is
 * @param site business key of its site
 * @param unit base unit of the item
 * @param perUnit one of the line's unit in base units
 * @param missing what it lacks; nothing where it only waits for its reservation [base unit]
 * @param ofKit whether the item is a component of what the line asks for
 * @param promised end of the promise
 * @param elsewhere other sites with uncommitted stock, the most first
 * @param standIns approved substitutes with uncommitted stock at the site, first choice first
 * @param later when supply would have brought what is missing, the first first
 * @param incoming supplies that come too late, or were cancelled, and were due in time
 * @param held hard reservations in the pool by lines of a lower class, the most first
 * @param own reservations of the line itself
 * @param near its wave, where that is about to be released; null: it is not
 */
public record Ways(
    String item,
    String site,
    @Nullable String unit,
    BigDecimal perUnit,
    BigDecimal missing,
    boolean ofKit,
    Instant promised,
    List<Elsewhere> elsewhere,
    List<StandIn> standIns,
    List<Instant> later,
    List<Incoming> incoming,
    List<Held> held,
    List<Reservation> own,
    @Nullable Near near) {

  /** The same for so much. [base unit] */
  public Ways lacking(BigDecimal quantity) {
    return new Ways(
        item, site, unit, perUnit, quantity, ofKit, promised, elsewhere, standIns, later, incoming,
        held, own, near);
  }

  /**
   * Stock of another site that no line needs.
   *
   * @param site business key of the site
   * @param uncommitted what a newcomer could take by the promise [base unit]
   * @param stock the largest of its stock facts
   */
  public record Elsewhere(String site, BigDecimal uncommitted, Stock stock) {}

  /** Stock of a substitute at the line's site that no line needs. [its base unit] */
  public record StandIn(Substitute substitute, Item item, BigDecimal uncommitted) {}

  /**
   * A wave that is about to be released.
   *
   * @param wave the wave
   * @param unreserved what of the line's open quantity is not reserved in its pool [base unit]
   * @param free what is there now and not hard reserved by anybody [base unit]
   */
  public record Near(Wave wave, BigDecimal unreserved, BigDecimal free) {}

  /** A supply that would have been in time as it was due. */
  public record Incoming(Supply supply, boolean cancelled) {}

  /** What another line has reserved. */
  public record Held(LineKey line, Reservation reservation) {}
}
