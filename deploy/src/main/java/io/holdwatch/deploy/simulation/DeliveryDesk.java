package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.history.Basis;
import io.holdwatch.deploy.simulation.history.PaperHappening.DeliveryStated;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Drivers at the customers' doors. Most deliveries are told of by the shipment alone; of those that
 * were late anyhow some go wrong at first.
 */
final class DeliveryDesk {
  /** What the carrier gives as its reason, by outcome; a delivery has none. */
  private static final Map<String, String> REASONS =
      Map.of("FAILED", "NOBODY THERE", "REFUSED", "CAME TOO LATE", "PARTIAL", "PACKAGE DAMAGED");

  private final World world;
  private final Channels channels;
  private final ContractDesk claims;
  private final CloudFeed feed;
  private final Dice dice;
  private int numbers = 1000;

  DeliveryDesk(World world, Channels channels, ContractDesk claims, Dice dice) {
    this.world = world;
    this.channels = channels;
    this.claims = claims;
    this.dice = dice;
    feed = channels.cloud("tms", "attempt");
    world.announcer().onShipment(this::follow);
  }

  private void follow(Shipment shipment) {
    if (shipment.state == Shipment.State.SHIPPED) {
      world.agenda().after(Duration.ZERO, () -> drive(shipment));
    } else if (shipment.state == Shipment.State.DELIVERED && dice.chance(0.05)) {
      say(number(), shipment, null, "DELIVERED", null, world.agenda().now());
    }
  }

  private void drive(Shipment shipment) {
    Instant arrival = shipment.arrival;
    boolean tried = world.latecomers().isLate(shipment.order) && dice.chance(0.4);
    if (arrival == null || !tried) {
      return;
    }
    double hours = Duration.between(world.agenda().now(), arrival).toMinutes() / 60.0;
    if (hours < 8) {
      return;
    }
    String outcome = dice.pick(List.of("FAILED", "REFUSED", "PARTIAL"));
    Integer line =
        outcome.equals("PARTIAL") || dice.chance(0.3)
            ? dice.pick(shipment.parts).schedule().line.number
            : null;
    world
        .agenda()
        .after(dice.hours(hours * 0.2, hours * 0.5), () -> attempt(shipment, outcome, line));
  }

  /** The first attempt; after it a second one fails too, it succeeds, or a claim settles it. */
  private void attempt(Shipment shipment, String outcome, @Nullable Integer line) {
    if (shipment.state != Shipment.State.SHIPPED) {
      return;
    }
    String number = number();
    say(number, shipment, line, outcome, line, world.agenda().now());
    boolean several = line != null && shipment.contents().size() > 1;
    switch (several && dice.chance(0.5) ? 4 : dice.between(1, 5)) {
      case 1 -> claims.settle(shipment.order, dice.hours(2, 9));
      case 2 ->
          world
              .agenda()
              .after(
                  dice.hours(2, 9),
                  () -> say(number(), shipment, null, "DELIVERED", null, world.agenda().now()));
      case 3 ->
          world
              .agenda()
              .after(
                  dice.hours(2, 9),
                  () -> say(number(), shipment, line, "REFUSED", null, world.agenda().now()));
      case 4 ->
          // Another line arrives, which says nothing of the first.
          shipment.parts.stream()
              .map(each -> each.schedule().line.number)
              .filter(other -> line != null && !other.equals(line))
              .findFirst()
              .ifPresent(
                  other ->
                      world
                          .agenda()
                          .after(
                              dice.hours(1.5, 3),
                              () ->
                                  say(
                                      number(),
                                      shipment,
                                      other,
                                      "DELIVERED",
                                      null,
                                      world.agenda().now())));
      default -> {}
    }
  }

  private String number() {
    return "DL" + numbers++;
  }

  private void say(
      String number,
      Shipment shipment,
      @Nullable Integer line,
      String outcome,
      @Nullable Integer part,
      Instant when) {
    boolean byShipment = dice.chance(0.5);
    // What was delivered of a line counts for a promise to deliver; there the shipment tells.
    BigDecimal quantity =
        part != null && shipment.order.basis == Basis.SHIP ? BigDecimal.ONE : null;
    Map<String, Object> key = channels.cloudKey("attempt_no", number);
    Map<String, @Nullable Object> data = new LinkedHashMap<>(key);
    data.put("shipment_no", shipment.number);
    data.put("order_no", byShipment ? null : shipment.order.number);
    data.put("line_no", line);
    data.put("outcome", outcome);
    data.put("reason", REASONS.get(outcome));
    data.put("quantity", quantity == null ? null : quantity.toPlainString());
    data.put("delivered_at", when);
    feed.publish(channels.now(), key, number, data);
    channels.history.add(
        new DeliveryStated(
            channels.now(),
            number,
            channels.key(shipment.order.number),
            shipment.number,
            line,
            outcome,
            when));
  }
}
