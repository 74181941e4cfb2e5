package io.holdwatch.classifier.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who corrects master records, and when policy calls it often that they are wrong.
 *
 * @param owners who corrects what; the first that covers a record does
 * @param times how often a record must have been wrong to be called recurring, the present time
 *     included [count]
 * @param within time within which that counts
 * @param records records that have something in common and are wrong within that time, from which
 *     on it is a pattern [count]
 */
public record CorrectionRules(List<DataOwner> owners, int times, Duration within, int records) {
  private static final String NOBODY_NAMED = "data owner";

  /**
   * Who corrects records.
   *
   * @param kinds kinds of record; empty: all
   * @param source that says them; null: any
   * @param table that source's word for the kind of record; null: any
   * @param role who corrects them
   */
  public record DataOwner(
      Set<String> kinds, @Nullable String source, @Nullable String table, String role) {
    boolean covers(String kind, String ofSource, @Nullable String ofTable) {
      return (kinds.isEmpty() || kinds.contains(kind))
          && (source == null || source.equals(ofSource))
          && (table == null || table.equals(ofTable));
    }
  }

  /** The role that corrects a record. */
  public String owner(String kind, String source, @Nullable String table) {
    return owners.stream()
        .filter(each -> each.covers(kind, source, table))
        .map(DataOwner::role)
        .findFirst()
        .orElse(NOBODY_NAMED);
  }

  static CorrectionRules of(Map<String, Object> pack) {
    Map<String, Object> master = ClassifierPolicy.map(pack, "masterData");
    Map<String, Object> recurring = ClassifierPolicy.map(master, "recurring");
    List<DataOwner> owners = new ArrayList<>();
    if (master.get("owners") instanceof List<?> list) {
      for (Object each : list) {
        if (each instanceof Map<?, ?> rule) {
          owners.add(
              new DataOwner(
                  rule.get("records") instanceof List<?> kinds
                      ? kinds.stream().map(String::valueOf).collect(Collectors.toSet())
                      : Set.of(),
                  text(rule.get("source")),
                  text(rule.get("table")),
                  String.valueOf(rule.get("owner"))));
        }
      }
    }
    return new CorrectionRules(
        List.copyOf(owners),
        number(recurring.getOrDefault("times", Short.MAX_VALUE)),
        Duration.parse(recurring.getOrDefault("within", "P30D").toString()),
        number(recurring.getOrDefault("records", Short.MAX_VALUE)));
  }

  private static int number(Object value) {
    return Integer.parseInt(value.toString());
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
