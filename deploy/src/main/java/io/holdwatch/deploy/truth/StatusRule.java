package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.Happening.LineStated;
import io.holdwatch.deploy.simulation.history.Happening.OrderStated;
import io.holdwatch.deploy.simulation.history.SalesHappening.Progress;
import io.holdwatch.deploy.simulation.history.SalesHappening.ReportStated;
import io.holdwatch.deploy.simulation.history.Stage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which orders stand otherwise in another system, by RULES "Status". One other system reports. */
final class StatusRule {
  private static final Duration TOLERANCE = Duration.ofDays(1);

  private enum Reason {
    CANCELLED,
    STAGE,
    QUANTITY,
    ETA
  }

  private final Past past;
  private final Map<String, Set<String>> reports;

  StatusRule(Past past) {
    this.past = past;
    reports = past.register.keysBy(ReportStated.class, ReportStated::order);
  }

  /** What was wrong with each order over time. */
  Map<Subject, Steps<Wrong>> conditions() {
    Map<Subject, Steps<Wrong>> conditions = new HashMap<>();
    reports.forEach(
        (order, keys) -> {
          Set<Instant> instants = new TreeSet<>(past.instants(order));
          keys.forEach(key -> instants.addAll(past.register.instants(ReportStated.class, key)));
          Steps<Wrong> steps = new Steps<>();
          for (Instant now : past.known(instants)) {
            Reason reason = reason(past.order(order, now), keys, now);
            steps.change(now, reason == null ? null : new Wrong("STATUS_MISMATCH", reason.name()));
          }
          conditions.put(Subject.whole(order), steps);
        });
    return conditions;
  }

  private @Nullable Reason reason(@Nullable OrderAt order, Set<String> keys, Instant now) {
    OrderStated header = order == null ? null : order.header();
    if (order == null
        || header == null
        || header.stage() == Stage.DRAFT
        || header.stage() == Stage.CLOSED) {
      return null;
    }
    List<ReportStated> newestFirst =
        keys.stream()
            .map(key -> past.register.at(ReportStated.class, key, now))
            .filter(Objects::nonNull)
            .sorted(
                Comparator.comparing(ReportStated::at)
                    .thenComparing(ReportStated::report)
                    .reversed())
            .toList();
    EnumSet<Reason> found = EnumSet.noneOf(Reason.class);
    for (LineStated line : order.lines()) {
      ReportStated told =
          newestFirst.stream()
              .filter(report -> Objects.equals(report.line(), line.line()))
              .findFirst()
              .or(() -> newestFirst.stream().filter(report -> report.line() == null).findFirst())
              .orElse(null);
      Reason reason = told == null ? null : reason(order, header, line, told);
      if (reason != null) {
        found.add(reason);
      }
    }
    return found.isEmpty() ? null : found.iterator().next();
  }

  private static @Nullable Reason reason(
      OrderAt order, OrderStated header, LineStated line, ReportStated report) {
    boolean over =
        header.cancelled()
            || line.stage() == Stage.CANCELLED
            || line.ordered().compareTo(line.cancelled()) <= 0;
    if (over || report.stage() == Progress.CANCELLED) {
      boolean differ = over != (report.stage() == Progress.CANCELLED);
      return differ && report.stage() != Progress.UNKNOWN ? Reason.CANCELLED : null;
    }
    BigDecimal left = order.shipped(line);
    boolean leftThere = report.stage() == Progress.SHIPPED || report.stage() == Progress.DELIVERED;
    if (report.stage() != Progress.UNKNOWN && leftThere != left.signum() > 0) {
      return Reason.STAGE;
    }
    if (leftThere && report.quantity() != null && report.quantity().compareTo(left) != 0) {
      return Reason.QUANTITY;
    }
    Instant own = report.schedule() == null ? null : order.ownDate(line, report.schedule());
    return own != null
            && report.estimated() != null
            && order.open(line).signum() > 0
            && Duration.between(own, report.estimated()).abs().compareTo(TOLERANCE) > 0
        ? Reason.ETA
        : null;
  }
}
