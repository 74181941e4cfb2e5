package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.SalesOrder.Line;
import io.holdwatch.deploy.simulation.SalesOrder.Schedule;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Technicians who put up at the customer's what was delivered. One hour each, from eight o'clock
 * on; now and then a visit is put too late, booked twice, on a day off, for more hours than there
 * are, or left to nobody, until somebody sees it.
 */
final class DispatchDesk {
  private static final List<Integer> WORKDAYS = List.of(1, 2, 3, 4, 5);
  private static final int FIRST_HOUR = 8;
  private static final int HOURS = 8;
  private static final int PEOPLE = 4;

  /** Somebody's day. */
  private record Slot(String resource, LocalDate day) {}

  private final World world;
  private final PlanAnnouncer announcer;
  private final Dice dice;
  private final int people;
  private final Map<Slot, Integer> booked = new HashMap<>();
  private final Set<SalesOrder> asked = new HashSet<>();
  private int numbers = 1000;
  private int troubles;

  DispatchDesk(World world, PlanAnnouncer announcer, Dice dice) {
    this.world = world;
    this.announcer = announcer;
    this.dice = dice;
    people = world.size().people(PEOPLE);
    for (int i = 0; i < people; i++) {
      calendar("T" + i, List.of());
    }
    world.orders().onEntered(this::plan);
    world.planning().onSlip(this::replan);
  }

  private void plan(SalesOrder order) {
    Line line = order.lines.getFirst();
    boolean wanted = dice.chance(0.05);
    boolean trouble = dice.chance(0.02);
    Duration wait = dice.hours(1, 6);
    if (wanted) {
      world.agenda().after(wait, () -> book(line, trouble));
    }
  }

  /** Who is told another date asks for a visit; put in between, it is rarely put well. */
  private void replan(Schedule schedule) {
    if (dice.chance(0.8) && asked.add(schedule.line.order)) {
      world.agenda().after(dice.hours(0.5, 2), () -> book(schedule.line, true));
    }
  }

  private void book(Line line, boolean trouble) {
    Instant due = Promises.due(line.schedules.getFirst());
    LocalDate day = workday(due.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1), -1);
    Slot slot = free(day);
    if (!line.order.active()
        || !start(slot).isAfter(world.agenda().now().plus(Duration.ofHours(9)))) {
      return;
    }
    String number = "AP" + numbers++;
    Instant start = start(slot);
    take(slot);
    if (trouble) {
      trouble(number, line, slot, start);
    } else {
      say(number, line, slot.resource(), start, "BOOKED");
    }
    world
        .agenda()
        .at(
            start.plus(Duration.ofHours(3)),
            () -> say(number, line, slot.resource(), start, "DONE"));
  }

  private void trouble(String number, Line line, Slot slot, Instant start) {
    Duration noticed = dice.hours(2, 8);
    switch (troubles++ % 5) {
      case 0 -> {
        LocalDate late =
            workday(
                Promises.due(line.schedules.getLast())
                    .atOffset(ZoneOffset.UTC)
                    .toLocalDate()
                    .plusDays(2),
                1);
        say(number, line, slot.resource(), start(new Slot(slot.resource(), late)), "BOOKED");
        mend(noticed, () -> say(number, line, slot.resource(), start, "BOOKED"));
      }
      case 1 -> {
        // Somebody else's hour, or one that a colleague has just been given: both stand on it.
        String other = "AP" + numbers++;
        say(number, line, slot.resource(), start, "BOOKED");
        say(other, line, slot.resource(), start.plus(Duration.ofMinutes(30)), "BOOKED");
        mend(noticed, () -> say(other, line, slot.resource(), start, "DONE"));
      }
      case 2 -> {
        say(number, line, slot.resource(), start, "BOOKED");
        hours(slot, booked.getOrDefault(slot, 1) - 1);
        mend(noticed, () -> hours(slot, HOURS));
      }
      case 3 -> {
        say(number, line, slot.resource(), start, "BOOKED");
        calendar(slot.resource(), List.of(slot.day()));
        mend(noticed, () -> calendar(slot.resource(), List.of()));
      }
      default -> {
        say(number, line, null, start, "BOOKED");
        Instant near = start.minus(Duration.ofDays(2)).plus(noticed);
        Instant now = world.agenda().now().plus(noticed);
        world
            .agenda()
            .at(
                near.isAfter(now) ? near : now,
                () -> say(number, line, slot.resource(), start, "BOOKED"));
      }
    }
  }

  private void mend(Duration noticed, Runnable act) {
    world.agenda().after(noticed, act);
  }

  private Slot free(LocalDate day) {
    Slot least = new Slot("T0", day);
    for (int i = 1; i < people; i++) {
      Slot each = new Slot("T" + i, day);
      least = booked.getOrDefault(each, 0) < booked.getOrDefault(least, 0) ? each : least;
    }
    return least;
  }

  private Instant start(Slot slot) {
    return slot.day()
        .atTime(FIRST_HOUR + Math.min(booked.getOrDefault(slot, 0), HOURS), 0)
        .toInstant(ZoneOffset.UTC);
  }

  private void take(Slot slot) {
    if (booked.merge(slot, 1, Integer::sum) == 1) {
      hours(slot, HOURS);
    }
  }

  private void hours(Slot slot, int hours) {
    announcer.capacity(
        "TECHNICIAN", slot.resource(), slot.day(), BigDecimal.valueOf(hours), "HOURS");
  }

  private void calendar(String resource, List<LocalDate> holidays) {
    announcer.calendar(resource, ZoneOffset.UTC, WORKDAYS, 7 * 60, 18 * 60, holidays);
  }

  private void say(
      String number, Line line, @Nullable String resource, Instant start, String state) {
    announcer.appointment(number, line, resource, start, start.plus(Duration.ofHours(1)), state);
  }

  private static LocalDate workday(LocalDate day, int step) {
    LocalDate found = day;
    while (found.getDayOfWeek() == DayOfWeek.SATURDAY || found.getDayOfWeek() == DayOfWeek.SUNDAY) {
      found = found.plusDays(step);
    }
    return found;
  }
}
