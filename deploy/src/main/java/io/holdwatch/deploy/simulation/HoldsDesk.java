package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.SalesOrder.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds of the ERP: its hourly credit run sets and releases them, people set some for reasons of
 * their own; now and then one is forgotten. Credit managers let some orders go.
 */
final class HoldsDesk {
  private final World world;
  private final FinanceAnnouncer announcer;
  private final CreditCheck check;
  private final Map<SalesOrder, Hold> credit = new HashMap<>();
  private final Set<SalesOrder> busy = new HashSet<>();
  private final Set<CreditAccount> raising = new HashSet<>();
  private final Map<SalesOrder, Instant> approved = new HashMap<>();
  private long numbers = 80_000;

  HoldsDesk(World world, FinanceAnnouncer announcer, Rates rates) {
    this.world = world;
    this.announcer = announcer;
    check = new CreditCheck(world, rates, this::released);
    world.agenda().after(Duration.ofMinutes(17), this::run);
  }

  private boolean released(SalesOrder order) {
    return approved.getOrDefault(order, Instant.MIN).isAfter(world.agenda().now());
  }

  private void run() {
    for (CreditAccount account : world.creditDesk().accounts()) {
      account.orders.removeIf(order -> order.closed || order.cancelled);
      Set<SalesOrder> held = check.held(account);
      List.copyOf(account.orders).forEach(order -> consider(order, held.contains(order)));
      if (!held.isEmpty() && !account.flagged && raising.add(account)) {
        Duration wait = world.dice().hours(8, 70);
        world
            .agenda()
            .after(
                wait,
                () -> {
                  raising.remove(account);
                  if (!check.held(account).isEmpty()) {
                    world.creditDesk().raise(account);
                  }
                });
      }
    }
    world.agenda().after(Duration.ofHours(1), this::run);
  }

  private void consider(SalesOrder order, boolean mustWait) {
    Dice dice = world.dice();
    Hold hold = credit.get(order);
    if (mustWait == (hold != null) || !busy.add(order)) {
      return;
    }
    if (mustWait) {
      boolean prompt = dice.chance(0.85);
      world.agenda().after(prompt ? dice.hours(0.1, 1.5) : dice.hours(8, 40), () -> hold(order));
    } else {
      boolean prompt = dice.chance(0.8);
      world.agenda().after(prompt ? dice.hours(0.1, 1.5) : dice.hours(6, 90), () -> let(order));
    }
  }

  private void hold(SalesOrder order) {
    Dice dice = world.dice();
    busy.remove(order);
    if (order.active()) {
      credit.put(order, set(order, null, "credit", true));
      if (dice.chance(0.35)) {
        world.agenda().after(dice.hours(2, 30), () -> approve(order));
      }
    }
  }

  private void let(SalesOrder order) {
    busy.remove(order);
    Hold hold = credit.remove(order);
    if (hold != null) {
      release(hold, true);
    }
  }

  /** A credit manager is asked, and mostly agrees for some days. */
  private void approve(SalesOrder order) {
    Dice dice = world.dice();
    if (!order.active() || !credit.containsKey(order)) {
      return;
    }
    String number = "AP" + numbers++;
    String subject = dice.chance(0.7) ? "credit" : "release";
    announcer.approval(number, order, subject, "REQUESTED", null, null);
    boolean agrees = dice.chance(0.85);
    world
        .agenda()
        .after(
            dice.hours(0.5, 9),
            () -> {
              if (!agrees) {
                announcer.approval(number, order, subject, "REFUSED", null, null);
                return;
              }
              Instant until = world.agenda().now().plus(dice.days(0.7, 5));
              boolean limited = dice.chance(0.5);
              announcer.approval(
                  number, order, subject, "GRANTED", limited ? enough(order) : null, until);
              approved.put(order, until);
              if (busy.add(order)) {
                let(order);
              }
            });
  }

  private static BigDecimal enough(SalesOrder order) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Line line : order.lines) {
      sum = sum.add(Receivables.value(line, line.open()));
    }
    return sum.multiply(new BigDecimal("1.1")).setScale(0, RoundingMode.CEILING);
  }

  /** What people hold of a new order, for reasons good or bad. */
  void accompany(SalesOrder order) {
    Dice dice = world.dice();
    world.creditDesk().account(order.customer).orders.add(order);
    if (world.reservations().hoards(order) && dice.chance(0.5)) {
      world.agenda().after(dice.hours(1, 9), () -> forAWhile(order, null, "delivery"));
    } else if (dice.chance(0.002)) {
      world.agenda().after(dice.hours(1, 50), () -> forAWhile(order, null, null));
    } else if (dice.chance(0.002)) {
      Line line = dice.pick(order.lines);
      world.agenda().after(dice.hours(1, 50), () -> forAWhile(order, line, "stock"));
    } else if (dice.chance(0.005)) {
      world
          .agenda()
          .after(
              dice.hours(1, 30),
              () -> forAWhile(order, null, dice.pick(List.of("compliance", "delivery", "manual"))));
    }
  }

  /** Somebody doubts the price of a line; it is released when it is corrected, or forgotten. */
  void doubtPrice(Line line) {
    forAWhile(line.order, line, "price");
  }

  private void forAWhile(SalesOrder order, @Nullable Line line, @Nullable String kind) {
    if (order.active()) {
      Hold hold = set(order, line == null ? null : line.number, kind, false);
      world.agenda().after(world.dice().hours(3, 50), () -> release(hold, false));
    }
  }

  private Hold set(
      SalesOrder order, @Nullable Integer line, @Nullable String kind, boolean blocks) {
    Hold hold = new Hold("H" + numbers++, order, line, kind, world.agenda().now());
    order.blocks += blocks ? 1 : 0;
    announcer.hold(hold);
    return hold;
  }

  private void release(Hold hold, boolean blocks) {
    hold.order.blocks -= blocks ? 1 : 0;
    hold.releasedAt = world.agenda().now();
    announcer.hold(hold);
  }
}
