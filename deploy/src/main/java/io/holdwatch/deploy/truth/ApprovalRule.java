package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.CheckHappening.ApprovalStated;
import io.holdwatch.deploy.simulation.history.Happening.LineStated;
import io.holdwatch.deploy.simulation.history.UnitPrice;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which orders lack an approval that policy asks for, by RULES "Approvals". */
final class ApprovalRule {
  private static final List<String> REASONS =
      List.of("REFUSED", "EXPIRED", "OVER_LIMIT", "REQUESTED", "MISSING");

  private final Past past;
  private final Map<String, Set<String>> approvals;
  private final Map<String, Steps<Boolean>> known = new HashMap<>();

  ApprovalRule(Past past) {
    this.past = past;
    approvals = past.register.keysBy(ApprovalStated.class, ApprovalStated::order);
    for (String subject : List.of("discount", "value")) {
      Steps<Boolean> steps = new Steps<>();
      known.put(subject, steps);
      for (Instant said : past.register.instants(ApprovalStated.class)) {
        boolean any =
            past.register.allAt(ApprovalStated.class, said).stream()
                .anyMatch(each -> each.subject().equals(subject));
        if (any != isKnown(subject, said)) {
          steps.change(said, any);
        }
      }
    }
  }

  /** Whether anybody had told of any approval of a subject. */
  private boolean isKnown(String subject, Instant now) {
    Steps<Boolean> steps = known.get(subject);
    return steps != null && Boolean.TRUE.equals(steps.at(now));
  }

  /** What was wrong with each order over time. */
  Map<Subject, Steps<Wrong>> conditions() {
    Map<Subject, Steps<Wrong>> conditions = new HashMap<>();
    for (String order : past.orders()) {
      Set<Instant> instants = new TreeSet<>(past.instants(order));
      known.values().forEach(each -> instants.addAll(each.instants()));
      for (String key : approvals.getOrDefault(order, Set.of())) {
        instants.addAll(past.register.instants(ApprovalStated.class, key));
        for (ApprovalStated each : past.register.ever(ApprovalStated.class, key)) {
          if (each.validUntil() != null) {
            instants.add(each.validUntil());
          }
        }
      }
      Steps<Wrong> steps = new Steps<>();
      for (Instant now : past.known(instants)) {
        String reason = reason(order, now);
        steps.change(now, reason == null ? null : new Wrong("APPROVAL_GAP", reason));
      }
      conditions.put(Subject.whole(order), steps);
    }
    return conditions;
  }

  private @Nullable String reason(String key, Instant now) {
    OrderAt order = past.order(key, now);
    if (order == null
        || order.header() == null
        || !order.isOpen()
        || order.lines().stream().allMatch(line -> order.open(line).signum() == 0)) {
      return null;
    }
    String currency = order.header().terms().currency();
    BigDecimal value = value(order, currency);
    Set<String> reasons = new TreeSet<>();
    for (LineStated line : order.lines()) {
      if (order.open(line).signum() > 0
          && discount(line).compareTo(past.policy.approvalDiscount()) > 0) {
        reasons.add(reason(key, "discount", line.line(), value, currency, now));
      }
    }
    if (value.compareTo(past.policy.approvalValue()) > 0) {
      reasons.add(reason(key, "value", null, value, currency, now));
    }
    return REASONS.stream().filter(reasons::contains).findFirst().orElse(null);
  }

  /** Why a subject is not approved; empty where it is. */
  private String reason(
      String order,
      String subject,
      @Nullable Integer line,
      BigDecimal value,
      @Nullable String currency,
      Instant now) {
    List<ApprovalStated> asked =
        past
            .register
            .at(ApprovalStated.class, approvals.getOrDefault(order, Set.of()), now)
            .stream()
            .filter(each -> each.order().equals(order) && each.subject().equals(subject))
            .filter(each -> each.line() == null || each.line().equals(line))
            .toList();
    Set<String> found = new TreeSet<>();
    for (ApprovalStated each : asked) {
      boolean over = each.validUntil() != null && !each.validUntil().isAfter(now);
      boolean enough =
          each.limit() == null
              || (each.limit().currency().equals(currency)
                  && each.limit().amount().compareTo(value) >= 0);
      switch (each.state()) {
        case "GRANTED" -> {
          if (!over && enough) {
            return "";
          }
          found.add(over ? "EXPIRED" : "OVER_LIMIT");
        }
        case "REFUSED", "EXPIRED", "REQUESTED" -> found.add(each.state());
        default -> throw new IllegalStateException("approval in state " + each.state());
      }
    }
    return REASONS.stream()
        .filter(found::contains)
        .findFirst()
        .orElse(isKnown(subject, now) ? "MISSING" : "");
  }

  private static BigDecimal discount(LineStated line) {
    UnitPrice list = line.pricing().list();
    UnitPrice net = line.pricing().net();
    if (list != null && net != null && list.currency().equals(net.currency())) {
      BigDecimal one = net.amount().divide(net.per(), MathContext.DECIMAL128);
      BigDecimal of = list.amount().divide(list.per(), MathContext.DECIMAL128);
      return BigDecimal.ONE.subtract(one.divide(of, MathContext.DECIMAL128));
    }
    return line.pricing().discount() == null ? BigDecimal.ZERO : line.pricing().discount();
  }

  private static BigDecimal value(OrderAt order, @Nullable String currency) {
    BigDecimal sum = BigDecimal.ZERO;
    for (LineStated line : order.lines()) {
      UnitPrice net = line.pricing().net();
      if (net != null && net.currency().equals(currency)) {
        BigDecimal wanted = line.ordered().subtract(line.cancelled());
        sum = sum.add(wanted.multiply(net.amount()).divide(net.per(), MathContext.DECIMAL128));
      }
    }
    return sum;
  }
}
