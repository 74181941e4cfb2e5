package io.holdwatch.deploy.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;

/**
 * Keeps customers: some are blocked for a while, entered twice, or order before they are entered.
 */
final class CustomerDesk {
  private static final List<String> CONTACTS =
      List.of("Ada Example", "Bo Example", "Cleo Example", "Dan Example");

  private final World world;
  private final MasterAnnouncer announcer;
  private final MasterData master;
  private final Map<Customer, CustomerFile> files = new LinkedHashMap<>();
  private final List<Customer> small;
  private final Queue<Customer> newcomers;
  private final Queue<Customer> ordering = new ArrayDeque<>();
  private int doubles;

  CustomerDesk(World world, MasterAnnouncer announcer, MasterData master) {
    this.world = world;
    this.announcer = announcer;
    this.master = master;
    small = new ArrayList<>(master.small);
    newcomers = new ArrayDeque<>(master.newcomers);
    int all = master.customers.size() + small.size() + newcomers.size();
    doubles = all > 800 ? 90_000 : 900;
    master.customers.forEach(this::enter);
    master.small.forEach(this::enter);
    Dice dice = world.dice();
    Agenda agenda = world.agenda();
    agenda.after(world.size().amongCustomers(dice.days(0.5, 2)), this::changeContact);
    agenda.after(world.size().amongCustomers(dice.days(1, 5)), this::block);
    agenda.after(world.size().amongCustomers(dice.days(1, 6)), this::enterTwice);
    agenda.after(world.size().amongCustomers(dice.days(1, 4)), this::come);
  }

  private void enter(Customer customer) {
    CustomerFile file = new CustomerFile(customer);
    files.put(customer, file);
    announcer.customer(file);
  }

  /** Who orders next. */
  Customer pick() {
    Dice dice = world.dice();
    Customer next = ordering.poll();
    if (next != null) {
      small.add(next);
      world.agenda().after(dice.hours(5, 70), () -> enter(next));
      return next;
    }
    return dice.pick(dice.chance(0.85) ? master.customers : small);
  }

  private void come() {
    Customer next = newcomers.poll();
    if (next != null) {
      ordering.add(next);
      world.agenda().after(world.size().amongCustomers(world.dice().days(4, 10)), this::come);
    }
  }

  private void changeContact() {
    Dice dice = world.dice();
    CustomerFile file = Objects.requireNonNull(files.get(dice.pick(master.customers)));
    file.contact = dice.pick(CONTACTS);
    announcer.customer(file);
    world.agenda().after(world.size().amongCustomers(dice.days(0.5, 2)), this::changeContact);
  }

  private void block() {
    Dice dice = world.dice();
    CustomerFile file = Objects.requireNonNull(files.get(dice.pick(master.small)));
    if (dice.chance(0.5)) {
      file.blocked = true;
    } else {
      file.status = "BLOCKED";
    }
    announcer.customer(file);
    world
        .agenda()
        .after(
            dice.hours(8, 70),
            () -> {
              file.blocked = false;
              file.status = "ACTIVE";
              announcer.customer(file);
            });
    world.agenda().after(world.size().amongCustomers(dice.days(6, 11)), this::block);
  }

  /** A second record for a customer that is there; the clean-up finds it some days later. */
  private void enterTwice() {
    Dice dice = world.dice();
    CustomerFile file = Objects.requireNonNull(files.get(dice.pick(master.small)));
    Customer known = file.customer;
    CustomerFile twin =
        new CustomerFile(
            new Customer(
                "C" + doubles++,
                known.name() + " Ltd",
                known.tier(),
                known.region(),
                known.zone(),
                known.account()));
    twin.taxId = file.taxId;
    announcer.customer(twin);
    boolean keep = dice.chance(0.3);
    world
        .agenda()
        .after(
            dice.hours(8, 100),
            () -> {
              if (keep) {
                twin.taxId = null;
                twin.status = "CLOSED";
                announcer.customer(twin);
              } else {
                announcer.deleted(twin);
              }
            });
    world.agenda().after(world.size().amongCustomers(dice.days(4, 9)), this::enterTwice);
  }
}
