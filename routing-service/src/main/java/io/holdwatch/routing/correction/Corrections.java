package io.holdwatch.routing.correction;

import io.holdwatch.contract.packet.Correction;
import io.holdwatch.contract.packet.ExceptionPacket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The master records that have to be corrected, most urgent first.
 *
 * @param records those that a filter lets through
 * @param owners records by data owner, most first, as if the filter chose no owner
 * @param kinds records by kind, most first, as if the filter chose no kind
 * @param sources records by source, most first, as if the filter chose no source
 * @param patterns what the records that it lets through have in common, most records first
 */
public record Corrections(
    List<WrongRecord> records,
    Map<String, Integer> owners,
    Map<String, Integer> kinds,
    Map<String, Integer> sources,
    List<Pattern> patterns) {

  /**
   * What many wrong records have in common.
   *
   * @param words what it is: "missing conversion of source erp"
   * @param records records with it within the time of the policy, mended ones included [count]
   * @param open of these that are still wrong and listed [count]
   * @param said the same in one phrase
   */
  public record Pattern(String words, int records, int open, String said) {}

  /** The corrections of open exceptions; those that name no record are left out. */
  public static Corrections of(Collection<ExceptionPacket> exceptions, CorrectionFilter filter) {
    Map<List<String>, List<Told>> byRecord = new HashMap<>();
    for (ExceptionPacket packet : exceptions) {
      for (Told each : Told.of(packet)) {
        byRecord
            .computeIfAbsent(List.of(packet.getScope(), each.causeKey()), k -> new ArrayList<>())
            .add(each);
      }
    }
    List<WrongRecord> all =
        byRecord.values().stream()
            .map(WrongRecord::of)
            .filter(filter::rest)
            .sorted(WrongRecord.ORDER)
            .toList();
    Predicate<WrongRecord> owner = filter::owner;
    Predicate<WrongRecord> kind = filter::kind;
    Predicate<WrongRecord> source = filter::source;
    List<WrongRecord> records = all.stream().filter(owner.and(kind).and(source)).toList();
    return new Corrections(
        records,
        counts(all, kind.and(source), each -> each.correction().getDataOwner()),
        counts(all, owner.and(source), WrongRecord::kind),
        counts(all, owner.and(kind), each -> each.correction().getSource()),
        patterns(records));
  }

  private static Map<String, Integer> counts(
      List<WrongRecord> all, Predicate<WrongRecord> passes, Function<WrongRecord, String> by) {
    Map<String, Integer> counts = new HashMap<>();
    all.stream().filter(passes).forEach(each -> counts.merge(by.apply(each), 1, Integer::sum));
    Map<String, Integer> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(each -> sorted.put(each.getKey(), each.getValue()));
    return sorted;
  }

  private static List<Pattern> patterns(List<WrongRecord> records) {
    Map<List<String>, Pattern> found = new HashMap<>();
    for (WrongRecord each : records) {
      Correction correction = each.correction();
      String words = correction.getPattern();
      if (words != null) {
        found.merge(
            List.of(each.scope(), words),
            new Pattern(
                words, correction.getPatternRecords(), 1, Objects.requireNonNull(each.pattern())),
            Corrections::both);
      }
    }
    return found.values().stream()
        .sorted(Comparator.comparingInt(Pattern::records).reversed().thenComparing(Pattern::words))
        .toList();
  }

  /** The greater count was told later. */
  private static Pattern both(Pattern one, Pattern other) {
    Pattern greater = other.records() > one.records() ? other : one;
    return new Pattern(
        greater.words(), greater.records(), one.open() + other.open(), greater.said());
  }
}
