package io.holdwatch.classifier.option;

import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.ScheduleLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes of the lines of an order that several actions make. */
final class LineChanges {
  private static final int SCALE = 6;

  private LineChanges() {}

  static Change line(Outlook line, Consumer<OrderLine> change) {
    return Change.of(line.line(), change);
  }

  /** Less of a line is wanted. [the line's unit] */
  static Change cancel(Outlook line, BigDecimal quantity) {
    return line(line, fact -> fact.setCancelled(orZero(fact.getCancelled()).add(scaled(quantity))));
  }

  /** The line, and what it has of schedule lines that are not promised for later, promised anew. */
  static List<Change> promise(Situation situation, Outlook line, Instant at) {
    List<Change> changes = new ArrayList<>();
    DateOrTime date = time(at);
    changes.add(line(line, fact -> fact.setPromised(date)));
    for (ScheduleLine schedule : situation.order().order().schedules(line.number())) {
      changes.add(
          Change.of(
              schedule,
              fact -> {
                fact.setPromised(date);
                fact.setConfirmed(null);
              }));
    }
    return changes;
  }

  /** The same, with a later wave. */
  static List<Change> promiseOffWave(Situation situation, Outlook line, Instant at) {
    List<Change> changes = new ArrayList<>(promise(situation, line, at));
    changes.set(
        0,
        line(
            line,
            fact -> {
              fact.setPromised(time(at));
              fact.setWave(null);
            }));
    return changes;
  }

  /** The line, and what it has of schedule lines, without a promise and off its wave. */
  static List<Change> unpromise(Situation situation, Outlook line) {
    List<Change> changes = new ArrayList<>();
    changes.add(
        line(
            line,
            fact -> {
              fact.setPromised(null);
              fact.setConfirmed(null);
              fact.setWave(null);
            }));
    for (ScheduleLine schedule : situation.order().order().schedules(line.number())) {
      changes.add(
          Change.of(
              schedule,
              fact -> {
                fact.setPromised(null);
                fact.setConfirmed(null);
              }));
    }
    return changes;
  }

  /** A line of its own for a part of a line, promised for a later date. [the line's unit] */
  static Change part(Outlook line, BigDecimal quantity, Instant at) {
    return Change.made(apart(line, quantity).setPromised(time(at)).build());
  }

  /**
   * The same without a promise: what was requested of the line, or its schedule lines, stays so.
   */
  static Change backorder(Situation situation, Outlook line, BigDecimal quantity) {
    DateOrTime requested =
        Stream.concat(
                situation.order().order().schedules(line.number()).stream()
                    .map(ScheduleLine::getRequested),
                Stream.of(line.line()).map(OrderLine::getRequested))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return Change.made(apart(line, quantity).setPromised(null).setRequested(requested).build());
  }

  private static OrderLine.Builder apart(Outlook line, BigDecimal quantity) {
    return OrderLine.newBuilder(line.line())
        .setEnvelope(Change.envelope(line.line().getEnvelope(), line.line().getLine() + " split"))
        .setLine(line.number() + "/2")
        .setParentLine(line.number())
        .setOrdered(scaled(quantity))
        .setCancelled(null)
        .setReserved(null)
        .setReleased(null)
        .setPicked(null)
        .setShipped(null)
        .setDelivered(null)
        .setInvoiced(null)
        .setConfirmed(null)
        .setEstimated(null)
        .setWave(null);
  }

  static DateOrTime time(Instant at) {
    return DateOrTime.newBuilder().setTime(at).build();
  }

  static BigDecimal scaled(BigDecimal quantity) {
    return quantity.setScale(SCALE, RoundingMode.HALF_UP);
  }

  static BigDecimal orZero(@Nullable BigDecimal value) {
    return value == null ? BigDecimal.ZERO : value;
  }
}
