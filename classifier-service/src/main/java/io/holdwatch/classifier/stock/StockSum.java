package io.holdwatch.classifier.stock;

import static io.holdwatch.classifier.ranked.Micros.plus;

import io.holdwatch.classifier.finding.Words;
import java.time.Instant;
import java.util.function.LongFunction;

/**
 * How it comes that a line lacks something, as a sum that a person can add up (definitions.md,
 * "Stock"): what is there and what comes, less what is kept, less what lines served before it take.
 */
final class StockSum {
  private final LongFunction<String> base;
  private final StringBuilder text = new StringBuilder();

  /**
   * @param base says millionths of the base unit of the pool's item
   */
  StockSum(LongFunction<String> base) {
    this.base = base;
  }

  /**
   * "182 EACH on hand, less 44 EACH reserved for other lines, less 138 EACH for lines that are
   * served before this one, which need 150 EACH: that leaves nothing of the 28 EACH that it needs".
   *
   * @param pool of which it is short; its stock is known
   * @param line what the line wants and holds of it, with its place in the order of service
   * @param before what lines that are served before it ask for [millionths of the base unit]
   * @param promised end of its promise
   */
  String of(Pool pool, Share line, long before, Instant promised) {
    OnHand there = pool.onHand;
    Inventory counted = there.believed();
    long own = Math.max(0, line.reserved());
    long supply = pool.supplyUntil(promised);
    long comes = plus(supply, -plus(there.amount(), -pool.hard()));
    long taken = Math.min(Math.max(0, supply), before);
    long left = Math.clamp(plus(supply, -before), 0, line.demand());
    text.append(base.apply(plus(counted.there(), counted.taken()))).append(" on hand");
    less(counted.taken(), " that have gone out since");
    less(plus(counted.there(), -counted.usable()), " that may not be used");
    less(there.safe().safety(), " of safety stock");
    less(-comes, " due by " + Words.instant(promised));
    less(own, " reserved for this line");
    less(plus(pool.hard(), -line.reserved()), " reserved for other lines");
    less(
        taken,
        " for lines that are served before this one"
            + (taken < before ? ", which need " + base.apply(before) : ""));
    return text.append(": that leaves ")
        .append(left == 0 ? "nothing" : base.apply(left))
        .append(" of the ")
        .append(own == 0 ? "" : "other ")
        .append(base.apply(line.demand()))
        .append(" that it needs")
        .toString();
  }

  private void less(long micros, String what) {
    if (micros != 0) {
      text.append(micros > 0 ? ", less " : ", plus ")
          .append(base.apply(Math.abs(micros)))
          .append(what);
    }
  }
}
