package io.holdwatch.classifier.packet;

import io.holdwatch.classifier.finding.Words;
import io.holdwatch.contract.LocalTime;
import io.holdwatch.contract.packet.AffectedLine;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says the instants of a text as the people of the site do: "5 Mar 2026 14:00 CET", and what ends
 * at midnight with its day: "the end of 5 Mar 2026 (CET)"; what begins then has seconds. The end of
 * a promise, and what is expected instead, is said in the zone in which the promise ends. Rules
 * write instants in UTC and know no zone; where none is known it is UTC.
 */
public final class LocalTimes {
  private static final Pattern INSTANT =
      Pattern.compile("\\d{1,2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}(:00)? UTC");

  private final @Nullable String site;
  private final @Nullable String promise;
  private final Set<String> promised = new HashSet<>();

  private LocalTimes(@Nullable String site, @Nullable String promise, List<AffectedLine> lines) {
    this.site = site;
    this.promise = promise;
    for (AffectedLine line : lines) {
      if (line.getDue() != null) {
        promised.add(Words.instant(line.getDue()));
      }
      if (line.getExpected() != null) {
        promised.add(Words.instant(line.getExpected()));
      }
    }
  }

  /**
   * For a packet.
   *
   * @param site IANA zone of the site; null: not known
   * @param promise IANA zone in which the promise ends; null: not known
   * @param lines whose promises may be named
   */
  public static LocalTimes of(
      @Nullable String site, @Nullable String promise, List<AffectedLine> lines) {
    return new LocalTimes(site, promise, lines);
  }

  /** The text with its instants in local time. */
  public String say(String text) {
    if (!text.contains(" UTC")) {
      return text;
    }
    return INSTANT
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) == null
                        ? local(found.group())
                        : start(found.group().replace(found.group(1) + " ", " "))));
  }

  /** The same of several. */
  public List<String> say(List<String> texts) {
    return texts.stream().map(this::say).toList();
  }

  private String start(String utc) {
    return LocalTime.start(Words.instant(utc), site);
  }

  private String local(String utc) {
    String zone = promised.contains(utc) ? promise : site;
    return LocalTime.words(Words.instant(utc), zone);
  }
}
