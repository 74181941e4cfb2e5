package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.MasterData.Site;
import io.holdwatch.deploy.simulation.Profile.Supply;
import io.holdwatch.deploy.simulation.SalesOrder.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Suppliers confirm, and mostly keep to it; now and then they slip, confirm less, cancel, or come
 * late without a word. One in nine never confirms at all and is usually late.
 */
final class Suppliers {
  private static final int SILENT = 9;

  private final World world;
  private final StockAnnouncer announcer;
  private final Supply supply;
  private final List<Consumer<PurchaseOrder>> slips = new ArrayList<>();
  private final List<Consumer<PurchaseOrder>> arrivals = new ArrayList<>();
  private final Set<PurchaseOrder> open = new LinkedHashSet<>();
  private long numbers = 40_000;

  Suppliers(World world, StockAnnouncer announcer, List<Item> items, Supply supply) {
    this.supply = supply;
    this.world = world;
    this.announcer = announcer;
    items.forEach(item -> world.agenda().after(world.dice().days(1, 90), () -> breakDown(item)));
  }

  /** Calls a listener for each order that was cancelled or will come later than it was to. */
  void onSlip(Consumer<PurchaseOrder> listener) {
    slips.add(listener);
  }

  /** Calls a listener for each order that has arrived. */
  void onArrival(Consumer<PurchaseOrder> listener) {
    arrivals.add(listener);
  }

  /** Orders goods for a site, or for the customer of a line. */
  PurchaseOrder order(Item item, Site site, @Nullable Line line, BigDecimal quantity) {
    Dice dice = world.dice();
    LocalDate due = today(site).plusDays(line == null ? lead(dice) : dice.between(2, 5));
    PurchaseOrder order =
        new PurchaseOrder(
            "PO" + numbers++, item, site, line, quantity, workday(site, due, dice.hours(6, 16)));
    boolean undated = dice.chance(0.02);
    order.due = undated ? null : due;
    open.add(order);
    announcer.purchase(order);
    if (undated) {
      world.agenda().after(dice.hours(8, 50), () -> date(order, due));
    }
    if (isSilent(item.supplier())) {
      order.arrival = order.arrival.plus(Duration.ofDays(Math.max(0, dice.between(-2, 2))));
    } else {
      world.agenda().after(dice.hours(1, 10), () -> confirm(order, due));
    }
    if (dice.chance(line == null ? supply.slips() : 0.10)) {
      Duration said = dice.hours(12, supply.slipUntil());
      world.agenda().after(said, () -> slip(order, dice.between(1, supply.slipDays())));
    } else if (dice.chance(supply.silent())) {
      order.arrival = order.arrival.plus(dice.days(1, 3));
    } else if (dice.chance(supply.cancels())) {
      world.agenda().after(dice.hours(12, supply.slipUntil()), () -> cancel(order));
    }
    awaitArrival(order);
    return order;
  }

  private static boolean isSilent(String supplier) {
    return Integer.parseInt(supplier.substring(1)) % SILENT == 14 % SILENT;
  }

  private int lead(Dice dice) {
    return dice.between(supply.leadFrom(), supply.leadTo());
  }

  private void date(PurchaseOrder order, LocalDate due) {
    if (!order.done()) {
      order.due = due;
      announcer.purchase(order);
    }
  }

  private void confirm(PurchaseOrder order, LocalDate day) {
    if (order.done()) {
      return;
    }
    Dice dice = world.dice();
    order.confirmed = order.confirmed == null ? day : order.confirmed;
    order.confirmedQuantity = order.ordered;
    if (dice.chance(0.04) && order.ordered.compareTo(BigDecimal.ONE) > 0) {
      order.confirmedQuantity = order.ordered.divide(BigDecimal.valueOf(2), 0, RoundingMode.FLOOR);
      if (order.line != null) {
        world.agenda().after(dice.hours(20, 60), () -> confirmAll(order));
      }
    }
    announcer.purchase(order);
  }

  private void confirmAll(PurchaseOrder order) {
    if (!order.done()) {
      order.confirmedQuantity = order.ordered;
      announcer.purchase(order);
    }
  }

  /** The supplier says that goods come some days later. */
  private void slip(PurchaseOrder order, int days) {
    if (order.done()) {
      return;
    }
    order.arrival = order.arrival.plus(Duration.ofDays(days));
    if (order.confirmed != null) {
      order.confirmed = order.arrival.atZone(order.site.from().zone()).toLocalDate();
      announcer.purchase(order);
    }
    awaitArrival(order);
    slips.forEach(listener -> listener.accept(order));
  }

  void cancel(PurchaseOrder order) {
    if (!order.done()) {
      order.cancelled = true;
      open.remove(order);
      announcer.purchase(order);
      slips.forEach(listener -> listener.accept(order));
    }
  }

  /** A machine breaks: everything that is ordered of an item comes later. */
  private void breakDown(Item item) {
    int days = world.dice().between(1, supply.slipDays());
    List.copyOf(open).stream()
        .filter(order -> order.item.equals(item))
        .forEach(order -> slip(order, days));
    world.agenda().after(world.dice().days(50, 100), () -> breakDown(item));
  }

  private void awaitArrival(PurchaseOrder order) {
    Instant due = order.arrival;
    world
        .agenda()
        .at(
            due,
            () -> {
              if (!order.done() && order.arrival.equals(due)) {
                arrive(order);
              }
            });
  }

  private void arrive(PurchaseOrder order) {
    open.remove(order);
    order.received = order.coming();
    order.arrived = today(order.site);
    if (order.line == null) {
      world.agenda().after(world.dice().hours(0.1, 1), () -> announcer.purchase(order));
    } else {
      announcer.purchase(order);
    }
    arrivals.forEach(listener -> listener.accept(order));
  }

  private LocalDate today(Site site) {
    return world.agenda().now().atZone(site.from().zone()).toLocalDate();
  }

  private static Instant workday(Site site, LocalDate day, Duration time) {
    return day.atStartOfDay(site.from().zone()).toInstant().plus(time);
  }
}
