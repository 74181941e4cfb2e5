package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.Happening.LineStated;
import io.holdwatch.deploy.simulation.history.PlanHappening.AppointmentStated;
import io.holdwatch.deploy.simulation.history.PlanHappening.CalendarStated;
import io.holdwatch.deploy.simulation.history.PlanHappening.CapacityStated;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which orders have appointments that nobody can keep, by RULES "Dispatch". */
final class DispatchRule {
  private static final String TYPE = "DISPATCH_CAPACITY";
  private static final BigDecimal HOUR = BigDecimal.valueOf(3_600_000);
  private static final List<String> REASONS =
      List.of("LATE_APPOINTMENT", "DOUBLE_BOOKED", "TECHNICIAN_FULL", "OFF_DAY", "UNASSIGNED");

  private final Past past;
  private final Map<String, Set<String>> ofOrder;
  private final Map<String, Set<String>> ofResource;
  private final Map<String, Set<String>> capacities;

  DispatchRule(Past past) {
    this.past = past;
    ofOrder = past.register.keysBy(AppointmentStated.class, AppointmentStated::order);
    ofResource = past.register.keysBy(AppointmentStated.class, AppointmentStated::resource);
    capacities =
        past.register.keysBy(
            CapacityStated.class,
            each -> each.kind().equals("TECHNICIAN") ? each.resource() : null);
  }

  /** What was wrong with each order over time. */
  Map<Subject, Steps<Wrong>> conditions() {
    Map<Subject, Steps<Wrong>> conditions = new HashMap<>();
    for (String order : ofOrder.keySet()) {
      Steps<Wrong> steps = new Steps<>();
      for (Instant now : past.known(changes(order))) {
        String reason = reason(order, now);
        steps.change(now, reason == null ? null : new Wrong(TYPE, reason));
      }
      conditions.put(Subject.whole(order), steps);
    }
    return conditions;
  }

  private @Nullable String reason(String order, Instant now) {
    List<AppointmentStated> own = valid(ofOrder.getOrDefault(order, Set.of()), now);
    for (String reason : REASONS) {
      for (AppointmentStated each : own) {
        boolean holds =
            switch (reason) {
              case "LATE_APPOINTMENT" -> late(each, now);
              case "DOUBLE_BOOKED" ->
                  before(each, now).stream().anyMatch(other -> other.end().isAfter(each.start()));
              case "TECHNICIAN_FULL" -> full(each, now);
              case "OFF_DAY" -> off(each, now);
              default ->
                  each.resource() == null
                      && !now.isBefore(each.start().minus(past.policy.assignBefore()));
            };
        if (holds) {
          return reason;
        }
      }
    }
    return null;
  }

  /** Appointments that are not over, of open orders. */
  private List<AppointmentStated> valid(Set<String> keys, Instant now) {
    return past.register.at(AppointmentStated.class, keys, now).stream()
        .filter(each -> !each.state().equals("DONE"))
        .filter(
            each -> {
              OrderAt order = past.order(each.order(), now);
              return order != null && order.isOpen();
            })
        .sorted(
            Comparator.comparing(AppointmentStated::start)
                .thenComparing(AppointmentStated::appointment))
        .toList();
  }

  /** Those of the same resource that start before one, or with it and have a smaller key. */
  private List<AppointmentStated> before(AppointmentStated own, Instant now) {
    String resource = own.resource();
    return resource == null
        ? List.of()
        : valid(ofResource.getOrDefault(resource, Set.of()), now).stream()
            .filter(other -> resource.equals(other.resource()))
            .takeWhile(other -> !other.appointment().equals(own.appointment()))
            .toList();
  }

  private boolean late(AppointmentStated appointment, Instant now) {
    OrderAt order = past.order(appointment.order(), now);
    LineStated line = order == null ? null : order.line(appointment.line());
    Instant promise = order == null || line == null ? null : order.promise(line);
    return promise != null && !appointment.start().isBefore(promise);
  }

  private boolean full(AppointmentStated own, Instant now) {
    if (own.resource() == null) {
      return false;
    }
    var day = Past.date(own.start());
    BigDecimal asked = hours(own);
    for (AppointmentStated other : before(own, now)) {
      if (Past.date(other.start()).equals(day)) {
        asked = asked.add(hours(other));
      }
    }
    BigDecimal booked = asked;
    return past
        .register
        .at(CapacityStated.class, capacities.getOrDefault(own.resource(), Set.of()), now)
        .stream()
        .filter(each -> each.kind().equals("TECHNICIAN") && each.unit().equals("HOURS"))
        .filter(each -> each.resource().equals(own.resource()) && each.day().equals(day))
        .anyMatch(each -> booked.compareTo(each.capacity()) > 0);
  }

  private static BigDecimal hours(AppointmentStated appointment) {
    long millis = Duration.between(appointment.start(), appointment.end()).toMillis();
    return BigDecimal.valueOf(millis).divide(HOUR, 9, RoundingMode.HALF_UP);
  }

  private boolean off(AppointmentStated own, Instant now) {
    CalendarStated calendar = past.register.at(CalendarStated.class, own.resource(), now);
    if (calendar == null) {
      return false;
    }
    OffsetDateTime start = own.start().atOffset(ZoneOffset.UTC);
    int minute = start.getHour() * 60 + start.getMinute();
    return !calendar.weekdays().contains(start.getDayOfWeek().getValue())
        || calendar.holidays().contains(start.toLocalDate())
        || minute < calendar.opens()
        || minute >= calendar.closes();
  }

  private Set<Instant> changes(String order) {
    Set<Instant> instants = new TreeSet<>(past.instants(order));
    Set<String> keys = new TreeSet<>(ofOrder.getOrDefault(order, Set.of()));
    for (String key : ofOrder.getOrDefault(order, Set.of())) {
      for (AppointmentStated said : past.register.ever(AppointmentStated.class, key)) {
        instants.add(said.start().minus(past.policy.assignBefore()));
        if (said.resource() != null) {
          keys.addAll(ofResource.getOrDefault(said.resource(), Set.of()));
          instants.addAll(past.register.instants(CalendarStated.class, said.resource()));
          for (String each : capacities.getOrDefault(said.resource(), Set.of())) {
            instants.addAll(past.register.instants(CapacityStated.class, each));
          }
        }
      }
    }
    for (String key : keys) {
      instants.addAll(past.register.instants(AppointmentStated.class, key));
      past.register
          .ever(AppointmentStated.class, key)
          .forEach(said -> instants.addAll(past.instants(said.order())));
    }
    return instants;
  }
}
