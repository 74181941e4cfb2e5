package io.holdwatch.classifier.stock;

import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.ranked.Micros;
import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.contract.fact.Reservation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** What is reserved in a pool, in words and as evidence. */
final class ReservedWords {
  private static final int FEW = 3;
  private static final long ONE = 1_000_000;

  private final ScopeStock stock;
  private final LineKey key;
  private final LongFunction<String> base;

  /**
   * @param key line that it is said of
   * @param base says millionths of the base unit of the pool's item
   */
  ReservedWords(ScopeStock stock, LineKey key, LongFunction<String> base) {
    this.stock = stock;
    this.key = key;
    this.base = base;
  }

  /** "; besides, 8 EACH are reserved for other lines"; empty where nothing is. */
  String besides(Pool pool) {
    Share share = pool.share(key);
    long own = share == null ? 0 : share.reserved();
    long others = pool.reservedByOthers(key);
    List<String> apart = new ArrayList<>();
    if (own > 0) {
      apart.add(base.apply(own) + are(own) + "reserved for this line");
    }
    if (others > 0) {
      apart.add(base.apply(others) + are(others) + "reserved for other lines");
    }
    return apart.isEmpty() ? "" : "; besides, " + String.join(" and ", apart);
  }

  private static String are(long micros) {
    return micros == ONE ? " is " : " are ";
  }

  /** Its own reservations, hard or soft, and the largest hard ones of other lines. */
  List<Basis> basis(Pool pool) {
    List<Basis> basis = of(key, pool.key, false);
    for (LineKey holder : pool.holders(key, FEW)) {
      basis.addAll(of(holder, pool.key, true));
    }
    return basis;
  }

  /** The hard reservations of another line in a pool. */
  List<Basis> hard(LineKey holder, PoolKey pool) {
    return of(holder, pool, true);
  }

  private List<Basis> of(LineKey of, PoolKey pool, boolean onlyHard) {
    Line holder = stock.line(of);
    List<Basis> basis = new ArrayList<>();
    if (holder != null) {
      for (Reservation fact : holder.reservations) {
        boolean hard = Boolean.TRUE.equals(fact.getHard());
        if ((hard || !onlyHard)
            && pool.item().equals(fact.getItem())
            && pool.site().equals(fact.getSite())) {
          BigDecimal quantity = fact.getQuantity() == null ? BigDecimal.ZERO : fact.getQuantity();
          basis.add(
              new Basis(
                  "reservation for " + StockWords.name(of),
                  base.apply(Micros.of(quantity))
                      + (hard
                          ? " firmly reserved"
                          : " set aside softly, which keeps no stock for it"),
                  fact));
        }
      }
    }
    return basis;
  }
}
