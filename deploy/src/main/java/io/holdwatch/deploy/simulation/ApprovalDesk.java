package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.SalesOrder.Line;
import io.holdwatch.deploy.simulation.history.Pricing;
import io.holdwatch.deploy.simulation.history.UnitPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who approves discounts and great orders: mostly at once. Who consoles the customer of a late
 * order with a discount does not always ask first.
 */
final class ApprovalDesk {
  private static final String REQUESTED = "REQUESTED";
  private static final String GRANTED = "GRANTED";
  private static final BigDecimal ASK = new BigDecimal("0.20");
  private static final BigDecimal GREAT = new BigDecimal(25_000);
  private static final BigDecimal CONSOLATION = new BigDecimal("0.25");

  private final World world;
  private final FinanceAnnouncer announcer;
  private final Dice dice;
  private int numbers = 1000;

  ApprovalDesk(World world, FinanceAnnouncer announcer, Dice dice) {
    this.world = world;
    this.announcer = announcer;
    this.dice = dice;
    world.orders().onEntered(this::accompany);
    world.latecomers().onLate(this::console);
  }

  private void accompany(SalesOrder order) {
    for (Line line : order.lines) {
      BigDecimal discount = line.pricing.discount();
      if (discount != null && discount.compareTo(ASK) > 0) {
        ask(order, dice.chance(0.5) ? line : null, "discount", dice.hours(0.1, 0.9));
      }
    }
    if (value(order).compareTo(GREAT) > 0) {
      ask(order, null, "value", dice.chance(0.9) ? dice.hours(0.1, 0.9) : dice.hours(2, 9));
    }
  }

  /** Asks at once, and gets it after a while. */
  private void ask(SalesOrder order, @Nullable Line line, String subject, Duration wait) {
    String number = "AD" + numbers++;
    say(number, order, line, subject, REQUESTED, null, null);
    world.agenda().after(wait, () -> say(number, order, line, subject, GRANTED, null, null));
  }

  private void console(SalesOrder order) {
    List<Line> lines =
        order.lines.stream()
            .filter(line -> line.open().signum() > 0 && line.pricing.discount() == null)
            .filter(line -> line.pricing.price() != null && line.pricing.net() != null)
            .toList();
    if (!lines.isEmpty() && dice.chance(0.3)) {
      Line line = dice.pick(lines);
      Pricing before = line.pricing;
      give(line, before);
      course(line, before, dice.between(1, 5));
    }
  }

  /** A quarter off: as a line discount, or off the list price. */
  private void give(Line line, Pricing before) {
    UnitPrice price = before.price();
    if (price == null) {
      return;
    }
    UnitPrice less =
        new UnitPrice(
            price
                .amount()
                .multiply(BigDecimal.ONE.subtract(CONSOLATION))
                .setScale(6, RoundingMode.HALF_UP),
            price.currency(),
            price.per());
    if (dice.chance(0.5)) {
      line.pricing = new Pricing(price, CONSOLATION, less, before.unitCost());
    } else {
      line.listPrice = price;
      line.pricing = new Pricing(less, null, less, before.unitCost());
    }
    world.announcer().line(line);
  }

  private void course(Line line, Pricing before, int course) {
    SalesOrder order = line.order;
    Line of = dice.chance(0.5) ? line : null;
    String number = "AD" + numbers++;
    switch (course) {
      case 1 ->
          world
              .agenda()
              .after(dice.hours(3, 20), () -> ask(order, of, "discount", dice.hours(0.1, 0.9)));
      case 2 -> {
        say(number, order, of, "discount", REQUESTED, null, null);
        world
            .agenda()
            .after(
                dice.chance(0.6) ? dice.hours(0.1, 0.8) : dice.hours(2, 9),
                () -> {
                  say(number, order, of, "discount", "REFUSED", null, null);
                  world.agenda().after(dice.hours(3, 20), () -> withdraw(line, before));
                });
      }
      case 3 -> {
        BigDecimal half =
            value(order).divide(BigDecimal.TWO, 0, RoundingMode.FLOOR).max(BigDecimal.ONE);
        say(number, order, of, "discount", GRANTED, half, null);
        world
            .agenda()
            .after(
                dice.hours(4, 30), () -> say(number, order, of, "discount", GRANTED, null, null));
      }
      case 4 -> {
        Instant until = world.agenda().now().plus(dice.hours(2, 8));
        say(number, order, of, "discount", GRANTED, null, until);
        world
            .agenda()
            .after(
                dice.hours(12, 40),
                () ->
                    say(
                        number,
                        order,
                        of,
                        "discount",
                        GRANTED,
                        null,
                        until.plus(dice.days(9, 30))));
      }
      default -> ask(order, of, "discount", dice.hours(2, 12));
    }
  }

  private void withdraw(Line line, Pricing before) {
    if (line.asked().signum() > 0) {
      line.pricing = before;
      line.listPrice = null;
      world.announcer().line(line);
    }
  }

  private void say(
      String number,
      SalesOrder order,
      @Nullable Line line,
      String subject,
      String state,
      @Nullable BigDecimal limit,
      @Nullable Instant until) {
    announcer.approval(number, order, line, subject, state, limit, until);
  }

  private static BigDecimal value(SalesOrder order) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Line line : order.lines) {
      sum = sum.add(Receivables.value(line, line.ordered.subtract(line.cancelled)));
    }
    return sum;
  }
}
