package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.Happening.OrderStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.CustomerStated;
import io.holdwatch.deploy.simulation.history.SalesHappening.ChangeKind;
import io.holdwatch.deploy.simulation.history.SalesHappening.ChangeStated;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which orders their customers keep changing, by RULES "Churn". */
final class ChurnRule {
  private static final String TIER = "A";
  private static final int CHANGES = 3;
  private static final Duration WITHIN = Duration.ofDays(7);

  private final Past past;
  private final Map<String, Set<String>> changes;

  ChurnRule(Past past) {
    this.past = past;
    changes = past.register.keysBy(ChangeStated.class, ChangeStated::order);
  }

  /** What was wrong with each order over time. */
  Map<Subject, Steps<Wrong>> conditions() {
    Map<Subject, Steps<Wrong>> conditions = new HashMap<>();
    changes.forEach(
        (order, keys) -> {
          Steps<Wrong> steps = new Steps<>();
          for (Instant now : past.known(instants(order, keys))) {
            steps.change(now, wrong(order, keys, now));
          }
          conditions.put(Subject.whole(order), steps);
        });
    return conditions;
  }

  private Set<Instant> instants(String order, Set<String> keys) {
    Set<Instant> instants = new TreeSet<>(past.instants(order));
    for (String key : keys) {
      for (ChangeStated each : past.register.ever(ChangeStated.class, key)) {
        instants.add(each.at());
        instants.add(asked(each));
        instants.add(asked(each).plus(WITHIN));
      }
    }
    for (OrderAt each : past.ever(order)) {
      OrderStated header = each.header();
      if (header != null) {
        instants.addAll(past.register.instants(CustomerStated.class, header.terms().customer()));
      }
    }
    return instants;
  }

  private static Instant asked(ChangeStated change) {
    return change.changedAt() == null ? change.at() : change.changedAt();
  }

  private @Nullable Wrong wrong(String key, Set<String> keys, Instant now) {
    OrderAt order = past.order(key, now);
    OrderStated header = order == null ? null : order.header();
    CustomerStated customer = header == null ? null : past.customer(header, now);
    if (order == null
        || customer == null
        || !TIER.equals(customer.tier())
        || !order.isOpen()
        || order.lines().stream().noneMatch(line -> order.open(line).signum() > 0)) {
      return null;
    }
    List<ChangeStated> counted =
        keys.stream()
            .map(each -> past.register.at(ChangeStated.class, each, now))
            .filter(Objects::nonNull)
            .filter(ChangeStated::byCustomer)
            .filter(each -> !asked(each).isAfter(now) && now.isBefore(asked(each).plus(WITHIN)))
            .toList();
    if (counted.size() < CHANGES) {
      return null;
    }
    Set<ChangeKind> kinds = new TreeSet<>();
    counted.forEach(each -> kinds.add(each.kind()));
    ChangeKind first = counted.getFirst().kind();
    return new Wrong(
        "ORDER_CHURN", kinds.size() > 1 || first == ChangeKind.PRICE ? "MIXED" : first.name());
  }
}
