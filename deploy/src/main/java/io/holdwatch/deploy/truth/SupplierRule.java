package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.Fulfilment;
import io.holdwatch.deploy.simulation.history.Happening.LineStated;
import io.holdwatch.deploy.simulation.history.Sourcing;
import io.holdwatch.deploy.simulation.history.StockHappening.SupplyStated;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which lines lean on a supply that is in trouble, by RULES "Suppliers". */
final class SupplierRule {
  private static final String TYPE = "SUPPLIER_DELAY";

  /** What is wrong with a supply, the worst first. */
  enum Trouble {
    OVERDUE,
    SLIPPED,
    SHORT,
    UNCONFIRMED
  }

  private final Past past;
  private final Pools pools;
  private final Map<Subject, Set<String>> supplies;

  SupplierRule(Past past, Pools pools) {
    this.past = past;
    this.pools = pools;
    supplies =
        past.register.keysBy(
            SupplyStated.class,
            s -> s.order() == null || s.line() == null ? null : new Subject(s.order(), s.line()));
  }

  /** What is wrong with a supply at an instant; null: nothing. */
  static @Nullable Trouble trouble(
      Past past, Inbound inbound, SupplyStated supply, @Nullable String site, Instant now) {
    if (supply.cancelled() || supply.ordered().compareTo(supply.received()) <= 0) {
      return null;
    }
    Instant dependable = inbound.dependable(supply, site, now);
    if (dependable != null && !now.isBefore(dependable)) {
      return Trouble.OVERDUE;
    }
    if (supply.due() != null
        && supply.confirmed() != null
        && supply.confirmed().isAfter(supply.due())) {
      return Trouble.SLIPPED;
    }
    if (supply.confirmedQuantity() != null
        && supply.confirmedQuantity().compareTo(supply.ordered()) < 0) {
      return Trouble.SHORT;
    }
    return supply.confirmed() == null
            && supply.due() != null
            && !now.isBefore(
                past.endOfDay(supply.due(), site, now).minus(past.policy.confirmBefore()))
        ? Trouble.UNCONFIRMED
        : null;
  }

  /** Whether one may count on a supply with a trouble as far as it was confirmed. */
  static boolean sure(@Nullable Trouble trouble) {
    return trouble != Trouble.OVERDUE && trouble != Trouble.UNCONFIRMED;
  }

  private @Nullable Trouble hit(
      SupplyStated supply, @Nullable String site, Instant promise, Instant now) {
    Trouble trouble = trouble(past, pools.inbound, supply, site, now);
    LocalDate day = supply.due() != null ? supply.due() : supply.confirmed();
    if (trouble == null || day == null || past.endOfDay(day, site, now).isAfter(promise)) {
      return null;
    }
    Instant dependable = pools.inbound.dependable(supply, site, now);
    boolean inTime = dependable != null && !dependable.isAfter(promise);
    return trouble == Trouble.SLIPPED && inTime ? null : trouble;
  }

  /** When supplies could come into trouble by time alone. */
  static Set<Instant> instants(
      Past past, Inbound inbound, Collection<String> keys, @Nullable String site) {
    Set<Instant> instants = new TreeSet<>();
    for (String key : keys) {
      for (Instant now : inbound.instants(List.of(key))) {
        SupplyStated said = past.register.at(SupplyStated.class, key, now);
        if (said != null) {
          Instant dependable =
              inbound.dependable(said, said.site() != null ? said.site() : site, now);
          if (dependable != null) {
            instants.add(dependable);
          }
          if (said.due() != null) {
            instants.add(
                past.endOfDay(said.due(), said.site() != null ? said.site() : site, now)
                    .minus(past.policy.confirmBefore()));
          }
        }
      }
    }
    return instants;
  }

  /** What was wrong with each line over time. */
  Map<Subject, Steps<Wrong>> conditions() {
    Map<Subject, Steps<Wrong>> conditions = new HashMap<>();
    for (String order : past.orders()) {
      for (LineStated line : past.linesEver(order)) {
        conditions.computeIfAbsent(new Subject(order, line.line()), this::conditions);
      }
    }
    return conditions;
  }

