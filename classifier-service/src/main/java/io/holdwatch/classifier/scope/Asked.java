package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.credit.CreditOrder;
import io.holdwatch.classifier.master.MasterLine;
import io.holdwatch.classifier.price.PricedLine;
import io.holdwatch.classifier.stock.Demand;
import io.holdwatch.classifier.subject.LineKey;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an order asked last: most changes of an order change little of it, and a ledger is told only
 * what is new to it.
 */
record Asked(Map<LineKey, OfLine> lines, @Nullable CreditOrder credit) {
  static final Asked NOTHING = new Asked(Map.of(), null);

  /** What a line asked last; null: nothing of that ledger. */
  record OfLine(@Nullable MasterLine master, @Nullable Demand stock, @Nullable PricedLine price) {
    static final OfLine NOTHING = new OfLine(null, null, null);

    /** The same, with what a ledger has kept already in the place of what equals it. */
    OfLine sharing(OfLine kept) {
      return new OfLine(
          Objects.equals(master, kept.master) ? kept.master : master,
          Objects.equals(stock, kept.stock) ? kept.stock : stock,
          Objects.equals(price, kept.price) ? kept.price : price);
    }
  }
}
