package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.SalesOrder.Line;
import io.holdwatch.deploy.simulation.history.Pricing;
import io.holdwatch.deploy.simulation.history.UnitPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prices lines; clerks who overrule the price run now and then key a wrong price. */
final class PriceRun {
  private final World world;
  private final PriceBook book;

  PriceRun(World world, PriceBook book) {
    this.world = world;
    this.book = book;
  }

  /** Prices a new line. */
  void price(Line line) {
    Dice dice = world.dice();
    UnitPrice right = book.expected(line);
    UnitPrice price = right == null ? guess(line) : right;
    BigDecimal discount = discount();
    if (right != null && dice.chance(overlooked(line, right) ? 0.05 : 0.003)) {
      price = wrong(line, right);
      if (dice.chance(0.3)) {
        world.agenda().after(dice.hours(1, 30), () -> world.holdsDesk().doubtPrice(line));
      }
      if (dice.chance(0.75)) {
        world.agenda().after(dice.hours(2, 70), () -> correct(line, right, discount));
      }
    }
    if (discount != null && discount.compareTo(new BigDecimal("0.20")) > 0 && dice.chance(0.7)) {
      UnitPrice keyed = price;
      world.agenda().after(dice.hours(2, 70), () -> correct(line, keyed, new BigDecimal("0.05")));
    }
    line.pricing = pricing(line, price, discount);
  }

  private @Nullable BigDecimal discount() {
    Dice dice = world.dice();
    if (dice.chance(0.001)) {
      return new BigDecimal("0.35");
    }
    if (dice.chance(0.002)) {
      return new BigDecimal("0.30");
    }
    return dice.chance(0.12) ? BigDecimal.valueOf(dice.between(1, 3) * 5L, 2) : null;
  }

  private UnitPrice wrong(Line line, UnitPrice right) {
    Dice dice = world.dice();
    UnitPrice careless = book.careless(line);
    if (careless != null && careless.amount().compareTo(right.amount()) != 0 && dice.chance(0.6)) {
      return careless;
    }
    BigDecimal slip = new BigDecimal(dice.pick(List.of("0.9", "0.98", "1.1", "10")));
    return PriceBook.times(right, slip);
  }

  /** Whether somebody who knows only the list would take another price. */
  private boolean overlooked(Line line, UnitPrice right) {
    UnitPrice careless = book.careless(line);
    return careless != null && careless.amount().compareTo(right.amount()) != 0;
  }

  private static UnitPrice guess(Line line) {
    return new UnitPrice(
        line.item.price().multiply(line.factor),
        line.order.customer.region().currency,
        BigDecimal.ONE);
  }

  private static Pricing pricing(Line line, UnitPrice price, @Nullable BigDecimal discount) {
    UnitPrice net =
        discount == null
            ? price
            : new UnitPrice(
                price
                    .amount()
                    .multiply(BigDecimal.ONE.subtract(discount))
                    .setScale(6, RoundingMode.HALF_UP),
                price.currency(),
                price.per());
    boolean usual = line.factor.compareTo(BigDecimal.ONE) == 0 && price.currency().equals("EUR");
    BigDecimal cost = line.item.cost().multiply(line.factor);
    UnitPrice lineCost =
        usual
            ? null
            : new UnitPrice(
                cost.multiply(new BigDecimal(price.currency().equals("EUR") ? "1" : "1.1"))
                    .setScale(4, RoundingMode.HALF_UP),
                price.currency(),
                BigDecimal.ONE);
    return new Pricing(price, discount, net, lineCost);
  }

  private void correct(Line line, UnitPrice right, @Nullable BigDecimal discount) {
    if (line.asked().signum() > 0) {
      line.pricing = pricing(line, right, discount);
      world.announcer().line(line);
    }
  }
}
