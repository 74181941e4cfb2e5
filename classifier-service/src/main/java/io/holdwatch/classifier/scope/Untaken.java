package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.option.Action;
import io.holdwatch.classifier.option.Proposal;
import io.holdwatch.classifier.subject.ExceptionKey;
import io.holdwatch.contract.packet.ExceptionType;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Why goods that others are to have are not offered to a line that may go before them: whoever
 * reads of a conflict looks for that option first.
 */
final class Untaken {
  private static final Set<ExceptionType> CONFLICTS =
      EnumSet.of(ExceptionType.PRIORITY_CONFLICT, ExceptionType.ALLOCATION_CONFLICT);

  private Untaken() {}

  /**
   * In words, without a full stop; empty for what is no such proposal.
   *
   * @param key exception that it was to end
   * @param proposal that was tried and does not help
   * @param result what came of it
   */
  static Optional<String> why(ExceptionKey key, Proposal proposal, WhatIf.Result result) {
    if (proposal.action() != Action.REALLOCATE || !CONFLICTS.contains(key.type())) {
      return Optional.empty();
    }
    String why =
        !result.clears(key)
            ? "lines that are served before this one would have it"
            : result.opens().stream().anyMatch(each -> each.order().equals(key.order()))
                ? "something else of this order would be wrong then"
                : "it would leave too many other orders short";
    return Optional.of("Not an option: " + proposal.words() + "; " + why);
  }
}
