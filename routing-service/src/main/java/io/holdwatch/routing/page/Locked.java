package io.holdwatch.routing.page;

import io.holdwatch.contract.packet.LockedAction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Actions that one rule forbids.
 *
 * @param until whose agreement would allow them, to begin a sentence
 * @param rule the actions, and why they are not allowed
 */
public record Locked(String until, String rule) {
  /** What is not allowed, once for each rule. */
  static List<Locked> of(List<LockedAction> all) {
    Map<String, List<LockedAction>> rules = new LinkedHashMap<>();
    for (LockedAction each : all) {
      rules
          .computeIfAbsent(
              Rule.words(each) + '\n' + each.getUnlockedBy(), rule -> new ArrayList<>())
          .add(each);
    }
    return rules.values().stream().map(Locked::byOneRule).toList();
  }

  private static Locked byOneRule(List<LockedAction> actions) {
    LockedAction first = actions.getFirst();
    return new Locked(
        "Not allowed until the " + first.getUnlockedBy() + " agrees:",
        String.join(
                ", ", actions.stream().map(each -> Words.of(each.getAction())).distinct().toList())
            + ", because "
            + Rule.words(first)
            + (Rule.of(first).isEmpty() ? "" : " (" + Rule.of(first) + " of the same order)")
            + ".");
  }
}
