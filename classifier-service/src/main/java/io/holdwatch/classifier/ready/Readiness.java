package io.holdwatch.classifier.ready;

import io.holdwatch.contract.fact.TableReady;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which sources have delivered their snapshots, and which scopes may therefore open exceptions. */
public final class Readiness {
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
   * Takes what is known of one table partition.
   *
   * @return whether it says something: where several instances of ingest share a source, one takes
   *     back what it has not read itself, and the one that has read further knows better
   */
  public boolean table(TableReady table) {
    Map<String, TableReady> known =
        partitions.computeIfAbsent(table.getSource(), s -> new HashMap<>());
    String part = table.getTable() + "/" + table.getPartition();
    TableReady before = known.get(part);
    if (before != null
        && before.getReady()
        && !table.getReady()
        && table.getPosition() < before.getPosition()) {
      return false;
    }
    known.put(part, table);
    int expected = known.values().stream().mapToInt(TableReady::getPartitions).max().orElse(0);
    if (known.size() >= expected && known.values().stream().allMatch(TableReady::getReady)) {
      unready.remove(table.getSource());
    } else {
      unready.add(table.getSource());
    }
    return true;
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
