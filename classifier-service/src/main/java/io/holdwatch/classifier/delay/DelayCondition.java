package io.holdwatch.classifier.delay;

import io.holdwatch.classifier.exception.Condition;
import io.holdwatch.classifier.exception.Interval;
import io.holdwatch.classifier.exception.Life;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.subject.ExceptionKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * SHIPMENT_DELAY of an order: the one condition whose whole timeline can be told from today's
 * facts.
 *
 * @param key which exception
 * @param delay what was assessed
 * @param order the order; null where nothing is known of it
 * @param ledger sites
 */
public record DelayCondition(
    ExceptionKey key, DelayRule.Delay delay, @Nullable WatchedOrder order, OrderLedger ledger)
    implements Condition {
  @Override
  public List<Interval> timeline(Life life, Instant changed) {
    return delay.timeline();
  }

  @Override
  public boolean pressing() {
    return false;
  }

  @Override
  public Optional<Finding> at(Instant instant) {
    WatchedOrder known = order;
    return known == null
        ? Optional.empty()
        : delay
            .at(instant)
            .map(found -> new DelayBasis(known, ledger).finding(key, found, instant));
  }
}
