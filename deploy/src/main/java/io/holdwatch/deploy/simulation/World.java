package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.MasterData.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the parts of the simulated world have of one another. */
final class World {
  private static final double LINES_PER_ORDER = 2.9;
  private static final double LOAD = 0.6;

  private final Agenda agenda;
  private final Dice dice;
  private final Announcer announcer;
  private final Orders orders;
  private final Planning planning;
  private final Supply supply;
  private final Transport transport;
  private final Map<Site, Warehouse> warehouses = new HashMap<>();
  private int shipments = 50_000;

  World(Agenda agenda, Dice dice, Announcer announcer, MasterData master, int ordersPerDay) {
    this.agenda = agenda;
    this.dice = dice;
    this.announcer = announcer;
    orders = new Orders(announcer);
    planning = new Planning(agenda, announcer, orders);
    supply = new Supply(agenda, dice, planning, master.items);
    transport = new Transport(agenda, dice, announcer, orders);
    Duration perLine = perLine(ordersPerDay, master.sites.size());
    master.sites.forEach(site -> warehouses.put(site, new Warehouse(site, this, perLine)));
  }

  /**
   * Warehouses are staffed for their load, whatever the number of orders; a line never takes longer
   * than this.
   */
  private static Duration perLine(int ordersPerDay, int sites) {
    long share =
        (long) (Duration.ofDays(sites).toMillis() / (ordersPerDay * LINES_PER_ORDER) * LOAD);
    return Duration.ofMillis(Math.min(share, Duration.ofMinutes(45).toMillis()));
  }

  /** Plans a shipment that is to be picked from an instant on. */
  void plan(SalesOrder order, Site site, List<Shipment.Part> parts, Instant pick) {
    Shipment shipment =
        new Shipment("SH" + shipments++, order, site, dice.pick(site.region().carriers()), parts);
    order.shipments.add(shipment);
    agenda.at(
        pick.minus(dice.hours(6, 24)),
        () -> {
          if (shipment.state == Shipment.State.PLANNED) {
            announcer.shipment(shipment);
          }
        });
    agenda.at(pick, () -> Objects.requireNonNull(warehouses.get(site)).release(shipment));
  }

  Agenda agenda() {
    return agenda;
  }

  Dice dice() {
    return dice;
  }

  Announcer announcer() {
    return announcer;
  }

  Orders orders() {
    return orders;
  }

  Planning planning() {
    return planning;
  }

  Supply supply() {
    return supply;
  }

  Transport transport() {
    return transport;
  }
}
