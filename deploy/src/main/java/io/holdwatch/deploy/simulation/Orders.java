package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.SalesOrder.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The orders that are not closed yet. */
final class Orders {
  private final Announcer announcer;
  private final Map<String, SalesOrder> open = new LinkedHashMap<>();
  private final List<Consumer<SalesOrder>> listeners = new ArrayList<>();
  private final List<Consumer<SalesOrder>> entries = new ArrayList<>();
  private final List<Consumer<SalesOrder>> entered = new ArrayList<>();

  Orders(Announcer announcer) {
    this.announcer = announcer;
  }

  /** Calls a listener for each order that was closed or cancelled. */
  void onChange(Consumer<SalesOrder> listener) {
    listeners.add(listener);
  }

  /** Calls a listener for each order that is being entered, before it is told. */
  void onEntry(Consumer<SalesOrder> listener) {
    entries.add(listener);
  }

  void enter(SalesOrder order) {
    entries.forEach(listener -> listener.accept(order));
  }

  /** Calls a listener for each order that was entered, after it was told. */
  void onEntered(Consumer<SalesOrder> listener) {
    entered.add(listener);
  }

  void entered(SalesOrder order) {
    entered.forEach(listener -> listener.accept(order));
  }

  void add(SalesOrder order) {
    open.put(order.number, order);
  }

  /** A line is written again, as with each change of it. */
  void written(Line line) {
    announcer.line(line);
  }

  List<SalesOrder> open() {
    return List.copyOf(open.values());
  }

  List<Line> openLines() {
    return open.values().stream().flatMap(order -> order.lines.stream()).toList();
  }

  /** Closes an order for which nothing can happen any more. */
  void closeIfDone(SalesOrder order) {
    if (order.closed || !order.shipments.stream().allMatch(Shipment::done)) {
      return;
    }
    order.closed = true;
    if (!order.cancelled) {
      announcer.order(order);
    }
    open.remove(order.number);
    listeners.forEach(listener -> listener.accept(order));
  }

  /** Cancels what has not left yet. */
  void cancel(SalesOrder order) {
    if (order.closed
        || order.cancelled
        || order.lines.stream().allMatch(line -> line.open().signum() == 0)) {
      return;
    }
    order.cancelled = true;
    announcer.order(order);
    order.shipments.stream()
        .filter(each -> each.state == Shipment.State.PLANNED)
        .forEach(this::drop);
    closeIfDone(order);
    if (!order.closed) {
      listeners.forEach(listener -> listener.accept(order));
    }
  }

  /** A planned shipment that will never leave. */
  void drop(Shipment shipment) {
    shipment.state = Shipment.State.CANCELLED;
    if (shipment.told) {
      announcer.shipment(shipment);
    }
  }
}
