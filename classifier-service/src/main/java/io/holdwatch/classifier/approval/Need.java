package io.holdwatch.classifier.approval;

import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.contract.fact.Approval;
import io.holdwatch.contract.fact.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An approval that policy asks for.
 *
 * @param line the line that gives so much off; null: it is asked for the order's value
 * @param size the line's discount as a fraction, or the order's value
 * @param value of the order, in its currency
 * @param currency of the order; null: not stated
 */
record Need(@Nullable Outlook line, BigDecimal size, BigDecimal value, @Nullable String currency) {

  /** What keeps the need from being met, and the approval that says so. */
  record Gap(Need need, ApprovalReason reason, @Nullable Approval approval) {}

  /** What an approval that counts for it is about. */
  String subject() {
    return line == null ? "value" : "discount";
  }

  /** What an approval is about. */
  static String subject(Approval approval) {
    return word(approval.getSubject()).toLowerCase(Locale.ROOT);
  }

  /** Approvals that were asked for it, decided or not. */
  List<Approval> asked(Collection<Approval> all) {
    return all.stream()
        .filter(each -> subject().equals(subject(each)))
        .filter(
            each ->
                each.getLine() == null || (line != null && each.getLine().equals(line.number())))
        .toList();
  }

  /** What is missing at an instant; null: nothing. */
  @Nullable Gap gap(Collection<Approval> all, Instant now) {
    Gap worst = null;
    for (Approval approval : asked(all)) {
      ApprovalReason reason = null;
      switch (word(approval.getState())) {
        case "GRANTED" -> {
          if (isOver(approval, now)) {
            reason = ApprovalReason.EXPIRED;
          } else if (isEnough(approval.getLimit())) {
            return null;
          } else {
            reason = ApprovalReason.OVER_LIMIT;
          }
        }
        case "REFUSED" -> reason = ApprovalReason.REFUSED;
        case "EXPIRED" -> reason = ApprovalReason.EXPIRED;
        case "REQUESTED" -> reason = ApprovalReason.REQUESTED;
        default -> {}
      }
      if (reason != null && (worst == null || reason.compareTo(worst.reason) < 0)) {
        worst = new Gap(this, reason, approval);
      }
    }
    return worst == null ? new Gap(this, ApprovalReason.MISSING, null) : worst;
  }

  private static boolean isOver(Approval approval, Instant now) {
    return approval.getValidUntil() != null && !now.isBefore(approval.getValidUntil());
  }

  private boolean isEnough(@Nullable Money limit) {
    return limit == null
        || (limit.getCurrency().equals(currency) && limit.getAmount().compareTo(value) >= 0);
  }

  static boolean isGranted(Approval approval) {
    return word(approval.getState()).equals("GRANTED");
  }

  private static String word(@Nullable String word) {
    return word == null ? "" : word.strip().toUpperCase(Locale.ROOT);
  }
}
