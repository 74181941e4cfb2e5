package io.holdwatch.classifier.stock;

import io.holdwatch.classifier.subject.LineKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lines by a quantity that they hold or lack. */
final class LinesByQuantity {
  private final TreeMap<Long, TreeSet<LineKey>> lines = new TreeMap<>();

  void add(long quantity, LineKey line) {
    lines.computeIfAbsent(quantity, q -> new TreeSet<>()).add(line);
  }

  void remove(long quantity, LineKey line) {
    TreeSet<LineKey> same = lines.get(quantity);
    if (same != null) {
      same.remove(line);
      if (same.isEmpty()) {
        lines.remove(quantity);
      }
    }
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** The lines with more than one quantity and at most another. */
  List<LineKey> within(long moreThan, long atMost) {
    List<LineKey> found = new ArrayList<>();
    if (moreThan < atMost) {
      lines.subMap(moreThan, false, atMost, true).values().forEach(found::addAll);
    }
    return found;
  }

  /** The largest quantity; 0 where there are no lines. */
  long largest() {
    return lines.isEmpty() ? 0 : lines.lastKey();
  }

  /** The lines with the largest quantities, the largest first. */
  List<LineKey> largest(int most) {
    List<LineKey> found = new ArrayList<>();
    for (TreeSet<LineKey> same : lines.descendingMap().values()) {
      for (LineKey line : same) {
        if (found.size() == most) {
          return found;
        }
        found.add(line);
      }
    }
    return found;
  }

  /** The first line with the largest quantity. */
  Optional<LineKey> firstOfLargest() {
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines.lastEntry().getValue().first());
  }
}
