package io.holdwatch.deploy.bench;

import io.holdwatch.deploy.feed.Event;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one run publishes, and what must come of it.
 *
 * @param events in the order of sending
 * @param late business keys of the orders whose promise is broken when they are entered, and which
 *     are shipped within the batch: each is opened once and cleared once
 * @param facts how many facts must be written, by type
 */
record Batch(List<Event> events, Set<String> late, Map<String, Long> facts) {
  Batch {
    events = List.copyOf(events);
    late = Set.copyOf(late);
    facts = Map.copyOf(facts);
  }
}
