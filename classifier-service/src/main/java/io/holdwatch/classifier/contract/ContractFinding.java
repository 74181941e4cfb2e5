package io.holdwatch.classifier.contract;

import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Cause;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.finding.Value;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.contract.fact.Claim;
import io.holdwatch.contract.fact.Contract;
import io.holdwatch.contract.fact.UnitPrice;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.ExceptionType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        "buys line " + line.number() + " under contract " + name + ", " + wrong,
        contract == null
            ? List.of()
            : List.of(new Basis("contract " + name, said(contract), contract)),
        reason == ContractReason.DISPUTED || reason == ContractReason.UNKNOWN_CONTRACT
            ? new Cause("contract:" + name, "contract " + name + ", " + wrong)
            : null,
        facts(line, contract));
  }

  /** Until when the contract holds, what the line costs, and what that is off the list price. */
  private static List<String> facts(Outlook line, @Nullable Contract contract) {
    List<String> facts = new ArrayList<>();
    String valid = contract == null ? "" : valid(contract);
    if (contract != null && !valid.isEmpty()) {
      facts.add(
          "The contract runs "
              + valid
              + (contract.getStatus() == null
                  ? ""
                  : "; its status is " + contract.getStatus().toLowerCase(Locale.ROOT))
              + ".");
    }
    UnitPrice net = line.line().getNetPrice();
    UnitPrice list = line.line().getListPrice();
    if (net != null && list != null) {
      facts.add(
          "Line "
              + line.number()
              + " is sold at "
              + Words.price(net)
              + ", the list price is "
              + Words.price(list)
              + less(line, net, list)
              + ".");
    }
    return facts.isEmpty() ? List.of(BY_PEOPLE) : facts;
  }

  private static String less(Outlook line, UnitPrice net, UnitPrice list) {
    if (!net.getCurrency().equals(list.getCurrency())
        || net.getPer().signum() <= 0
        || list.getPer().signum() <= 0) {
      return "";
    }
    BigDecimal less = Value.of(list, line.open()).subtract(Value.of(net, line.open()));
    return less.signum() == 0
        ? ""
        : ": "
            + Words.money(less.abs(), net.getCurrency())
            + (less.signum() > 0 ? " less" : " more")
            + " for what is open";
  }

  /** "from 5 Dec 2025 to 3 Mar 2026"; empty where neither is told. */
  private static String valid(Contract contract) {
    return Stream.of(
            contract.getValidFrom() == null ? "" : "from " + Words.day(contract.getValidFrom()),
            contract.getValidTo() == null ? "" : "to " + Words.day(contract.getValidTo()))
        .filter(each -> !each.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** What its record says of it though it has ended; empty: nothing. */
  private static String status(Contract contract) {
    return contract.getStatus() == null
        ? ""
        : ", though its status is still " + contract.getStatus().toLowerCase(Locale.ROOT);
  }

  private String wrong(ContractReason reason, Outlook line, @Nullable Contract contract) {
    return switch (reason) {
      case CLAIM_OPEN, DISPUTED -> "which is in dispute";
      case EXPIRED -> {
        LocalDate priced = order.pricingDate(line.line());
        LocalDate last = contract == null ? null : contract.getValidTo();
        yield contract != null && last != null && last.isBefore(priced)
            ? "which ended on "
                + Words.day(last)
                + status(contract)
                + "; the order was priced on "
                + Words.day(priced)
            : contract == null
                ? "which has ended"
                : "which is " + Words.called("expired", contract.getEnvelope().getSource());
      }
      case NOT_YET_VALID ->
          "which begins "
              + (contract == null ? "later" : "on " + Words.day(contract.getValidFrom()))
              + "; the order was priced on "
              + Words.day(order.pricingDate(line.line()));
      case OTHER_CUSTOMER ->
          "which is a contract of customer "
              + (contract == null ? "unknown" : contract.getCustomer())
              + ", not of "
              + order.header().getCustomer();
      case UNKNOWN_CONTRACT -> "which nobody knows";
    };
  }

  private static String said(Contract contract) {
    String valid = valid(contract);
    return (contract.getCustomer() == null ? "" : "of customer " + contract.getCustomer() + ", ")
        + (valid.isEmpty() ? "" : "valid " + valid + ", ")
        + (contract.getStatus() == null
            ? "status unknown"
            : "status " + contract.getStatus().toLowerCase(Locale.ROOT));
  }
}
