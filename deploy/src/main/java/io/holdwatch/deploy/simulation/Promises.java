package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.SalesOrder.Schedule;
import io.holdwatch.deploy.simulation.history.Basis;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** The calendar by which the distributor plans its own work. */
final class Promises {
  private Promises() {}

  /** When the promise of a schedule line must be kept. */
  static Instant due(Schedule schedule) {
    return schedule.promisedAt != null ? schedule.promisedAt : due(schedule, schedule.day());
  }

  /** When a promise for a day would have to be kept. */
  static Instant due(Schedule schedule, LocalDate day) {
    Integer cutOff = schedule.line.site.from().cutOffMinutes();
    if (schedule.line.order.basis == Basis.SHIP && cutOff != null) {
      return day.atTime(LocalTime.ofSecondOfDay(cutOff * 60L)).atZone(zone(schedule)).toInstant();
    }
    return day.plusDays(1).atStartOfDay(zone(schedule)).toInstant();
  }

  /** Zone in which the days of a schedule line are counted. */
  static ZoneId zone(Schedule schedule) {
    return schedule.line.order.basis == Basis.SHIP
        ? schedule.line.site.from().zone()
        : schedule.line.order.customer.zone();
  }

  /**
   * Usual way from the schedule line's site to the customer: one to two and a half days, always the
   * same for the two.
   */
  static Duration transit(Schedule schedule) {
    String way = schedule.line.site.number() + schedule.line.order.customer.number();
    return Duration.ofHours(24 + Math.floorMod(way.hashCode(), 36));
  }

  /** First day that can be kept when the goods are there at an instant. */
  static LocalDate feasible(Schedule schedule, Instant ready) {
    Duration work = Duration.ofHours(12);
    Duration way = schedule.line.order.basis == Basis.SHIP ? Duration.ZERO : transit(schedule);
    Instant possible = ready.plus(work).plus(way);
    LocalDate day = possible.atZone(zone(schedule)).toLocalDate();
    return due(schedule, day).isBefore(possible) ? day.plusDays(1) : day;
  }
}
