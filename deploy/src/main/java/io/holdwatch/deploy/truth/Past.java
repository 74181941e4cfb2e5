package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.Happening;
import io.holdwatch.deploy.simulation.history.Happening.LineStated;
import io.holdwatch.deploy.simulation.history.Happening.OrderStated;
import io.holdwatch.deploy.simulation.history.Happening.ShipmentStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.CustomerStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.ItemStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.SiteStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.UnitConversionStated;
import io.holdwatch.deploy.simulation.history.OrderHistory;
import io.holdwatch.deploy.simulation.history.WorldHistory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Everything as it was known at any instant up to a horizon: the shared records and the orders. */
final class Past {
  private static final String ALL_ITEMS = "";

  final Register register;
  final Policy policy;
  private final Instant horizon;
  private final Collection<Instant> besides;
  private final Map<String, Steps<OrderAt>> orders = new LinkedHashMap<>();
  private final Map<String, List<LineStated>> lines = new HashMap<>();
  private final Map<String, Set<String>> conversions;
  private final Map<String, Set<Instant>> conversionInstants = new HashMap<>();

  /**
   * @param besides instants at which everything is looked at, besides those of its own changes
   */
  Past(WorldHistory history, Policy policy, Instant horizon, Collection<Instant> besides) {
    this.besides = besides;
    this.register = new Register(history.happenings(), horizon);
    this.policy = policy;
    this.horizon = horizon;
    conversions =
        register.keysBy(UnitConversionStated.class, c -> c.item() == null ? ALL_ITEMS : c.item());
    for (OrderHistory order : history.orders()) {
      List<Happening> said =
          order.happenings().stream().filter(h -> !h.at().isAfter(horizon)).toList();
      Steps<OrderAt> steps = new Steps<>();
      changes(said).forEach(instant -> steps.put(instant, new OrderAt(said, instant)));
      orders.put(order.order(), steps);
      lines.put(
          order.order(),
          said.stream().filter(LineStated.class::isInstance).map(LineStated.class::cast).toList());
    }
  }

  /** Every order that there ever was. */
  Set<String> orders() {
    return Collections.unmodifiableSet(orders.keySet());
  }

  /** An order at an instant; null: nothing had been said of it. */
  @Nullable OrderAt order(String order, Instant now) {
    Steps<OrderAt> steps = orders.get(order);
    return steps == null ? null : steps.at(now);
  }

  /** When anything about an order changed. */
  Set<Instant> instants(String order) {
    Steps<OrderAt> steps = orders.get(order);
    return steps == null ? Set.of() : steps.instants();
  }

  /** An order at each instant at which anything about it changed. */
  List<OrderAt> ever(String order) {
    return instants(order).stream().map(i -> order(order, i)).filter(o -> o != null).toList();
  }

  /** Every customer that an order ever had. */
  Set<String> customersEver(String order) {
    Set<String> customers = new TreeSet<>();
    for (OrderAt each : ever(order)) {
      OrderStated header = each.header();
      if (header != null && header.terms().customer() != null) {
        customers.add(header.terms().customer());
      }
    }
    return customers;
  }

  /** Everything that was ever said of the lines of an order. */
  List<LineStated> linesEver(String order) {
    return lines.getOrDefault(order, List.of());
  }

  /** Those of some instants at which to look: not after the horizon, in order of time. */
  NavigableSet<Instant> known(Collection<Instant> instants) {
    NavigableSet<Instant> all = new TreeSet<>(instants);
    all.addAll(besides);
    return all.headSet(horizon, true);
  }

  /** The customer of an order at an instant; null: unknown. */
  @Nullable CustomerStated customer(OrderStated order, Instant now) {
    return register.at(CustomerStated.class, order.terms().customer(), now);
  }

  /** Class of an order's customer: lower is served first. */
  int classOf(OrderStated order, Instant now) {
    CustomerStated customer = customer(order, now);
    return policy.classOf(customer == null ? null : customer.tier());
  }

  /** Base units in one unit of an item; null: not convertible. */
  @Nullable BigDecimal factor(@Nullable String itemKey, @Nullable String unit, Instant now) {
    ItemStated item = register.at(ItemStated.class, itemKey, now);
    String base = item == null ? null : item.baseUnit();
    if (unit == null || base == null || unit.equals(base)) {
      return BigDecimal.ONE;
    }
    UnitConversionStated own = conversion(itemKey, unit, now);
    UnitConversionStated found = own != null ? own : conversion(null, unit, now);
    return found == null ? null : found.factor();
  }

  private @Nullable UnitConversionStated conversion(
      @Nullable String item, String unit, Instant now) {
    return register.at(UnitConversionStated.class, UnitConversionStated.key(item, unit), now);
  }

  /** When anything changed that converts units of an item. */
  Set<Instant> conversionInstants(@Nullable String item) {
    return item == null
        ? Set.of()
        : conversionInstants.computeIfAbsent(item, this::instantsOfConversions);
  }

  private Set<Instant> instantsOfConversions(String item) {
    Set<Instant> instants = new TreeSet<>(register.instants(ItemStated.class, item));
    for (String of : List.of(item, ALL_ITEMS)) {
      for (String key : conversions.getOrDefault(of, Set.of())) {
        instants.addAll(register.instants(UnitConversionStated.class, key));
      }
    }
    return instants;
  }

  /** The end of a day at a site. */
  Instant endOfDay(LocalDate day, @Nullable String siteKey, Instant now) {
    SiteStated site = register.at(SiteStated.class, siteKey, now);
    ZoneId zone = site == null ? ZoneOffset.UTC : site.zone();
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** The midnight UTC with which a day begins. */
  static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The date of an instant, UTC. */
  static LocalDate date(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private NavigableSet<Instant> changes(List<Happening> said) {
    NavigableSet<Instant> instants = new TreeSet<>();
    for (Happening happening : said) {
      instants.add(happening.at());
      if (happening instanceof ShipmentStated shipment) {
        if (shipment.shippedAt() != null) {
          instants.add(shipment.shippedAt());
        }
        if (shipment.deliveredAt() != null) {
          instants.add(shipment.deliveredAt());
        }
      }
    }
    return instants.headSet(horizon, true);
  }
}
