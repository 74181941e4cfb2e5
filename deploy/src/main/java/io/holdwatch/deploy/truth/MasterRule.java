package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.CreditHappening.CreditAccountStated;
import io.holdwatch.deploy.simulation.history.Happening.LineStated;
import io.holdwatch.deploy.simulation.history.Happening.OrderStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.CustomerStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.ItemState;
import io.holdwatch.deploy.simulation.history.MasterHappening.ItemStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.UnitConversionStated;
import io.holdwatch.deploy.simulation.history.PaymentKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which orders and lines name master data that is missing or unfit, by RULES "Master data". */
final class MasterRule {
  private static final String TYPE = "MASTER_DATA_CONFLICT";

  /** What the scope knew at one instant. */
  private record Known(
      boolean items, boolean customers, Set<String> units, Map<String, Integer> taxIds) {}

  private final Past past;
  private final CreditRecords credit;
  private final Rates rates;
  private final Steps<Known> known = new Steps<>();

  MasterRule(Past past, CreditRecords credit, Rates rates) {
    this.past = past;
    this.credit = credit;
    this.rates = rates;
    known.put(Instant.MIN, known(Instant.MIN));
    for (Instant now : past.known(masterInstants())) {
      known.put(now, known(now));
    }
  }

  /** What was wrong with each order and each line over time. */
  Map<Subject, Steps<Wrong>> conditions() {
    Map<Subject, Steps<Wrong>> conditions = new HashMap<>();
    for (String order : past.orders()) {
      Set<Instant> instants = new TreeSet<>(past.instants(order));
      instants.addAll(masterInstants());
      instants.addAll(rates.instants());
      for (String account : credit.accountsEver(order)) {
        instants.addAll(past.register.instants(CreditAccountStated.class, account));
      }
      Set<Integer> lines = new TreeSet<>();
      past.linesEver(order).forEach(line -> lines.add(line.line()));
      for (Instant now : past.known(instants)) {
        put(conditions, Subject.whole(order), now, orderReason(order, now));
        lines.forEach(
            line -> put(conditions, new Subject(order, line), now, lineReason(order, line, now)));
      }
    }
    return conditions;
  }

  private static void put(
      Map<Subject, Steps<Wrong>> conditions,
      Subject subject,
      Instant now,
      @Nullable String reason) {
    conditions
        .computeIfAbsent(subject, s -> new Steps<>())
        .change(now, reason == null ? null : new Wrong(TYPE, reason));
  }

  private Set<Instant> masterInstants() {
    Set<Instant> instants = new TreeSet<>(past.register.instants(ItemStated.class));
    instants.addAll(past.register.instants(CustomerStated.class));
    instants.addAll(past.register.instants(UnitConversionStated.class));
    return instants;
  }

  private Known known(Instant now) {
    List<ItemStated> items = past.register.allAt(ItemStated.class, now);
    List<CustomerStated> customers = past.register.allAt(CustomerStated.class, now);
    Set<String> units = new HashSet<>();
    for (ItemStated item : items) {
      if (item.baseUnit() != null) {
        units.add(item.baseUnit());
      }
    }
    past.register.allAt(UnitConversionStated.class, now).forEach(c -> units.add(c.unit()));
    Map<String, Integer> taxIds = new HashMap<>();
    for (CustomerStated customer : customers) {
      if (customer.taxId() != null) {
        taxIds.merge(customer.taxId(), 1, Integer::sum);
      }
    }
    return new Known(!items.isEmpty(), !customers.isEmpty(), units, taxIds);
  }

  private @Nullable String lineReason(String key, int number, Instant now) {
    OrderAt order = past.order(key, now);
    LineStated line = order == null ? null : order.line(number);
    Known scope = known.at(now);
    if (order == null || line == null || scope == null || !order.isOpen()) {
      return null;
    }
    String item = line.sourcing().item();
    String unit = line.sourcing().unit();
    if (item != null && scope.items()) {
      ItemStated stated = past.register.at(ItemStated.class, item, now);
      if (stated == null) {
        return "UNKNOWN_ITEM";
      }
      if (stated.state() == ItemState.BLOCKED) {
        return "BLOCKED_ITEM";
      }
    }
    if (unit == null) {
      return null;
    }
    if (!scope.units().isEmpty() && !scope.units().contains(unit)) {
      return "UNKNOWN_UNIT";
    }
    return past.factor(item, unit, now) == null ? "MISSING_CONVERSION" : null;
  }

  private @Nullable String orderReason(String key, Instant now) {
    OrderAt order = past.order(key, now);
    OrderStated header = order == null ? null : order.header();
    Known scope = known.at(now);
    if (order == null || header == null || scope == null || !order.isOpen()) {
      return null;
    }
    if (header.terms().customer() != null && scope.customers()) {
      CustomerStated customer = past.customer(header, now);
      if (customer == null) {
        return "UNKNOWN_CUSTOMER";
      }
      if (customer.blocked()
          || "BLOCKED".equalsIgnoreCase(customer.status())
          || "CLOSED".equalsIgnoreCase(customer.status())) {
        return "BLOCKED_CUSTOMER";
      }
      if (customer.taxId() != null && scope.taxIds().getOrDefault(customer.taxId(), 0) > 1) {
        return "DUPLICATE_CUSTOMER";
      }
    }
    return missesRate(order, header, now) ? "MISSING_RATE" : null;
  }

  private boolean missesRate(OrderAt order, OrderStated header, Instant now) {
    CreditAccountStated account =
        past.register.at(CreditAccountStated.class, credit.accountOf(header, now), now);
    PaymentKind payment = header.terms().payment();
    return account != null
        && payment != PaymentKind.PREPAID
        && payment != PaymentKind.LETTER_OF_CREDIT
        && !new OrderValue(rates, order, account.limit().currency(), now).convertible();
  }
}
