package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.option.Action;
import io.holdwatch.classifier.option.Situation;
import io.holdwatch.classifier.policy.ActionRules;
import io.holdwatch.classifier.subject.ExceptionKey;
import io.holdwatch.contract.packet.LockedAction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What must not be done about an exception: its own type forbids it, or another exception of its
 * order does, which is then named with whoever decides it, or the order has to be delivered
 * complete.
 *
 * @param own the exception
 * @param found what is found on its order
 * @param rules what the policy says of actions
 * @param situation what the order itself rules out; null: nothing
 */
record Locks(
    ExceptionKey own, List<Finding> found, ActionRules rules, @Nullable Situation situation) {
  boolean forbid(Action action) {
    return rules.locks().stream().anyMatch(lock -> lock.actions().contains(action) && holds(lock))
        || apart().contains(action);
  }

  private Set<Action> apart() {
    return situation == null ? Set.of() : situation.apart();
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
        List<Finding> others =
            lock.type() == own.type()
                ? List.of()
                : found.stream().filter(other -> other.type() == lock.type()).toList();
        String rule = lock.rule() + because(others);
        String by = others.isEmpty() ? null : key(others.getFirst()).id();
        lock.actions()
            .forEach(
                action ->
                    locked.putIfAbsent(
                        action.name(),
                        new LockedAction(action.name(), rule, lock.unlockedBy(), by)));
      }
    }
    for (Action action : apart()) {
      locked.putIfAbsent(
          action.name(), new LockedAction(action.name(), complete(), rules.unlocks(action), null));
    }
    return List.copyOf(locked.values());
  }

  private String complete() {
    return "the order has to be delivered complete"
        + Optional.ofNullable(situation)
            .flatMap(Situation::complete)
            .map(by -> ", as " + by + " says")
            .orElse("");
  }

  /** Which other exception it is; nothing where it is the exception's own. */
  private String because(List<Finding> others) {
    if (others.isEmpty()) {
      return "";
    }
    Finding first = others.getFirst();
    return ", and "
        + Words.one(first.type())
        + " is found on "
        + first.subject()
        + (others.size() == 1 ? "" : " and " + (others.size() - 1) + " more")
        + rules
            .owner(first.type(), first.subReason())
            .map(team -> ", which " + team.replace('-', ' ') + " decides")
            .orElse("");
  }

  private ExceptionKey key(Finding finding) {
    return new ExceptionKey(finding.type(), own.order(), finding.subject());
  }
}
