package io.holdwatch.classifier.approval;

import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.UnitPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What policy asks to be approved of an order. */
final class Needs {
  private static final int SCALE = 10;

  private Needs() {}

  /** Discounts in the order of the lines, then the value. */
  static List<Need> of(CheckedOrder order, ApprovalSettings settings) {
    if (!order.isOpen() || !order.isUnshipped()) {
      return List.of();
    }
    String currency = order.header().getCurrency();
    BigDecimal value = value(order, currency);
    List<Need> needs = new ArrayList<>();
    if (settings.discount() != null) {
      for (Outlook line : order.lines()) {
        BigDecimal discount = line.open().signum() > 0 ? discount(line.line()) : null;
        if (discount != null && discount.compareTo(settings.discount()) > 0) {
          needs.add(new Need(line, discount, value, currency));
        }
      }
    }
    if (settings.value() != null && value.compareTo(settings.value()) > 0) {
      needs.add(new Need(null, value, value, currency));
    }
    return needs;
  }

  /** What is given off the list price, as a fraction; null: nothing is known of it. */
  private static @Nullable BigDecimal discount(OrderLine line) {
    UnitPrice list = line.getListPrice();
    UnitPrice net = line.getNetPrice();
    boolean comparable =
        list != null
            && net != null
            && list.getCurrency().equals(net.getCurrency())
            && list.getAmount().signum() > 0
            && list.getPer().signum() > 0
            && net.getPer().signum() > 0;
    return comparable
        ? BigDecimal.ONE.subtract(
            net.getAmount()
                .multiply(list.getPer())
                .divide(list.getAmount().multiply(net.getPer()), SCALE, RoundingMode.HALF_UP))
        : line.getDiscount();
  }

  private static BigDecimal value(CheckedOrder order, @Nullable String currency) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Outlook line : order.lines()) {
      UnitPrice net = line.line().getNetPrice();
      if (net != null && net.getCurrency().equals(currency) && net.getPer().signum() > 0) {
        sum =
            sum.add(
                line.wanted()
                    .multiply(net.getAmount())
                    .divide(net.getPer(), SCALE, RoundingMode.HALF_UP));
      }
    }
    return sum;
  }
}
