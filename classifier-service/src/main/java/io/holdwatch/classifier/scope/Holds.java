package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.hold.HeldOrder;
import io.holdwatch.classifier.hold.HoldRule;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.contract.packet.ExceptionType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * HOLD_MISMATCH of an order: what is found on it is held against the ERP's holds. Remembered is
 * since when each cause has held and until when it did, as long as the order has holds.
 */
final class Holds {
  private static final String FROM = "from ";
  private static final String TO = "to ";

  private Holds() {}

  /** The finding, and what to remember for the next look. */
  record Look(Optional<Finding> finding, Map<String, Instant> memory) {}

  static Look look(
      WatchedOrder order,
      List<Finding> findings,
      List<HeldOrder.Hoard> hoards,
      Set<ExceptionType> mustBlock,
      Map<String, Instant> memory,
      Instant now) {
    List<HeldOrder.Condition> conditions = findings.stream().map(Holds::condition).toList();
    Map<String, Instant> remembered =
        order.holds().isEmpty() ? Map.of() : remember(conditions, memory, now);
    return new Look(
        HoldRule.assess(
            order.key(),
            new HeldOrder(
                List.copyOf(order.holds()),
                conditions,
                former(remembered),
                hoards,
                mustBlock,
                telling(findings, mustBlock))),
        remembered);
  }

  private static Map<ExceptionType, HeldOrder.Telling> telling(
      List<Finding> findings, Set<ExceptionType> mustBlock) {
    Map<ExceptionType, HeldOrder.Telling> telling = Map.of();
    for (Finding finding : findings) {
      if (mustBlock.contains(finding.type()) && !finding.basis().isEmpty()) {
        // Most orders have nothing of the kind.
        telling = telling.isEmpty() ? new EnumMap<>(ExceptionType.class) : telling;
        Basis most = finding.basis().getFirst();
        telling.putIfAbsent(
            finding.type(),
            new HeldOrder.Telling(
                finding.words(), new Basis(most.label(), most.value(), most.fact())));
      }
    }
    return telling;
  }

  private static HeldOrder.Condition condition(Finding finding) {
    boolean ofLine =
        switch (finding.type()) {
          case CREDIT_HOLD -> false;
          default -> finding.lines().size() == 1;
        };
    return new HeldOrder.Condition(
        finding.type(), ofLine ? finding.lines().getFirst().getLine() : null);
  }

  private static Map<String, Instant> remember(
      List<HeldOrder.Condition> conditions, Map<String, Instant> memory, Instant now) {
    Map<String, Instant> after = new TreeMap<>(memory);
    Set<String> running = new TreeSet<>();
    for (HeldOrder.Condition condition : conditions) {
      String name = condition.type() + "/" + (condition.line() == null ? "" : condition.line());
      running.add(name);
      if (after.remove(TO + name) != null || !after.containsKey(FROM + name)) {
        after.put(FROM + name, now);
      }
    }
    for (String key : memory.keySet()) {
      if (key.startsWith(FROM) && !running.contains(key.substring(FROM.length()))) {
        after.putIfAbsent(TO + key.substring(FROM.length()), now);
      }
    }
    return after;
  }

  private static List<HeldOrder.Former> former(Map<String, Instant> memory) {
    List<HeldOrder.Former> former = new ArrayList<>();
    memory.forEach(
        (key, to) -> {
          Instant from = memory.get(FROM + key.substring(Math.min(key.length(), TO.length())));
          if (key.startsWith(TO) && from != null) {
            String[] name = key.substring(TO.length()).split("/", 2);
            former.add(
                new HeldOrder.Former(
                    new HeldOrder.Condition(
                        ExceptionType.valueOf(name[0]), name[1].isEmpty() ? null : name[1]),
                    from,
                    to));
          }
        });
    return former;
  }
}
