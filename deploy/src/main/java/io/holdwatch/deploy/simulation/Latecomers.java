package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.SalesOrder.Line;
import io.holdwatch.deploy.simulation.SalesOrder.Schedule;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Orders that are late. One trouble seldom comes alone: whoever looks into a late order finds what
 * else is wrong with it.
 */
final class Latecomers {
  private static final Duration NOTICED = Duration.ofHours(5);

  private final World world;
  private final List<Consumer<SalesOrder>> listeners = new ArrayList<>();
  private final Set<SalesOrder> late = new HashSet<>();

  Latecomers(World world) {
    this.world = world;
    world.orders().onEntered(order -> order.lines.forEach(this::await));
  }

  /** Calls a listener once for each order some hours after it became late. */
  void onLate(Consumer<SalesOrder> listener) {
    listeners.add(listener);
  }

  /** Whether an order was found late. */
  boolean isLate(SalesOrder order) {
    return late.contains(order);
  }

  private void await(Line line) {
    Schedule last = line.schedules.getLast();
    world.agenda().at(Promises.due(last).plus(NOTICED), () -> look(line, last));
  }

  /** Whether less has left than the customer allows. */
  private static boolean lacks(Line line) {
    BigDecimal least =
        line.ordered
            .subtract(line.cancelled)
            .multiply(BigDecimal.ONE.subtract(line.underTolerance));
    return line.shipped.compareTo(least) < 0;
  }

  private void look(Line line, Schedule last) {
    boolean over = !world.agenda().now().isBefore(Promises.due(last).plus(NOTICED));
    if (line.order.active() && lacks(line) && over && late.add(line.order)) {
      listeners.forEach(listener -> listener.accept(line.order));
    }
  }
}
