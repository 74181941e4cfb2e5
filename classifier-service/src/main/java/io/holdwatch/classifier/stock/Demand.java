package io.holdwatch.classifier.stock;

import io.holdwatch.contract.fact.Fulfilment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a line asks of the stock, as its order tells. A line that asks for nothing any more is still
 * given, with nothing open, as long as it has shipped something: stock may be older than the
 * shipment.
 *
 * @param item business key of the item
 * @param site business key of the ship-from site; null asks for nothing from a pool
 * @param open open quantity; 0 where the line is not open [base unit]
 * @param promised end of its earliest promise that is not fulfilled; null asks for nothing
 * @param requested whether only the customer named that end, and nobody promised it
 * @param arrives whether it has to arrive by then, and not only to leave
 * @param policyClass policy class of the customer, 1 the highest
 * @param entered when the line was entered
 * @param fulfilment how it is fulfilled
 * @param wave wave that it is planned for
 * @param customer business key of the customer
 * @param supply business key of the supply of a drop shipment
 * @param unit the line's unit
 * @param perUnit one of the line's unit in base units
 * @param shipped what was shipped of it
 */
public record Demand(
    String item,
    @Nullable String site,
    BigDecimal open,
    @Nullable Instant promised,
    boolean requested,
    boolean arrives,
    int policyClass,
    Instant entered,
    Fulfilment fulfilment,
    @Nullable String wave,
    @Nullable String customer,
    @Nullable String supply,
    @Nullable String unit,
    BigDecimal perUnit,
    List<Shipped> shipped) {

  /** Whether it is an open line: its reservations count. */
  boolean isOpen() {
    return open.signum() > 0;
  }

  /** Whether it asks for anything. */
  boolean asks() {
    return isOpen() && promised != null;
  }
}
