package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.MasterData.Customer;
import io.holdwatch.deploy.simulation.history.OrderHistory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;

/**
 * A distributor with eight warehouses, in simulated time. The same seed, legal entity, start and
 * rate give the same events, byte for byte, however the time is cut into steps. Holds only orders
 * that are not closed and taken yet; not thread-safe.
 */
public final class Simulation {
  private static final List<String> CONTACTS =
      List.of("Ada Example", "Bo Example", "Cleo Example", "Dan Example");
  private static final List<String> TOPICS =
      List.of(
          "erp.demo.customers",
          "erp.demo.items",
          "erp.demo.sites",
          "erp.demo.orders",
          "erp.demo.order_lines",
          "erp.demo.schedule_lines",
          "wms.demo.shipments",
          "tms.demo.estimates");

  private final Agenda agenda;
  private final Announcer announcer;
  private final World world;
  private final SalesDesk desk;

  /**
   * A world that starts with a snapshot of its master data.
   *
   * @param seed chooses the course of events
   * @param legalEntity legal entity, which is the scope of all that happens
   * @param start simulated time of the snapshot; cut to milliseconds
   * @param ordersPerDay mean number of orders entered in a simulated day, at least 1
   * @throws IllegalArgumentException for a rate below 1
   */
  public Simulation(long seed, String legalEntity, Instant start, int ordersPerDay) {
    if (ordersPerDay < 1) {
      throw new IllegalArgumentException("ordersPerDay is " + ordersPerDay + ": give at least 1");
    }
    agenda = new Agenda(start.truncatedTo(ChronoUnit.MILLIS));
    announcer = new Announcer(legalEntity, agenda, new ArrayList<>());
    Dice dice = new Dice(seed);
    MasterData master = new MasterData(dice);
    MasterRows rows = new MasterRows(legalEntity, master);
    announcer.snapshot(rows);
    world = new World(agenda, dice, announcer, master, ordersPerDay);
    desk = new SalesDesk(world, legalEntity, master, new CustomerService(world), ordersPerDay);
    agenda.after(dice.days(0.5, 2), () -> changeContact(master, rows));
    agenda.after(dice.days(2, 5), () -> withdraw(rows, new ArrayDeque<>(master.withdrawn)));
  }

  /** Every topic that a simulation writes to. */
  public static List<String> topics() {
    return TOPICS;
  }

  /**
   * Lets the time pass and tells what the source systems published, in order of event time; at
   * first the snapshot too.
   *
   * @param instant new simulated time; everything up to and including it has happened
   * @throws IllegalArgumentException for an instant before the present
   */
  public List<ChangeEvent> advanceTo(Instant instant) {
    if (instant.isBefore(agenda.now())) {
      throw new IllegalArgumentException(
          "time is " + agenda.now() + " already: it cannot go back to " + instant);
    }
    agenda.runUntil(instant);
    return announcer.drain();
  }

  /** Simulated time. */
  public Instant now() {
    return agenda.now();
  }

  /**
   * Histories of the orders that closed since the last call; the simulation forgets them. Nothing
   * more happens to them.
   */
  public List<OrderHistory> takeClosed() {
    return world.orders().takeClosed();
  }

  /** Histories so far of the orders that are not closed; they go on growing. */
  public List<OrderHistory> open() {
    return world.orders().open().stream().map(order -> order.history).toList();
  }

  /** Orders entered so far. */
  public long orders() {
    return desk.orders();
  }

  /** Lines of the orders entered so far. */
  public long lines() {
    return desk.lines();
  }

  private void changeContact(MasterData master, MasterRows rows) {
    Dice dice = world.dice();
    Customer customer = dice.pick(master.customers);
    announcer.master(
        Objects.requireNonNull(rows.customers.get(customer)),
        MasterRows.customer(customer, dice.pick(CONTACTS)));
    agenda.after(dice.days(0.5, 2), () -> changeContact(master, rows));
  }

  private void withdraw(MasterRows rows, Queue<MasterData.Item> left) {
    announcer.withdrawn(Objects.requireNonNull(rows.items.get(left.remove())));
    if (!left.isEmpty()) {
      agenda.after(world.dice().days(4, 9), () -> withdraw(rows, left));
    }
  }
}
