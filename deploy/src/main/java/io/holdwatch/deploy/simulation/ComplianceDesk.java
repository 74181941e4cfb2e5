package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.history.PaperHappening.ComplianceStated;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Compliance: screens orders and customers, recalls items, keeps the licences of those who buy what
 * is regulated.
 */
final class ComplianceDesk {
  /** What the compliance system gives as its reason, by kind of check. */
  private static final Map<String, String> REASONS =
      Map.of(
          "SANCTIONS", "LIST MATCH",
          "EXPORT", "EMBARGO",
          "LICENCE", "NO END USE STATEMENT",
          "HAZARD", "NO SAFETY DATA SHEET",
          "RECALL", "LEAKING SEAL");

  private static final String LICENCE = "LICENCE";
  private static final String BLOCKED = "BLOCKED";
  private static final String PENDING = "PENDING";
  private static final String CLEAR = "CLEAR";

  /** What compliance says, and of whom. */
  private record Subject(
      String number,
      String kind,
      @Nullable SalesOrder order,
      @Nullable Customer customer,
      @Nullable Item item) {}

  private final World world;
  private final Channels channels;
  private final MasterData master;
  private final Dice dice;
  private final Map<String, ErpFeed.Row> rows = new HashMap<>();
  private final List<Customer> unlicensed = new ArrayList<>();
  private int numbers = 100;

  ComplianceDesk(World world, Channels channels, MasterData master, Dice dice) {
    this.world = world;
    this.channels = channels;
    this.master = master;
    this.dice = dice;
    List<Customer> buyers = new ArrayList<>(master.customers);
    buyers.addAll(master.small);
    for (int i = 0; i < buyers.size(); i++) {
      Customer customer = buyers.get(i);
      if (i % 44 == 4) {
        unlicensed.add(customer);
      } else {
        license(customer, i % 8 == 1 ? dice.between(4, 40) : null);
      }
    }
    world.orders().onEntered(this::accompany);
    world.latecomers().onLate(this::doubt);
    world.agenda().after(world.size().amongCustomers(dice.days(2, 9)), this::sanction);
    world.agenda().after(world.size().amongItems(dice.days(3, 40)), this::recall);
  }

  private LocalDate today() {
    return world.agenda().now().atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /** A licence for some days, or without end; most are renewed in time. */
  private void license(Customer customer, @Nullable Integer days) {
    Item item = days != null && dice.chance(0.3) ? dice.pick(master.regulated()) : null;
    say(
        new Subject("L" + numbers++, LICENCE, null, customer, item),
        CLEAR,
        days == null ? null : today().plusDays(days));
    if (item != null) {
      master.regulated().stream()
          .filter(other -> !other.equals(item))
          .forEach(
              other ->
                  say(new Subject("L" + numbers++, LICENCE, null, customer, other), CLEAR, null));
    }
    if (days != null) {
      double late = dice.chance(0.5) ? -1 : 3;
      world.agenda().after(dice.days(days + late, days + late + 1), () -> license(customer, null));
    }
  }

  private void accompany(SalesOrder order) {
    if (unlicensed.contains(order.customer)
        && order.lines.stream().anyMatch(line -> master.regulated().contains(line.item))) {
      unlicensed.remove(order.customer);
      world.agenda().after(dice.hours(4, 60), () -> license(order.customer, null));
    }
  }

  /** An order that waits is looked into now and then. */
  private void doubt(SalesOrder order) {
    if (dice.chance(0.35)) {
      String kind = dice.pick(List.of("SANCTIONS", "EXPORT", LICENCE, "HAZARD", "RECALL"));
      Subject subject = new Subject("K" + numbers++, kind, order, null, null);
      world.agenda().after(dice.hours(0.1, 4), () -> screen(subject));
    }
  }

  /** Looks into an order: after a while it is let go, or stopped and let go later. */
  private void screen(Subject subject) {
    if (subject.order != null && !subject.order.active()) {
      return;
    }
    boolean stops = dice.chance(0.75);
    if (!stops || dice.chance(0.3)) {
      say(subject, PENDING, null);
    }
    world
        .agenda()
        .after(
            dice.hours(2, 20),
            () -> {
              say(subject, stops ? BLOCKED : CLEAR, null);
              if (stops) {
                world.agenda().after(dice.hours(5, 60), () -> say(subject, CLEAR, null));
              }
            });
  }

  /** A customer whose name is like one on a list. */
  private void sanction() {
    Customer customer = few(master.small, (order, each) -> order.customer.equals(each));
    Item item = dice.chance(0.4) ? dice.pick(master.items) : null;
    Subject subject =
        new Subject("K" + numbers++, item == null ? "SANCTIONS" : "EXPORT", null, customer, item);
    say(subject, BLOCKED, dice.chance(0.4) ? today().plusDays(1) : null);
    world.agenda().after(dice.hours(8, 60), () -> say(subject, CLEAR, null));
    world.agenda().after(world.size().amongCustomers(dice.days(12, 20)), this::sanction);
  }

  /** An item is stopped for a day or two, until its date or until it is let go. */
  private void recall() {
    Item item =
        few(
            master.slow,
            (order, each) -> order.lines.stream().anyMatch(line -> line.item.equals(each)));
    Subject subject =
        new Subject("K" + numbers++, dice.chance(0.6) ? "RECALL" : "HAZARD", null, null, item);
    say(subject, BLOCKED, today());
    world.agenda().after(dice.hours(8, 70), () -> say(subject, CLEAR, null));
    world.agenda().after(world.size().amongItems(dice.days(25, 50)), this::recall);
  }

  /** One of those that not more than one order in hand is about, where there is such a one. */
  private <T> T few(List<T> all, BiPredicate<SalesOrder, T> isAbout) {
    List<SalesOrder> active = world.orders().open().stream().filter(SalesOrder::active).toList();
    List<T> few =
        all.stream()
            .filter(each -> active.stream().filter(order -> isAbout.test(order, each)).count() < 2)
            .toList();
    return dice.pick(few.isEmpty() ? all : few);
  }

  private void say(Subject subject, String finding, @Nullable LocalDate validTo) {
    String order = subject.order == null ? null : subject.order.number;
    String customer = subject.customer == null ? null : subject.customer.number();
    String item = subject.item == null ? null : subject.item.number();
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("kind", subject.kind);
    columns.put("order_no", order);
    columns.put("customer_no", customer);
    columns.put("item_no", item);
    columns.put("finding", finding);
    columns.put("reason", finding.equals(CLEAR) ? null : REASONS.get(subject.kind));
    columns.put("valid_to", validTo);
    channels.say(
        rows.computeIfAbsent(
            subject.number, number -> channels.row("compliance", "compliance_no", number)),
        columns,
        new ComplianceStated(
            channels.now(),
            subject.number,
            subject.kind,
            channels.keyOrNull(order),
            channels.keyOrNull(customer),
            channels.keyOrNull(item),
            finding,
            validTo));
  }
}
