package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.Happening.LineStated;
import io.holdwatch.deploy.simulation.history.Happening.OrderStated;
import io.holdwatch.deploy.simulation.history.SalesHappening.NumberStated;
import io.holdwatch.deploy.simulation.history.SalesHappening.PackStated;
import io.holdwatch.deploy.simulation.history.Stage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which orders and lines look odd, by RULES "Anomalies". */
final class AnomalyRule {
  private static final String TYPE = "ORDER_ANOMALY";
  private static final int NEWEST = 50;

  /** A line among those of its customer. */
  private record Sold(Instant entered, String order, LineStated line) {}

  private final Past past;
  private final OddPolicy policy = OddPolicy.STANDARD;
  private final Map<String, Set<String>> ofCustomer = new HashMap<>();
  private final Map<String, Set<Instant>> instantsOfCustomer = new HashMap<>();

  AnomalyRule(Past past) {
    this.past = past;
    for (String order : past.orders()) {
      customers(order)
          .forEach(each -> ofCustomer.computeIfAbsent(each, c -> new TreeSet<>()).add(order));
    }
  }

  /** What was wrong with each order and each line over time. */
  Map<Subject, Steps<Wrong>> conditions() {
    Map<Subject, Steps<Wrong>> conditions = new HashMap<>();
    for (String order : past.orders()) {
      Set<Instant> instants = new TreeSet<>(past.instants(order));
      for (String customer : customers(order)) {
        instants.addAll(instantsOfCustomer.computeIfAbsent(customer, this::instants));
      }
      Set<Integer> lines = new TreeSet<>();
      for (LineStated line : past.linesEver(order)) {
        lines.add(line.line());
        instants.addAll(past.conversionInstants(line.sourcing().item()));
        instants.addAll(past.register.instants(PackStated.class, line.sourcing().item()));
      }
      for (Instant now : past.known(instants)) {
        OrderAt at = past.order(order, now);
        OrderStated header = at == null ? null : at.header();
        boolean twice =
            at != null && header != null && at.isOpen() && twice(order, at, header, now);
        put(conditions, Subject.whole(order), now, twice);
        for (int line : lines) {
          String odd =
              at != null && header != null && at.isOpen()
                  ? odd(order, at, header, at.line(line), now)
                  : null;
          conditions
              .computeIfAbsent(new Subject(order, line), s -> new Steps<>())
              .change(now, odd == null ? null : new Wrong(TYPE, odd));
        }
      }
    }
    return conditions;
  }

  private Set<Instant> instants(String customer) {
    Set<Instant> instants = new TreeSet<>();
    ofCustomer.getOrDefault(customer, Set.of()).forEach(o -> instants.addAll(past.instants(o)));
    return instants;
  }

  private static void put(
      Map<Subject, Steps<Wrong>> conditions, Subject subject, Instant now, boolean twice) {
    conditions
        .computeIfAbsent(subject, s -> new Steps<>())
        .change(now, twice ? new Wrong(TYPE, "DUPLICATE_PO") : null);
  }

  private Set<String> customers(String order) {
    Set<String> customers = new TreeSet<>();
    for (OrderAt each : past.ever(order)) {
      if (each.header() != null && each.header().terms().customer() != null) {
        customers.add(each.header().terms().customer());
      }
    }
    return customers;
  }

  private boolean twice(String key, OrderAt order, OrderStated header, Instant now) {
    String number = number(key, now);
    String customer = header.terms().customer();
    Instant entered = entered(header);
    if (number == null
        || customer == null
        || order.lines().stream().anyMatch(line -> order.shipped(line).signum() > 0)) {
      return false;
    }
    for (String otherKey : ofCustomer.getOrDefault(customer, Set.of())) {
      OrderAt other = past.order(otherKey, now);
      OrderStated said = other == null ? null : other.header();
      if (said != null
          && comparable(said, customer)
          && number.equals(number(otherKey, now))
          && before(entered(said), otherKey, entered, key)
          && !entered(said).isBefore(entered.minus(policy.duplicateWithin()))) {
        return true;
      }
    }
    return false;
  }

