package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.history.Happening.Carried;
import io.holdwatch.deploy.simulation.history.PaperHappening.DocumentStated;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Papers of shipments: a despatch advice when goods leave, a proof when they arrive. Those of late
 * orders are late or wrong more often.
 */
final class DocumentDesk {
  private static final String PROOF = "PROOF_OF_DELIVERY";
  private static final String DESPATCH = "DESPATCH_ADVICE";

  /** What is wrong with a document. */
  private enum Mistake {
    NONE,
    QUANTITY,
    ORDER,
    CUSTOMER_PO,
    DATE
  }

  private final World world;
  private final Channels channels;
  private final CloudFeed feed;
  private final Dice dice;
  private int numbers = 1000;

  DocumentDesk(World world, Channels channels, Dice dice) {
    this.world = world;
    this.channels = channels;
    this.dice = dice;
    feed = channels.cloud("wms", "document");
    world.announcer().onShipment(this::follow);
  }

  private void follow(Shipment shipment) {
    boolean suspect = world.latecomers().isLate(shipment.order) && dice.chance(0.45);
    if (shipment.state == Shipment.State.SHIPPED) {
      issue(shipment, DESPATCH, suspect, suspect && dice.chance(0.4) ? 14 : 0.1, 5);
    } else if (shipment.state == Shipment.State.DELIVERED) {
      boolean late = suspect && dice.chance(0.4);
      issue(shipment, PROOF, suspect, late ? 60 : 0.1, late ? 60 : 20);
    }
  }

  /** What may be wrong with a paper; a date only with a proof, and there more often than others. */
  private static List<Mistake> errors(String kind) {
    return kind.equals(PROOF)
        ? List.of(Mistake.NONE, Mistake.QUANTITY, Mistake.CUSTOMER_PO, Mistake.DATE, Mistake.DATE)
        : List.of(Mistake.NONE, Mistake.QUANTITY, Mistake.ORDER, Mistake.CUSTOMER_PO);
  }

  private void issue(Shipment shipment, String kind, boolean suspect, double after, double within) {
    String number = "DC" + numbers++;
    Mistake error = suspect && after < 1 ? dice.pick(errors(kind)) : Mistake.NONE;
    boolean byShipment = dice.chance(0.5);
    world
        .agenda()
        .after(
            dice.hours(after, after + within),
            () -> {
              say(number, shipment, kind, error, byShipment);
              if (error != Mistake.NONE) {
                world
                    .agenda()
                    .after(
                        dice.hours(2, 40),
                        () -> say(number, shipment, kind, Mistake.NONE, byShipment));
              }
            });
  }

  private void say(
      String number, Shipment shipment, String kind, Mistake error, boolean byShipment) {
    SalesOrder order = shipment.order;
    LocalDate left =
        shipment.shippedAt == null
            ? channels.now().atOffset(ZoneOffset.UTC).toLocalDate()
            : shipment.shippedAt.atOffset(ZoneOffset.UTC).toLocalDate();
    LocalDate date =
        kind.equals(DESPATCH)
            ? left
            : error == Mistake.DATE
                ? left.minusDays(dice.between(1, 3))
                : channels.now().atOffset(ZoneOffset.UTC).toLocalDate();
    String named = error == Mistake.ORDER ? order.number + "9" : order.number;
    String po = error == Mistake.CUSTOMER_PO ? order.customerPo + "9" : order.customerPo;
    List<Object> lines = new ArrayList<>();
    List<Carried> said = new ArrayList<>();
    shipment
        .contents()
        .forEach(
            (line, quantity) -> {
              BigDecimal told =
                  error == Mistake.QUANTITY && said.isEmpty()
                      ? quantity.add(BigDecimal.ONE)
                      : quantity;
              Map<String, Object> each = new LinkedHashMap<>();
              each.put("line", Integer.toString(line.number));
              each.put("quantity", told.toPlainString());
              lines.add(each);
              said.add(new Carried(line.number, told));
            });
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("order", named);
    content.put("customerPo", po);
    content.put("date", date);
    content.put("lines", lines);
    Map<String, Object> key = channels.cloudKey("document_no", number);
    Map<String, @Nullable Object> data = new LinkedHashMap<>(key);
    data.put("kind", kind);
    data.put("shipment_no", shipment.number);
    data.put("order_no", byShipment ? null : order.number);
    data.put("content", Json.text(content));
    feed.publish(channels.now(), key, number, data);
    channels.history.add(
        new DocumentStated(
            channels.now(),
            number,
            channels.key(order.number),
            shipment.number,
            kind,
            named,
            po,
            order.customerPo,
            date,
            List.copyOf(said)));
  }
}
