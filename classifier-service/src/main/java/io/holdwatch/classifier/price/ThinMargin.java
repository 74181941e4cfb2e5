package io.holdwatch.classifier.price;

import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.fact.Price;
import io.holdwatch.contract.fact.UnitPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What would keep the margin of a line that is below its floor.
 *
 * @param least lowest net price that keeps it [per as the line's price]
 * @param discount greatest line discount that keeps it, fraction of the price; null: none does, or
 *     the price before it is not known
 * @param left what it leaves now, fraction of net-net, rounded down; below zero where the line is
 *     sold at a loss
 * @param agreed the price that was agreed, whose floor it is or could be; null: it is a promotion's
 * @param name what people call what was agreed: "contract K-3"
 * @param net what the customer pays now
 * @param rebate rates of the rebates together, fraction of net
 */
public record ThinMargin(
    UnitPrice least,
    @Nullable BigDecimal discount,
    BigDecimal left,
    @Nullable Price agreed,
    String name,
    UnitPrice net,
    BigDecimal rebate) {
  private static final int PRICE_DECIMALS = 6;
  private static final int OF_DISCOUNT = 4;
  private static final int OF_MARGIN = 3;

  /** Null where no price would keep it: the floor or the rebates are all of it. */
  static @Nullable ThinMargin of(PricedLine line, Verdict verdict) {
    Margin margin = verdict.margin();
    Rate cost = margin == null ? null : margin.cost();
    BigDecimal kept =
        BigDecimal.ONE
            .subtract(verdict.floor())
            .multiply(BigDecimal.ONE.subtract(margin == null ? BigDecimal.ZERO : margin.rebate()));
    if (margin == null || cost == null || kept.signum() <= 0) {
      return null;
    }
    Rate price = Rate.of(line.price());
    Rate netNet = margin.netNet();
    BigDecimal per = price == null ? margin.net().per() : price.per();
    BigDecimal least =
        cost.amount()
            .multiply(per)
            .divide(cost.per().multiply(kept), PRICE_DECIMALS, RoundingMode.UP);
    return new ThinMargin(
        new Rate(least, per, cost.currency()).price(),
        price == null ? null : discount(least, price),
        netNet.amount().signum() <= 0
            ? BigDecimal.ONE.negate()
            : netNet
                .minus(cost)
                .amount()
                .divide(netNet.amount().multiply(cost.per()), OF_MARGIN, RoundingMode.FLOOR),
        verdict.expected().basis().getFirst().fact() instanceof Price agreed ? agreed : null,
        verdict.expected().name(),
        margin.net().price(),
        margin.rebate());
  }

  private static @Nullable BigDecimal discount(BigDecimal least, Rate price) {
    return price.amount().compareTo(least) < 0 || price.amount().signum() <= 0
        ? null
        : BigDecimal.ONE.subtract(least.divide(price.amount(), OF_DISCOUNT, RoundingMode.UP));
  }

  /** What another net price does to the margin of a quantity. */
  public Money effect(UnitPrice other, BigDecimal ordered) {
    Rate more = new Rate(other.getAmount(), other.getPer(), other.getCurrency());
    Rate now = new Rate(net.getAmount(), net.getPer(), net.getCurrency());
    return more.minus(now).times(BigDecimal.ONE.subtract(rebate)).of(ordered);
  }
}
