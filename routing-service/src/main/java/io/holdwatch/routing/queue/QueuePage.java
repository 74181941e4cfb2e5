package io.holdwatch.routing.queue;

import java.util.List;
import java.util.Map;

/**
 * A page of the queue.
 *
 * @param entries the exceptions of this page, most urgent first
 * @param number number of the page [count from 1]
 * @param pages pages of what the filter lets through, at least 1 [count]
 * @param total exceptions that the filter lets through [count]
 * @param teams exceptions by team, most first, as if the filter chose no team; {@link
 *     QueueFilter#NOBODY} counts those of no team
 * @param types exceptions by name of the type, most first, as if the filter chose no type
 * @param sites exceptions by site, as if the filter chose no site
 * @param checkpoints exceptions by name of the checkpoint before which they have to be decided, in
 *     the order in which an order passes them, as if the filter chose none
 * @param version version of the queue that it was taken from
 */
public record QueuePage(
    List<Entry> entries,
    int number,
    int pages,
    int total,
    Map<String, Integer> teams,
    Map<String, Integer> types,
    Map<String, Integer> sites,
    Map<String, Integer> checkpoints,
    long version) {}
