package io.holdwatch.classifier.stock;

import io.holdwatch.classifier.subject.LineKey;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/** What one change has touched so far: lines, and pools whose lines are still to be asked. */
final class Touched {
  private final Set<LineKey> lines = new TreeSet<>();
  private final Set<Pool> pools = new LinkedHashSet<>();

  void line(LineKey line) {
    lines.add(line);
  }

  void lines(Collection<LineKey> all) {
    lines.addAll(all);
  }

  void pool(Pool pool) {
    pools.add(pool);
  }

  /** The lines whose answer may differ, in order. */
  Set<LineKey> drain() {
    pools.forEach(pool -> pool.drain(this));
    pools.clear();
    return lines;
  }
}
