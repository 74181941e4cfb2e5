package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.SalesOrder.Line;
import io.holdwatch.deploy.simulation.SalesOrder.Schedule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at every shelf once a day, and orders what will be missing from its supplier. */
final class Purchasing {
  private final World world;
  private final Suppliers suppliers;
  private final BigDecimal perDay;
  private final BigDecimal coverDays;
  private final Map<Shelf, List<PurchaseOrder>> coming = new LinkedHashMap<>();
  private final Set<Item> stopped = new HashSet<>();

  /**
   * A buyer for all shelves.
   *
   * @param perDay what is usually asked of a shelf in a day, in base units
   * @param coverDays usual demand that is kept on the shelf and on order, in days
   */
  Purchasing(World world, Suppliers suppliers, double perDay, BigDecimal coverDays) {
    this.world = world;
    this.suppliers = suppliers;
    this.perDay = BigDecimal.valueOf(perDay).setScale(2, RoundingMode.HALF_UP);
    this.coverDays = coverDays;
    suppliers.onSlip(this::onSlip);
    suppliers.onArrival(this::onArrival);
  }

  /** Puts up a shelf as it is on an ordinary day. */
  void open(Item item, MasterData.Site site, boolean slow) {
    Dice dice = world.dice();
    int least = world.size().isFast() ? 50 : 80;
    BigDecimal first = target(slow).multiply(BigDecimal.valueOf(dice.between(least, 200)));
    BigDecimal quantity = first.divide(BigDecimal.valueOf(100), 0, RoundingMode.CEILING);
    world.inventory().open(item, site, quantity, BigDecimal.valueOf(dice.chance(0.5) ? 5 : 0));
    Shelf shelf = world.inventory().shelf(item, site);
    coming.put(shelf, new ArrayList<>());
    world.agenda().after(dice.hours(1, 24), () -> review(shelf, slow));
    world.agenda().after(dice.days(4, 80), () -> count(shelf));
  }

  private BigDecimal target(boolean slow) {
    return slow ? BigDecimal.valueOf(40) : perDay.multiply(coverDays).add(BigDecimal.valueOf(50));
  }

  private void review(Shelf shelf, boolean slow) {
    world.agenda().after(Duration.ofDays(1), () -> review(shelf, slow));
    world.inventory().scrap(shelf);
    BigDecimal position = balance(shelf, Instant.MAX);
    BigDecimal target = target(slow);
    if (position.compareTo(target) < 0 && !stopped.contains(shelf.item)) {
      BigDecimal lot =
          perDay.multiply(BigDecimal.valueOf(slow ? 1 : 4)).add(BigDecimal.valueOf(30));
      order(shelf, target.subtract(position).add(lot).setScale(0, RoundingMode.CEILING));
    }
  }

  private void order(Shelf shelf, BigDecimal quantity) {
    of(shelf).add(suppliers.order(shelf.item, shelf.site, null, quantity));
  }

  /** A count finds less than should be there. */
  private void count(Shelf shelf) {
    BigDecimal third =
        world.inventory().usable(shelf).divide(BigDecimal.valueOf(3), 0, RoundingMode.FLOOR);
    if (third.signum() > 0 && world.dice().chance(0.5)) {
      world.inventory().lose(shelf, third);
    }
    world.agenda().after(world.dice().days(40, 90), () -> count(shelf));
  }

  /** What is left of a shelf at an instant when everybody has been served, by today's plans. */
  private BigDecimal balance(Shelf shelf, Instant until) {
    BigDecimal sum = world.inventory().usable(shelf).subtract(shelf.safety);
    for (PurchaseOrder order : of(shelf)) {
      sum = order.arrival.isAfter(until) ? sum : sum.add(order.coming());
    }
    return sum.subtract(world.demand().total(shelf.item, shelf.site));
  }

  /** When what a line asks for will be there; null: it is there now. */
  @Nullable Instant available(Line line) {
    Instant ready = null;
    for (Item item : world.demand().asks(line)) {
      Instant one = available(world.inventory().shelf(item, line.site), line);
      ready = one == null || (ready != null && ready.isAfter(one)) ? ready : one;
    }
    return ready;
  }

  private @Nullable Instant available(Shelf shelf, Line line) {
    BigDecimal needed = line.asked().multiply(line.factor);
    Instant now = world.agenda().now();
    if (balance(shelf, now).compareTo(needed) >= 0) {
      return null;
    }
    return of(shelf).stream()
        .map(order -> order.arrival)
        .sorted()
        .filter(arrival -> balance(shelf, arrival).compareTo(needed) >= 0)
        .findFirst()
        .orElse(now.plus(Duration.ofDays(5)));
  }

  /** Buys no more of an item, and takes back what is ordered; or buys it again. */
  void stop(Item item, boolean stop) {
    if (!stop) {
      stopped.remove(item);
      return;
    }
    stopped.add(item);
    coming.forEach(
        (shelf, orders) -> {
          if (shelf.item.equals(item)) {
            List.copyOf(orders).forEach(suppliers::cancel);
          }
        });
  }

  private void onSlip(PurchaseOrder order) {
    if (order.line == null) {
      Shelf shelf = world.inventory().shelf(order.item, order.site);
      of(shelf).removeIf(each -> each.cancelled);
      Instant ready =
          order.cancelled ? world.agenda().now().plus(Duration.ofDays(4)) : order.arrival;
      world
          .planning()
          .slip(
              world.dice().hours(0, 5),
              () -> asking(shelf),
              schedule -> uncovered(schedule, shelf),
              ready);
    }
  }

  private void onArrival(PurchaseOrder order) {
    if (order.line == null) {
      Shelf shelf = world.inventory().shelf(order.item, order.site);
      of(shelf).remove(order);
      world.inventory().receive(order.item, order.site, order.received);
      world.planning().recover(Duration.ZERO, () -> asking(shelf));
    }
  }

  private List<Line> asking(Shelf shelf) {
    return world.demand().lines(shelf.item, shelf.site);
  }

  /** Whether the shelf is empty before this one's turn comes. */
  private boolean uncovered(Schedule schedule, Shelf shelf) {
    BigDecimal before = BigDecimal.ZERO;
    for (Line line : asking(shelf)) {
      if (!Promises.due(line.schedules.getFirst()).isAfter(Promises.due(schedule))) {
        before = before.add(line.asked().multiply(line.factor));
      }
    }
    return before.compareTo(world.inventory().usable(shelf)) > 0;
  }

  private List<PurchaseOrder> of(Shelf shelf) {
    return Objects.requireNonNull(coming.get(shelf));
  }
}
