package io.holdwatch.routing.correction;

import java.util.Arrays;
import java.util.Locale;

/**
 * What a data owner wants to see; an empty text does not filter.
 *
 * @param owner role that corrects
 * @param kind what is wrong: sub-reason of MASTER_DATA_CONFLICT
 * @param source source that says it wrong
 * @param recurring whether only what policy calls often, or a pattern, is wanted
 * @param search words that must all occur in the record, what is wrong with it, or its orders
 */
public record CorrectionFilter(
    String owner, String kind, String source, boolean recurring, String search) {
  /** Everything. */
  public static final CorrectionFilter ALL = new CorrectionFilter("", "", "", false, "");

  boolean owner(WrongRecord record) {
    return owner.isEmpty() || owner.equals(record.correction().getDataOwner());
  }

  boolean kind(WrongRecord record) {
    return kind.isEmpty() || kind.equals(record.kind());
  }

  boolean source(WrongRecord record) {
    return source.isEmpty() || source.equals(record.correction().getSource());
  }

  /** Whether it passes all that is not a choice of owner, kind or source. */
  boolean rest(WrongRecord record) {
    return (!recurring
            || record.correction().getRecurring()
            || record.correction().getPattern() != null)
        && (search.isBlank()
            || Arrays.stream(search.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .allMatch(record.searched()::contains));
  }
}
