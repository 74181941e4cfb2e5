package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.Basis;
import io.holdwatch.deploy.simulation.history.Happening;
import io.holdwatch.deploy.simulation.history.Happening.EstimateStated;
import io.holdwatch.deploy.simulation.history.Happening.LineStated;
import io.holdwatch.deploy.simulation.history.Happening.OrderStated;
import io.holdwatch.deploy.simulation.history.Happening.ScheduleStated;
import io.holdwatch.deploy.simulation.history.Happening.ShipmentStated;
import io.holdwatch.deploy.simulation.history.Stage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An order as it was at one instant, worked out from nothing but what had been said until then. */
final class OrderAt {
  private record Slot(int line, int schedule) {}

  private final Instant now;
  private @Nullable OrderStated order;
  private final Map<Integer, LineStated> lines = new TreeMap<>();
  private final Map<Slot, ScheduleStated> schedules = new HashMap<>();
  private final Map<Slot, Instant> estimates = new HashMap<>();
  private final Map<String, ShipmentStated> shipments = new HashMap<>();
  private final Map<Integer, BigDecimal> shipped = new HashMap<>();
  private final IdentityHashMap<LineStated, Optional<Instant>> promises = new IdentityHashMap<>();

  /** The order at an instant. Shipments count by when goods moved, not by when it was said. */
  OrderAt(List<Happening> happenings, Instant now) {
    this.now = now;
    for (Happening happening : happenings) {
      boolean known = !happening.at().isAfter(now);
      switch (happening) {
        case ShipmentStated s -> shipments.put(s.shipment(), s);
        case OrderStated o when known -> order = o;
        case LineStated l when known -> lines.put(l.line(), l);
        case ScheduleStated s when known -> schedules.put(new Slot(s.line(), s.schedule()), s);
        case EstimateStated e when known ->
            estimates.put(new Slot(e.line(), e.schedule()), e.estimatedAt());
        case OrderStated _, LineStated _, ScheduleStated _, EstimateStated _ -> {}
      }
    }
  }

  /** Ends of the promises in force. */
  List<Instant> promiseEnds() {
    List<Instant> ends = new ArrayList<>();
    if (order != null) {
      for (LineStated line : lines.values()) {
        schedulesOf(line, order).forEach(schedule -> ends.add(promiseEnd(schedule, line, order)));
      }
    }
    return ends;
  }

  /** The header; null: none was said. */
  @Nullable OrderStated header() {
    return order;
  }

  /** Whether rules apply to it: it is neither a draft nor over. */
  boolean isOpen() {
    return order != null && (order.stage() == Stage.OPEN || order.stage() == Stage.INVOICED);
  }

  /** Lines in order of their numbers. */
  Collection<LineStated> lines() {
    return lines.values();
  }

  /** A line; null: none of that number. */
  @Nullable LineStated line(int number) {
    return lines.get(number);
  }

  /** What of a line is neither cancelled nor shipped, in the line's unit. */
  BigDecimal open(LineStated line) {
    return line.ordered()
        .subtract(line.cancelled())
        .subtract(moved(line, Basis.SHIP))
        .max(BigDecimal.ZERO);
  }

  /** What of a line has been shipped, in the line's unit. */
  BigDecimal shipped(LineStated line) {
    return moved(line, Basis.SHIP);
  }

  /** What of a line was shipped later than an instant, in the line's unit. */
  BigDecimal shippedAfter(LineStated line, Instant instant) {
    return quantity(line, Basis.SHIP, instant);
  }

  /**
   * End of the earliest promise of a line for which not enough was shipped; null: there is none.
   */
  @Nullable Instant promise(LineStated line) {
    return promises
        .computeIfAbsent(line, l -> Optional.ofNullable(earliestPromise(l)))
        .orElse(null);
  }

  private @Nullable Instant earliestPromise(LineStated line) {
    BigDecimal promised = BigDecimal.ZERO;
    if (order != null) {
      for (ScheduleStated schedule : schedulesOf(line, order)) {
        promised = promised.add(schedule.quantity());
        if (!fulfilled(line, promised, Basis.SHIP)) {
          return promiseEnd(schedule, line, order);
        }
      }
    }
    return null;
  }

  /** End of the ERP's own date of a schedule line: confirmed, else promised; null: none. */
  @Nullable Instant ownDate(LineStated line, int number) {
    ScheduleStated schedule = schedules.get(new Slot(line.line(), number));
    if (order == null || schedule == null) {
      return null;
    }
    if (schedule.confirmed() != null) {
      return endOf(schedule.confirmed(), line, order);
    }
    return schedule.promisedAt() == null && schedule.promised() == null
        ? null
        : promiseEnd(schedule, line, order);
  }

