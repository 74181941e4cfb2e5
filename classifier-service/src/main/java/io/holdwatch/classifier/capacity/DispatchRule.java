package io.holdwatch.classifier.capacity;

import io.holdwatch.classifier.capacity.CapacityLedger.Booking;
import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Cause;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.contract.fact.Calendar;
import io.holdwatch.contract.packet.ExceptionType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What is wrong with an order's appointments at an instant (RULES.md, "Dispatch"). */
final class DispatchRule {
  private final CapacityLedger<Visit> ledger;
  private final CheckedOrder order;
  private final List<Visit> visits;
  private final Function<Visit, Optional<Visit>> earlier;
  private final Function<String, @Nullable Calendar> calendars;
  private final Duration assignBefore;
  private final Instant now;

  DispatchRule(
      CapacityLedger<Visit> ledger,
      CheckedOrder order,
      List<Visit> visits,
      Function<Visit, Optional<Visit>> earlier,
      Function<String, @Nullable Calendar> calendars,
      Duration assignBefore,
      Instant now) {
    this.ledger = ledger;
    this.order = order;
    this.visits = visits;
    this.earlier = earlier;
    this.calendars = calendars;
    this.assignBefore = assignBefore;
    this.now = now;
  }

  Optional<Finding> finding() {
    for (DispatchReason reason : DispatchReason.values()) {
      for (Visit visit : visits) {
        Optional<Finding> found =
            switch (reason) {
              case LATE_APPOINTMENT -> late(visit);
              case DOUBLE_BOOKED -> doubleBooked(visit);
              case TECHNICIAN_FULL -> full(visit);
              case OFF_DAY -> offDay(visit);
              case UNASSIGNED -> unassigned(visit);
            };
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Finding> late(Visit visit) {
    Outlook first = null;
    for (Outlook line : lines(visit)) {
      Instant due = line.due();
      if (due != null && (first == null || first.due() == null || due.isBefore(first.due()))) {
        first = line;
      }
    }
    return first == null || first.due() == null || visit.start().isBefore(first.due())
        ? Optional.empty()
        : Optional.of(
            of(
                DispatchReason.LATE_APPOINTMENT,
                visit,
                "has "
                    + name(visit)
                    + " only on "
                    + Words.start(visit.start())
                    + ", though line "
                    + first.number()
                    + " is promised by "
                    + Words.instant(first.due()),
                List.of(basis(visit)),
                null,
                List.of()));
  }

  private Optional<Finding> doubleBooked(Visit visit) {
    return earlier
        .apply(visit)
        .map(
            other ->
                of(
                    DispatchReason.DOUBLE_BOOKED,
                    visit,
                    "has "
                        + name(visit)
                        + " with "
                        + technician(visit.fact().getResource())
                        + " from "
                        + time(visit)
                        + ", but "
                        + technician(visit.fact().getResource())
                        + " is booked for "
                        + name(other)
                        + (other.order().equals(visit.order())
                            ? ""
                            : " of order " + other.order().order())
                        + " from "
                        + time(other),
                    List.of(basis(visit), basis(other)),
                    null,
                    List.of()));
  }

  private Optional<Finding> full(Visit visit) {
    Resource hours = visit.hours();
    OptionalLong over =
        hours == null ? OptionalLong.empty() : ledger.overbooked(new Booking<>(hours, visit));
    if (hours == null || over.isEmpty()) {
      return Optional.empty();
    }
    long has = ledger.capacity(hours).orElse(0);
    List<Basis> basis = new ArrayList<>();
    basis.add(basis(visit));
    SpecificRecord telling = ledger.telling(hours);
    String what = technician(hours.name()) + " on " + Words.day(day(hours)) + " (UTC)";
    if (telling != null) {
      basis.add(new Basis("hours of " + what, WorkingDays.hours(has), telling));
    }
    return Optional.of(
        of(
            DispatchReason.TECHNICIAN_FULL,
            visit,
            "asks "
                + what
                + " for more than there is time for: the appointments of that day up to and"
                + " including "
                + name(visit)
                + " take "
                + WorkingDays.hours(over.getAsLong())
                + ", and "
                + technician(hours.name())
                + " has "
                + WorkingDays.hours(has),
            basis,
            new Cause(
                "capacity:technician:" + hours.name() + ":" + hours.day(), what + " is overbooked"),
            room(hours)));
  }

  private List<String> room(Resource hours) {
    List<String> room = new ArrayList<>();
    for (int later = 1; later <= WorkingDays.AHEAD; later++) {
      LocalDate then = day(hours).plusDays(later);
      Resource next = new Resource(hours.scope(), hours.kind(), hours.name(), then, hours.unit());
      long left = ledger.capacity(next).orElse(0) - ledger.asked(next);
      if (left > 0 && room.size() < 2) {
        room.add(
            "Technician "
                + hours.name()
                + " has "
                + WorkingDays.hours(left)
                + " left on "
                + Words.day(then)
                + ".");
      }
    }
    return room;
  }

  private static LocalDate day(Resource hours) {
    return Objects.requireNonNull(hours.day(), "hours of people are those of a day");
  }

  private Optional<Finding> offDay(Visit visit) {
    String resource = visit.fact().getResource();
    Calendar calendar = resource == null ? null : calendars.apply(resource);
    return calendar == null
        ? Optional.empty()
        : WorkingDays.off(calendar, visit.start())
            .map(
                why ->
                    of(
                        DispatchReason.OFF_DAY,
                        visit,
                        "has "
                            + name(visit)
                            + " with "
                            + technician(resource)
                            + " on "
                            + Words.start(visit.start())
                            + ", when "
                            + resource
                            + " does not work: "
                            + why,
                        List.of(
                            basis(visit),
                            new Basis(
                                "calendar of " + technician(resource),
                                WorkingDays.words(calendar, visit.start()),
                                calendar)),
                        null,
                        List.of()));
  }

  private Optional<Finding> unassigned(Visit visit) {
    return visit.fact().getResource() != null || visit.start().minus(assignBefore).isAfter(now)
        ? Optional.empty()
        : Optional.of(
            of(
                DispatchReason.UNASSIGNED,
                visit,
                "has no technician for "
                    + name(visit)
                    + " on "
                    + Words.start(visit.start())
                    + (visit.fact().getSkill() == null
                        ? ""
                        : ", for which the skill \"" + visit.fact().getSkill() + "\" is needed"),
                List.of(basis(visit)),
                null,
                List.of()));
  }

  /** The line that an appointment names; all where it names none. */
  private List<Outlook> lines(Visit visit) {
    String line = visit.fact().getLine();
    return order.lines().stream()
        .filter(each -> line == null || line.equals(each.number()))
        .toList();
  }

  private static String technician(@Nullable String name) {
    return "technician " + name;
  }

  private static String name(Visit visit) {
    return "appointment " + visit.key();
  }

  private static String time(Visit visit) {
    return Words.start(visit.start()) + " to " + Words.instant(visit.end());
  }

  private static Basis basis(Visit visit) {
    String resource = visit.fact().getResource();
    return new Basis(
        name(visit),
        time(visit) + (resource == null ? ", no technician" : ", " + technician(resource)),
        visit.fact());
  }

  private Finding of(
      DispatchReason reason,
      Visit visit,
      String words,
      List<Basis> basis,
      @Nullable Cause cause,
      List<String> facts) {
    return new Finding(
        ExceptionType.DISPATCH_CAPACITY,
        order.key().order(),
        reason.name(),
        lines(visit).stream()
            .filter(line -> line.open().signum() > 0)
            .map(Outlook::affected)
            .toList(),
        words,
        basis,
        cause,
        facts);
  }
}
