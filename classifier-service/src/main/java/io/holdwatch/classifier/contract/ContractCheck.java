package io.holdwatch.classifier.contract;

import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.check.OrderCheck;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Claim;
import io.holdwatch.contract.fact.Contract;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Finds CONTRACT_DISPUTE: what an order was agreed by does not hold, or is contested. */
public final class ContractCheck implements OrderCheck {
  private final Contracts contracts;

  /**
   * A check that knows nothing.
   *
   * @param keys of the desk
   */
  public ContractCheck(Keys keys) {
    contracts = new Contracts(keys);
  }

  @Override
  public void put(String record, SpecificRecord fact, boolean present, Set<OrderKey> touched) {
    if (fact instanceof Contract contract) {
      touched.addAll(contracts.put(record, contract, present));
    }
  }

  @Override
  public Set<OrderKey> ask(OrderKey key, @Nullable CheckedOrder order) {
    Set<String> claimed = Set.of();
    if (order != null) {
      for (Outlook line : order.lines()) {
        String contract = claimed(order, line);
        if (contract != null) {
          claimed = claimed.isEmpty() ? new TreeSet<>() : claimed;
          claimed.add(contract);
        }
      }
    }
    contracts.claims(key, claimed);
    return Set.of();
  }

  @Override
  public List<Finding> assess(CheckedOrder order, Instant now) {
    if (!order.isOpen() || !order.isUnshipped()) {
      return List.of();
    }
    ContractFinding finding = new ContractFinding(order);
    for (Claim claim : order.order().papers(Claim.class)) {
      if (Boolean.TRUE.equals(claim.getOpen()) && claim.getAmount() != null) {
        return List.of(finding.of(claim));
      }
    }
    ContractReason worst = null;
    Outlook of = null;
    for (Outlook line : order.lines()) {
      ContractReason reason = reason(order, line);
      if (reason != null && (worst == null || reason.compareTo(worst) < 0)) {
        worst = reason;
        of = line;
      }
    }
    return worst == null || of == null
        ? List.of()
        : List.of(finding.of(worst, of, contract(order, of)));
  }

  private @Nullable ContractReason reason(CheckedOrder order, Outlook line) {
    String claimed = claimed(order, line);
    if (claimed == null) {
      return null;
    }
    Contract contract = contract(order, line);
    if (contract == null) {
      return contracts.knows(order.key().scope()) ? ContractReason.UNKNOWN_CONTRACT : null;
    }
    String status = contract.getStatus() == null ? "" : contract.getStatus().strip();
    LocalDate day = order.pricingDate(line.line());
    if (status.equalsIgnoreCase("DISPUTED")) {
      return ContractReason.DISPUTED;
    }
    if (status.equalsIgnoreCase("EXPIRED")
        || (contract.getValidTo() != null && contract.getValidTo().isBefore(day))) {
      return ContractReason.EXPIRED;
    }
    if (contract.getValidFrom() != null && contract.getValidFrom().isAfter(day)) {
      return ContractReason.NOT_YET_VALID;
    }
    String customer = order.header().getCustomer();
    return customer != null
            && contract.getCustomer() != null
            && !contract.getCustomer().equals(customer)
        ? ContractReason.OTHER_CUSTOMER
        : null;
  }

  /** The contract that a line claims, as far as anything of it is still to be shipped. */
  private static @Nullable String claimed(CheckedOrder order, Outlook line) {
    String contract = line.line().getContract();
    return contract == null || contract.isBlank() || !order.isOpen() || line.open().signum() == 0
        ? null
        : contract;
  }

  private @Nullable Contract contract(CheckedOrder order, Outlook line) {
    String claimed = claimed(order, line);
    return claimed == null ? null : contracts.contract(order.key().scope(), claimed);
  }
}
