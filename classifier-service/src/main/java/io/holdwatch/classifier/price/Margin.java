package io.holdwatch.classifier.price;

import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.Rebate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a line leaves: net, less accrued rebates = net-net, less unit cost.
 *
 * @param net net price
 * @param rebate rates of the rebates together, fraction of net
 * @param netNet net-net price
 * @param cost unit cost in the currency of the price; null: unknown
 * @param basis rebates, and the item where its cost was taken
 */
record Margin(Rate net, BigDecimal rebate, Rate netNet, @Nullable Rate cost, List<Basis> basis) {

  /** The margin of a line. */
  static Margin of(PricedLine line, Rate net, List<Rebate> rebates, @Nullable Item item) {
    List<Basis> basis = new ArrayList<>();
    BigDecimal rebate = BigDecimal.ZERO;
    for (Rebate each : rebates) {
      if (each.getRate() != null) {
        rebate = rebate.add(each.getRate());
        basis.add(
            new Basis("rebate " + each.getRebate(), PriceWords.percent(each.getRate()), each));
      }
    }
    Rate cost = Rate.of(line.unitCost());
    if (line.unitCost() == null && item != null && line.factor() != null) {
      // The item's cost is of a base unit, the line's price of the line's unit.
      Rate base = Rate.of(item.getUnitCost());
      cost = base == null ? null : base.times(line.factor());
      if (base != null) {
        basis.add(new Basis("cost of item " + item.getItem(), PriceWords.rate(base), item));
      }
    }
    Rate own = cost != null && cost.currency().equals(net.currency()) ? cost : null;
    Rate netNet = net.times(BigDecimal.ONE.subtract(rebate));
    return new Margin(net, rebate, netNet, own, List.copyOf(basis));
  }

  /** What the line lacks of a margin, below zero; null where it keeps it or its cost is unknown. */
  @Nullable Rate lack(BigDecimal floor) {
    if (cost == null) {
      return null;
    }
    Rate lack = netNet.times(BigDecimal.ONE.subtract(floor)).minus(cost);
    return lack.amount().signum() < 0 ? lack : null;
  }
}
