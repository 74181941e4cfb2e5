package io.holdwatch.deploy.simulation.history;

import org.jspecify.annotations.Nullable;

/**
 * What a line asks for and where it is to come from.
 *
 * @param item business key of the item; null: none
 * @param site business key of the site that ships: the line's, else the order's; null: none
 * @param unit unit of the line's quantities; null: not stated
 * @param fulfilment how it is fulfilled
 * @param wave business key of the wave that it is planned for; null: none
 * @param supply business key of the purchase order line of a drop shipment; null: none
 */
public record Sourcing(
    @Nullable String item,
    @Nullable String site,
    @Nullable String unit,
    Fulfilment fulfilment,
    @Nullable String wave,
    @Nullable String supply) {
  /** Nothing is known of it. */
  public static final Sourcing UNKNOWN =
      new Sourcing(null, null, null, Fulfilment.STOCK, null, null);
}
