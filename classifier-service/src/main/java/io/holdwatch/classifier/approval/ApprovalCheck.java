package io.holdwatch.classifier.approval;

import io.holdwatch.classifier.approval.Need.Gap;
import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.check.OrderCheck;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.contract.fact.Approval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Finds APPROVAL_GAP: what policy wants approved is not. */
public final class ApprovalCheck implements OrderCheck {
  private ApprovalSettings settings = new ApprovalSettings(null, null);

  /** Asks by other settings from now on. */
  public void policy(ApprovalSettings newer) {
    settings = newer;
  }

  @Override
  public List<Finding> assess(CheckedOrder order, Instant now) {
    List<Gap> gaps = new ArrayList<>();
    for (Need need : Needs.of(order, settings)) {
      Gap gap = need.gap(order.order().approvals(), now);
      if (gap != null) {
        gaps.add(gap);
      }
    }
    Gap first = null;
    for (Gap gap : gaps) {
      first = first == null || gap.reason().compareTo(first.reason()) < 0 ? gap : first;
    }
    return first == null
        ? List.of()
        : List.of(new ApprovalFinding(order, settings, gaps).of(first));
  }

  @Override
  public Optional<Instant> nextChange(CheckedOrder order, Instant now) {
    if (order.order().approvals().isEmpty()) {
      return Optional.empty();
    }
    return Needs.of(order, settings).stream()
        .flatMap(need -> need.asked(order.order().approvals()).stream())
        .filter(Need::isGranted)
        .map(Approval::getValidUntil)
        .filter(Objects::nonNull)
        .filter(end -> end.isAfter(now))
        .min(Instant::compareTo);
  }
}
