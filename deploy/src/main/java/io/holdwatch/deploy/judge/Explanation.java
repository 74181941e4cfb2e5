package io.holdwatch.deploy.judge;

import io.holdwatch.deploy.truth.TrueSpell;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in words why a spell found no match, so that a person can find the mistake. */
final class Explanation {
  private Explanation() {}

  static String ofWrong(ObservedSpell told, List<TrueSpell> real) {
    String line = words(told.order(), told.line(), told.type());
    String spell =
        words(told.subReason(), told.since(), told.openedAt(), told.endedAt(), told.outcome());
    return line
        + " was told as "
        + spell
        + (real.isEmpty()
            ? "; in truth it never was so"
            : "; in truth it was "
                + real.stream().map(Explanation::words).collect(Collectors.joining(" and ")));
  }

  static String ofMissed(TrueSpell real, List<ObservedSpell> told) {
    return words(real.order(), real.line(), real.type())
        + " was "
        + words(real)
        + (told.isEmpty()
            ? "; nothing unmatched was told of it"
            : "; it was told as "
                + told.stream().map(Explanation::words).collect(Collectors.joining(" and ")));
  }

  private static String words(String order, String line, String type) {
    return type + " of order " + order + (line.isEmpty() ? "" : " line " + line);
  }

  private static String words(TrueSpell s) {
    return words(s.subReason(), s.since(), s.openedAt(), s.endedAt(), s.outcome());
  }

  private static String words(ObservedSpell s) {
    return words(s.subReason(), s.since(), s.openedAt(), s.endedAt(), s.outcome());
  }

  private static String words(
      String subReason,
      Instant since,
      Instant openedAt,
      @Nullable Instant endedAt,
      @Nullable String outcome) {
    return subReason
        + " since "
        + since
        + ", opened "
        + openedAt
        + (endedAt == null ? ", still open" : ", ended " + endedAt + " as " + outcome);
  }
}
