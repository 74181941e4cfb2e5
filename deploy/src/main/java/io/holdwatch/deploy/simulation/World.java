package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.MasterData.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the parts of the simulated world have of one another. */
final class World {
  private static final double LINES_PER_ORDER = 2.9;
  private static final double PIECES_PER_LINE = 20;
  private static final double LOAD = 0.55;

  private final Size size;
  private final Agenda agenda;
  private final Dice dice;
  private final Announcer announcer;
  private final Orders orders;
  private final Planning planning;
  private final Transport transport;
  private final Demand demand;
  private final Inventory inventory;
  private final Purchasing purchasing;
  private final DropShipping dropShipping;
  private final Reservations reservations;
  private final Waves waves;
  private final MasterDesk masterDesk;
  private final CustomerDesk customerDesk;
  private final PriceRun priceRun;
  private final CreditDesk creditDesk;
  private final Receivables receivables;
  private final HoldsDesk holdsDesk;
  private final Latecomers latecomers;
  private final Map<Site, Warehouse> warehouses = new LinkedHashMap<>();
  private int shipments = 50_000;

  World(Agenda agenda, long seed, Dice dice, Channels channels, MasterData master, Size size) {
    this.size = size;
    int ordersPerDay = size.ordersPerDay();
    this.agenda = agenda;
    this.dice = dice;
    announcer = new Announcer(channels);
    orders = new Orders(announcer);
    planning = new Planning(agenda, announcer);
    transport = new Transport(agenda, dice, announcer, orders);
    demand = new Demand(master.components);
    MasterAnnouncer announcements = new MasterAnnouncer(channels, master.regulated());
    customerDesk = new CustomerDesk(this, announcements, master);
    masterDesk = new MasterDesk(this, announcements, master);
    StockAnnouncer stock = new StockAnnouncer(channels);
    inventory = new Inventory(agenda, dice, stock, demand, masterDesk::pickable);
    Suppliers suppliers = new Suppliers(this, stock, master.items, master.profile.supply());
    double shelves = master.items.size() * master.sites.size();
    purchasing =
        new Purchasing(
            this,
            suppliers,
            ordersPerDay * LINES_PER_ORDER * PIECES_PER_LINE / shelves,
            size.cover(master.profile.supply().coverDays()));
    dropShipping = new DropShipping(this, suppliers);
    reservations = new Reservations(this, stock);
    orders.onChange(order -> order.lines.forEach(reservations::update));
    waves = new Waves(this, stock, master.profile, own(seed, "waves"));
    PriceAnnouncer prices = new PriceAnnouncer(channels);
    PriceBook book = new PriceBook(prices);
    new PriceDesk(this, channels, prices, book, master);
    priceRun = new PriceRun(this, book);
    FinanceAnnouncer finance = new FinanceAnnouncer(channels);
    Rates rates = new Rates(this, finance);
    creditDesk = new CreditDesk(this, finance, rates, master, ordersPerDay);
    receivables = new Receivables(this, finance);
    creditDesk.accounts().forEach(receivables::begin);
    holdsDesk = new HoldsDesk(this, finance, rates);
    latecomers = new Latecomers(this);
    PlanAnnouncer plans = new PlanAnnouncer(channels);
    new TransportDesk(this, channels, plans, master.sites, own(seed, "transport"));
    new DispatchDesk(this, plans, own(seed, "dispatch"));
    new ComplianceDesk(this, channels, master, own(seed, "compliance"));
    new ApprovalDesk(this, finance, own(seed, "approval"));
    ContractDesk contracts = new ContractDesk(this, channels, master, own(seed, "contract"));
    new DeliveryDesk(this, channels, contracts, own(seed, "delivery"));
    new DocumentDesk(this, channels, own(seed, "document"));
    Duration perLine = perLine(ordersPerDay, master.sites.size());
    for (Site site : master.sites) {
      master.shelved().forEach(item -> purchasing.open(item, site, master.slow.contains(item)));
      warehouses.put(site, new Warehouse(site, this, perLine));
    }
  }

  /** Chance of a desk's own: what it does leaves that of the others as it is. */
  private static Dice own(long seed, String desk) {
    return new Dice(seed * 31 + desk.hashCode());
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

  /** A new shipment of which nobody has been told. */
  Shipment shipment(SalesOrder order, Site site, List<Shipment.Part> parts) {
    Shipment shipment =
        new Shipment("SH" + shipments++, order, site, dice.pick(site.region().carriers()), parts);
    order.shipments.add(shipment);
    return shipment;
  }

  /** Plans a shipment that is to be picked from an instant on. */
  void plan(SalesOrder order, Site site, List<Shipment.Part> parts, Instant pick) {
    Shipment shipment = shipment(order, site, parts);
    plan(shipment, pick);
  }

  void plan(Shipment shipment, Instant pick) {
    shipment.planned = pick.atZone(shipment.site.from().zone()).toLocalDate();
    agenda.at(
        pick.minus(dice.hours(6, 24)),
        () -> {
          if (shipment.state == Shipment.State.PLANNED) {
            announcer.shipment(shipment);
            if (shipment.site.waves()) {
              waves.plan(shipment, pick);
            }
          }
        });
    if (!shipment.site.waves()) {
      agenda.at(pick, () -> pick(shipment));
    }
  }

  /** Has a shipment picked when its turn comes. */
  void pick(Shipment shipment) {
    Objects.requireNonNull(warehouses.get(shipment.site)).release(shipment);
  }

  Size size() {
    return size;
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

  Transport transport() {
    return transport;
  }

  Demand demand() {
    return demand;
  }

  Inventory inventory() {
    return inventory;
  }

  Purchasing purchasing() {
    return purchasing;
  }

  DropShipping dropShipping() {
    return dropShipping;
  }

  Reservations reservations() {
    return reservations;
  }

  CustomerDesk customerDesk() {
    return customerDesk;
  }

  PriceRun priceRun() {
    return priceRun;
  }

  CreditDesk creditDesk() {
    return creditDesk;
  }

  Receivables receivables() {
    return receivables;
  }

  HoldsDesk holdsDesk() {
    return holdsDesk;
  }

  Latecomers latecomers() {
    return latecomers;
  }

  MasterDesk masterDesk() {
    return masterDesk;
  }
}
