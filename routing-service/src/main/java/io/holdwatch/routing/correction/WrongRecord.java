package io.holdwatch.routing.correction;

import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.packet.Correction;
import io.holdwatch.contract.packet.ExceptionPacket;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A master record that is wrong, with what it stops now.
 *
 * @param scope scope of the record
 * @param causeKey key that its exceptions share
 * @param exceptionId its most urgent exception
 * @param kind what is wrong with it: sub-reason of MASTER_DATA_CONFLICT
 * @param correction what the newest of its packets says of it
 * @param stops whether it stops these orders; else what they are worth is not known for lack of it
 * @param orders business keys of the orders, in their order
 * @param lines lines of these [count]
 * @param atRisk revenue at risk of these: one sum, or one for each reporting currency in which it
 *     was told
 * @param unvalued exceptions of which what is at risk has no value there, for lack of a rate
 *     [count]
 * @param priority greatest of their priorities [0 to 100]
 */
public record WrongRecord(
    String scope,
    String causeKey,
    String exceptionId,
    String kind,
    Correction correction,
    boolean stops,
    List<String> orders,
    int lines,
    List<Money> atRisk,
    int unvalued,
    int priority) {
  /** Most urgent first, then those that stop most, then those that are wrong longest. */
  static final Comparator<WrongRecord> ORDER =
      Comparator.comparingInt(WrongRecord::priority)
          .reversed()
          .thenComparing(record -> -record.orders().size())
          .thenComparing(WrongRecord::since)
          .thenComparing(WrongRecord::scope)
          .thenComparing(WrongRecord::causeKey);

  private static final Comparator<ExceptionPacket> URGENT =
      Comparator.comparingInt(ExceptionPacket::getPriority)
          .thenComparing(ExceptionPacket::getExceptionId, Comparator.reverseOrder());

  /** The record of open exceptions that tell of it, at least one; who it stops knows it best. */
  static WrongRecord of(Collection<Told> told) {
    Told newest =
        told.stream()
            .max(
                Comparator.comparing(Told::stops)
                    .thenComparing(each -> each.packet().getAt())
                    .thenComparing(each -> each.packet().getExceptionId()))
            .orElseThrow();
    Instant since =
        told.stream()
            .map(each -> each.correction().getSince())
            .min(Instant::compareTo)
            .orElseThrow();
    List<ExceptionPacket> exceptions = told.stream().map(Told::packet).toList();
    ExceptionPacket first = exceptions.stream().max(URGENT).orElseThrow();
    Map<String, BigDecimal> atRisk = new TreeMap<>();
    exceptions.stream()
        .map(ExceptionPacket::getRevenueAtRisk)
        .filter(Objects::nonNull)
        .forEach(each -> atRisk.merge(each.getCurrency(), each.getAmount(), BigDecimal::add));
    return new WrongRecord(
        newest.packet().getScope(),
        newest.causeKey(),
        first.getExceptionId(),
        newest.kind(),
        newest.stops()
            ? newest.correction()
            : Correction.newBuilder(newest.correction()).setSince(since).build(),
        newest.stops(),
        exceptions.stream().map(ExceptionPacket::getOrder).distinct().sorted().toList(),
        Math.toIntExact(
            exceptions.stream()
                .flatMap(
                    each ->
                        each.getLines().stream()
                            .map(line -> each.getOrder() + " " + line.getLine()))
                .distinct()
                .count()),
        atRisk.entrySet().stream().map(each -> new Money(each.getValue(), each.getKey())).toList(),
        Math.toIntExact(
            exceptions.stream()
                .filter(each -> each.getRevenueAtRisk() == null && each.getUnvalued() != null)
                .count()),
        first.getPriority());
  }

  /** Since when it is wrong: the earliest that any of its exceptions says. */
  public Instant since() {
    return correction.getSince();
  }

  /** Which time this is within how many days: "3rd time in 30 days"; "first time" where it is. */
  public String times() {
    return correction.getRecurred() == 0
        ? "first time in " + within()
        : ordinal(correction.getRecurred() + 1) + " time in " + within();
  }

  /** What many wrong records have in common; null: nothing. */
  public @Nullable String pattern() {
    return correction.getPattern() == null
        ? null
        : correction.getPattern()
            + ": "
            + correction.getPatternRecords()
            + " records in "
            + within();
  }

  private String within() {
    return span(correction.getWithin());
  }

  /**
   * A length of time as people say it: "30 days".
   *
   * @param millis [ms]
   */
  public static String span(long millis) {
    Duration span = Duration.ofMillis(millis);
    return span.toDays() == 1
        ? "a day"
        : span.toDays() > 1 ? span.toDays() + " days" : span.toHours() + " hours";
  }

  private static String ordinal(int number) {
    return number
        + (number / 10 % 10 == 1
            ? "th"
            : switch (number % 10) {
              case 1 -> "st";
              case 2 -> "nd";
              case 3 -> "rd";
              default -> "th";
            });
  }

  /** What a search looks through, in lower case. */
  String searched() {
    return Stream.of(
            Stream.of(causeKey, correction.getWrong(), correction.getPattern()), orders.stream())
        .flatMap(each -> each)
        .filter(Objects::nonNull)
        .collect(Collectors.joining("\n"))
        .toLowerCase(Locale.ROOT);
  }
}
