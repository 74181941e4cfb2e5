package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.option.Action;
import io.holdwatch.classifier.policy.ActionRules;
import io.holdwatch.classifier.subject.ExceptionKey;
import io.holdwatch.contract.packet.LockedAction;
import java.util.List;
import java.util.TreeMap;

/**
 * What must not be done about an exception: its own type forbids it, or another exception of its
 * order does, which is then named with whoever decides it.
 *
 * @param own the exception
 * @param found what is found on its order
 * @param rules what the policy says of actions
 */
record Locks(ExceptionKey own, List<Finding> found, ActionRules rules) {
  boolean forbid(Action action) {
    return rules.locks().stream().anyMatch(lock -> lock.actions().contains(action) && holds(lock));
  }

  private boolean holds(ActionRules.Lock lock) {
    return lock.type() == own.type()
        || found.stream().anyMatch(other -> other.type() == lock.type());
  }

  /** Each action once, by the first rule that locks it. */
  List<LockedAction> locked() {
    TreeMap<String, LockedAction> locked = new TreeMap<>();
    for (ActionRules.Lock lock : rules.locks()) {
      if (holds(lock)) {
        String rule = lock.rule() + because(lock);
        lock.actions()
            .forEach(
                action ->
                    locked.putIfAbsent(
                        action.name(), new LockedAction(action.name(), rule, lock.unlockedBy())));
      }
    }
    return List.copyOf(locked.values());
  }

  /** Which other exception it is; nothing where it is the exception's own. */
  private String because(ActionRules.Lock lock) {
    if (lock.type() == own.type()) {
      return "";
    }
    List<Finding> others = found.stream().filter(other -> other.type() == lock.type()).toList();
    Finding first = others.getFirst();
    return ", and "
        + Words.one(first.type())
        + " is found on "
        + first.subject()
        + (others.size() == 1 ? "" : " and " + (others.size() - 1) + " more")
        + rules
            .owner(first.type(), first.subReason())
            .map(team -> ", which " + team + " decides")
            .orElse("");
  }
}
