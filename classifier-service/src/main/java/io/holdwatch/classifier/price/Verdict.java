package io.holdwatch.classifier.price;

import io.holdwatch.contract.fact.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the price of a line.
 *
 * @param reason sub-reason
 * @param steps what each step of the waterfall says, the first that counts first
 * @param expected what the line should cost
 * @param found what it is priced at
 * @param margin what it leaves; null where the net price is no price
 * @param floor lowest margin that is asked for, fraction of net-net
 * @param difference found less expected, as much of it as the line discount leaves where they are
 *     compared before it, or margin less floor; of one unit
 */
record Verdict(
    PriceReason reason,
    List<Agreed> steps,
    Agreed expected,
    Rate found,
    @Nullable Margin margin,
    BigDecimal floor,
    Rate difference) {

  /**
   * What the difference comes to over the wanted quantity: below zero where too little comes in.
   */
  Money effect(PricedLine line) {
    return difference.of(line.wanted());
  }

  /** Margin as a fraction of net-net; null where it is unknown or net-net is zero. */
  @Nullable BigDecimal share() {
    return margin == null || margin.cost() == null
        ? null
        : margin.netNet().minus(margin.cost()).share(margin.netNet());
  }
}
