package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.Happening.LineStated;
import io.holdwatch.deploy.simulation.history.Happening.OrderStated;
import io.holdwatch.deploy.simulation.history.PaperHappening.ClaimStated;
import io.holdwatch.deploy.simulation.history.PaperHappening.ContractStated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which orders rest on a contract that does not hold, by RULES "Contracts". */
final class ContractRule {
  private static final List<String> REASONS =
      List.of("DISPUTED", "EXPIRED", "NOT_YET_VALID", "OTHER_CUSTOMER", "UNKNOWN_CONTRACT");

  private final Past past;
  private final Map<String, Set<String>> claims;

  /** Whether anybody had told of any contract. */
  private final Steps<Boolean> known = new Steps<>();

  ContractRule(Past past) {
    this.past = past;
    claims = past.register.keysBy(ClaimStated.class, ClaimStated::order);
    for (Instant said : past.register.instants(ContractStated.class)) {
      known.change(
          said, past.register.anyAt(ContractStated.class, each -> true, said) ? true : null);
    }
  }

  /** What was wrong with each order over time. */
  Map<Subject, Steps<Wrong>> conditions() {
    Map<Subject, Steps<Wrong>> conditions = new HashMap<>();
    for (String order : past.orders()) {
      Set<Instant> instants = new TreeSet<>(past.instants(order));
      instants.addAll(known.instants());
      for (LineStated line : past.linesEver(order)) {
        instants.addAll(past.register.instants(ContractStated.class, line.pricing().contract()));
      }
      for (String claim : claims.getOrDefault(order, Set.of())) {
        instants.addAll(past.register.instants(ClaimStated.class, claim));
      }
      Steps<Wrong> steps = new Steps<>();
      for (Instant now : past.known(instants)) {
        String reason = reason(order, now);
        steps.change(now, reason == null ? null : new Wrong("CONTRACT_DISPUTE", reason));
      }
      conditions.put(Subject.whole(order), steps);
    }
    return conditions;
  }

  private @Nullable String reason(String key, Instant now) {
    OrderAt order = past.order(key, now);
    if (order == null || order.header() == null || !order.isOpen()) {
      return null;
    }
    List<LineStated> open =
        order.lines().stream().filter(line -> order.open(line).signum() > 0).toList();
    if (open.isEmpty()) {
      return null;
    }
    for (ClaimStated claim :
        past.register.at(ClaimStated.class, claims.getOrDefault(key, Set.of()), now)) {
      if (claim.order().equals(key) && claim.open() && claim.amount() != null) {
        return "CLAIM_OPEN";
      }
    }
    Set<String> found = new TreeSet<>();
    for (LineStated line : open) {
      String contract = line.pricing().contract();
      if (contract != null) {
        found.add(reason(contract, line, order.header(), now));
      }
    }
    return REASONS.stream().filter(found::contains).findFirst().orElse(null);
  }

  /** What is wrong with the contract of a line; empty: nothing. */
  private String reason(String key, LineStated line, OrderStated header, Instant now) {
    ContractStated contract = past.register.at(ContractStated.class, key, now);
    if (contract == null) {
      return known.at(now) == null ? "" : "UNKNOWN_CONTRACT";
    }
    Instant entered = header.terms().entered();
    LocalDate priced = Past.date(entered == null ? line.at() : entered);
    if (contract.status().equals("DISPUTED")) {
      return "DISPUTED";
    }
    if (contract.status().equals("EXPIRED")
        || (contract.validTo() != null && contract.validTo().isBefore(priced))) {
      return "EXPIRED";
    }
    if (contract.validFrom() != null && contract.validFrom().isAfter(priced)) {
      return "NOT_YET_VALID";
    }
    String customer = header.terms().customer();
    return customer == null || contract.customer().equals(customer) ? "" : "OTHER_CUSTOMER";
  }
}
