package io.holdwatch.classifier.promise;

import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.PromiseBasis;
import io.holdwatch.contract.packet.AffectedLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line as it stands, and what is still to be done for it.
 *
 * @param line the line
 * @param wanted ordered − cancelled, not below zero [the line's unit]
 * @param open what of it has not shipped; zero for a line that is cancelled or closed [the line's
 *     unit]
 * @param entered when the order was entered, else the line's event time
 * @param due end of its earliest promise that is not yet kept by what was shipped; null where there
 *     is none
 * @param dueFrom PROMISED, or REQUESTED where nothing was promised; null without a promise
 * @param arrives whether the promise is kept by arriving, and not by leaving
 * @param shipped what left so far
 */
public record Outlook(
    OrderLine line,
    BigDecimal wanted,
    BigDecimal open,
    Instant entered,
    @Nullable Instant due,
    @Nullable String dueFrom,
    boolean arrives,
    List<Moved> shipped) {
  private static final int FEW = 5;

  /** The lines of an order; none without a header. */
  public static List<Outlook> of(WatchedOrder order, OrderLedger ledger) {
    Order header = order.header();
    return header == null
        ? List.of()
        : new Promises(order, header, ledger, Map.of(), Instant.MIN).outlooks();
  }

  /** Line number within the order. */
  public String number() {
    return Objects.requireNonNull(line.getLine(), "an outlook is of a numbered line");
  }

  /** Whether all of this line has left that is affected, though it may not have arrived. */
  public boolean hasLeft(AffectedLine affected) {
    Instant promised = affected.getDue();
    return open.signum() == 0 || (promised != null && (due == null || promised.isBefore(due)));
  }

  /** What left so far. [the line's unit] */
  public BigDecimal gone() {
    return Moved.sum(shipped);
  }

  private Optional<String> leftAfter(Instant instant) {
    BigDecimal after =
        Moved.sum(shipped.stream().filter(each -> each.at().isAfter(instant)).toList());
    return after.signum() <= 0
        ? Optional.empty()
        : Optional.of(Words.quantity(after, line.getUnit()) + " of line " + number());
  }

  /** "promised to ship by 5 Mar 2026 00:00 UTC", or requested, or to arrive; it has a date. */
  public String promised() {
    return ("REQUESTED".equals(dueFrom) ? "requested to " : "promised to ")
        + (arrives ? "arrive by " : "ship by ")
        + Words.instant(Objects.requireNonNull(due, "only what has a date is promised"));
  }

  /** "27 of 29 EACH of line 10"; empty where nothing of it has left. */
  public Optional<String> left() {
    return gone().signum() <= 0
        ? Optional.empty()
        : Optional.of(
            Words.number(gone())
                + " of "
                + Words.quantity(wanted, line.getUnit())
                + " of line "
                + number());
  }

  /** "Already left: 27 of 29 EACH of line 10."; empty where nothing of lines has left. */
  public static Optional<String> left(List<Outlook> lines) {
    return gone(lines).map(gone -> "Already left: " + gone + ".");
  }

  /**
   * "; nothing is left to be shipped: 29 of 29 EACH of line 10 have left", or that it was
   * cancelled; empty: some of the lines are open, or there are none.
   */
  public static String over(List<Outlook> lines) {
    return lines.isEmpty() || lines.stream().anyMatch(line -> line.open().signum() > 0)
        ? ""
        : "; nothing is left to be shipped: "
            + gone(lines).map(gone -> gone + " left already").orElse("it was cancelled");
  }

  /** "27 of 29 EACH of line 10"; empty where nothing of lines has left. */
  public static Optional<String> gone(List<Outlook> lines) {
    return few(lines.stream().flatMap(line -> line.left().stream()).toList());
  }

  /** "7 EACH of line 10"; empty where nothing of lines has left after an instant. */
  public static Optional<String> goneAfter(List<Outlook> lines, Instant instant) {
    return few(lines.stream().flatMap(line -> line.leftAfter(instant).stream()).toList());
  }

  private static Optional<String> few(List<String> left) {
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.join(", ", left.stream().limit(FEW).toList())
                + (left.size() > FEW ? " and of " + (left.size() - FEW) + " more lines" : ""));
  }

  /** Whether a line's promise is kept by delivery, and not by shipping. */
  public static boolean arrives(OrderLine line, Order header) {
    PromiseBasis own = line.getBasis();
    return (own != PromiseBasis.UNKNOWN ? own : header.getBasis()) == PromiseBasis.DELIVER;
  }

  /** The same as a symbol. */
  public static String basis(boolean arrives) {
    return (arrives ? PromiseBasis.DELIVER : PromiseBasis.SHIP).name();
  }

  /** The line as affected with all of its open quantity. */
  public AffectedLine affected() {
    return AffectedLine.newBuilder()
        .setLine(number())
        .setItem(line.getItem())
        .setUnit(line.getUnit())
        .setQuantity(open.setScale(6, RoundingMode.HALF_UP))
        .setDue(due)
        .setDueFrom(dueFrom)
        .setBasis(due == null ? null : basis(arrives))
        .build();
  }
}
