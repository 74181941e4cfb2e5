package io.holdwatch.classifier.approval;

import io.holdwatch.classifier.approval.Need.Gap;
import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.check.OrderCheck;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Approval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Finds APPROVAL_GAP: what policy wants approved is not. */
public final class ApprovalCheck implements OrderCheck {
  private final Approvals approvals = new Approvals();
  private ApprovalSettings settings = new ApprovalSettings(null, null);

  /** Asks by other settings from now on. */
  public void policy(ApprovalSettings newer) {
    settings = newer;
  }

  @Override
  public void put(String record, SpecificRecord fact, boolean present, Set<OrderKey> touched) {
    if (fact instanceof Approval approval) {
      touched.addAll(
          approvals.put(approval.getEnvelope().getScope(), Need.subject(approval), present));
    }
  }

  @Override
  public Set<OrderKey> ask(OrderKey key, @Nullable CheckedOrder order) {
    approvals.needs(key, order != null && !Needs.of(order, settings).isEmpty());
    return Set.of();
  }

  @Override
  public List<Finding> assess(CheckedOrder order, Instant now) {
    List<Gap> gaps = new ArrayList<>();
    for (Need need : Needs.of(order, settings)) {
      Gap gap = need.gap(order.order().approvals(), now);
      if (gap != null
          && (gap.reason() != ApprovalReason.MISSING
              || approvals.knows(order.key().scope(), need.subject()))) {
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
