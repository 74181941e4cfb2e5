package io.holdwatch.routing.page;

import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.packet.ActionOption;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.routing.queue.Entry;
import io.holdwatch.routing.queue.ExceptionQueue;
import io.holdwatch.routing.queue.QueuePage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the queue.
 *
 * @param entry what it is found by
 * @param packet its newest packet
 * @param clock the clock of its scope, at its site
 * @param overdue whether the decision is overdue by the clock of its scope
 * @param tooLate whether by that clock it is too late to keep the promise by a decision
 * @param lossPerHour what it costs by that clock for each hour that is left; null: no figure can be
 *     given
 */
public record Row(
    Entry entry,
    ExceptionPacket packet,
    SiteClock clock,
    boolean overdue,
    boolean tooLate,
    @Nullable Money lossPerHour) {
  static Row of(Entry entry, ExceptionQueue queue) {
    ExceptionPacket packet = entry.packet();
    Instant deadline = entry.owner() == null ? null : entry.owner().deadline();
    Instant now = queue.now(packet.getClock()).orElse(null);
    boolean overdue = entry.open() && deadline != null && now != null && now.isAfter(deadline);
    SiteClock clock = new SiteClock(now, packet.getSiteZone());
    return new Row(entry, packet, clock, overdue, queue.tooLate(entry), queue.lossPerHour(entry));
  }

  /**
   * What is best done about it alone: "best: ship line 2 from W3 instead of W1", or why nothing is.
   */
  public String best() {
    Advice advice = Advice.of(packet.getOptions(), packet.getWithheld(), clock.now());
    ActionOption best = advice.recommended();
    return best != null
        ? "best: " + new Offer().does(best)
        : advice.withheld() == null
            ? "nothing can be proposed by rule"
            : "nothing is recommended yet: " + advice.withheld();
  }

  static List<Row> of(QueuePage page, ExceptionQueue queue) {
    return page.entries().stream().map(entry -> of(entry, queue)).toList();
  }
}
