package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.classifier.time.Timers;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** When each order, and the ledgers of each scope, want to be looked at again. */
final class Schedule {
  private final Timers<OrderKey> timers;
  private final Map<String, String> clockOfScope = new HashMap<>();

  Schedule(Keys keys) {
    timers = new Timers<>(keys.byOrder());
  }

  /** The ledgers of a scope stand in the schedule as the order without a name. */
  static boolean isLedgers(OrderKey key) {
    return key.order().isEmpty();
  }

  void known(String scope, String clock) {
    clockOfScope.put(scope, clock);
  }

  Set<String> scopes() {
    return new TreeSet<>(clockOfScope.keySet());
  }

  /** Clock of a scope; empty where no fact of it is known. */
  Optional<String> clock(String scope) {
    return Optional.ofNullable(clockOfScope.get(scope));
  }

  void ledgers(String scope, Optional<Instant> due) {
    order(new OrderKey(scope, ""), due);
  }

  void order(OrderKey key, Optional<Instant> due) {
    String clock = clockOfScope.get(key.scope());
    if (clock != null) {
      timers.set(clock, key, due);
    }
  }

  Optional<Instant> due(OrderKey key) {
    return timers.due(key);
  }

  /** When the first timer of a clock is due, where that is not later than an instant. */
  Optional<Instant> first(String clock, Instant upTo) {
    return timers.firstDue(clock, upTo);
  }

  /** Takes out what is due at or before an instant. */
  List<OrderKey> takeDue(String clock, Instant upTo) {
    return timers.takeDue(clock, upTo).stream().map(Timers.Timer::id).toList();
  }

  int size() {
    return timers.size();
  }
}
