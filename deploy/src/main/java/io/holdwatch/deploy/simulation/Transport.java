package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.MasterData.Region;
import io.holdwatch.deploy.simulation.history.Basis;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Carriers: goods are under way for their usual time, longer while a strike or the weather holds
 * the carrier up.
 */
final class Transport {
  private final Agenda agenda;
  private final Dice dice;
  private final Announcer announcer;
  private final Orders orders;
  private final Map<String, Set<Shipment>> underWay = new HashMap<>();
  private final Set<String> heldUp = new HashSet<>();

  Transport(Agenda agenda, Dice dice, Announcer announcer, Orders orders) {
    this.agenda = agenda;
    this.dice = dice;
    this.announcer = announcer;
    this.orders = orders;
    for (Region region : Region.values()) {
      for (String carrier : region.carriers()) {
        underWay.put(carrier, new LinkedHashSet<>());
        agenda.after(dice.days(2, 50), () -> holdUp(carrier));
      }
    }
  }

  /** Takes goods that have just left a site. */
  void take(Shipment shipment) {
    Duration usual = Promises.transit(shipment.parts.getFirst().schedule());
    shipment.arrival = agenda.now().plusMillis(usual.toMillis() * dice.between(92, 108) / 100);
    underWay(shipment.carrier).add(shipment);
    if (heldUp.contains(shipment.carrier)) {
      delay(shipment);
    } else if (dice.chance(0.6)) {
      agenda.after(dice.hours(1, 3), () -> estimate(shipment, Duration.ZERO));
    }
    awaitArrival(shipment);
  }

  private void awaitArrival(Shipment shipment) {
    agenda.at(arrival(shipment), () -> arriveIfDue(shipment));
  }

  private void arriveIfDue(Shipment shipment) {
    if (shipment.state == Shipment.State.SHIPPED && !agenda.now().isBefore(arrival(shipment))) {
      shipment.state = Shipment.State.DELIVERED;
      shipment.deliveredAt = agenda.now();
      underWay(shipment.carrier).remove(shipment);
      announcer.shipment(shipment);
      orders.closeIfDone(shipment.order);
    }
  }

  private void holdUp(String carrier) {
    heldUp.add(carrier);
    underWay(carrier)
        .forEach(
            shipment -> {
              delay(shipment);
              awaitArrival(shipment);
            });
    agenda.after(dice.days(0.2, 0.6), () -> heldUp.remove(carrier));
    agenda.after(dice.days(52, 70), () -> holdUp(carrier));
  }

  private void delay(Shipment shipment) {
    shipment.arrival = arrival(shipment).plus(dice.hours(6, 40));
    boolean pessimistic = dice.chance(0.3);
    Duration excess = pessimistic ? dice.hours(6, 20) : Duration.ZERO;
    Duration wait = dice.hours(1, 6);
    agenda.after(wait, () -> estimate(shipment, excess));
    if (pessimistic) {
      agenda.after(wait.plus(dice.hours(5, 12)), () -> estimate(shipment, Duration.ZERO));
    }
  }

  /** The carrier's estimate is told only where the promise is about the arrival. */
  private void estimate(Shipment shipment, Duration excess) {
    if (shipment.state == Shipment.State.SHIPPED && shipment.order.basis == Basis.DELIVER) {
      Instant estimated = arrival(shipment).plus(excess).plus(dice.hours(-1, 1));
      shipment.parts.forEach(part -> announcer.estimate(shipment, part.schedule(), estimated));
    }
  }

  private Set<Shipment> underWay(String carrier) {
    return Objects.requireNonNull(underWay.get(carrier));
  }

  private static Instant arrival(Shipment shipment) {
    return Objects.requireNonNull(shipment.arrival);
  }
}
