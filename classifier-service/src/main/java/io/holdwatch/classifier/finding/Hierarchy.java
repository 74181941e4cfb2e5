package io.holdwatch.classifier.finding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Which source is believed where several tell of one field.
 *
 * @param sources best first; those that are not named come last, all alike
 */
public record Hierarchy(List<String> sources) {
  /** One that names nobody: the newest is believed. */
  public static final Hierarchy NONE = new Hierarchy(List.of());

  /** A copy, which nobody changes. */
  public Hierarchy {
    sources = List.copyOf(sources);
  }

  /** Rank of a source, the best first; those that are not named come last, all alike. */
  public int rank(String source) {
    int rank = sources.indexOf(source);
    return rank < 0 ? sources.size() : rank;
  }

  /** Whether the pack itself says whom of the two to believe. */
  public boolean decides(String one, String other) {
    return rank(one) != rank(other);
  }

  /**
   * Why one is believed over others that tell of it, too: "wms before erp", "tms, as the policy
   * does not name portal", "portal, the newest: the policy names neither it nor shop".
   */
  public String chose(String believed, Collection<String> others) {
    List<String> named = new ArrayList<>();
    List<String> unnamed = new ArrayList<>();
    for (String other : others) {
      List<String> its = sources.contains(other) ? named : unnamed;
      if (!other.equals(believed) && !its.contains(other)) {
        its.add(other);
      }
    }
    if (!sources.contains(believed)) {
      return believed
          + ", the newest"
          + (unnamed.isEmpty()
              ? ""
              : ": the policy names neither it nor " + String.join(" nor ", unnamed));
    }
    named.sort(Comparator.comparingInt(this::rank));
    return believed
        + (named.isEmpty() ? "" : " before " + String.join(" and ", named))
        + (unnamed.isEmpty()
            ? ""
            : ", as the policy does not name " + String.join(" and ", unnamed));
  }
}
