package io.holdwatch.classifier.ready;

import io.holdwatch.contract.fact.TableReady;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which sources have delivered their snapshots, and which scopes may therefore open exceptions. */
public final class Readiness {
  private static final Comparator<TableReady> BY_SNAPSHOT =
      Comparator.comparingLong(TableReady::getEpoch).thenComparingLong(TableReady::getSnapshot);
  private static final Comparator<TableReady> SAYS_MORE =
      BY_SNAPSHOT.thenComparing(TableReady::getReady);

  private final Map<String, Map<String, TableReady>> partitions = new HashMap<>();
  private final Set<String> unready = new HashSet<>();
  private final Map<String, Set<String>> sourcesOfScope = new HashMap<>();
  private final Map<String, Set<String>> scopesOfSource = new HashMap<>();

  /** Notes that a source speaks of a scope. */
  public void seen(String scope, String source) {
    if (sourcesOfScope.computeIfAbsent(scope, s -> new HashSet<>()).add(source)) {
      scopesOfSource.computeIfAbsent(source, s -> new HashSet<>()).add(scope);
    }
  }

  /**
   * Takes what is known of one table partition. Several instances of ingest may speak of it, the
   * one that reads it now and, late, one that did: what was said as of the newest snapshot holds,
   * and of one snapshot, that the partition is ready. So the order in which they come does not
   * matter.
   *
   * @return whether it says something
   */
  public boolean table(TableReady table) {
    Map<String, TableReady> known =
        partitions.computeIfAbsent(table.getSource(), s -> new HashMap<>());
    String part = table.getTable() + "/" + table.getPartition();
    TableReady before = known.get(part);
    if (before != null && SAYS_MORE.compare(table, before) < 0) {
      return false;
    }
    known.put(part, table);
    if (isReady(known.values())) {
      unready.remove(table.getSource());
    } else {
      unready.add(table.getSource());
    }
    return true;
  }

  /** What was said as of an older snapshot says nothing of the newest. */
  private static boolean isReady(Collection<TableReady> known) {
    TableReady newest = known.stream().max(BY_SNAPSHOT).orElseThrow();
    int ready = 0;
    int expected = 0;
    for (TableReady each : known) {
      if (BY_SNAPSHOT.compare(each, newest) == 0) {
        if (!each.getReady()) {
          return false;
        }
        ready++;
        expected = Math.max(expected, each.getPartitions());
      }
    }
    return ready >= expected;
  }

  /**
   * Whether every table partition of the source is complete; a source that announces none has no
   * snapshot to wait for.
   */
  public boolean sourceReady(String source) {
    return !unready.contains(source);
  }

  /** Whether every source of the scope is ready. */
  public boolean ready(String scope) {
    return unready.isEmpty()
        || sourcesOfScope.getOrDefault(scope, Set.of()).stream().allMatch(this::sourceReady);
  }

  /** Scopes that a source speaks of. */
  public Set<String> scopesOf(String source) {
    return Set.copyOf(scopesOfSource.getOrDefault(source, Set.of()));
  }
}
