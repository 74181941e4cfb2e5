package io.holdwatch.classifier.contract;

import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Cause;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.contract.fact.Claim;
import io.holdwatch.contract.fact.Contract;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.ExceptionType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says as a finding what is wrong with the agreement behind an order. */
record ContractFinding(CheckedOrder order) {
  private static final String BY_PEOPLE = "Only people can settle this; nothing is done by rule.";

  /** A claim of the customer on the order. */
  Finding of(Claim claim) {
    String amount = Words.money(claim.getAmount().getAmount(), claim.getAmount().getCurrency());
    String reason =
        claim.getReason() == null
            ? ""
            : " (reason " + Words.called(claim.getReason(), claim.getEnvelope().getSource()) + ")";
    return new Finding(
        ExceptionType.CONTRACT_DISPUTE,
        order.key().order(),
        ContractReason.CLAIM_OPEN.name(),
        List.of(),
        "has an open claim of its customer for "
            + amount
            + reason
            + " while goods are to be shipped",
        List.of(
            new Basis(
                "claim "
                    + (claim.getClaim() == null
                        ? claim.getEnvelope().getRecordId()
                        : claim.getClaim()),
                amount + " claimed" + reason,
                claim)),
        null,
        List.of(BY_PEOPLE));
  }

  /** What is wrong with the contract that a line claims. */
  Finding of(ContractReason reason, Outlook line, @Nullable Contract contract) {
    String name = String.valueOf(line.line().getContract());
    String wrong = wrong(reason, line, contract);
    List<AffectedLine> lines = new ArrayList<>();
    for (Outlook each : order.lines()) {
      if (name.equals(each.line().getContract()) && each.open().signum() > 0) {
        lines.add(each.affected());
      }
    }
    return new Finding(
        ExceptionType.CONTRACT_DISPUTE,
        order.key().order(),
        reason.name(),
        lines,
        "is sold under contract " + name + " (line " + line.number() + "), " + wrong,
        contract == null
            ? List.of()
            : List.of(new Basis("contract " + name, said(contract), contract)),
        reason == ContractReason.DISPUTED || reason == ContractReason.UNKNOWN_CONTRACT
            ? new Cause("contract:" + name, "contract " + name + ", " + wrong)
            : null,
        List.of(BY_PEOPLE));
  }

  private String wrong(ContractReason reason, Outlook line, @Nullable Contract contract) {
    return switch (reason) {
      case CLAIM_OPEN, DISPUTED -> "which is in dispute";
      case EXPIRED ->
          contract == null || contract.getValidTo() == null
              ? "which has ended"
              : "which ended on "
                  + Words.day(contract.getValidTo())
                  + "; the order was priced on "
                  + Words.day(order.pricingDate(line.line()));
      case NOT_YET_VALID ->
          "which begins "
              + (contract == null ? "later" : "on " + Words.day(contract.getValidFrom()))
              + "; the order was priced on "
              + Words.day(order.pricingDate(line.line()));
      case OTHER_CUSTOMER ->
          "which is a contract of customer "
              + (contract == null ? "unknown" : contract.getCustomer());
      case UNKNOWN_CONTRACT -> "which nobody knows";
    };
  }

  private static String said(Contract contract) {
    return (contract.getStatus() == null ? "status unknown" : "status " + contract.getStatus())
        + (contract.getCustomer() == null ? "" : ", of customer " + contract.getCustomer())
        + (contract.getValidFrom() == null ? "" : ", from " + Words.day(contract.getValidFrom()))
        + (contract.getValidTo() == null ? "" : ", to " + Words.day(contract.getValidTo()));
  }
}
