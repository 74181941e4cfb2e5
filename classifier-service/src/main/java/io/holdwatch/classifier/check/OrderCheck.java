package io.holdwatch.classifier.check;

import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.subject.OrderKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A rule about whole orders, with the records besides the orders that it rests on. What it answers
 * is a function of the newest facts and the instant; facts in any order lead to the same answers.
 *
 * <p>Every order is asked at every change of it: what a check does not care about must cost it next
 * to nothing.
 */
public interface OrderCheck {
  /**
   * A record says something, or does not say it any more: what is replaced is first taken out.
   * Facts of orders are given too.
   *
   * @param touched orders of which the answer may differ are added; the order of a fact that names
   *     one is looked at anyhow
   */
  default void put(String record, SpecificRecord fact, boolean present, Set<OrderKey> touched) {}

  /**
   * An order stands differently.
   *
   * @param order null where it is gone
   * @return other orders of which the answer may differ for it
   */
  default Set<OrderKey> ask(OrderKey key, @Nullable CheckedOrder order) {
    return Set.of();
  }

  /** Time has come to an instant; returns the orders of which the answer may differ for it. */
  default Set<OrderKey> advance(String scope, Instant now) {
    return Set.of();
  }

  /** When {@link #advance} has something to do. */
  default Optional<Instant> nextAdvance(String scope) {
    return Optional.empty();
  }

  /** What is wrong with an order at an instant. */
  List<Finding> assess(CheckedOrder order, Instant now);

  /** First instant after now at which that changes by time alone. */
  default Optional<Instant> nextChange(CheckedOrder order, Instant now) {
    return Optional.empty();
  }
}
