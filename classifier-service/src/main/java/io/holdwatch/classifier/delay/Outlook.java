package io.holdwatch.classifier.delay;

import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is still to be done for a line.
 *
 * @param line the line
 * @param open ordered − cancelled − shipped, not below zero [the line's unit]
 * @param due end of its earliest promise that is not yet kept by what was shipped; null where there
 *     is none
 * @param dueFrom PROMISED, or REQUESTED where nothing was promised; null without a promise
 * @param shipped what left so far
 */
public record Outlook(
    OrderLine line,
    BigDecimal open,
    @Nullable Instant due,
    @Nullable String dueFrom,
    List<Moved> shipped) {

  /** The lines of an order that are neither cancelled nor closed; none without a header. */
  public static List<Outlook> of(WatchedOrder order, OrderLedger ledger) {
    Order header = order.header();
    return header == null
        ? List.of()
        : new Promises(order, header, ledger, Map.of(), Instant.MIN).outlooks();
  }
}
