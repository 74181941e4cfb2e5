package io.holdwatch.routing.queue;

import io.holdwatch.contract.fact.Checkpoint;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what a filter lets through, and for each choice of team, type and site how many it would
 * let through with that choice instead.
 */
final class Tally {
  private final QueueFilter filter;
  private final List<String> sought;
  private final Map<String, Integer> teams = new HashMap<>();
  private final Map<String, Integer> types = new HashMap<>();
  private final Map<String, Integer> sites = new HashMap<>();
  private final Map<Checkpoint, Integer> checkpoints = new EnumMap<>(Checkpoint.class);

  Tally(QueueFilter filter) {
    this.filter = filter;
    this.sought = filter.sought();
  }

  /** Whether the filter lets an entry through. */
  boolean take(Entry entry) {
    boolean team = filter.team(entry);
    boolean type = filter.type(entry);
    boolean site = filter.site(entry);
    boolean before = filter.before(entry);
    int missed = (team ? 0 : 1) + (type ? 0 : 1) + (site ? 0 : 1) + (before ? 0 : 1);
    if (missed > 1 || !filter.cause(entry) || !found(entry)) {
      return false;
    }
    if (missed == 0 || !team) {
      teams.merge(entry.team().isEmpty() ? QueueFilter.NOBODY : entry.team(), 1, Integer::sum);
    }
    if (missed == 0 || !type) {
      types.merge(entry.type().name(), 1, Integer::sum);
    }
    if ((missed == 0 || !site) && !entry.site().isEmpty()) {
      sites.merge(entry.site(), 1, Integer::sum);
    }
    if ((missed == 0 || !before) && entry.checkpoint() != Checkpoint.UNKNOWN) {
      checkpoints.merge(entry.checkpoint(), 1, Integer::sum);
    }
    return missed == 0;
  }

  private boolean found(Entry entry) {
    for (String each : sought) {
      if (!entry.words().contains(each)) {
        return false;
      }
    }
    return true;
  }

  Map<String, Integer> teams() {
    return sorted(teams, Map.Entry.<String, Integer>comparingByValue().reversed());
  }

  Map<String, Integer> types() {
    return sorted(types, Map.Entry.<String, Integer>comparingByValue().reversed());
  }

  Map<String, Integer> sites() {
    return sorted(sites, Map.Entry.comparingByKey());
  }

  /** In the order in which an order passes them. */
  Map<String, Integer> checkpoints() {
    Map<String, Integer> sorted = new LinkedHashMap<>();
    checkpoints.forEach((checkpoint, count) -> sorted.put(checkpoint.name(), count));
    return sorted;
  }

  private static Map<String, Integer> sorted(
      Map<String, Integer> counts, Comparator<Map.Entry<String, Integer>> order) {
    Map<String, Integer> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(order.thenComparing(Map.Entry.comparingByKey()))
        .forEach(each -> sorted.put(each.getKey(), each.getValue()));
    return sorted;
  }
}
