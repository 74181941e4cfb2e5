package io.holdwatch.classifier.anomaly;

import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.Stage;
import io.holdwatch.contract.packet.ExceptionType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An order that another one may have been before.
 *
 * @param other header of the other order
 * @param before the other order
 */
record Twice(CheckedOrder order, Entry entry, Order other, Entry before) {
  Finding finding() {
    String number = other.getNumber() == null ? other.getOrder() : other.getNumber();
    boolean same = content(entry).equals(content(before));
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
            + (same ? " with the same items and quantities" : "")
            + ": it may have been entered twice",
        List.of(
            new Basis(
                "order " + number,
                "customer's number "
                    + other.getCustomerPo().strip()
                    + ", entered "
                    + Words.date(other.getEntered())
                    + (other.getStage() == Stage.UNKNOWN ? "" : ", stage " + stage()),
                other)),
        null,
        Stream.concat(
                same
                    ? Stream.empty()
                    : Stream.of(
                        "The two orders ask for different items or quantities: "
                            + said(entry)
                            + " here, "
                            + said(before)
                            + " there."),
                other.getStage() == Stage.UNKNOWN
                    ? Stream.empty()
                    : Stream.of("Order " + number + " is at stage " + stage() + "."))
            .toList());
  }

  private String stage() {
    return Words.stage(other.getStage(), other.getSourceStage(), other.getEnvelope().getSource());
  }

  /** "7 days earlier", "about 11 hours earlier": to the nearest hour, from two days on day. */
  private String earlier() {
    Duration between = Duration.between(before.entered(), entry.entered());
    if (between.isZero()) {
      return "at the same time";
    }
    Duration unit =
        between.toHours() < 1
            ? Duration.ofMinutes(1)
            : Duration.ofHours(between.toDays() < 2 ? 1 : 24);
    Duration near = unit.multipliedBy(between.plus(unit.dividedBy(2)).dividedBy(unit));
    return (near.equals(between) ? "" : "about ") + Words.duration(near) + " earlier";
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
