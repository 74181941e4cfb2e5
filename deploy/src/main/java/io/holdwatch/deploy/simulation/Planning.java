package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.SalesOrder.Line;
import io.holdwatch.deploy.simulation.SalesOrder.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The ERP's availability run: on the full hour it confirms new dates for what a known cause will
 * delay.
 */
final class Planning {
  private final Agenda agenda;
  private final Announcer announcer;
  private final List<Consumer<Schedule>> listeners = new ArrayList<>();

  Planning(Agenda agenda, Announcer announcer) {
    this.agenda = agenda;
    this.announcer = announcer;
  }

  /** Calls a listener for each schedule line that was confirmed later than promised. */
  void onSlip(Consumer<Schedule> listener) {
    listeners.add(listener);
  }

  /**
   * Confirms new dates, at the first full hour after a wait, for schedule lines that cannot be
   * worked on before an instant.
   *
   * @param lines among which they are, asked when the run is made
   */
  void slip(
      Duration wait, Supplier<List<Line>> lines, Predicate<Schedule> affected, Instant ready) {
    atFullHour(wait, lines, affected, schedule -> confirmLater(schedule, ready));
  }

  /**
   * Confirms the promise again, at the first full hour after a wait, where it can be kept after
   * all.
   *
   * @param lines among which they are, asked when the run is made
   */
  void recover(Duration wait, Supplier<List<Line>> lines) {
    atFullHour(wait, lines, schedule -> true, this::confirmAsPromised);
  }

  private void atFullHour(
      Duration wait,
      Supplier<List<Line>> lines,
      Predicate<Schedule> affected,
      Consumer<Schedule> act) {
    Instant run = agenda.now().plus(wait).truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    agenda.at(
        run,
        () ->
            lines.get().stream()
                .filter(line -> !line.order.cancelled && !line.order.closed)
                .flatMap(line -> line.schedules.stream())
                .filter(schedule -> affected.test(schedule) && waitsForWork(schedule))
                .forEach(act));
  }

  private void confirmLater(Schedule schedule, Instant ready) {
    var day = Promises.feasible(schedule, ready);
    boolean later = Promises.due(schedule, day).isAfter(Promises.due(schedule));
    if (later && (schedule.confirmed == null || day.isAfter(schedule.confirmed))) {
      schedule.confirmed = day;
      announcer.schedule(schedule);
      listeners.forEach(listener -> listener.accept(schedule));
    }
  }

  private void confirmAsPromised(Schedule schedule) {
    boolean feasible =
        !Promises.due(schedule, Promises.feasible(schedule, agenda.now()))
            .isAfter(Promises.due(schedule));
    if (slipped(schedule) && feasible) {
      schedule.confirmed = schedule.promisedAt == null ? schedule.day() : null;
      announcer.schedule(schedule);
    }
  }

  /** Whether the confirmed date is later than the promise. */
  static boolean slipped(Schedule schedule) {
    return schedule.confirmed != null
        && Promises.due(schedule, schedule.confirmed).isAfter(Promises.due(schedule));
  }

  /** Whether some of it is still planned to be picked. */
  private static boolean waitsForWork(Schedule schedule) {
    return schedule.line.open().signum() > 0
        && schedule.line.order.shipments.stream()
            .filter(shipment -> shipment.state == Shipment.State.PLANNED)
            .flatMap(shipment -> shipment.parts.stream())
            .anyMatch(part -> part.schedule() == schedule);
  }
}
