package io.holdwatch.classifier.delay;

import io.holdwatch.classifier.exception.Interval;
import io.holdwatch.classifier.promise.Part;
import io.holdwatch.classifier.promise.PromiseTerms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an assessment has to know of the ones before: facts tell only what is promised now.
 *
 * @param seen what was promised at the last one, by part, of those that are or were late or at risk
 * @param past what had been promised before
 */
record DelayMemory(Map<String, Past> seen, List<Past> past) {
  private static final Instant IN_FORCE = Instant.ofEpochMilli(Long.MAX_VALUE);
  private static final String NONE = "-";
  private static final int WORDS = 6;

  /** Of most orders: nothing was ever wrong. */
  private static final DelayMemory NOTHING = new DelayMemory(Map.of(), List.of());

  /**
   * What was promised of a part until somebody said otherwise.
   *
   * @param part line and schedule line
   * @param fulfilled when as much was reached, as far as is known; {@link Instant#MAX} while it is
   *     not
   * @param until event time of what said otherwise
   */
  record Past(String part, PromiseTerms terms, Instant fulfilled, Instant until) {
    Past until(Instant instant) {
      return new Past(part, terms, fulfilled, instant);
    }

    /** Of goods may be told later than they went. */
    Past fulfilled(Instant instant) {
      return new Past(part, terms, instant, until);
    }

    /** When it was late or at risk. */
    List<Interval> troubles() {
      return terms.troubles(fulfilled).stream()
          .filter(trouble -> trouble.start().isBefore(until))
          .map(trouble -> trouble.until(until))
          .toList();
    }

    private String words() {
      return String.join(
          " ",
          terms.said().toString(),
          terms.due().toString(),
          terms.owed().toPlainString(),
          terms.riskSince() == null ? NONE : terms.riskSince().toString(),
          fulfilled.equals(Instant.MAX) ? NONE : fulfilled.toString(),
          part);
    }

    private static Past of(String[] words, Instant until) {
      return new Past(
          words[WORDS - 1],
          new PromiseTerms(
              Instant.parse(words[0]),
              Instant.parse(words[1]),
              new BigDecimal(words[2]),
              words[3].equals(NONE) ? null : Instant.parse(words[3])),
          words[4].equals(NONE) ? Instant.MAX : Instant.parse(words[4]),
          until);
    }
  }

  /** What is promised of a part as long as nobody says otherwise. */
  static Past inForce(Part part, PromiseTerms terms) {
    return new Past(part.key(), terms, part.fulfilled(), IN_FORCE);
  }

  /** Reads what {@link #entries} wrote; anything else is left out. */
  static DelayMemory of(Map<String, Instant> entries) {
    if (entries.isEmpty()) {
      return NOTHING;
    }
    Map<String, Past> seen = new TreeMap<>();
    List<Past> past = new ArrayList<>();
    entries.forEach(
        (entry, until) -> {
          String[] words = entry.split(" ", WORDS);
          if (words.length == WORDS) {
            Past each = Past.of(words, until);
            if (until.equals(IN_FORCE)) {
              seen.put(each.part(), each);
            } else {
              past.add(each);
            }
          }
        });
    return new DelayMemory(seen, past);
  }

  /** As it is kept: what was promised of which part, and until when. */
  Map<String, Instant> entries() {
    Map<String, Instant> entries = new TreeMap<>();
    seen.values().forEach(each -> entries.put(each.words(), each.until()));
    past.forEach(each -> entries.put(each.words(), each.until()));
    return entries;
  }

  /** What was promised at the last assessment, by part. */
  Map<String, PromiseTerms> terms() {
    Map<String, PromiseTerms> terms = new TreeMap<>();
    seen.forEach((part, each) -> terms.put(part, each.terms()));
    return terms;
  }
}
