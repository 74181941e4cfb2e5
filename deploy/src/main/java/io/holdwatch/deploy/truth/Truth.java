package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.OrderHistory;
import io.holdwatch.deploy.simulation.history.WorldHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Says which spells were real, by looking at every order, line, pool and account afresh at every
 * instant at which anything of it could have changed. Slow and plain on purpose; the readings are
 * those of definitions.md and RULES.md.
 */
public final class Truth {
  private final Map<String, Duration> settling;
  private final Policy policy;
  private final Collection<Instant> besides;

  /**
   * A judge of what is true.
   *
   * @param settling how long each type must last to be told; what lasts exactly as long is not
   *     told, nor is a type that is not named
   * @param policy numbers of the policy pack
   */
  public Truth(Map<String, Duration> settling, Policy policy) {
    this(settling, policy, List.of());
  }

  /**
   * A judge who looks more often than needed.
   *
   * @param besides instants at which everything is looked at, whether it changed or not
   */
  Truth(Map<String, Duration> settling, Policy policy, Collection<Instant> besides) {
    this.settling = Map.copyOf(settling);
    this.policy = policy;
    this.besides = besides;
  }

  /**
   * The real spells of a world, oldest first.
   *
   * @param history all that happened
   * @param horizon instant up to which it is known; nothing is said of what comes after
   */
  public List<TrueSpell> spells(WorldHistory history, Instant horizon) {
    Past past = new Past(history, policy, horizon, besides);
    Rates rates = new Rates(past);
    CreditRecords accounts = new CreditRecords(past, rates);
    Pools pools = new Pools(past);
    Map<Subject, Steps<Wrong>> stock = new StockRule(past, pools).conditions();
    Map<Subject, Steps<Wrong>> credit = new CreditRule(past, accounts, rates).conditions();
    Map<Subject, Steps<Wrong>> price = new PriceRule(past).conditions();
    List<TrueSpell> spells = new ArrayList<>();
    for (Map<Subject, Steps<Wrong>> conditions :
        List.of(
            stock,
            credit,
            price,
            new SupplierRule(past, pools).conditions(),
            new TransportRule(past).conditions(),
            new DispatchRule(past).conditions(),
            new HoldRule(past, pools, credit, price, stock).conditions(),
            new MasterRule(past, accounts, rates).conditions(),
            new AnomalyRule(past).conditions(),
            new ChurnRule(past).conditions(),
            new StatusRule(past).conditions(),
            new ComplianceRule(past).conditions(),
            new ApprovalRule(past).conditions(),
            new ContractRule(past).conditions(),
            new DeliveryRule(past, history).conditions(),
            new DocumentRule(past, history).conditions())) {
      spells.addAll(new Spells(settling, horizon).of(conditions));
    }
    for (OrderHistory order : history.orders()) {
      spells.addAll(spells(order, horizon));
    }
    spells.sort(
        Comparator.comparing(TrueSpell::openedAt)
            .thenComparing(TrueSpell::order)
            .thenComparing(TrueSpell::line)
            .thenComparing(TrueSpell::type));
    return List.copyOf(spells);
  }

  /**
   * The real spells of SHIPMENT_DELAY of one order, oldest first.
   *
   * @param history all that happened to it
   * @param horizon instant up to which it is known; nothing is said of what comes after
   */
  public List<TrueSpell> spells(OrderHistory history, Instant horizon) {
    Duration patience = settling.get(DelayRule.TYPE);
    return patience == null ? List.of() : new DelayRule(patience).spells(history, horizon);
  }
}
