package io.holdwatch.classifier.anomaly;

import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.packet.ExceptionType;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line whose quantity is compared with what is usual and with what is sold.
 *
 * @param item null: unknown
 * @param wanted ordered − cancelled [base units]
 */
record OddLine(
    CheckedOrder order,
    Outlook line,
    @Nullable Item item,
    BigDecimal wanted,
    AnomalySettings settings) {

  /** Null where the quantity is usual, or too little is known to say. */
  @Nullable Finding unusual(Usual usual) {
    BigDecimal distance = wanted.subtract(usual.median()).abs();
    if (usual.count() < settings.history() || distance.compareTo(usual.reach(settings)) <= 0) {
      return null;
    }
    String range =
        usual.lowest().compareTo(usual.highest()) == 0
            ? "always for " + base(usual.lowest())
            : "for " + Words.number(usual.lowest()) + " to " + base(usual.highest());
    return finding(
        AnomalyReason.UNUSUAL_QUANTITY,
        asks()
            + ", far from the "
            + base(usual.median())
            + " that this customer usually orders"
            + besides(),
        "The last "
            + usual.count()
            + " lines of this customer for the item were "
            + range
            + (usual.deviation().signum() == 0
                ? ", at least half of them for "
                : ", half of them within " + Words.number(usual.deviation()) + " of ")
            + base(usual.median())
            + ": ask the customer whether the quantity is meant.");
  }

  /** "; besides, it is less than the smallest order of 12 EA"; empty: it is sold like that. */
  private String besides() {
    BigDecimal least = under();
    BigDecimal pack = broken();
    if (least == null && pack == null) {
      return "";
    }
    return "; besides, it is "
        + (least == null ? "" : "less than the smallest order of " + base(least))
        + (least == null || pack == null ? "" : ", and ")
        + (pack == null ? "" : "not in whole packs of " + base(pack));
  }

  /** The smallest order, where less is asked for; else null. */
  private @Nullable BigDecimal under() {
    BigDecimal minimum = item == null ? null : item.getMinimumOrder();
    return minimum != null && wanted.compareTo(minimum) < 0 ? minimum : null;
  }

  /** The packs of the item, where what is asked for is not in whole ones; else null. */
  private @Nullable BigDecimal broken() {
    BigDecimal pack = item == null ? null : item.getPackMultiple();
    return pack != null && pack.signum() > 0 && wanted.remainder(pack).signum() != 0 ? pack : null;
  }

  /** Null where the item is sold in such a quantity. */
  @Nullable Finding unsold() {
    BigDecimal minimum = under();
    if (minimum != null) {
      return finding(
          AnomalyReason.BELOW_MINIMUM,
          asks() + ", less than the smallest order of " + base(minimum),
          "Raise the line to " + base(minimum) + ", cancel it, or let it pass as an exception.");
    }
    BigDecimal pack = broken();
    if (pack == null) {
      return null;
    }
    BigDecimal fewer = wanted.divideToIntegralValue(pack).multiply(pack);
    BigDecimal more = fewer.add(pack);
    return finding(
        AnomalyReason.PACK_MULTIPLE,
        asks() + ", which is sold only in packs of " + base(pack),
        fewer.signum() == 0
            ? "The smallest quantity that can be sold is " + base(more) + "."
            : Words.number(fewer) + " or " + base(more) + " would be whole packs.");
  }

  private Finding finding(AnomalyReason reason, String words, String fact) {
    return new Finding(
        ExceptionType.ORDER_ANOMALY,
        new LineKey(order.key(), line.number()).subject(),
        reason.name(),
        List.of(line.affected()),
        words,
        item == null ? List.of() : List.of(new Basis("item " + item.getItem(), sold(item), item)),
        null,
        List.of(fact));
  }

  private String asks() {
    String unit = line.line().getUnit();
    boolean converted = wanted.compareTo(line.wanted()) != 0;
    return "asks on line "
        + line.number()
        + " for "
        + Words.quantity(line.wanted(), unit)
        + (converted ? " (" + base(wanted) + ")" : "")
        + " of "
        + line.line().getItem()
        + (item == null || item.getName() == null ? "" : " (" + item.getName() + ")");
  }

  private String base(BigDecimal quantity) {
    return Words.quantity(quantity, item == null ? line.line().getUnit() : item.getBaseUnit());
  }

  private static String sold(Item item) {
    return (item.getMinimumOrder() == null
            ? "no smallest order"
            : "smallest order " + Words.quantity(item.getMinimumOrder(), item.getBaseUnit()))
        + (item.getPackMultiple() == null
            ? ", no packs"
            : ", packs of " + Words.quantity(item.getPackMultiple(), item.getBaseUnit()));
  }
}
