package io.holdwatch.classifier.order;

import java.util.List;

/** Which source is believed where several tell of one field. Mutable; the policy sets it. */
final class Hierarchy {
  private List<String> sources = List.of();

  void set(List<String> best) {
    sources = List.copyOf(best);
  }

  /** Rank of a source, the best first; those that are not named come last, all alike. */
  int rank(String source) {
    int rank = sources.indexOf(source);
    return rank < 0 ? sources.size() : rank;
  }

  /** Whether the pack itself says whom of the two to believe. */
  boolean decides(String one, String other) {
    return rank(one) != rank(other);
  }

  /** "tms before wms, then the newest", "the newest". */
  String words() {
    return sources.isEmpty()
        ? "the newest"
        : String.join(" before ", sources) + ", then the newest";
  }
}
