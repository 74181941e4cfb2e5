package io.holdwatch.routing.page;

import io.holdwatch.contract.packet.LockedAction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Actions that one rule forbids.
 *
 * @param actions in words, as a list
 * @param rule that they are not allowed, why, and who can unlock them
 */
public record Locked(String actions, String rule) {
  /** What is not allowed, once for each rule. */
  static List<Locked> of(List<LockedAction> all) {
    Map<String, List<LockedAction>> rules = new LinkedHashMap<>();
    for (LockedAction each : all) {
      rules
          .computeIfAbsent(each.getRule() + '\n' + each.getUnlockedBy(), rule -> new ArrayList<>())
          .add(each);
    }
    return rules.values().stream().map(Locked::byOneRule).toList();
  }

  private static Locked byOneRule(List<LockedAction> actions) {
    LockedAction first = actions.getFirst();
    boolean one = actions.size() == 1;
    return new Locked(
        Say.list(actions.stream().map(each -> Words.of(each.getAction())).toList()),
        (one ? "is" : "are")
            + " not allowed: "
            + first.getRule()
            + ". The "
            + first.getUnlockedBy()
            + " can unlock "
            + (one ? "it." : "them."));
  }
}
