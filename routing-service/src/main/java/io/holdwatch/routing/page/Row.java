package io.holdwatch.routing.page;

import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.routing.queue.Entry;
import io.holdwatch.routing.queue.ExceptionQueue;
import io.holdwatch.routing.queue.QueuePage;
import java.time.Instant;
import java.util.List;

/**
 * A line of the queue.
 *
 * @param entry what it is found by
 * @param packet its newest packet
 * @param overdue whether the decision is overdue by the clock of its scope
 */
public record Row(Entry entry, ExceptionPacket packet, boolean overdue) {
  static Row of(Entry entry, ExceptionQueue queue) {
    ExceptionPacket packet = entry.packet();
    Instant deadline = entry.owner() == null ? null : entry.owner().deadline();
    boolean overdue =
        entry.open()
            && deadline != null
            && queue.now(packet.getClock()).filter(now -> now.isAfter(deadline)).isPresent();
    return new Row(entry, packet, overdue);
  }

  static List<Row> of(QueuePage page, ExceptionQueue queue) {
    return page.entries().stream().map(entry -> of(entry, queue)).toList();
  }
}
