package io.holdwatch.classifier.impact;

import io.holdwatch.classifier.finding.Value;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.UnitPrice;
import io.holdwatch.contract.packet.AffectedLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What lines are worth at their net prices, each currency by itself. */
public final class Worth {
  private Worth() {}

  /**
   * Affected open quantity × net price, by ISO 4217 code; empty where no affected line has a price.
   */
  public static Map<String, BigDecimal> atRisk(WatchedOrder order, List<AffectedLine> lines) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (AffectedLine affected : lines) {
      OrderLine line = order.line(affected.getLine());
      if (line != null) {
        add(sums, line.getNetPrice(), affected.getQuantity());
      }
    }
    return sums;
  }

  /**
   * Value of a whole order; null where no line has a price, or where they have several currencies.
   */
  public static @Nullable Money whole(WatchedOrder order) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (OrderLine line : order.lines()) {
      add(sums, line.getNetPrice(), line.getOrdered());
    }
    if (sums.size() != 1) {
      return null;
    }
    Map.Entry<String, BigDecimal> only = sums.entrySet().iterator().next();
    return new Money(only.getValue(), only.getKey());
  }

  /** Currency of an order: that of its first line with a price, else the header's. */
  static @Nullable String currency(WatchedOrder order) {
    Order header = order.header();
    for (OrderLine line : order.lines()) {
      if (line.getNetPrice() != null) {
        return line.getNetPrice().getCurrency();
      }
    }
    return header == null ? null : header.getCurrency();
  }

  private static void add(
      Map<String, BigDecimal> sums, @Nullable UnitPrice price, @Nullable BigDecimal quantity) {
    if (price != null && quantity != null && price.getPer().signum() > 0) {
      sums.merge(price.getCurrency(), Value.of(price, quantity), BigDecimal::add);
    }
  }
}
