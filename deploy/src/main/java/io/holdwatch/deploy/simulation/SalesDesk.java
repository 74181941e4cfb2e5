package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.MasterData.Customer;
import io.holdwatch.deploy.simulation.MasterData.Item;
import io.holdwatch.deploy.simulation.MasterData.Site;
import io.holdwatch.deploy.simulation.SalesOrder.Line;
import io.holdwatch.deploy.simulation.SalesOrder.Schedule;
import io.holdwatch.deploy.simulation.history.Basis;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes orders: what is wanted, what is promised for it, and from which warehouse it goes. */
final class SalesDesk {
  private record Group(Site site, int schedule) {}

  private final World world;
  private final String legalEntity;
  private final MasterData master;
  private final CustomerService service;
  private final Duration between;
  private long orders;
  private long lines;

  SalesDesk(
      World world,
      String legalEntity,
      MasterData master,
      CustomerService service,
      int ordersPerDay) {
    this.world = world;
    this.legalEntity = legalEntity;
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
              enter();
              awaitNext();
            });
  }

  private void enter() {
    Dice dice = world.dice();
    Customer customer = dice.pick(master.customers);
    Basis basis = dice.chance(0.6) ? Basis.SHIP : Basis.DELIVER;
    SalesOrder order =
        new SalesOrder(
            legalEntity,
            "SO" + (100_000 + orders++),
            customer,
            "PO-" + dice.between(10_000, 99_999),
            world.agenda().now(),
            basis);
    List<Site> sites = master.sites(customer.region());
    Site main = dice.pick(sites);
    int count = dice.between(1, 4);
    for (int number = 1; number <= count; number++) {
      addLine(order, number, dice.chance(0.85) ? main : dice.pick(sites));
    }
    lines += count;
    world.orders().add(order);
    world.announcer().order(order);
    order.lines.forEach(world.announcer()::line);
    order.schedules().forEach(world.announcer()::schedule);
    planShipments(order);
    service.accompany(order);
  }

  private void addLine(SalesOrder order, int number, Site site) {
    Dice dice = world.dice();
    Item item = dice.pick(master.items);
    int parts = dice.chance(0.8) ? 1 : dice.chance(0.85) ? 2 : 3;
    BigDecimal quantity = BigDecimal.valueOf(dice.between(parts, 40));
    if (item.unit().equals("KG") && dice.chance(0.5)) {
      quantity = quantity.add(new BigDecimal("0.5"));
    }
    BigDecimal tolerance =
        dice.chance(0.8) ? BigDecimal.ZERO : BigDecimal.valueOf(dice.between(1, 2) * 5L, 2);
    Line line = new Line(order, number, item, site, quantity, tolerance);
    order.lines.add(line);
    LocalDate today = world.agenda().now().atZone(order.customer.zone()).toLocalDate();
    LocalDate day = today.plusDays(dice.between(3, 7) + (order.basis == Basis.DELIVER ? 3 : 0));
    BigDecimal share = quantity.divide(BigDecimal.valueOf(parts), 0, RoundingMode.FLOOR);
    BigDecimal left = quantity;
    for (int part = 1; part <= parts; part++) {
      Schedule schedule = new Schedule(line, part, part == parts ? left : share, day);
      left = left.subtract(share);
      line.schedules.add(schedule);
      promise(schedule);
      day = day.plusDays(dice.between(3, 5));
    }
  }

  private void promise(Schedule schedule) {
    Dice dice = world.dice();
    if (dice.chance(0.1)) {
      return;
    }
    schedule.promised = schedule.requested.plusDays(dice.chance(0.15) ? dice.between(1, 2) : 0);
    Supply.Shortage shortage = world.supply().shortage(schedule.line.item);
    if (shortage != null) {
      LocalDate feasible = Promises.feasible(schedule, shortage.expectedEnd());
      if (feasible.isAfter(schedule.promised)) {
        schedule.confirmed = feasible;
        if (dice.chance(0.8)) {
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
    order
        .schedules()
        .forEach(
            schedule ->
                groups
                    .computeIfAbsent(
                        new Group(schedule.line.site, schedule.number), _ -> new ArrayList<>())
                    .add(schedule));
    groups.forEach(
        (group, schedules) -> {
          Duration slack = world.dice().hours(13, 38);
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
