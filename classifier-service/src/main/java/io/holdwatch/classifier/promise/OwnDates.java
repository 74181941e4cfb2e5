package io.holdwatch.classifier.promise;

import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.ScheduleLine;
import io.holdwatch.contract.fact.Site;
import io.holdwatch.contract.fact.StatusReport;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The dates of an order's own system beside those that others estimate. */
public final class OwnDates {
  private OwnDates() {}

  /**
   * Ends of a line's own date (of the schedule line that the report is about, else of its last one)
   * and of what a report estimates, in this order; empty where either is missing.
   */
  public static List<Instant> beside(
      StatusReport report, OrderLine line, WatchedOrder order, Order header, OrderLedger ledger) {
    Ends ends = new Ends(order, header, ledger);
    boolean deliver = ends.delivers(line);
    Site site = ends.site(line);
    Instant own = null;
    List<ScheduleLine> schedules = order.schedules(Objects.requireNonNull(line.getLine()));
    for (ScheduleLine each : schedules) {
      if (report.getSchedule() == null || report.getSchedule().equals(each.getSchedule())) {
        DateOrTime date =
            own(each.getConfirmed(), each.getEstimated(), each.getPromised(), line, header);
        Instant end = date == null ? null : ends.end(date, deliver, site);
        own = own == null || (end != null && end.isAfter(own)) ? end : own;
      }
    }
    if (schedules.isEmpty()) {
      DateOrTime date = own(null, null, null, line, header);
      own = date == null ? null : ends.end(date, deliver, site);
    }
    return own == null || report.getEstimated() == null
        ? List.of()
        : List.of(own, ends.end(report.getEstimated(), deliver, site));
  }

  private static @Nullable DateOrTime own(
      @Nullable DateOrTime confirmed,
      @Nullable DateOrTime estimated,
      @Nullable DateOrTime promised,
      OrderLine line,
      Order header) {
    return Promises.first(
        confirmed,
        estimated,
        promised,
        line.getConfirmed(),
        line.getEstimated(),
        line.getPromised(),
        header.getConfirmed(),
        header.getPromised());
  }
}
