package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.MasterData.Region;
import io.holdwatch.deploy.simulation.MasterData.Site;
import io.holdwatch.deploy.simulation.history.MasterHappening.ItemState;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;

/** Keeps items and units: some are blocked for a while, some are sold before they are entered. */
final class MasterDesk {
  /** A unit and what it holds, in base units. */
  record Unit(String name, BigDecimal factor) {}

  /** Working days from a site to the customers of its region. */
  private static final int TO_CUSTOMERS = 2;

  /** Working days from one region to the other. */
  private static final int OVERSEAS = 8;

  /** Of a transfer, for each day that it takes. [EUR] */
  private static final BigDecimal FREIGHT = new BigDecimal("45.00");

  /** Of a transfer, for each base unit. [EUR] */
  private static final BigDecimal EACH = new BigDecimal("0.20");

  private final World world;
  private final MasterAnnouncer announcer;
  private final MasterData master;
  private final Map<Item, ItemState> states = new LinkedHashMap<>();
  private final Queue<Item> launching = new ArrayDeque<>();
  private final Queue<Item> launches;
  private final List<Item> launched = new ArrayList<>();
  private final Queue<Item> withdrawn;
  private int cartons = 10;

  MasterDesk(World world, MasterAnnouncer announcer, MasterData master) {
    this.world = world;
    this.announcer = announcer;
    this.master = master;
    launches = new ArrayDeque<>(master.launches);
    withdrawn = new ArrayDeque<>(master.withdrawn);
    master.listed().forEach(item -> state(item, ItemState.ACTIVE));
    master.sites.forEach(announcer::site);
    lanes();
    for (Item item : master.shelved()) {
      if (item.nature() == Item.Nature.STOCKED) {
        announcer.conversion(item, "BOX", BigDecimal.valueOf(item.perBox()));
      }
    }
    for (int i = 0; i < master.slow.size(); i++) {
      announcer.substitute(
          master.slow.get(i), master.items.get(5 * i % master.items.size()), i % 4 != 3);
    }
    master.components.forEach(
        (kit, parts) -> parts.forEach(part -> announcer.component(kit, part)));
    announcer.conversion(master.items.getFirst(), "PAL", BigDecimal.TEN);
    Dice dice = world.dice();
    Agenda agenda = world.agenda();
    agenda.after(world.size().amongItems(dice.days(1, 6)), this::block);
    agenda.after(world.size().amongItems(dice.days(1, 6)), this::stopSupply);
    agenda.after(world.size().amongItems(dice.days(1, 3)), this::launch);
    agenda.after(
        world.size().amongItems(dice.days(5, 40)), () -> discontinue(dice.pick(master.slow)));
    agenda.after(world.size().amongItems(dice.days(2, 5)), this::withdraw);
  }

  /** Sites of a region lie a day or two apart, and have the nearest beside them in the list. */
  private void lanes() {
    for (Site from : master.sites) {
      for (Site to : master.sites) {
        if (!from.equals(to)) {
          int apart = Math.abs(master.sites.indexOf(from) - master.sites.indexOf(to));
          int days = from.region() == to.region() ? (apart + 1) / 2 : OVERSEAS;
          announcer.lane(from, to, days, FREIGHT.multiply(BigDecimal.valueOf(days)), EACH);
        }
      }
      for (Region to : Region.values()) {
        announcer.transitTime(
            from, to, from.region() == to ? TO_CUSTOMERS : OVERSEAS + TO_CUSTOMERS);
      }
    }
  }

  private void state(Item item, ItemState state) {
    states.put(item, state);
    announcer.item(item, state);
  }

  /** Whether an item may be picked. */
  boolean pickable(Item item) {
    return states.get(item) != ItemState.BLOCKED;
  }

  /** What the next line asks for. */
  Item pick() {
    Dice dice = world.dice();
    Item next = launching.poll();
    if (next != null) {
      launched.add(next);
      Item entered = next;
      world.agenda().after(dice.hours(5, 70), () -> state(entered, ItemState.ACTIVE));
      return next;
    }
    int of = dice.between(1, 1000);
    if (of <= 45) {
      return dice.pick(master.slow);
    }
    if (of <= 65) {
      return dice.pick(master.kits);
    }
    if (of <= 90) {
      return dice.pick(master.dropShipped);
    }
    return of <= 93 && !launched.isEmpty() ? dice.pick(launched) : dice.pick(master.items);
  }

  /** A unit that a clerk uses although nobody has entered it for the item; it is entered later. */
  Unit strange(Item item) {
    Dice dice = world.dice();
    String name = dice.chance(0.5) ? "PAL" : "CTN" + cartons++;
    Unit unit = new Unit(name, BigDecimal.TEN);
    if (dice.chance(0.85)) {
      world
          .agenda()
          .after(dice.hours(5, 70), () -> announcer.conversion(item, name, unit.factor()));
    }
    return unit;
  }

  private void block() {
    Dice dice = world.dice();
    Item item = dice.pick(master.slow);
    if (Objects.equals(states.get(item), ItemState.ACTIVE)) {
      state(item, ItemState.BLOCKED);
      world.agenda().after(dice.hours(9, 60), () -> unblock(item));
    }
    world.agenda().after(world.size().amongItems(dice.days(7, 14)), this::block);
  }

  private void unblock(Item item) {
    state(item, ItemState.ACTIVE);
    master.sites.forEach(site -> world.inventory().release(world.inventory().shelf(item, site)));
  }

  /** The supplier of an item cannot send any for some days. */
  private void stopSupply() {
    Dice dice = world.dice();
    Item item = dice.pick(master.slow);
    if (Objects.equals(states.get(item), ItemState.ACTIVE)) {
      state(item, ItemState.NOT_SUPPLIABLE);
      world.purchasing().stop(item, true);
      world
          .agenda()
          .after(
              dice.days(5, 12),
              () -> {
                state(item, ItemState.ACTIVE);
                world.purchasing().stop(item, false);
              });
    }
    world.agenda().after(world.size().amongItems(dice.days(4, 8)), this::stopSupply);
  }

  private void discontinue(Item item) {
    if (Objects.equals(states.get(item), ItemState.ACTIVE)) {
      state(item, ItemState.DISCONTINUED);
    }
  }

  private void launch() {
    Item next = launches.poll();
    if (next != null) {
      launching.add(next);
      world.agenda().after(world.size().amongItems(world.dice().days(4, 10)), this::launch);
    }
  }

  private void withdraw() {
    announcer.withdrawn(withdrawn.remove());
    if (!withdrawn.isEmpty()) {
      world.agenda().after(world.size().amongItems(world.dice().days(4, 9)), this::withdraw);
    }
  }
}
