package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.option.Action;
import io.holdwatch.classifier.option.Proposal;
import io.holdwatch.classifier.subject.ExceptionKey;
import io.holdwatch.contract.packet.ExceptionType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A proposal that clears the exception.
 *
 * @param proposal what is done
 * @param opens what it opens, on other orders or as its words say
 * @param leavesHold whether it takes the cause away for which the order is held
 */
record Tried(Proposal proposal, Set<ExceptionKey> opens, boolean leavesHold) {
  /** What it does, and what it would show or leave to be done. */
  String words() {
    String words = proposal.words();
    String shows =
        opens.stream()
            .filter(key -> key.type() != ExceptionType.HOLD_MISMATCH)
            .map(key -> Words.plain(key.type()) + " on " + key.subject())
            .collect(Collectors.joining(", "));
    if (shows(proposal.action()) && !shows.isEmpty()) {
      words += "; then shows: " + shows;
    }
    return leavesHold ? words + "; then release the hold, which has no cause any more" : words;
  }

  List<String> displaced() {
    if (!proposal.others()) {
      return List.of();
    }
    Set<String> orders = new TreeSet<>(proposal.displaces());
    opens.stream()
        .filter(key -> !leavesHold || key.type() != ExceptionType.HOLD_MISMATCH)
        .forEach(key -> orders.add(key.order().order()));
    return List.copyOf(orders);
  }

  /** Whether an action may show what was hidden; its words then name it. */
  static boolean shows(Action action) {
    return action == Action.CORRECT_DATA || action == Action.RELEASE_RESERVATION;
  }
}
