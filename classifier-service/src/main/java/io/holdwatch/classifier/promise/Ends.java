package io.holdwatch.classifier.promise;

import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.Site;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When what is said of an order's lines ends: in the zone of the ship-from site, or of the ship-to.
 *
 * @param order the order
 * @param header its header
 * @param ledger sites
 */
record Ends(WatchedOrder order, Order header, OrderLedger ledger) {
  /** Whether a line's promise is kept by delivery. */
  boolean delivers(OrderLine line) {
    return Outlook.arrives(line, header);
  }

  /** Key of the site that a line ships from; null where nobody says. */
  @Nullable String siteKey(OrderLine line) {
    return line.getSite() != null ? line.getSite() : header.getSite();
  }

  /** The site that a line ships from; null where it is not known. */
  @Nullable Site site(OrderLine line) {
    return ledger.site(order.key().scope(), siteKey(line));
  }

  /** End of what is promised, confirmed or estimated for a date. */
  Instant end(DateOrTime date, boolean deliver, @Nullable Site site) {
    return deliver
        ? Due.deliver(date, header.getShipToZone(), header.getZone())
        : Due.ship(date, site, header.getZone());
  }

  /** When an act of a date is taken to have happened. */
  Instant act(DateOrTime date, @Nullable Site site) {
    return Due.act(date, site, header.getZone());
  }
}
