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
    world.agenda().after(first(), this::outage);
    world.agenda().after(first(), this::missingStaff);
  }

  private Duration first() {
    return world.size().isFast() ? world.dice().hours(2, 60) : world.dice().days(1, 14);
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
              world.orders()::openLines,
              schedule ->
                  schedule.line.site.equals(site)
                      && Promises.due(schedule).isBefore(end.plus(Duration.ofHours(6))),
              end);
    }
    agenda.after(world.size().amongSites(world.dice().days(13, 20)), this::outage);
  }

  private void missingStaff() {
    shortStaffedUntil = world.agenda().now().plus(world.dice().days(0.7, 1.7));
    world.agenda().after(world.size().amongSites(world.dice().days(11, 17)), this::missingStaff);
  }

  private void next() {
    Agenda agenda = world.agenda();
    busy = !queue.isEmpty();
    if (busy && agenda.now().isBefore(closedUntil)) {
      agenda.at(closedUntil, this::next);
    } else if (busy) {
      Shipment shipment = queue.remove();
      int slow = world.size().isFast() ? 3 : 5;
      int pace = agenda.now().isBefore(shortStaffedUntil) ? slow : 2;
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
    if (shipment.order.blocks > 0) {
      world.agenda().after(world.dice().hours(1, 5), () -> release(shipment));
      return;
    }
    List<Part> there = new ArrayList<>();
    List<Part> missing = new ArrayList<>();
    for (Part part : shipment.parts) {
      SalesOrder.Line line = part.schedule().line;
      BigDecimal wanted = part.quantity().min(line.open());
      BigDecimal enough = enough(line, wanted);
      BigDecimal available = world.inventory().issue(line, enough);
      line.shipped = line.shipped.add(available);
      add(there, part, available);
      add(
          missing,
          part,
          available.compareTo(enough) == 0 ? BigDecimal.ZERO : wanted.subtract(available));
    }
    if (there.isEmpty()) {
      world.orders().drop(shipment);
    } else {
      shipment.parts = List.copyOf(there);
      shipment.state = Shipment.State.SHIPPED;
      shipment.shippedAt = world.agenda().now();
      world.announcer().shipment(shipment);
      there.forEach(part -> world.reservations().update(part.schedule().line));
      world.receivables().shipped(shipment);
      world.transport().take(shipment);
    }
    if (!missing.isEmpty()) {
      await(world.shipment(shipment.order, site, missing));
    }
    world.orders().closeIfDone(shipment.order);
  }

  /** Customers who allow it now and then get a little less, and nothing follows. */
  private BigDecimal enough(SalesOrder.Line line, BigDecimal wanted) {
    BigDecimal least =
        line.ordered
            .subtract(line.cancelled)
            .multiply(BigDecimal.ONE.subtract(line.underTolerance))
            .setScale(0, RoundingMode.CEILING);
    return line.schedules.size() == 1
            && line.shipped.signum() == 0
            && wanted.compareTo(line.open()) == 0
            && least.compareTo(wanted) < 0
            && world.dice().chance(0.15)
        ? least
        : wanted;
  }

  /** What is missing is planned anew when goods come, or tried again the next day. */
  private void await(Shipment shipment) {
    boolean[] planned = new boolean[1];
    Runnable plan =
        () -> {
          if (!planned[0]) {
            planned[0] = true;
            world.plan(shipment, world.agenda().now().plus(world.dice().hours(1, 6)));
          }
        };
    for (Part part : shipment.parts) {
      for (Item item : world.demand().asks(part.schedule().line)) {
        world.inventory().shelf(item, site).waiting.add(plan);
      }
    }
    world.agenda().after(Duration.ofDays(1), plan);
  }

  private static void add(List<Part> parts, Part part, BigDecimal quantity) {
    if (quantity.signum() > 0) {
      parts.add(new Part(part.schedule(), quantity));
    }
  }
}
