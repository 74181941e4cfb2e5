package io.holdwatch.classifier.hold;

import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.hold.HeldOrder.Condition;
import io.holdwatch.classifier.hold.HeldOrder.Former;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Hold;
import io.holdwatch.contract.packet.ExceptionType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds HOLD_MISMATCH: holds and their causes disagree (definitions.md, "Holds"). */
public final class HoldRule {
  private HoldRule() {}

  /** What is wrong with the holds of an order; the first that holds of {@link HoldReason}. */
  public static Optional<Finding> assess(OrderKey key, HeldOrder order) {
    List<Hold> holds =
        order.holds().stream()
            .sorted(
                Comparator.comparing(HoldRule::since)
                    .thenComparing(hold -> hold.getEnvelope().getRecordId()))
            .toList();
    List<Hold> active = holds.stream().filter(HoldRule::active).toList();
    HoldFinding finding = new HoldFinding(key, order, holds, active);
    if (!active.isEmpty() && !order.hoards().isEmpty()) {
      return Optional.of(finding.hoards(order.hoards()));
    }
    Optional<ExceptionType> missing =
        order.mustBlock().stream()
            .sorted()
            .filter(type -> order.conditions().stream().anyMatch(c -> c.type() == type))
            .filter(type -> active.stream().noneMatch(hold -> blocks(hold, type)))
            .findFirst();
    if (missing.isPresent()) {
      return Optional.of(finding.missing(missing.get()));
    }
    List<Hold> without =
        active.stream()
            .filter(hold -> HoldKind.of(hold.getKind()).isPresent())
            .filter(hold -> order.conditions().stream().noneMatch(c -> explains(c, hold)))
            .toList();
    for (Hold hold : without) {
      Optional<Former> last = gone(order, hold);
      if (last.isPresent()) {
        return Optional.of(finding.stale(hold, last.get()));
      }
    }
    return without.stream().findFirst().map(finding::unexplained);
  }

  private static boolean active(Hold hold) {
    return hold.getReleasedAt() == null;
  }

  /** When a hold was set; where it does not say, when its fact happened. */
  static Instant since(Hold hold) {
    return hold.getSetAt() == null ? hold.getEnvelope().getEventTime() : hold.getSetAt();
  }

  /** A hold that does not say its kind blocks for any; a type without a kind takes any hold. */
  private static boolean blocks(Hold hold, ExceptionType type) {
    return !HoldKind.ANY.covers(type)
        || HoldKind.of(hold.getKind()).filter(kind -> kind.covers(type)).isPresent();
  }

  /**
   * A hold on the order has its cause on the order or any line; one on a line, there or on the
   * order.
   */
  private static boolean explains(Condition condition, Hold hold) {
    boolean place =
        condition.line() == null
            || hold.getLine() == null
            || hold.getLine().equals(condition.line());
    return place
        && HoldKind.of(hold.getKind()).filter(kind -> kind.covers(condition.type())).isPresent();
  }

  /** The cause that ended last of those that held when the hold was set or later. */
  private static Optional<Former> gone(HeldOrder order, Hold hold) {
    return order.former().stream()
        .filter(former -> explains(former.condition(), hold) && former.to().isAfter(since(hold)))
        .max(Comparator.comparing(Former::to).thenComparing(Former::from));
  }
}
