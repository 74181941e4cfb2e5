package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.MasterData.Site;
import io.holdwatch.deploy.simulation.SalesOrder.Line;
import io.holdwatch.deploy.simulation.SalesOrder.Schedule;
import io.holdwatch.deploy.simulation.history.Basis;
import io.holdwatch.deploy.simulation.history.PaymentKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes orders: what is wanted, what is promised for it, and from which warehouse it goes. */
final class SalesDesk {
  private record Group(Site site, int schedule) {}

  private final World world;
  private final Channels channels;
  private final MasterData master;
  private final CustomerService service;
  private final Duration between;
  private long orders;
  private long lines;

  SalesDesk(
      World world,
      Channels channels,
      MasterData master,
      CustomerService service,
      int ordersPerDay) {
    this.world = world;
    this.channels = channels;
    this.master = master;
    this.service = service;
    this.between = Duration.ofDays(1).dividedBy(ordersPerDay);
    awaitNext();
  }

  long orders() {
    return orders;
  }

  long lines() {
    return lines;
  }

  private void awaitNext() {
    world
        .agenda()
        .after(
            Duration.ofMillis(between.toMillis() * world.dice().between(10, 190) / 100),
            () -> {
              enter(world.agenda().now());
              awaitNext();
            });
  }

  /** Enters what was ordered within the days before the beginning; some of it is due today. */
  void begin(int inHand) {
    for (int i = 0; i < inHand; i++) {
      enter(world.agenda().now().minus(world.dice().days(0, 2)));
    }
  }

  private void enter(Instant entered) {
    Dice dice = world.dice();
    Customer customer = world.customerDesk().pick();
    Basis basis = dice.chance(0.6) ? Basis.SHIP : Basis.DELIVER;
    SalesOrder order =
        new SalesOrder(
            channels,
            "SO" + (100_000 + orders++),
            customer,
            "PO-" + dice.between(10_000, 99_999) + "-" + orders % 1000,
            entered,
            basis);
    List<Site> sites = master.sites(customer.region());
    Site main = dice.pick(sites);
    int count = dice.between(1, 4);
    for (int number = 1; number <= count; number++) {
      Line line = line(order, number, dice.chance(0.85) ? main : dice.pick(sites));
      order.lines.add(line);
      schedule(line);
    }
    lines += count;
    payment(order);
    order.lines.forEach(world.priceRun()::price);
    world.orders().enter(order);
    world.orders().add(order);
    order.lines.forEach(world.demand()::add);
    world.announcer().order(order);
    order.lines.forEach(world.announcer()::line);
    order.schedules().forEach(world.announcer()::schedule);
    order.lines.forEach(world.reservations()::consider);
    planShipments(order);
    service.accompany(order);
    world.holdsDesk().accompany(order);
    world.orders().entered(order);
  }

  /** Who must pay in advance does, unless a clerk forgets to ask for it. */
  private void payment(SalesOrder order) {
    Dice dice = world.dice();
    if (world.creditDesk().account(order.customer).terms > 0) {
      order.payment =
          dice.chance(0.03)
              ? PaymentKind.PREPAID
              : dice.chance(0.01) ? PaymentKind.LETTER_OF_CREDIT : PaymentKind.OPEN_ACCOUNT;
    } else if (dice.chance(0.85)) {
      order.payment = PaymentKind.PREPAID;
    } else if (dice.chance(0.8)) {
      world
          .agenda()
          .after(
              dice.hours(6, 60),
              () -> {
                if (!order.closed && !order.cancelled) {
                  order.payment = PaymentKind.PREPAID;
                  world.announcer().order(order);
                }
              });
    }
  }

  private Line line(SalesOrder order, int number, Site site) {
    Dice dice = world.dice();
    Item item = world.masterDesk().pick();
    boolean boxes = item.nature() == Item.Nature.STOCKED && dice.chance(0.12);
    MasterDesk.Unit unit = new MasterDesk.Unit(item.unit(), BigDecimal.ONE);
    if (boxes) {
      unit = new MasterDesk.Unit("BOX", BigDecimal.valueOf(item.perBox()));
    } else if (item.nature() == Item.Nature.STOCKED && dice.chance(0.002)) {
      unit = world.masterDesk().strange(item);
    }
    boolean single = unit.name().equals(item.unit());
    BigDecimal quantity = BigDecimal.valueOf(single ? dice.between(3, 40) : dice.between(1, 4));
    if (unit.name().equals("KG") && dice.chance(0.5)) {
      quantity = quantity.add(new BigDecimal("0.5"));
    }
    if (single && item.nature() == Item.Nature.STOCKED && dice.chance(0.006)) {
      quantity = quantity.max(most(item, site));
    }
    BigDecimal tolerance =
        dice.chance(0.8) ? BigDecimal.ZERO : BigDecimal.valueOf(dice.between(1, 2) * 5L, 2);
    return new Line(order, number, item, site, unit.name(), unit.factor(), quantity, tolerance);
  }

