package io.holdwatch.classifier.capacity;

import io.holdwatch.classifier.capacity.CapacityLedger.Booking;
import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.check.OrderCheck;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Appointment;
import io.holdwatch.contract.fact.Calendar;
import io.holdwatch.contract.fact.Capacity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** DISPATCH_CAPACITY: whether appointments have somebody who has the time. */
public final class DispatchCheck implements OrderCheck {
  private static final BigDecimal MILLIS = BigDecimal.valueOf(3_600_000);
  private static final int FEW = 3;
  private static final BigDecimal MOST = BigDecimal.valueOf(1L << 60);

  private final CapacityLedger<Visit> ledger = new CapacityLedger<>(Visit::order);
  private final Known<Calendar> calendars = new Known<>(c -> c.getEnvelope().getEventTime());
  private final Map<OrderKey, List<Visit>> asked;
  private final Map<String, NavigableSet<Visit>> byResource = new HashMap<>();
  private final Map<String, NavigableMap<String, Integer>> byDay = new HashMap<>();
  private Duration assignBefore = Duration.ZERO;

  /**
   * A check that knows nothing.
   *
   * @param keys of the desk
   */
  public DispatchCheck(Keys keys) {
    asked = keys.byOrder();
  }

  /**
   * Somebody who has time for an appointment.
   *
   * @param resource business key of the technician
   * @param left hours that are left on that day, in words
   */
  public record Free(String resource, String left) {}

  /** How long before its start an appointment must have its resource; every order changes. */
  public void policy(Duration before) {
    assignBefore = before;
  }

  @Override
  public void put(String record, SpecificRecord fact, boolean in, Set<OrderKey> touched) {
    switch (fact) {
      case Capacity it -> {
        BigDecimal hours = it.getCapacity();
        if ("TECHNICIAN".equalsIgnoreCase(it.getKind())
            && "HOURS".equalsIgnoreCase(it.getUnit())
            && it.getResource() != null
            && it.getDay() != null
            && hours != null) {
          String scope = it.getEnvelope().getScope();
          Resource resource =
              new Resource(scope, "TECHNICIAN", it.getResource(), it.getDay(), "HOURS");
          ledger.limit(resource, record, millis(hours), it, in, touched);
          byDay
              .computeIfAbsent(scoped(scope, it.getDay().toString()), d -> new TreeMap<>())
              .merge(it.getResource(), in ? 1 : -1, (a, b) -> a + b == 0 ? null : a + b);
        }
      }
      case Calendar it -> {
        String scope = it.getEnvelope().getScope();
        calendars.put(scope, it.getCalendar(), record, it, in);
        of(scope, it.getCalendar()).forEach(visit -> touched.add(visit.order()));
      }
      default -> {}
    }
  }

  @Override
  public Set<OrderKey> ask(OrderKey key, @Nullable CheckedOrder order) {
    List<Visit> before = asked.getOrDefault(key, List.of());
    List<Visit> now = order == null || !order.isOpen() ? List.of() : visits(order);
    if (before.isEmpty() && now.isEmpty()) {
      return Set.of();
    }
    Set<OrderKey> touched = new TreeSet<>();
    for (Visit visit : before) {
      if (!now.contains(visit)) {
        put(visit, false, touched);
      }
    }
    for (Visit visit : now) {
      if (!before.contains(visit)) {
        put(visit, true, touched);
      }
    }
    if (now.isEmpty()) {
      asked.remove(key);
    } else {
      asked.put(key, now);
    }
    return touched;
  }

  private void put(Visit visit, boolean in, Set<OrderKey> touched) {
    Resource hours = visit.hours();
    if (hours == null) {
      return;
    }
    String name = scoped(hours.scope(), hours.name());
    NavigableSet<Visit> others = byResource.computeIfAbsent(name, r -> new TreeSet<>());
    Booking<Visit> booking = new Booking<>(hours, visit);
    if (in) {
      others.add(visit);
      ledger.ask(booking, visit.millis(), touched);
    } else {
      others.remove(visit);
      ledger.forget(booking, touched);
    }
    others.tailSet(visit, true).forEach(later -> touched.add(later.order()));
    if (others.isEmpty()) {
      byResource.remove(name);
    }
  }

  private static List<Visit> visits(CheckedOrder order) {
    List<Appointment> appointments = order.order().papers(Appointment.class);
    return appointments.isEmpty()
        ? List.of()
        : appointments.stream()
            .map(fact -> Visit.of(order.key(), fact))
            .filter(Objects::nonNull)
            .sorted()
            .toList();
  }

  @Override
  public List<Finding> assess(CheckedOrder order, Instant now) {
    List<Visit> visits = asked.getOrDefault(order.key(), List.of());
    return visits.isEmpty()
        ? List.of()
        : new DispatchRule(
                ledger,
                order,
                visits,
                this::earlier,
                resource -> calendars.newest(order.key().scope(), resource),
                assignBefore,
                now)
            .finding()
            .map(List::of)
            .orElse(List.of());
  }

  /**
   * Others who have hours left on its day, are not booked then and work then, who has the most
   * first.
   */
  public List<Free> free(Appointment appointment) {
    String scope = appointment.getEnvelope().getScope();
    OrderKey order = OrderKey.of(scope, appointment.getOrder()).orElse(null);
    Visit visit = order == null ? null : Visit.of(order, appointment);
    if (visit == null) {
      return List.of();
    }
    LocalDate day = LocalDate.ofInstant(visit.start(), ZoneOffset.UTC);
    Map<String, Long> left = new TreeMap<>();
    for (String name : byDay.getOrDefault(scoped(scope, day.toString()), NOBODY).keySet()) {
      Resource hours = new Resource(scope, "TECHNICIAN", name, day, "HOURS");
      long rest = ledger.capacity(hours).orElse(0) - ledger.asked(hours);
      Calendar calendar = calendars.newest(scope, name);
      if (!name.equals(appointment.getResource())
          && rest >= visit.millis()
          && of(scope, name).stream().noneMatch(visit::overlaps)
          && (calendar == null || WorkingDays.off(calendar, visit.start()).isEmpty())) {
        left.put(name, rest);
      }
    }
    return left.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(FEW)
        .map(each -> new Free(each.getKey(), WorkingDays.hours(each.getValue())))
        .toList();
  }

  private static final NavigableMap<String, Integer> NOBODY = new TreeMap<>();

  /** The first appointment of the same resource that overlaps one and comes before it. */
  private Optional<Visit> earlier(Visit visit) {
    return of(visit.order().scope(), visit.fact().getResource()).headSet(visit, false).stream()
        .filter(visit::overlaps)
        .findFirst();
  }

  @Override
  public Optional<Instant> nextChange(CheckedOrder order, Instant now) {
    return asked.getOrDefault(order.key(), List.of()).stream()
        .filter(visit -> visit.fact().getResource() == null)
        .map(visit -> visit.start().minus(assignBefore))
        .filter(at -> at.isAfter(now))
        .min(Instant::compareTo);
  }

  private NavigableSet<Visit> of(String scope, @Nullable String resource) {
    return byResource.getOrDefault(scoped(scope, resource), new TreeSet<>());
  }

  /** Whole milliseconds: a fraction of one is no time in which anything could be done. */
  private static long millis(BigDecimal hours) {
    return hours.multiply(MILLIS).min(MOST).setScale(0, RoundingMode.FLOOR).longValueExact();
  }

  private static String scoped(String scope, @Nullable String name) {
    return scope + "\u001f" + name;
  }
}
