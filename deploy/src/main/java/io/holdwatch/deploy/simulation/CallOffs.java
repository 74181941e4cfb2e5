package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.MasterData.Region;
import io.holdwatch.deploy.simulation.MasterData.Site;
import io.holdwatch.deploy.simulation.SalesOrder.Line;
import io.holdwatch.deploy.simulation.SalesOrder.Schedule;
import io.holdwatch.deploy.simulation.history.Basis;
import io.holdwatch.deploy.simulation.history.PaymentKind;
import io.holdwatch.deploy.simulation.history.Pricing;
import io.holdwatch.deploy.simulation.history.UnitPrice;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Plants that call off the same few consumables again and again, in much the same quantities. Now
 * and then a call-off comes in twice, or a clerk mistypes a quantity. They pay in advance, and what
 * they need stands ready beside the shelves.
 */
final class CallOffs {
  private static final double SHARE = 0.05;
  private static final int PACK = 6;
  private static final BigDecimal BOX = BigDecimal.valueOf(12);
  private static final List<String> PLANTS =
      List.of("Spruce Foods", "Larch Paper", "Yew Dairy", "Rowan Glass");
  private static final List<String> ITEMS =
      List.of("Work gloves", "Wiping cloths", "Ear plugs", "Dust masks");

  private final World world;
  private final Channels channels;
  private final Dice dice;
  private final Site site;
  private final Duration between;
  private final List<Customer> plants = new ArrayList<>();
  private final List<Item> items = new ArrayList<>();
  private final List<SalesOrder> newest = new ArrayList<>();
  private long orders;
  private long lines;

  CallOffs(World world, Channels channels, Dice dice, MasterData master, int ordersPerDay) {
    this.world = world;
    this.channels = channels;
    this.dice = dice;
    site = master.sites.getLast();
    between = Duration.ofMillis((long) (Duration.ofDays(1).toMillis() / (ordersPerDay * SHARE)));
    MasterAnnouncer announcer = new MasterAnnouncer(channels, List.of());
    for (int i = 0; i < ITEMS.size(); i++) {
      Item item = consumable(i);
      items.add(item);
      boolean packed = i % 2 == 1;
      announcer.packed(
          item,
          packed ? BigDecimal.valueOf(PACK) : null,
          packed ? BigDecimal.valueOf(2 * PACK) : null);
      announcer.conversion(item, "BOX", BOX);
    }
    for (int i = 0; i < world.size().people(PLANTS.size()); i++) {
      plants.add(plant(i));
      announcer.customer(new CustomerFile(plants.get(i)));
    }
    // The last one is new: nobody knows yet what is usual for it.
    for (Customer plant : plants.subList(0, plants.size() - 1)) {
      before(plant);
    }
    awaitNext();
  }

  private static Customer plant(int i) {
    int no = i / PLANTS.size();
    return new Customer(
        "K" + (100 + i),
        PLANTS.get(i % PLANTS.size()) + (no == 0 ? "" : " " + (no + 1)),
        i % 2 == 0 ? "A" : "B",
        Region.EUROPE,
        ZoneId.of("Europe/Berlin"),
        "K" + (100 + i));
  }

  private static Item consumable(int i) {
    String name = ITEMS.get(i);
    return new Item(
        "I" + (7000 + i),
        name,
        "EA",
        new BigDecimal("2.40"),
        new BigDecimal("1.10"),
        Item.Nature.UNMANAGED,
        BOX.intValue(),
        "S10");
  }

  long orders() {
    return orders;
  }

  long lines() {
    return lines;
  }

  /** What a plant ordered before the beginning: done, but for one call-off that was cancelled. */
  private void before(Customer plant) {
    for (int i = 0; i < 10; i++) {
      Instant entered = world.agenda().now().minus(dice.days(10 * (i + 1), 10 * (i + 1) + 5));
      SalesOrder order = order(plant, "CALL-" + plant.number() + "-" + i, entered);
      order.closed = i > 0;
      order.cancelled = i == 0;
      for (Item item : items) {
        line(order, item, i == 0 ? BigDecimal.valueOf(900) : usual(plant, item), "EA");
      }
      tell(order);
    }
  }

  private void awaitNext() {
    world
        .agenda()
        .after(
            Duration.ofMillis(between.toMillis() * dice.between(40, 160) / 100),
            () -> {
              enter(dice.pick(plants));
              awaitNext();
            });
  }

  private void enter(Customer plant) {
    int slip = dice.between(1, 100);
    SalesOrder twin = slip <= 4 ? newestOf(plant) : null;
    if (twin != null) {
      twice(twin);
      return;
    }
    // Numbers come round again after a hundred days; nobody means the order of then.
    String number =
        slip <= 9
            ? "CALL-" + plant.number() + "-9"
            : "CALL-" + plant.number() + "-" + (1000 + orders);
    SalesOrder order = order(plant, number, world.agenda().now());
    Item first = dice.pick(items);
    line(order, first, usual(plant, first), "EA");
    Item second = dice.pick(items);
    if (!second.equals(first)) {
      boolean boxes = dice.chance(0.3);
      BigDecimal quantity = boxes ? BigDecimal.valueOf(dice.between(2, 4)) : usual(plant, second);
      line(order, second, quantity, boxes ? "BOX" : "EA");
    }
    if (slip > 88) {
      mistype(order.lines.getFirst(), slip);
    }
    newest.add(order);
    follow(order);
  }