  /** A customer who takes nearly all that is on the shelf. */
  private BigDecimal most(Item item, Site site) {
    BigDecimal there = world.inventory().usable(world.inventory().shelf(item, site));
    return there
        .multiply(BigDecimal.valueOf(world.dice().between(60, 95)))
        .divide(BigDecimal.valueOf(100), 0, RoundingMode.FLOOR);
  }

  private void schedule(Line line) {
    Dice dice = world.dice();
    boolean fast = world.size().isFast();
    int parts =
        line.item.nature() == Item.Nature.DROP_SHIP || dice.chance(0.8) ? 1 : dice.between(2, 3);
    parts = Math.min(parts, line.ordered.intValue());
    LocalDate today = line.order.entered.atZone(line.order.customer.zone()).toLocalDate();
    int lead = line.item.nature() == Item.Nature.DROP_SHIP ? 3 : 0;
    LocalDate day =
        today.plusDays(
            (fast ? dice.between(1, 3) : dice.between(3, 7))
                + lead
                + (line.order.basis == Basis.DELIVER ? 3 : 0));
    LocalDate begun = LocalDate.ofInstant(world.agenda().now(), ZoneOffset.UTC);
    day = day.isBefore(begun) ? begun : day;
    BigDecimal share = line.ordered.divide(BigDecimal.valueOf(parts), 0, RoundingMode.FLOOR);
    BigDecimal left = line.ordered;
    Instant ready = world.purchasing().available(line);
    for (int part = 1; part <= parts; part++) {
      Schedule schedule = new Schedule(line, part, part == parts ? left : share, day);
      left = left.subtract(share);
      line.schedules.add(schedule);
      promise(schedule, ready);
      day = day.plusDays(fast ? dice.between(1, 2) : dice.between(3, 5));
    }
  }

  /**
   * Promises a day.
   *
   * @param ready when the goods will be there; null: they are
   */
  private void promise(Schedule schedule, @Nullable Instant ready) {
    Dice dice = world.dice();
    if (dice.chance(0.1)) {
      return;
    }
    schedule.promised = schedule.requested.plusDays(dice.chance(0.15) ? dice.between(1, 2) : 0);
    if (ready != null) {
      LocalDate feasible = Promises.feasible(schedule, ready);
      if (feasible.isAfter(schedule.promised) && dice.chance(0.95)) {
        schedule.confirmed = feasible;
        if (dice.chance(0.85)) {
          schedule.promised = feasible;
        }
        return;
      }
    }
    if (dice.chance(0.08)) {
      schedule.promisedAt =
          schedule
              .promised
              .atTime(dice.between(10, 16), 0)
              .atZone(Promises.zone(schedule))
              .toInstant();
    } else if (dice.chance(0.6)) {
      schedule.confirmed = schedule.promised;
    }
  }

  /** Goods of the same site that are due together go together. */
  private void planShipments(SalesOrder order) {
    Map<Group, List<Schedule>> groups = new LinkedHashMap<>();
    order.lines.stream()
        .filter(line -> line.item.nature() == Item.Nature.DROP_SHIP)
        .forEach(world.dropShipping()::order);
    order.schedules().stream()
        .filter(schedule -> schedule.line.item.nature() != Item.Nature.DROP_SHIP)
        .forEach(
            schedule ->
                groups
                    .computeIfAbsent(
                        new Group(schedule.line.site, schedule.number), _ -> new ArrayList<>())
                    .add(schedule));
    groups.forEach(
        (group, schedules) -> {
          boolean fast = world.size().isFast();
          Duration slack = fast ? world.dice().hours(5, 24) : world.dice().hours(13, 38);
          Instant pick =
              schedules.stream()
                  .map(each -> latestDeparture(each).minus(slack))
                  .min(Instant::compareTo)
                  .orElseThrow();
          List<Shipment.Part> parts =
              schedules.stream().map(each -> new Shipment.Part(each, each.quantity)).toList();
          Instant earliest = world.agenda().now().plus(world.dice().hours(1, 2));
          world.plan(order, group.site(), parts, pick.isBefore(earliest) ? earliest : pick);
        });
  }

  private static Instant latestDeparture(Schedule schedule) {
    Instant due = Promises.due(schedule);
    return schedule.line.order.basis == Basis.SHIP ? due : due.minus(Promises.transit(schedule));
  }
}
