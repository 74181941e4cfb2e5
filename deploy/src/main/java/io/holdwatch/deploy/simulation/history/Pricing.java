package io.holdwatch.deploy.simulation.history;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * At what price a line is sold.
 *
 * @param price price before the line discount; null: none stated
 * @param discount line discount, fraction of the price, 0 to 1; null: none stated
 * @param net price after every discount; null: none stated
 * @param unitCost cost of one price quantity at order time; null: none stated
 * @param list list price as the line was priced; null: none stated
 * @param contract business key of the contract that the line claims; null: none
 */
public record Pricing(
    @Nullable UnitPrice price,
    @Nullable BigDecimal discount,
    @Nullable UnitPrice net,
    @Nullable UnitPrice unitCost,
    @Nullable UnitPrice list,
    @Nullable String contract) {
  /** A line that states no list price and claims no contract. */
  public Pricing(
      @Nullable UnitPrice price,
      @Nullable BigDecimal discount,
      @Nullable UnitPrice net,
      @Nullable UnitPrice unitCost) {
    this(price, discount, net, unitCost, null, null);
  }

  /** Nothing is known of it. */
  public static final Pricing UNKNOWN = new Pricing(null, null, null, null);
}
