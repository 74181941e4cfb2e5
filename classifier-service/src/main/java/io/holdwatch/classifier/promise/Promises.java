package io.holdwatch.classifier.promise;

import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.ScheduleLine;
import io.holdwatch.contract.fact.Site;
import io.holdwatch.contract.fact.Stage;
import io.holdwatch.contract.fact.StatusReport;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The promised parts of an order, by definitions "Orders, lines, dates". */
public final class Promises {
  private final WatchedOrder order;
  private final Order header;
  private final Ends ends;
  private final Movements movements;
  private final Map<String, PromiseTerms> known;
  private final Instant changed;

  /**
   * What was promised of an order.
   *
   * @param known what was promised at the last look, by part; a fact that says it again does not
   *     begin it
   * @param changed event time of what has led to this look
   */
  public Promises(
      WatchedOrder order,
      Order header,
      OrderLedger ledger,
      Map<String, PromiseTerms> known,
      Instant changed) {
    this.order = order;
    this.header = header;
    this.ends = new Ends(order, header, ledger);
    this.movements = new Movements(order, ends);
    this.known = known;
    this.changed = changed;
  }

  /** Every promised part; none for a cancelled order or line, or where no date is known. */
  public List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    if (header.getStage() != Stage.CANCELLED) {
      for (OrderLine line : order.lines()) {
        if (line.getLine() != null
            && line.getOrdered() != null
            && line.getStage() != Stage.CANCELLED) {
          parts.addAll(partsOf(line));
        }
      }
    }
    return parts;
  }

  /**
   * When a quantity of a part's line was reached, whether or not it is wanted any more; empty where
   * nothing is known of the line.
   */
  public Optional<Instant> reached(String part, BigDecimal quantity) {
    return order.lines().stream()
        .filter(line -> line.getOrdered() != null && part.startsWith(line.getLine() + Part.APART))
        .findFirst()
        .map(line -> movements.progress(line, ends.delivers(line)).reached(quantity));
  }

  /** When a quantity of a line had left; {@link Instant#MAX} while it has not. */
  public Instant left(OrderLine line, BigDecimal quantity) {
    return movements.progress(line, false).reached(quantity);
  }

  private record Promise(
      @Nullable ScheduleLine schedule, Instant due, String from, BigDecimal quantity) {}

  private List<Part> partsOf(OrderLine line) {
    boolean deliver = ends.delivers(line);
    Site site = ends.site(line);
    BigDecimal wanted = line.getOrdered().subtract(orZero(line.getCancelled()));
    BigDecimal keep = BigDecimal.ONE.subtract(orZero(line.getUnderTolerance()));
    Progress progress = movements.progress(line, deliver);
    List<Part> parts = new ArrayList<>();
    Instant said = said(line);
    BigDecimal cumulative = BigDecimal.ZERO;
    for (Promise promise : promises(line, deliver, site, wanted)) {
      BigDecimal earlier = cumulative;
      cumulative = cumulative.add(promise.quantity).min(wanted);
      BigDecimal owed = cumulative.multiply(keep);
      Later later = later(line, promise, deliver, site);
      parts.add(
          new Part(
              line,
              promise.schedule,
              terms(Part.key(line, promise.schedule), promise.due, owed, said, later),
              promise.from,
              deliver,
              cumulative,
              cumulative.subtract(earlier),
              progress.reached(owed),
              progress,
              later == null ? null : later.expected,
              later != null && later.confirmed));
    }
    return parts;
  }

  /**
   * @param newest when all was said that the promise hangs on
   */
  private PromiseTerms terms(
      String part, Instant due, BigDecimal owed, Instant newest, @Nullable Later later) {
    PromiseTerms before = known.get(part);
    if (before == null) {
      return new PromiseTerms(newest, due, owed, later == null ? null : later.since(newest));
    }
    if (!before.promisesTheSame(due, owed)) {
      Instant said = PromiseTerms.earlier(newest, changed);
      return new PromiseTerms(said, due, owed, later == null ? null : later.since(said));
    }
    Instant said = PromiseTerms.earlier(newest, before.said());
    Instant risk = later == null ? null : later.since(said);
    if (risk != null && before.riskSince() != null) {
      // Where it had been said before, but without a risk then, it begins now.
      risk =
          before.runsRisk()
              ? PromiseTerms.earlier(before.riskSince(), risk)
              : PromiseTerms.later(changed, risk);
    }
    return new PromiseTerms(said, due, owed, risk);
  }

  /** When all was said that the promises of a line hang on. */
  private Instant said(OrderLine line) {
    Instant said =
        PromiseTerms.later(header.getEnvelope().getEventTime(), line.getEnvelope().getEventTime());
    for (ScheduleLine each : order.schedules(Objects.requireNonNull(line.getLine()))) {
      said = PromiseTerms.later(said, each.getEnvelope().getEventTime());
    }
    return said;
  }

  private List<Promise> promises(
      OrderLine line, boolean deliver, @Nullable Site site, BigDecimal wanted) {
    List<Promise> promises = new ArrayList<>();
    for (ScheduleLine schedule : order.schedules(Objects.requireNonNull(line.getLine()))) {
      DateOrTime promised = first(schedule.getPromised(), line.getPromised(), header.getPromised());
      DateOrTime date =
          promised != null
              ? promised
              : first(schedule.getRequested(), line.getRequested(), header.getRequested());
      if (date != null) {
        BigDecimal quantity = schedule.getQuantity() == null ? wanted : schedule.getQuantity();
        promises.add(
            new Promise(
                schedule,
                ends.end(date, deliver, site),
                promised != null ? "PROMISED" : "REQUESTED",
                quantity));
      }
    }
    if (promises.isEmpty()) {
      DateOrTime promised = first(line.getPromised(), header.getPromised());
      DateOrTime date =
          promised != null ? promised : first(line.getRequested(), header.getRequested());
      if (date != null) {
        promises.add(
            new Promise(
                null,
                ends.end(date, deliver, site),
                promised != null ? "PROMISED" : "REQUESTED",
                wanted));
      }
    }
    promises.sort(
        Comparator.comparing(Promise::due)
            .thenComparing(
                p -> p.schedule == null ? "" : String.valueOf(p.schedule.getSchedule())));
    return promises;
  }

  /** A later date, and when it was said. */
  private record Later(Instant expected, Instant at, boolean confirmed) {
    /**
     * Since when it puts a promise at risk: one that is moved to an earlier day may be broken by
     * what was estimated long before.
     */
    Instant since(Instant promised) {
      return PromiseTerms.later(promised, at);
    }
  }

  /**
   * The date that says the promise will not be kept: the ERP's confirmation before the newest
   * estimate.
   */
  private @Nullable Later later(
      OrderLine line, Promise promise, boolean deliver, @Nullable Site site) {
    ScheduleLine schedule = promise.schedule;
    DateOrTime confirmed =
        schedule != null && schedule.getConfirmed() != null
            ? schedule.getConfirmed()
            : first(line.getConfirmed(), header.getConfirmed());
    if (confirmed != null) {
      Instant end = ends.end(confirmed, deliver, site);
      if (end.isAfter(promise.due)) {
        Instant since =
            schedule != null && schedule.getConfirmed() != null
                ? schedule.getEnvelope().getEventTime()
                : line.getConfirmed() != null
                    ? line.getEnvelope().getEventTime()
                    : header.getEnvelope().getEventTime();
        return new Later(end, since, true);
      }
    }
    List<StatusReport> reports = order.estimates(Objects.requireNonNull(line.getLine()), schedule);
    if (!reports.isEmpty()) {
      StatusReport report = reports.getFirst();
      Instant end = ends.end(report.getEstimated(), deliver, site);
      return end.isAfter(promise.due)
          ? new Later(end, report.getEnvelope().getEventTime(), false)
          : null;
    }
    DateOrTime estimated = schedule != null ? schedule.getEstimated() : line.getEstimated();
    if (estimated != null && ends.end(estimated, deliver, site).isAfter(promise.due)) {
      Instant since =
          (schedule != null ? schedule.getEnvelope() : line.getEnvelope()).getEventTime();
      return new Later(ends.end(estimated, deliver, site), since, false);
    }
    return null;
  }

  /** What is still to be done for each line. */
  List<Outlook> outlooks() {
    return order.lines().stream()
        .filter(line -> line.getLine() != null && line.getOrdered() != null)
        .map(this::outlook)
        .toList();
  }

  private Outlook outlook(OrderLine line) {
    boolean deliver = ends.delivers(line);
    Site site = ends.site(line);
    BigDecimal wanted = line.getOrdered().subtract(orZero(line.getCancelled()));
    BigDecimal keep = BigDecimal.ONE.subtract(orZero(line.getUnderTolerance()));
    List<Moved> shipped = movements.of(line, false);
    BigDecimal gone = Moved.sum(shipped);
    BigDecimal cumulative = BigDecimal.ZERO;
    Promise next = null;
    for (Promise promise : promises(line, deliver, site, wanted)) {
      cumulative = cumulative.add(promise.quantity).min(wanted);
      if (next == null && gone.compareTo(cumulative.multiply(keep)) < 0) {
        next = promise;
      }
    }
    boolean over = line.getStage() == Stage.CANCELLED || line.getStage() == Stage.CLOSED;
    DateOrTime entered = header.getEntered();
    return new Outlook(
        line,
        wanted.max(BigDecimal.ZERO),
        over ? BigDecimal.ZERO : wanted.subtract(gone).max(BigDecimal.ZERO),
        entered == null ? line.getEnvelope().getEventTime() : ends.act(entered, null),
        next == null ? null : next.due,
        next == null ? null : next.from,
        deliver,
        shipped);
  }

  static @Nullable DateOrTime first(@Nullable DateOrTime... dates) {
    for (DateOrTime date : dates) {
      if (date != null) {
        return date;
      }
    }
    return null;
  }

  private static BigDecimal orZero(@Nullable BigDecimal value) {
    return value == null ? BigDecimal.ZERO : value;
  }
}
