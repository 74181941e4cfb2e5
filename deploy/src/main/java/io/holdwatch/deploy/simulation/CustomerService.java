package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.SalesOrder.Line;
import io.holdwatch.deploy.simulation.SalesOrder.Schedule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/** People who talk to customers: promises given and moved, quantities and orders cancelled. */
final class CustomerService {
  private final World world;

  CustomerService(World world) {
    this.world = world;
    world.planning().onSlip(this::onSlip);
  }

  /** Follows an order from its entry on. */
  void accompany(SalesOrder order) {
    Dice dice = world.dice();
    for (Schedule schedule : order.schedules()) {
      if (schedule.promised == null) {
        world.agenda().after(dice.hours(1, 40), () -> promiseRequested(schedule));
      } else if (Planning.slipped(schedule)) {
        onSlip(schedule);
      } else if (dice.chance(0.008)) {
        world.agenda().after(dice.hours(4, 40), () -> pullIn(schedule));
      }
      awaitDue(schedule);
    }
    if (dice.chance(0.012)) {
      world.agenda().after(dice.hours(1, 72), () -> world.orders().cancel(order));
    }
    if (dice.chance(0.02)) {
      Line line = dice.pick(order.lines);
      boolean whole = dice.chance(0.4);
      world.agenda().after(dice.hours(1, 72), () -> cut(line, whole));
    }
  }

  /** Nobody promises a day that has passed. */
  private void promiseRequested(Schedule schedule) {
    if (Promises.due(schedule, schedule.requested).isAfter(world.agenda().now())) {
      promise(schedule, schedule.requested, true);
    }
  }

  private void onSlip(Schedule schedule) {
    if (world.dice().chance(0.3)) {
      world
          .agenda()
          .after(
              world.dice().hours(3, 40),
              () -> {
                if (schedule.confirmed != null && Planning.slipped(schedule)) {
                  promise(schedule, schedule.confirmed, false);
                }
              });
    }
  }

  private void awaitDue(Schedule schedule) {
    world.agenda().at(Promises.due(schedule).plusMillis(1), () -> onDue(schedule));
  }

  private void onDue(Schedule schedule) {
    SalesOrder order = schedule.line.order;
    if (order.closed
        || schedule.line.open().signum() == 0
        || world.agenda().now().isBefore(Promises.due(schedule))) {
      return;
    }
    Dice dice = world.dice();
    if (dice.chance(0.25)) {
      LocalDate day = schedule.day().plusDays(dice.between(2, 4));
      world.agenda().after(dice.hours(2, 30), () -> promise(schedule, day, true));
    } else if (dice.chance(0.06)) {
      world.agenda().after(dice.hours(3, 30), () -> world.orders().cancel(order));
    } else if (dice.chance(0.06)) {
      world.agenda().after(dice.hours(3, 30), () -> cut(schedule.line, true));
    }
  }

  /** Tells the customer a day. */
  private void promise(Schedule schedule, LocalDate day, boolean confirm) {
    SalesOrder order = schedule.line.order;
    if (order.closed || order.cancelled || schedule.line.open().signum() == 0) {
      return;
    }
    schedule.promised = day;
    schedule.promisedAt = null;
    if (confirm && !Planning.slipped(schedule)) {
      schedule.confirmed = day;
    }
    world.announcer().schedule(schedule);
    awaitDue(schedule);
  }

  /** Promises a day earlier without asking whether it can be kept. */
  private void pullIn(Schedule schedule) {
    LocalDate earlier = schedule.day().minusDays(1);
    if (Promises.due(schedule, earlier).isAfter(world.agenda().now())) {
      promise(schedule, earlier, false);
    }
  }

  /** Cancels what is open of a line, or half of it. */
  private void cut(Line line, boolean whole) {
    BigDecimal open = line.open();
    BigDecimal less = whole ? open : open.divide(BigDecimal.valueOf(2), 0, RoundingMode.FLOOR);
    if (!line.order.closed && !line.order.cancelled && less.signum() > 0) {
      line.cancelled = line.cancelled.add(less);
      world.announcer().line(line);
      world.reservations().update(line);
    }
  }
}
