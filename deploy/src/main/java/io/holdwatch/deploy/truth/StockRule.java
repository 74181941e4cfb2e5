package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.Fulfilment;
import io.holdwatch.deploy.simulation.history.Happening.LineStated;
import io.holdwatch.deploy.simulation.history.Happening.OrderStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.ComponentStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.ItemState;
import io.holdwatch.deploy.simulation.history.MasterHappening.ItemStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.SubstituteStated;
import io.holdwatch.deploy.simulation.history.Sourcing;
import io.holdwatch.deploy.simulation.history.StockHappening.ReservationStated;
import io.holdwatch.deploy.simulation.history.StockHappening.SupplyStated;
import io.holdwatch.deploy.simulation.history.StockHappening.WaveStated;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which of the four stock types a line has, by RULES "Stock". */
final class StockRule {
  private static final String SHORTAGE = "STOCK_SHORTAGE";

  private final Past past;
  private final Pools pools;
  private final Map<String, Set<String>> substitutes;
  private final Map<Subject, Set<String>> reservations;
  private final Map<Subject, Set<String>> supplies;

  StockRule(Past past, Pools pools) {
    this.past = past;
    this.pools = pools;
    substitutes = past.register.keysBy(SubstituteStated.class, SubstituteStated::item);
    reservations =
        past.register.keysBy(ReservationStated.class, r -> new Subject(r.order(), r.line()));
    supplies =
        past.register.keysBy(
            SupplyStated.class,
            s -> s.order() == null || s.line() == null ? null : new Subject(s.order(), s.line()));
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
      Wrong wrong = wrong(subject, now);
      steps.change(
          now,
          wrong != null && waveIsNear(subject, now)
              ? new Wrong(wrong.type(), wrong.subReason(), true)
              : wrong);
    }
    return steps;
  }

  private boolean waveIsNear(Subject subject, Instant now) {
    OrderAt order = past.order(subject.order(), now);
    LineStated line = order == null ? null : order.line(subject.line());
    return line != null && waveIsNear(line.sourcing(), now);
  }

  private boolean waveIsNear(Sourcing sourcing, Instant now) {
    WaveStated wave = past.register.at(WaveStated.class, sourcing.wave(), now);
    return wave != null
        && wave.releasedAt() == null
        && wave.plannedRelease() != null
        && !now.isBefore(wave.plannedRelease().minus(past.policy.unconfirmedBefore()));
  }

  private @Nullable Wrong wrong(Subject subject, Instant now) {
    OrderAt order = past.order(subject.order(), now);
    LineStated line = order == null ? null : order.line(subject.line());
    OrderStated header = order == null ? null : order.header();
    if (order == null || line == null || header == null || !order.isOpen()) {
      return null;
    }
    Instant promise = order.promise(line);
    if (promise == null || order.open(line).signum() == 0) {
      return null;
    }
    return switch (line.sourcing().fulfilment()) {
      case SERVICE -> null;
      case DROP_SHIP -> dropShip(subject, line, order, promise, now);
      case KIT -> kit(subject, line.sourcing(), header, now);
      case STOCK, MAKE, CROSS_DOCK -> stock(subject, line.sourcing(), header, now);
    };
  }

  private @Nullable Wrong stock(
      Subject subject, Sourcing sourcing, OrderStated header, Instant now) {
    Cover cover = cover(subject, sourcing.item(), sourcing.site(), now);
    if (cover == null) {
      return null;
    }
    Wrong substitution = substitution(sourcing, header, cover.isShort(), now);
    if (substitution != null) {
      return substitution;
    }
    if (!cover.isShort()) {
      return unconfirmed(subject, sourcing, cover.open(), now)
          ? new Wrong(SHORTAGE, "ALLOCATION_UNCONFIRMED")
          : null;
    }
    if (cover.supply().compareTo(cover.asked()) < 0) {
      return new Wrong(SHORTAGE, cover.supply().signum() <= 0 ? "OUT_OF_STOCK" : "NOT_ENOUGH");
    }
    return cover.heldByLowerClass()
        ? new Wrong("PRIORITY_CONFLICT", "LOWER_CLASS_RESERVED")
        : new Wrong("ALLOCATION_CONFLICT", "DISPLACED");
  }

  private @Nullable Wrong kit(Subject subject, Sourcing sourcing, OrderStated header, Instant now) {
    List<Cover> covers =
        componentsOf(sourcing.item()).stream()
            .map(key -> past.register.at(ComponentStated.class, key, now))
            .filter(Objects::nonNull)
            .map(part -> cover(subject, part.component(), sourcing.site(), now))
            .filter(Objects::nonNull)
            .toList();
    if (covers.isEmpty()) {
      return null;
    }
    boolean isShort = covers.stream().anyMatch(Cover::isShort);
    Wrong substitution = substitution(sourcing, header, isShort, now);
    if (substitution != null) {
      return substitution;
    }
    return isShort ? new Wrong(SHORTAGE, "COMPONENT_SHORT") : null;
  }

  private Set<String> componentsOf(@Nullable String kit) {
    return kit == null ? Set.of() : pools.records.components.getOrDefault(kit, Set.of());
  }

  private @Nullable Cover cover(
      Subject subject, @Nullable String item, @Nullable String site, Instant now) {
    Map<Subject, Cover> covers =
        item == null || site == null ? null : pools.at(new Pool(item, site), now);
    return covers == null ? null : covers.get(subject);
  }

  private @Nullable Wrong substitution(
      Sourcing sourcing, OrderStated header, boolean isShort, Instant now) {
    ItemStated item = past.register.at(ItemStated.class, sourcing.item(), now);
    boolean blocked = item != null && item.state() == ItemState.BLOCKED;
    boolean notSuppliable = item != null && item.state() == ItemState.NOT_SUPPLIABLE && isShort;
    if (item == null || (!blocked && !notSuppliable)) {
      return null;
    }
    boolean found =
        past
            .register
            .at(SubstituteStated.class, substitutes.getOrDefault(item.item(), Set.of()), now)
            .stream()
            .filter(SubstituteStated::approved)
            .filter(s -> s.customer() == null || s.customer().equals(header.terms().customer()))
            .map(s -> past.register.at(ItemStated.class, s.substitute(), now))
            .anyMatch(
                s ->
                    s != null
                        && s.state() != ItemState.BLOCKED
                        && s.state() != ItemState.NOT_SUPPLIABLE);
    return found
        ? new Wrong("SUBSTITUTION_NEEDED", blocked ? "ITEM_BLOCKED" : "NOT_SUPPLIABLE")
        : null;
  }

  private boolean unconfirmed(Subject subject, Sourcing sourcing, BigDecimal open, Instant now) {
    if (!waveIsNear(sourcing, now)) {
      return false;
    }
    BigDecimal reserved =
        past
            .register
            .at(ReservationStated.class, reservations.getOrDefault(subject, Set.of()), now)
            .stream()
            .filter(r -> r.order().equals(subject.order()) && r.line() == subject.line())
            .filter(r -> r.item().equals(sourcing.item()) && r.site().equals(sourcing.site()))
            .map(ReservationStated::quantity)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return reserved.compareTo(open) < 0;
  }

  private @Nullable Wrong dropShip(
      Subject subject, LineStated line, OrderAt order, Instant promise, Instant now) {
    List<SupplyStated> orders = purchaseOrders(subject, line, now);
    BigDecimal factor = past.factor(line.sourcing().item(), line.sourcing().unit(), now);
    if (orders.isEmpty() || factor == null) {
      return null;
    }
    BigDecimal needed = Inbound.needed(order, line, factor, orders);
    BigDecimal inTime = BigDecimal.ZERO;
    for (SupplyStated each : orders) {
      Instant dependable = pools.inbound.dependable(each, siteOf(each, line), now);
      if (!each.cancelled() && dependable != null && !dependable.isAfter(promise)) {
        inTime = inTime.add(Inbound.toCome(each).max(BigDecimal.ZERO));
      }
    }
    return needed.signum() > 0 && inTime.compareTo(needed) < 0
        ? new Wrong(SHORTAGE, "PURCHASE_ORDER")
        : null;
  }

  private static @Nullable String siteOf(SupplyStated supply, LineStated line) {
    return supply.site() != null ? supply.site() : line.sourcing().site();
  }

  private List<SupplyStated> purchaseOrders(Subject subject, LineStated line, Instant now) {
    String named = line.sourcing().supply();
    SupplyStated own = named == null ? null : past.register.at(SupplyStated.class, named, now);
    return own != null
        ? List.of(own)
        : past.register.at(SupplyStated.class, supplies.getOrDefault(subject, Set.of()), now);
  }

  private Set<Instant> changes(Subject subject) {
    Set<Instant> instants = new TreeSet<>(past.instants(subject.order()));
    Set<String> orders = new TreeSet<>(supplies.getOrDefault(subject, Set.of()));
    for (LineStated line : past.linesEver(subject.order())) {
      if (line.line() == subject.line()) {
        Sourcing sourcing = line.sourcing();
        instants.addAll(poolInstants(subject, sourcing.item(), sourcing.site()));
        for (String key : componentsOf(sourcing.item())) {
          instants.addAll(past.register.instants(ComponentStated.class, key));
          for (ComponentStated part : past.register.ever(ComponentStated.class, key)) {
            instants.addAll(poolInstants(subject, part.component(), sourcing.site()));
          }
        }
        instants.addAll(past.conversionInstants(sourcing.item()));
        instants.addAll(substituteInstants(sourcing.item()));
        instants.addAll(waveInstants(sourcing.wave()));
        if (sourcing.fulfilment() == Fulfilment.DROP_SHIP && sourcing.supply() != null) {
          orders.add(sourcing.supply());
        }
      }
    }
    for (String key : reservations.getOrDefault(subject, Set.of())) {
      instants.addAll(past.register.instants(ReservationStated.class, key));
    }
    instants.addAll(pools.inbound.instants(orders));
    return instants;
  }

  private Set<Instant> poolInstants(Subject line, @Nullable String item, @Nullable String site) {
    return item == null || site == null ? Set.of() : pools.instants(new Pool(item, site), line);
  }

  private Set<Instant> substituteInstants(@Nullable String item) {
    Set<Instant> instants = new TreeSet<>();
    if (item != null) {
      for (String key : substitutes.getOrDefault(item, Set.of())) {
        instants.addAll(past.register.instants(SubstituteStated.class, key));
        for (SubstituteStated said : past.register.ever(SubstituteStated.class, key)) {
          instants.addAll(past.register.instants(ItemStated.class, said.substitute()));
        }
      }
    }
    return instants;
  }

  private Set<Instant> waveInstants(@Nullable String wave) {
    Set<Instant> instants = new TreeSet<>();
    if (wave != null) {
      instants.addAll(past.register.instants(WaveStated.class, wave));
      for (WaveStated said : past.register.ever(WaveStated.class, wave)) {
        if (said.plannedRelease() != null) {
          instants.add(said.plannedRelease().minus(past.policy.unconfirmedBefore()));
        }
      }
    }
    return instants;
  }
}
