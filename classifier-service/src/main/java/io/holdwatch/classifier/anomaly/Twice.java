package io.holdwatch.classifier.anomaly;

import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.packet.ExceptionType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An order that another one may have been before.
 *
 * @param other header of the other order
 * @param before the other order
 */
record Twice(CheckedOrder order, Entry entry, Order other, Entry before) {
  Finding finding() {
    String number = other.getNumber() == null ? other.getOrder() : other.getNumber();
    String po = order.header().getCustomerPo().strip();
    return new Finding(
        ExceptionType.ORDER_ANOMALY,
        order.key().order(),
        AnomalyReason.DUPLICATE_PO.name(),
        List.of(),
        "carries the customer's purchase order number "
            + po
            + ", as order "
            + number
            + " does, which was entered "
            + earlier()
            + ": it may have been entered twice",
        List.of(
            new Basis(
                "order " + number,
                "customer's number "
                    + other.getCustomerPo().strip()
                    + ", entered "
                    + Words.date(other.getEntered()),
                other)),
        null,
        List.of(
            content(entry).equals(content(before))
                ? "Both orders ask for the same items in the same quantities."
                : "The two orders ask for different items or quantities: "
                    + said(entry)
                    + " here, "
                    + said(before)
                    + " there."));
  }

  private String earlier() {
    Duration between = Duration.between(before.entered(), entry.entered());
    return between.isZero() ? "at the same time" : Words.duration(between) + " earlier";
  }

  private static List<String> content(Entry entry) {
    return entry.lines().values().stream().map(Twice::said).sorted().toList();
  }

  private static String said(Entry entry) {
    Map<String, Entry.Sold> lines = entry.lines();
    int most = 3;
    String first =
        lines.values().stream().limit(most).map(Twice::said).collect(Collectors.joining(", "));
    return lines.isEmpty()
        ? "nothing"
        : lines.size() > most ? first + " and " + (lines.size() - most) + " more" : first;
  }

  private static String said(Entry.Sold sold) {
    return Words.quantity(sold.quantity(), sold.unit()) + " of " + sold.item();
  }
}
