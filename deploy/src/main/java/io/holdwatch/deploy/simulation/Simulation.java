package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.history.WorldHistory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * A distributor in simulated time. The same profile, seed, legal entity, start and rate give the
 * same events, byte for byte, however the time is cut into steps. Keeps all that was ever said, so
 * it grows; not thread-safe.
 */
public final class Simulation {
  private static final List<String> ERP =
      List.of(
          "customers",
          "items",
          "sites",
          "lanes",
          "transit_times",
          "unit_conversions",
          "substitutes",
          "components",
          "lots",
          "orders",
          "order_lines",
          "schedule_lines",
          "reservations",
          "purchase_lines",
          "prices",
          "promotions",
          "rebates",
          "approvals",
          "holds",
          "order_changes",
          "compliance",
          "contracts",
          "claims");
  private static final List<String> FINANCE =
      List.of("credit_accounts", "invoices", "payments", "exchange_rates");
  private static final List<String> OTHERS =
      List.of(
          "wms.demo.shipments",
          "wms.demo.stocks",
          "wms.demo.waves",
          "tms.demo.reports",
          "wms.demo.documents",
          "tms.demo.estimates",
          "tms.demo.attempts",
          "tms.demo.limits",
          "tms.demo.calendars",
          "tms.demo.appointments");

  private final Agenda agenda;
  private final Channels channels;
  private final World world;
  private final SalesDesk desk;
  private final CallOffs callOffs;

  /** A distributor with eight warehouses. */
  public Simulation(long seed, String legalEntity, Instant start, int ordersPerDay) {
    this(Profile.W3, seed, legalEntity, start, ordersPerDay);
  }

  /**
   * A world that starts with a snapshot of its master data.
   *
   * @param profile kind of distributor
   * @param seed chooses the course of events
   * @param legalEntity legal entity, which is the scope of all that happens
   * @param start simulated time of the snapshot; cut to milliseconds
   * @param ordersPerDay mean number of orders entered in a simulated day, at least 1
   * @throws IllegalArgumentException for a rate below 1
   */
  public Simulation(
      Profile profile, long seed, String legalEntity, Instant start, int ordersPerDay) {
    if (ordersPerDay < 1) {
      throw new IllegalArgumentException("ordersPerDay is " + ordersPerDay + ": give at least 1");
    }
    agenda = new Agenda(start.truncatedTo(ChronoUnit.MILLIS));
    channels = new Channels(legalEntity, agenda);
    Dice dice = new Dice(seed);
    Size size = new Size(ordersPerDay);
    MasterData master = new MasterData(dice, profile, size);
    world = new World(agenda, seed, dice, channels, master, size);
    desk = new SalesDesk(world, channels, master, new CustomerService(world), ordersPerDay);
    new ChangeDesk(world, channels, dice(seed, "changes"));
    new Portal(world, channels, dice(seed, "portal"));
    callOffs = new CallOffs(world, channels, dice(seed, "call-offs"), master, ordersPerDay);
    desk.begin(size.inHand());
    channels.endSnapshots();
  }

  /** Chance of a part that was added later: what it draws changes nothing in the rest. */
  private static Dice dice(long seed, String part) {
    return new Dice(seed * 31 + part.hashCode());
  }

  /** Every topic that a simulation writes to. */
  public static List<String> topics() {
    return Stream.of(
            ERP.stream().map(table -> "erp.demo." + table),
            FINANCE.stream().map(table -> "finance.demo." + table),
            OTHERS.stream())
        .flatMap(topics -> topics)
        .toList();
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
    return channels.drain();
  }

  /** Simulated time. */
  public Instant now() {
    return agenda.now();
  }

  /** All that was said so far, of orders and of the world that they share; it goes on growing. */
  public WorldHistory history() {
    return channels.history;
  }

  /** Orders entered so far, those of before the beginning included. */
  public long orders() {
    return desk.orders() + callOffs.orders();
  }

  /** Lines of the orders entered so far. */
  public long lines() {
    return desk.lines() + callOffs.lines();
  }
}