  /** A clerk enters what has been entered already; mostly somebody notices. */
  private void twice(SalesOrder twin) {
    String number = dice.chance(0.5) ? twin.customerPo : twin.customerPo.toLowerCase(Locale.ROOT);
    SalesOrder order = order(twin.customer, number, world.agenda().now());
    for (Line line : twin.lines) {
      line(order, line.item, line.ordered, line.unit);
    }
    follow(order);
    SalesOrder wrong = dice.chance(0.3) ? twin : order;
    if (dice.chance(0.6)) {
      world.agenda().after(dice.hours(0.5, 40), () -> cancel(wrong));
    }
  }

  private void mistype(Line line, int slip) {
    BigDecimal meant = line.ordered;
    line.ordered =
        switch (slip % 4) {
          case 0 -> meant.multiply(BigDecimal.TEN);
          case 1 -> meant.add(BigDecimal.valueOf(dice.between(1, PACK - 1)));
          case 2 -> BigDecimal.valueOf(dice.between(1, PACK));
          default -> BigDecimal.valueOf(PACK);
        };
    if (dice.chance(0.7)) {
      world
          .agenda()
          .after(
              dice.hours(0.5, 40),
              () -> {
                if (line.open().signum() > 0 && !line.order.cancelled) {
                  line.ordered = meant;
                  world.announcer().line(line);
                }
              });
    }
  }

  private BigDecimal usual(Customer plant, Item item) {
    int packs = 3 + (plants.indexOf(plant) + items.indexOf(item)) % 5;
    return BigDecimal.valueOf((long) PACK * dice.between(packs, packs + 2));
  }

  private @Nullable SalesOrder newestOf(Customer plant) {
    return newest.reversed().stream()
        .filter(order -> order.customer.equals(plant))
        .findFirst()
        .orElse(null);
  }

  private SalesOrder order(Customer plant, String number, Instant entered) {
    SalesOrder order =
        new SalesOrder(channels, "CO" + (10_000 + orders++), plant, number, entered, Basis.SHIP);
    order.payment = PaymentKind.PREPAID;
    return order;
  }

  private void line(SalesOrder order, Item item, BigDecimal quantity, String unit) {
    BigDecimal factor = unit.equals("BOX") ? BOX : BigDecimal.ONE;
    Line line =
        new Line(
            order, order.lines.size() + 1, item, site, unit, factor, quantity, BigDecimal.ZERO);
    UnitPrice price = new UnitPrice(item.price().multiply(factor), "EUR", BigDecimal.ONE);
    line.pricing = new Pricing(price, null, price, null);
    order.lines.add(line);
    lines++;
  }

  private void tell(SalesOrder order) {
    world.announcer().order(order);
    order.lines.forEach(world.announcer()::line);
  }

  /** Promises a day and keeps it. */
  private void follow(SalesOrder order) {
    LocalDate day = world.agenda().now().atZone(site.from().zone()).toLocalDate().plusDays(5);
    for (Line line : order.lines) {
      Schedule schedule = new Schedule(line, 1, line.ordered, day);
      schedule.promised = day;
      line.schedules.add(schedule);
    }
    tell(order);
    order.schedules().forEach(world.announcer()::schedule);
    world.agenda().after(dice.days(2, 4), () -> ship(order));
  }

  private void ship(SalesOrder order) {
    if (order.cancelled) {
      return;
    }
    List<Shipment.Part> parts = new ArrayList<>();
    for (Line line : order.lines) {
      parts.add(new Shipment.Part(line.schedules.getFirst(), line.open()));
      line.shipped = line.shipped.add(line.open());
    }
    Shipment shipment =
        new Shipment("SC" + order.number, order, site, site.region().carriers().getFirst(), parts);
    order.shipments.add(shipment);
    shipment.state = Shipment.State.SHIPPED;
    shipment.shippedAt = world.agenda().now();
    world.announcer().shipment(shipment);
    world.agenda().after(dice.days(1, 2), () -> arrive(shipment));
  }

  private void arrive(Shipment shipment) {
    shipment.state = Shipment.State.DELIVERED;
    shipment.deliveredAt = world.agenda().now();
    world.announcer().shipment(shipment);
    shipment.order.closed = true;
    world.announcer().order(shipment.order);
  }

  private void cancel(SalesOrder order) {
    if (!order.closed && !order.cancelled && order.shipments.isEmpty()) {
      order.cancelled = true;
      world.announcer().order(order);
    }
  }
}
