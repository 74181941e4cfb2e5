package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.impact.Reporting;
import io.holdwatch.classifier.policy.CorrectionRules;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.packet.Correction;
import io.holdwatch.contract.packet.ExceptionPacket;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Exchange rates that the figures of open exceptions lack, each a record that its data owner has to
 * enter; and the orders that wait for one.
 */
final class Lacking {
  private static final String RATE = "rate";

  /** A rate of a scope: "GBP-EUR". */
  private record Rate(String scope, String pair) {}

  /** Whether a rate of exactly a pair of ISO 4217 codes is known now. */
  interface Rates {
    boolean known(String scope, String from, String to);
  }

  private final Rates rates;
  private final Map<Rate, Map<OrderKey, Integer>> orders = new HashMap<>();

  Lacking(Rates rates) {
    this.rates = rates;
  }

  /**
   * What a packet has to say of them.
   *
   * @param order whose figures they are, by its header's envelope
   * @param before what was said of the exception last; null: it is said for the first time
   */
  static List<Correction> of(
      Reporting reporting,
      Envelope order,
      Instant at,
      @Nullable ExceptionPacket before,
      CorrectionRules rules) {
    return reporting.pairs().stream()
        .map(
            pair ->
                Correction.newBuilder()
                    .setRecord(RATE)
                    .setRecordKey(pair)
                    .setWrong("No rate from " + pair.replace("-", " to ") + " is known")
                    .setDataOwner(rules.owner(RATE, order.getSource(), order.getRecordType()))
                    .setSource(order.getSource())
                    .setTable(order.getRecordType())
                    .setSince(since(pair, before, at))
                    .setWithin(rules.within().toMillis())
                    .build())
        .toList();
  }

  private static Instant since(String pair, @Nullable ExceptionPacket before, Instant at) {
    return before == null
        ? at
        : before.getLacking().stream()
            .filter(each -> each.getRecordKey().equals(pair))
            .map(Correction::getSince)
            .findFirst()
            .orElse(at);
  }

  /** Takes what is known of an exception now in the place of what was. */
  void put(@Nullable Tracked before, Tracked after) {
    count(before, -1);
    count(after, 1);
  }

  private void count(@Nullable Tracked state, int by) {
    ExceptionPacket last = state == null || !state.isOpen() ? null : state.last();
    if (state != null && last != null) {
      for (Correction each : last.getLacking()) {
        Rate rate = new Rate(state.key().order().scope(), each.getRecordKey());
        Map<OrderKey, Integer> waiting = orders.computeIfAbsent(rate, r -> new HashMap<>());
        waiting.merge(state.key().order(), by, Lacking::sum);
        if (waiting.isEmpty()) {
          orders.remove(rate);
        }
      }
    }
  }

  private static @Nullable Integer sum(int one, int other) {
    return one + other == 0 ? null : one + other;
  }

  /** The orders of which a figure waited for a rate that is known now. */
  Set<OrderKey> served() {
    Set<OrderKey> served = new TreeSet<>();
    orders.forEach(
        (rate, waiting) -> {
          String[] pair = rate.pair().split("-", 2);
          if (rates.known(rate.scope(), pair[0], pair[1])) {
            served.addAll(waiting.keySet());
          }
        });
    return served;
  }
}