  private @Nullable String odd(
      String key, OrderAt order, OrderStated header, @Nullable LineStated line, Instant now) {
    BigDecimal wanted = line == null ? null : base(line, now);
    if (line == null
        || wanted == null
        || wanted.signum() <= 0
        || line.stage() == Stage.CANCELLED
        || line.sourcing().item() == null
        || order.shipped(line).signum() > 0) {
      return null;
    }
    if (unusual(key, header, line, wanted, now)) {
      return "UNUSUAL_QUANTITY";
    }
    PackStated pack = past.register.at(PackStated.class, line.sourcing().item(), now);
    if (pack == null) {
      return null;
    }
    if (pack.least() != null && wanted.compareTo(pack.least()) < 0) {
      return "BELOW_MINIMUM";
    }
    return pack.multiple() != null
            && pack.multiple().signum() > 0
            && wanted.remainder(pack.multiple()).signum() != 0
        ? "PACK_MULTIPLE"
        : null;
  }

  private boolean unusual(
      String key, OrderStated header, LineStated line, BigDecimal wanted, Instant now) {
    String customer = header.terms().customer();
    if (customer == null) {
      return false;
    }
    List<Sold> sold = new ArrayList<>();
    for (String otherKey : ofCustomer.getOrDefault(customer, Set.of())) {
      OrderAt other = past.order(otherKey, now);
      OrderStated said = other == null ? null : other.header();
      if (other != null
          && said != null
          && comparable(said, customer)
          && before(entered(said), otherKey, entered(header), key)) {
        for (LineStated each : other.lines()) {
          if (Objects.equals(each.sourcing().item(), line.sourcing().item())
              && each.stage() != Stage.CANCELLED
              && each.ordered().compareTo(each.cancelled()) > 0) {
            sold.add(new Sold(entered(said), otherKey, each));
          }
        }
      }
    }
    sold.sort(
        (a, b) ->
            a.order().equals(b.order())
                ? Integer.toString(b.line().line()).compareTo(Integer.toString(a.line().line()))
                : before(a.entered(), a.order(), b.entered(), b.order()) ? 1 : -1);
    List<BigDecimal> quantities =
        sold.stream().limit(NEWEST).map(s -> base(s.line(), now)).filter(Objects::nonNull).toList();
    if (quantities.isEmpty() || quantities.size() < policy.history()) {
      return false;
    }
    BigDecimal median = median(quantities);
    BigDecimal spread =
        median(quantities.stream().map(q -> q.subtract(median).abs()).toList())
            .max(median.multiply(policy.least()));
    return wanted.subtract(median).abs().compareTo(spread.multiply(policy.spread())) > 0;
  }

  private static BigDecimal median(List<BigDecimal> values) {
    List<BigDecimal> sorted = values.stream().sorted().toList();
    BigDecimal upper = sorted.get(sorted.size() / 2);
    BigDecimal lower = sorted.get((sorted.size() - 1) / 2);
    return upper.add(lower).divide(BigDecimal.TWO, MathContext.DECIMAL128);
  }

  private @Nullable BigDecimal base(LineStated line, Instant now) {
    BigDecimal factor = past.factor(line.sourcing().item(), line.sourcing().unit(), now);
    return factor == null ? null : line.ordered().subtract(line.cancelled()).multiply(factor);
  }

  private @Nullable String number(String order, Instant now) {
    NumberStated said = past.register.at(NumberStated.class, order, now);
    return said == null || said.number().isBlank()
        ? null
        : said.number().trim().toUpperCase(Locale.ROOT);
  }

  private static boolean comparable(OrderStated said, String customer) {
    return !said.cancelled() && customer.equals(said.terms().customer());
  }

  private static boolean before(Instant entered, String key, Instant than, String thanKey) {
    return entered.isBefore(than) || (entered.equals(than) && key.compareTo(thanKey) < 0);
  }

  private static Instant entered(OrderStated header) {
    return header.terms().entered() == null ? header.at() : header.terms().entered();
  }
}