  private Steps<Wrong> conditions(Subject subject) {
    Steps<Wrong> steps = new Steps<>();
    for (Instant now : past.known(changes(subject))) {
      Set<Trouble> troubles = troubles(subject, now);
      steps.change(
          now, troubles.isEmpty() ? null : new Wrong(TYPE, troubles.iterator().next().toString()));
    }
    return steps;
  }

  private Set<Trouble> troubles(Subject subject, Instant now) {
    OrderAt order = past.order(subject.order(), now);
    LineStated line = order == null ? null : order.line(subject.line());
    Set<Trouble> found = EnumSet.noneOf(Trouble.class);
    Instant promise = order == null || line == null ? null : order.promise(line);
    if (order == null
        || line == null
        || promise == null
        || !order.isOpen()
        || order.open(line).signum() == 0) {
      return found;
    }
    switch (line.sourcing().fulfilment()) {
      case SERVICE, KIT -> {}
      case STOCK, MAKE, CROSS_DOCK -> pooled(subject, line.sourcing(), promise, now, found);
      case DROP_SHIP -> dropShip(subject, line, order, promise, now, found);
    }
    return found;
  }

  private void pooled(
      Subject subject, Sourcing sourcing, Instant promise, Instant now, Set<Trouble> found) {
    if (sourcing.item() == null || sourcing.site() == null) {
      return;
    }
    Pool pool = new Pool(sourcing.item(), sourcing.site());
    Map<Subject, Cover> covers = pools.at(pool, now);
    Cover cover = covers == null ? null : covers.get(subject);
    if (cover == null || cover.doubtful().signum() == 0) {
      return;
    }
    Set<String> keys = pools.records.supply.getOrDefault(pool, Set.of());
    for (SupplyStated each : past.register.at(SupplyStated.class, keys, now)) {
      Trouble hit = hit(each, each.site(), promise, now);
      if (hit != null && each.item().equals(pool.item()) && pool.site().equals(each.site())) {
        found.add(hit);
      }
    }
  }

  private void dropShip(
      Subject subject,
      LineStated line,
      OrderAt order,
      Instant promise,
      Instant now,
      Set<Trouble> found) {
    String named = line.sourcing().supply();
    SupplyStated own = named == null ? null : past.register.at(SupplyStated.class, named, now);
    List<SupplyStated> serving =
        own != null
            ? List.of(own)
            : past.register.at(SupplyStated.class, supplies.getOrDefault(subject, Set.of()), now);
    BigDecimal factor = past.factor(line.sourcing().item(), line.sourcing().unit(), now);
    if (factor == null) {
      return;
    }
    BigDecimal needed = Inbound.needed(order, line, factor, serving);
    Set<Trouble> hits = EnumSet.noneOf(Trouble.class);
    for (SupplyStated each : serving) {
      String site = each.site() != null ? each.site() : line.sourcing().site();
      Trouble hit = hit(each, site, promise, now);
      if (hit != null) {
        hits.add(hit);
      }
      Instant dependable = pools.inbound.dependable(each, site, now);
      if (sure(trouble(past, pools.inbound, each, site, now))
          && dependable != null
          && !dependable.isAfter(promise)) {
        needed = needed.subtract(Inbound.toCome(each).max(BigDecimal.ZERO));
      }
    }
    if (needed.signum() > 0) {
      found.addAll(hits);
    }
  }

  private Set<Instant> changes(Subject subject) {
    Set<Instant> instants = new TreeSet<>(past.instants(subject.order()));
    Set<String> orders = new TreeSet<>(supplies.getOrDefault(subject, Set.of()));
    for (LineStated line : past.linesEver(subject.order())) {
      Sourcing sourcing = line.sourcing();
      if (line.line() == subject.line()) {
        if (sourcing.item() != null && sourcing.site() != null) {
          Pool pool = new Pool(sourcing.item(), sourcing.site());
          instants.addAll(pools.instants(pool, subject));
          if (pools.everInDoubt(pool, subject)) {
            instants.addAll(pools.supplyInstants(pool));
          }
        }
        instants.addAll(past.conversionInstants(sourcing.item()));
        if (sourcing.fulfilment() == Fulfilment.DROP_SHIP && sourcing.supply() != null) {
          orders.add(sourcing.supply());
        }
        instants.addAll(instants(past, pools.inbound, orders, sourcing.site()));
      }
    }
    instants.addAll(pools.inbound.instants(orders));
    return instants;
  }
}
