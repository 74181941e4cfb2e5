package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.policy.ClassifierPolicy;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Envelope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** All ledgers of a partition, and what one has to be told because another has changed. */
final class Ledgers {
  private final OrderLedger orders;

  Ledgers(OrderLedger orders) {
    this.orders = orders;
  }

  /** Puts a newer fact in the place of an older one; returns the orders to look at. */
  Set<OrderKey> take(
      String record,
      @Nullable SpecificRecord before,
      @Nullable SpecificRecord after,
      Envelope envelope) {
    return orders.apply(record, before, after, envelope);
  }

  /** Judges by another policy from now on; every order has to be looked at. */
  void policy(ClassifierPolicy policy) {}

  /** Time has come to an instant; returns the orders to look at. */
  Set<OrderKey> advance(String scope, Instant now) {
    return Set.of();
  }

  /** When time will change an answer by itself. */
  Optional<Instant> nextAdvance(String scope) {
    return Optional.empty();
  }

  /** What is wrong with an order and its lines at an instant, its delay left aside. */
  List<Finding> findings(WatchedOrder order, Instant now) {
    return List.of();
  }

  /** First instant after now at which that changes for the order alone. */
  Optional<Instant> nextChange(@Nullable WatchedOrder order, Instant now) {
    return Optional.empty();
  }
}
