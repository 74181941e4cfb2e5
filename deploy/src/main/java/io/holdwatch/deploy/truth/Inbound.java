package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.Happening.LineStated;
import io.holdwatch.deploy.simulation.history.StockHappening.SupplyStated;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is on its way, and by when one can count on it. */
final class Inbound {
  private static final int FEWEST_ARRIVALS = 5;

  private final Past past;
  private final Map<String, Set<String>> supplyOfSupplier;
  private final Map<String, Steps<Long>> slips = new HashMap<>();

  Inbound(Past past, Map<String, Set<String>> supplyOfSupplier) {
    this.past = past;
    this.supplyOfSupplier = supplyOfSupplier;
  }

  /** What is still to come of a supply. */
  static BigDecimal toCome(SupplyStated supply) {
    return supply.cancelled() ? BigDecimal.ZERO : quantity(supply).subtract(supply.received());
  }

  /** What a drop shipment wants beside what was received for it and has not left. [base units] */
  static BigDecimal needed(
      OrderAt order, LineStated line, BigDecimal factor, Collection<SupplyStated> supplies) {
    BigDecimal received =
        supplies.stream().map(SupplyStated::received).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal lies = received.subtract(order.shipped(line).multiply(factor));
    return order.open(line).multiply(factor).subtract(lies.max(BigDecimal.ZERO));
  }

  /** What the supplier has confirmed, else what was ordered. */
  static BigDecimal quantity(SupplyStated supply) {
    return supply.confirmedQuantity() != null ? supply.confirmedQuantity() : supply.ordered();
  }

  /**
   * The end of the day by which a supply can be counted on; null: it cannot.
   *
   * @param site whose days count
   */
  @Nullable Instant dependable(SupplyStated supply, @Nullable String site, Instant now) {
    if (supply.confirmed() != null) {
      return past.endOfDay(supply.confirmed(), site, now);
    }
    return supply.due() == null
        ? null
        : past.endOfDay(supply.due().plusDays(slip(supply.supplier(), now)), site, now);
  }

  private long slip(@Nullable String supplier, Instant now) {
    Long days = supplier == null ? null : slips(supplier).at(now);
    return days == null ? 0 : days;
  }

  /** The usual slip of a supplier since each instant at which it could have become another. */
  private Steps<Long> slips(String supplier) {
    return slips.computeIfAbsent(
        supplier,
        of -> {
          Steps<Long> steps = new Steps<>();
          slipInstants(of).forEach(instant -> steps.put(instant, usualSlip(of, instant)));
          return steps;
        });
  }

  /** Days by which a supplier usually slips: 80th percentile of what had arrived before today. */
  private long usualSlip(String supplier, Instant now) {
    LocalDate today = Past.date(now);
    List<Long> late =
        past.register.at(SupplyStated.class, keys(supplier), now).stream()
            .filter(s -> supplier.equals(s.supplier()))
            .filter(s -> s.due() != null && s.arrived() != null && s.arrived().isBefore(today))
            .map(Inbound::daysLate)
            .sorted()
            .toList();
    if (late.size() < FEWEST_ARRIVALS) {
      return 0;
    }
    int rank = (int) Math.ceil(late.size() * 8 / 10.0);
    return late.get(rank - 1);
  }

  private static long daysLate(SupplyStated supply) {
    return supply.due() == null || supply.arrived() == null
        ? 0
        : Math.max(0, ChronoUnit.DAYS.between(supply.due(), supply.arrived()));
  }

  /** When anything changed about some supplies, or about how their suppliers usually slip. */
  Set<Instant> instants(Collection<String> supplies) {
    Set<Instant> instants = new TreeSet<>();
    Set<String> suppliers = new TreeSet<>();
    for (String key : supplies) {
      instants.addAll(past.register.instants(SupplyStated.class, key));
      for (SupplyStated said : past.register.ever(SupplyStated.class, key)) {
        if (said.supplier() != null) {
          suppliers.add(said.supplier());
        }
      }
    }
    for (String supplier : suppliers) {
      instants.addAll(slips(supplier).instants());
    }
    return instants;
  }

  /** When what had arrived of a supplier before the day could have become another. */
  private Set<Instant> slipInstants(String supplier) {
    Set<Instant> instants = new TreeSet<>();
    for (String key : keys(supplier)) {
      boolean arrived = false;
      for (Instant said : past.register.instants(SupplyStated.class, key)) {
        if (arrived) {
          instants.add(said);
        }
        SupplyStated supply = past.register.at(SupplyStated.class, key, said);
        if (supply != null && supply.arrived() != null) {
          Instant counts = Past.startOf(supply.arrived().plusDays(1));
          instants.add(counts.isAfter(said) ? counts : said);
          arrived = true;
        }
      }
    }
    return instants;
  }

  private Set<String> keys(@Nullable String supplier) {
    return supplier == null ? Set.of() : supplyOfSupplier.getOrDefault(supplier, Set.of());
  }
}
