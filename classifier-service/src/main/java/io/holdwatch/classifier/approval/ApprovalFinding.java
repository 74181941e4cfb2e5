package io.holdwatch.classifier.approval;

import io.holdwatch.classifier.approval.Need.Gap;
import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.contract.fact.Approval;
import io.holdwatch.contract.packet.ExceptionType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says as a finding which approval is missing, and why.
 *
 * @param gaps everything that is not approved
 */
record ApprovalFinding(CheckedOrder order, ApprovalSettings settings, List<Gap> gaps) {

  Finding of(Gap gap) {
    return new Finding(
        ExceptionType.APPROVAL_GAP,
        order.key().order(),
        gap.reason().name(),
        gap.need().line() == null ? List.of() : List.of(gap.need().line().affected()),
        asked(gap.need()) + ", and " + became(gap),
        gap.approval() == null ? List.of() : List.of(basis(gap.approval())),
        null,
        Stream.concat(
                Outlook.left(gap.need().line() == null ? order.lines() : List.of(gap.need().line()))
                    .stream(),
                gaps.stream()
                    .filter(each -> !each.equals(gap))
                    .map(
                        each ->
                            "Besides, it " + asked(each.need()) + ", and " + became(each) + "."))
            .toList());
  }

  private String asked(Need need) {
    return need.line() == null
        ? "is worth "
            + money(need.size())
            + ", more than the "
            + money(settings.value())
            + " that go without approval"
        : "gives "
            + percent(need.size())
            + " off the list price on line "
            + need.line().number()
            + ", more than the "
            + percent(settings.discount())
            + " that go without approval";
  }

  private String became(Gap gap) {
    Approval approval = gap.approval();
    return switch (gap.reason()) {
      case REFUSED -> "the approval was refused";
      case EXPIRED ->
          approval == null || approval.getValidUntil() == null
              ? "the approval has run out"
              : "the approval ran out on " + Words.instant(approval.getValidUntil());
      case OVER_LIMIT ->
          "the approval reaches only to "
              + (approval == null || approval.getLimit() == null
                  ? "less"
                  : Words.money(approval.getLimit().getAmount(), approval.getLimit().getCurrency()))
              + ", while the order is worth "
              + money(gap.need().value());
      case REQUESTED -> "the approval that was asked for is not decided yet";
      case MISSING -> "no approval has been asked for";
    };
  }

  private String money(@Nullable BigDecimal amount) {
    String currency = order.header().getCurrency();
    return amount == null
        ? "amount"
        : currency == null ? Words.number(amount) : Words.money(amount, currency);
  }

  private static String percent(@Nullable BigDecimal fraction) {
    return fraction == null
        ? ""
        : Words.number(fraction.movePointRight(2).setScale(1, RoundingMode.HALF_UP)) + " %";
  }

  private static Basis basis(Approval approval) {
    return new Basis(
        "approval "
            + (approval.getApproval() == null
                ? approval.getEnvelope().getRecordId()
                : approval.getApproval()),
        String.valueOf(approval.getState()).toLowerCase(Locale.ROOT)
            + (approval.getLimit() == null
                ? ""
                : " up to "
                    + Words.money(
                        approval.getLimit().getAmount(), approval.getLimit().getCurrency()))
            + (approval.getValidUntil() == null
                ? ""
                : " until " + Words.instant(approval.getValidUntil())),
        approval);
  }
}
