package io.holdwatch.ingest.edge;

import org.springframework.context.event.EventListener;
import org.springframework.kafka.event.ConsumerStoppedEvent;

/**
 * Ends the process where a consumer has stopped for good, which no listener is told of: it would
 * read nothing any more and look well.
 */
final class StoppedConsumers {
  @EventListener
  void stopped(ConsumerStoppedEvent event) {
    if (event.getReason() != ConsumerStoppedEvent.Reason.NORMAL) {
      Fatal.exit("a consumer has stopped: " + event.getReason(), null);
    }
  }
}
