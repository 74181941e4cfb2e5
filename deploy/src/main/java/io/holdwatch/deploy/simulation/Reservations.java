package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.SalesOrder.Line;
import io.holdwatch.deploy.simulation.StockAnnouncer.Reservation;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Stock set aside for lines: hard by clerks who fear for it, softly by the allocation run before a
 * wave.
 */
final class Reservations {
  private final World world;
  private final StockAnnouncer announcer;
  private final Map<Line, Reservation> soft = new LinkedHashMap<>();

  Reservations(World world, StockAnnouncer announcer) {
    this.world = world;
    this.announcer = announcer;
  }

  /** Sets aside what a new line asks for, where it is there and somebody thinks of it. */
  void consider(Line line) {
    Dice dice = world.dice();
    if (!line.item.shelved()) {
      return;
    }
    Shelf shelf = world.inventory().shelf(line.item, line.site);
    BigDecimal needed = line.asked().multiply(line.factor);
    BigDecimal free = world.inventory().free(shelf, null);
    boolean scarce = free.compareTo(needed.multiply(BigDecimal.valueOf(3))) < 0;
    boolean careful = line.order.customer.tier().equals("C");
    if (free.compareTo(needed) >= 0 && dice.chance(careful ? scarce ? 0.6 : 0.08 : 0.03)) {
      Reservation reservation = announcer.reservation(line, line.item, true);
      shelf.reserved.put(line, new Shelf.Aside(reservation, needed));
      announcer.reserved(reservation, needed);
      if (dice.chance(0.3)) {
        world.agenda().after(dice.hours(10, 90), () -> update(line, true));
      }
    }
  }

  /** Whether an order has set aside what others will lack. */
  boolean hoards(SalesOrder order) {
    for (Line line : order.lines) {
      if (line.item.shelved()) {
        Shelf shelf = world.inventory().shelf(line.item, line.site);
        BigDecimal asked = world.demand().total(line.item, line.site);
        if (shelf.reserved.containsKey(line)
            && asked.compareTo(world.inventory().usable(shelf)) > 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** The allocation run sets aside what a line asks for. */
  void allocate(Line line) {
    BigDecimal needed = line.asked().multiply(line.factor);
    if (line.item.shelved()
        && needed.signum() > 0
        && !soft.containsKey(line)
        && !world.inventory().shelf(line.item, line.site).reserved.containsKey(line)) {
      Reservation reservation = announcer.reservation(line, line.item, false);
      soft.put(line, reservation);
      announcer.reserved(reservation, needed);
    }
  }

  /** What is set aside for a line follows what it still asks for. */
  void update(Line line) {
    update(line, false);
  }

  private void update(Line line, boolean drop) {
    BigDecimal needed = drop ? BigDecimal.ZERO : line.asked().multiply(line.factor);
    Reservation softly = soft.get(line);
    if (softly != null && !drop) {
      announcer.reserved(softly, needed);
      if (needed.signum() == 0) {
        soft.remove(line);
      }
    }
    if (!line.item.shelved()) {
      return;
    }
    Shelf shelf = world.inventory().shelf(line.item, line.site);
    Shelf.Aside hard = shelf.reserved.get(line);
    if (hard != null) {
      announcer.reserved(hard.reservation(), needed);
      shelf.reserved.put(line, new Shelf.Aside(hard.reservation(), needed));
      if (needed.signum() == 0) {
        shelf.reserved.remove(line);
        world.inventory().release(shelf);
      }
    }
  }
}
