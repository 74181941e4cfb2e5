package io.holdwatch.classifier.stock;

import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.ranked.Micros;
import io.holdwatch.contract.fact.Lot;
import io.holdwatch.contract.fact.Stock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is on hand in a pool as evidence: by the system that is believed, and who says otherwise.
 */
final class OnHandWords {
  private static final int MANY = 20;

  private final ScopeStock stock;
  private final LongFunction<String> base;

  /**
   * @param base says millionths of the base unit of the pool's item
   */
  OnHandWords(ScopeStock stock, LongFunction<String> base) {
    this.stock = stock;
    this.base = base;
  }

  List<Basis> basis(OnHand onHand) {
    List<Basis> basis = new ArrayList<>();
    List<String> others = onHand.others();
    String hierarchy =
        others.isEmpty() ? null : stock.believed().chose(onHand.believed().source(), others);
    Basis.Rival rival =
        onHand
            .rival()
            .map(
                other ->
                    new Basis.Rival(
                        otherwise(other, onHand.believed()),
                        other.source(),
                        stock.believed().chose(onHand.believed().source(), others)))
            .orElse(null);
    for (Stock fact : onHand.facts().stream().limit(MANY).toList()) {
      // What systems disagree about is the whole pool, which is said once.
      Basis.Rival ofFirst = basis.isEmpty() ? rival : null;
      String left = basis.isEmpty() && onHand.believed().taken() != 0 ? left(onHand) : "";
      basis.add(
          new Basis(
              "stock of " + fact.getItem() + " at " + where(fact),
              quantity(fact) + left,
              fact,
              ofFirst,
              hierarchy));
      lot(fact, basis);
    }
    if (onHand.known() && onHand.safe() != onHand.believed()) {
      for (Stock fact : onHand.safe().facts().stream().limit(MANY).toList()) {
        if (fact.getSafety() != null) {
          basis.add(
              new Basis(
                  "safety stock of " + fact.getItem() + " at " + where(fact),
                  Words.number(fact.getSafety()),
                  fact));
        }
      }
    }
    return basis;
  }

  /** What of the pool has left since it was counted. */
  private String left(OnHand onHand) {
    return "; " + base.apply(onHand.believed().taken()) + " have gone out since";
  }

  private void lot(Stock fact, List<Basis> basis) {
    Lot lot = fact.getLot() == null ? null : stock.catalogue.lot(fact);
    if (lot != null) {
      basis.add(
          new Basis(
              "lot " + lot.getLot(),
              (lot.getState() == null
                      ? "state unknown"
                      : lot.getState().toLowerCase(Locale.ROOT).replace('_', ' '))
                  + (lot.getExpires() == null
                      ? ""
                      : ", last day of use " + Words.day(lot.getExpires())),
              lot));
    }
  }

  private static String where(Stock fact) {
    return Stream.of(
            fact.getSite(),
            fact.getLocation(),
            fact.getLot() == null ? null : "lot " + fact.getLot())
        .filter(Objects::nonNull)
        .reduce((a, b) -> a + " " + b)
        .orElse("");
  }

  private static String quantity(Stock fact) {
    return Words.number(orZero(fact.getOnHand()))
        + " on hand, safety stock "
        + Words.number(orZero(fact.getSafety()))
        + (fact.getAsOf() == null ? "" : ", as of " + Words.instant(fact.getAsOf()));
  }

  /**
   * "8 PCE on hand, as of 2 Mar 2026 08:00 UTC, of which 3 PCE have gone out since, so 5 PCE; wms:
   * 7 PCE".
   */
  private String otherwise(Inventory other, Inventory believed) {
    boolean plain = believed.facts().size() == 1 && believed.taken() == 0;
    return base.apply(Micros.plus(other.there(), other.taken()))
        + " on hand"
        + (other.asOf() == null ? "" : ", as of " + Words.instant(other.asOf()))
        + (other.taken() == 0
            ? ""
            : ", of which "
                + base.apply(other.taken())
                + " have gone out since, so "
                + base.apply(other.there()))
        + (plain ? "" : "; " + believed.source() + ": " + base.apply(believed.there()));
  }

  private static BigDecimal orZero(@Nullable BigDecimal value) {
    return value == null ? BigDecimal.ZERO : value;
  }
}