  /** What is wrong now; empty: nothing. */
  Set<Trouble> troubles() {
    Set<Trouble> found = EnumSet.noneOf(Trouble.class);
    if (order != null && !order.cancelled()) {
      for (LineStated line : lines.values()) {
        addTroubles(line, order, found);
      }
    }
    return found;
  }

  private void addTroubles(LineStated line, OrderStated header, Set<Trouble> found) {
    BigDecimal promised = BigDecimal.ZERO;
    for (ScheduleStated schedule : schedulesOf(line, header)) {
      promised = promised.add(schedule.quantity());
      if (fulfilled(line, promised, line.basis())) {
        continue;
      }
      Instant end = promiseEnd(schedule, line, header);
      if (!now.isBefore(end)) {
        found.add(lateness(line));
      } else {
        if (schedule.confirmed() != null
            && endOf(schedule.confirmed(), line, header).isAfter(end)) {
          found.add(Trouble.CONFIRMED_LATER);
        }
        Instant estimate = estimates.get(new Slot(schedule.line(), schedule.schedule()));
        if (estimate != null && estimate.isAfter(end)) {
          found.add(Trouble.ESTIMATED_LATER);
        }
      }
    }
  }

  private boolean fulfilled(LineStated line, BigDecimal promised, Basis basis) {
    BigDecimal wanted = line.ordered().subtract(line.cancelled()).max(BigDecimal.ZERO);
    BigDecimal needed =
        promised.min(wanted).multiply(BigDecimal.ONE.subtract(line.underTolerance()));
    return moved(line, basis).compareTo(needed) >= 0;
  }

  private Trouble lateness(LineStated line) {
    return switch (line.basis()) {
      case DELIVER -> Trouble.NOT_DELIVERED;
      case SHIP ->
          moved(line, Basis.SHIP).signum() == 0 ? Trouble.NOT_SHIPPED : Trouble.PARTLY_SHIPPED;
    };
  }

  /** Quantity of a line that had left (arrived) by now. */
  private BigDecimal moved(LineStated line, Basis basis) {
    return switch (basis) {
      case SHIP ->
          shipped.computeIfAbsent(line.line(), _ -> quantity(line, Basis.SHIP, Instant.MIN));
      case DELIVER -> quantity(line, Basis.DELIVER, Instant.MIN);
    };
  }

  private BigDecimal quantity(LineStated line, Basis basis, Instant after) {
    BigDecimal sum = BigDecimal.ZERO;
    for (ShipmentStated shipment : shipments.values()) {
      Instant when =
          switch (basis) {
            case SHIP -> shipment.shippedAt();
            case DELIVER -> shipment.deliveredAt();
          };
      if (when != null && when.isAfter(after) && !when.isAfter(now) && !shipment.cancelled()) {
        for (Happening.Carried carried : shipment.contents()) {
          sum = carried.line() == line.line() ? sum.add(carried.quantity()) : sum;
        }
      }
    }
    return sum;
  }

  private List<ScheduleStated> schedulesOf(LineStated line, OrderStated header) {
    return schedules.values().stream()
        .filter(schedule -> schedule.line() == line.line())
        .sorted(
            Comparator.comparing((ScheduleStated schedule) -> promiseEnd(schedule, line, header))
                .thenComparing(ScheduleStated::schedule))
        .toList();
  }

  private static Instant promiseEnd(ScheduleStated schedule, LineStated line, OrderStated header) {
    if (schedule.promisedAt() != null) {
      return schedule.promisedAt();
    }
    return endOf(
        schedule.promised() != null ? schedule.promised() : schedule.requested(), line, header);
  }

  /** When a promise that names only a day ends. */
  private static Instant endOf(LocalDate day, LineStated line, OrderStated header) {
    return switch (line.basis()) {
      case DELIVER -> midnightEnding(day, header.shipToZone());
      case SHIP -> {
        Integer cutOff = line.from().cutOffMinutes();
        ZoneId zone = line.from().zone();
        yield cutOff == null
            ? midnightEnding(day, zone)
            : day.atTime(cutOff / 60, cutOff % 60).atZone(zone).toInstant();
      }
    };
  }

  private static Instant midnightEnding(LocalDate day, ZoneId zone) {
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }
}
