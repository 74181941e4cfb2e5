package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.MasterData.Site;
import io.holdwatch.deploy.simulation.Shipment.Part;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * A warehouse works off its queue one shipment after the other; an outage stops it, missing staff
 * slows it down.
 */
final class Warehouse {
  private final Site site;
  private final World world;
  private final Duration perLine;
  private final Queue<Shipment> queue = new ArrayDeque<>();
  private boolean busy;
  private Instant closedUntil = Instant.MIN;
  private Instant shortStaffedUntil = Instant.MIN;

  /** A warehouse that needs a time for each line of a shipment. */
  Warehouse(Site site, World world, Duration perLine) {
    this.site = site;
    this.world = world;
    this.perLine = perLine;
    world.agenda().after(world.dice().days(1, 14), this::outage);
    world.agenda().after(world.dice().days(1, 14), this::missingStaff);
  }

  /** Puts a planned shipment into the queue. */
  void release(Shipment shipment) {
    queue.add(shipment);
    if (!busy) {
      next();
    }
  }

  private void outage() {
    Agenda agenda = world.agenda();
    closedUntil = agenda.now().plus(world.dice().hours(8, 30));
    if (world.dice().chance(0.5)) {
      Instant end = closedUntil;
      world
          .planning()
          .slip(
              world.dice().hours(0, 3),
              schedule ->
                  schedule.line.site.equals(site)
                      && Promises.due(schedule).isBefore(end.plus(Duration.ofHours(6))),
              end);
    }
    agenda.after(world.dice().days(10, 15), this::outage);
  }

  private void missingStaff() {
    shortStaffedUntil = world.agenda().now().plus(world.dice().days(0.7, 1.7));
    world.agenda().after(world.dice().days(11, 17), this::missingStaff);
  }

  private void next() {
    Agenda agenda = world.agenda();
    busy = !queue.isEmpty();
    if (busy && agenda.now().isBefore(closedUntil)) {
      agenda.at(closedUntil, this::next);
    } else if (busy) {
      Shipment shipment = queue.remove();
      int pace = agenda.now().isBefore(shortStaffedUntil) ? 5 : 2;
      Duration work = perLine.multipliedBy((long) shipment.parts.size() * pace).dividedBy(2);
      agenda.after(
          shipment.state == Shipment.State.CANCELLED
              ? Duration.ZERO
              : Duration.ofMillis(work.toMillis()),
          () -> {
            finish(shipment);
            next();
          });
    }
  }

  /** Ships what is there; what is short follows in a shipment of its own. */
  private void finish(Shipment shipment) {
    if (shipment.state == Shipment.State.CANCELLED) {
      return;
    }
    List<Part> there = new ArrayList<>();
    List<Part> missing = new ArrayList<>();
    Instant complete = world.agenda().now();
    for (Part part : shipment.parts) {
      SalesOrder.Line line = part.schedule().line;
      BigDecimal wanted = part.quantity().min(line.open());
      Supply.Shortage shortage = world.supply().shortage(line.item);
      BigDecimal available = shortage == null ? wanted : onShelf(wanted);
      line.shipped = line.shipped.add(available);
      add(there, part, available);
      add(missing, part, wanted.subtract(available));
      if (shortage != null && shortage.end().isAfter(complete)) {
        complete = shortage.end();
      }
    }
    if (there.isEmpty()) {
      world.orders().drop(shipment);
    } else {
      shipment.parts = List.copyOf(there);
      shipment.state = Shipment.State.SHIPPED;
      shipment.shippedAt = world.agenda().now();
      world.announcer().shipment(shipment);
      world.transport().take(shipment);
    }
    if (!missing.isEmpty()) {
      world.plan(shipment.order, site, missing, complete.plus(world.dice().hours(1, 6)));
    }
    world.orders().closeIfDone(shipment.order);
  }

  private BigDecimal onShelf(BigDecimal wanted) {
    return world.dice().chance(0.4)
        ? wanted.divide(BigDecimal.valueOf(2), 0, RoundingMode.FLOOR)
        : BigDecimal.ZERO;
  }

  private static void add(List<Part> parts, Part part, BigDecimal quantity) {
    if (quantity.signum() > 0) {
      parts.add(new Part(part.schedule(), quantity));
    }
  }
}
