package io.holdwatch.classifier.packet;

import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.PromiseBasis;
import io.holdwatch.contract.fact.Site;
import io.holdwatch.contract.packet.AffectedLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The IANA zones in which times are said to people.
 *
 * @param site of the site that it ships from; null: not known
 * @param promise in which the promise ends; null: not known
 */
record Zones(@Nullable String site, @Nullable String promise) {
  /**
   * The zones of an order.
   *
   * @param site that its affected lines ship from
   * @param affected lines, the first of which tells how the promise is kept
   */
  static Zones of(
      OrderLedger ledger,
      WatchedOrder order,
      Order header,
      @Nullable String site,
      List<AffectedLine> affected) {
    Site known = ledger.site(order.key().scope(), site);
    String zone = known == null || known.getZone() == null ? header.getZone() : known.getZone();
    OrderLine line = affected.isEmpty() ? null : order.line(affected.getFirst().getLine());
    PromiseBasis basis =
        line == null || line.getBasis() == PromiseBasis.UNKNOWN
            ? header.getBasis()
            : line.getBasis();
    if (basis != PromiseBasis.DELIVER) {
      return new Zones(zone, zone);
    }
    return new Zones(
        zone, header.getShipToZone() == null ? header.getZone() : header.getShipToZone());
  }
}
