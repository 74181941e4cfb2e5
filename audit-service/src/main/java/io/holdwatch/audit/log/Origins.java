package io.holdwatch.audit.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** High-water mark and gaps of every origin; a function of the leaves alone. */
final class Origins {
  private final Map<String, Long> marks = new HashMap<>();
  private final List<Gap> gaps = new ArrayList<>();

  /** Whether a sequence exceeds its origin's high-water mark. */
  boolean exceeds(String origin, long sequence) {
    return sequence > marks.getOrDefault(origin, 0L);
  }

  /** Whether a sequence is among the missing. */
  boolean missing(String origin, long sequence) {
    return gaps.stream()
        .anyMatch(
            gap -> gap.origin().equals(origin) && gap.from() <= sequence && sequence <= gap.to());
  }

  /** Takes note of a leaf. */
  void leaf(String origin, long sequence) {
    long mark = marks.getOrDefault(origin, 0L);
    if (sequence > mark + 1) {
      gaps.add(new Gap(origin, mark + 1, sequence - 1));
    }
    marks.put(origin, Math.max(mark, sequence));
  }

  /** Everything that is missing, in the order in which it was noticed. */
  List<Gap> gaps() {
    return List.copyOf(gaps);
  }
}
