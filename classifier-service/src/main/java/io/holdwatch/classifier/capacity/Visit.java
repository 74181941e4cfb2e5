package io.holdwatch.classifier.capacity;

import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Appointment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An appointment that is not over.
 *
 * @param start start
 * @param end end; one hour after the start where none is given
 * @param key business key of the appointment, else of its record
 * @param order the order
 * @param fact the fact
 */
record Visit(Instant start, Instant end, String key, OrderKey order, Appointment fact)
    implements Comparable<Visit> {
  private static final Duration USUAL = Duration.ofHours(1);
  private static final Comparator<Visit> ORDER =
      Comparator.comparing(Visit::start)
          .thenComparing(Visit::key)
          .thenComparing(Visit::order)
          .thenComparing(visit -> visit.fact.getEnvelope().getSource())
          .thenComparing(visit -> visit.fact.getEnvelope().getRecordId());

  /** Null where it has no start, or is over. */
  static @Nullable Visit of(OrderKey order, Appointment fact) {
    String state = fact.getState() == null ? "" : fact.getState().toUpperCase(Locale.ROOT);
    boolean over =
        switch (state) {
          case "CANCELLED", "DONE", "COMPLETED", "CLOSED" -> true;
          default -> false;
        };
    Instant start = fact.getStart();
    if (start == null || over) {
      return null;
    }
    String key =
        fact.getAppointment() != null
            ? fact.getAppointment()
            : fact.getEnvelope().getSource() + ":" + fact.getEnvelope().getRecordId();
    return new Visit(
        start, fact.getEnd() == null ? start.plus(USUAL) : fact.getEnd(), key, order, fact);
  }

  /** What it asks of its resource. [ms] */
  long millis() {
    return Math.max(0, Duration.between(start, end).toMillis());
  }

  /** The hours of its resource on the day of its start; null: it has none. */
  @Nullable Resource hours() {
    return fact.getResource() == null
        ? null
        : new Resource(
            order.scope(),
            "TECHNICIAN",
            fact.getResource(),
            LocalDate.ofInstant(start, ZoneOffset.UTC),
            "HOURS");
  }

  boolean overlaps(Visit other) {
    return start.isBefore(other.end) && other.start.isBefore(end);
  }

  @Override
  public int compareTo(Visit other) {
    return ORDER.compare(this, other);
  }

  /** The fact has no equality of its own that could be relied on: record and version tell. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Visit visit
        && start.equals(visit.start)
        && end.equals(visit.end)
        && key.equals(visit.key)
        && order.equals(visit.order)
        && fact.getEnvelope().getContentHash().equals(visit.fact.getEnvelope().getContentHash())
        && Objects.equals(fact.getResource(), visit.fact.getResource());
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }
}
