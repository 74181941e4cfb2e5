package io.holdwatch.routing.policy;

import io.holdwatch.contract.packet.ExceptionType;
import java.time.Duration;
import java.util.Set;

/**
 * Who owns the decision about a class of exceptions.
 *
 * @param type type of exception
 * @param subReasons sub-reasons that it covers; empty: all that no other rule of the type covers
 * @param team team that owns the decision
 * @param within time from the opening to the deadline
 * @param reason why this team, in words
 */
public record OwnerRule(
    ExceptionType type, Set<String> subReasons, String team, Duration within, String reason) {
  boolean covers(String subReason) {
    return subReasons.isEmpty() || subReasons.contains(subReason);
  }
}
