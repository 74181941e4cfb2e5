package io.holdwatch.deploy.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Carriers' and yards' planning: now and then a vehicle or a dock is missing on a day, until
 * another is found.
 */
final class TransportDesk {
  private static final List<Integer> EVERY_DAY = List.of(1, 2, 3, 4, 5, 6, 7);

  /** When sites work. [minutes after local midnight] */
  private static final int OPENS = 6 * 60;

  private static final int CLOSES = 22 * 60;

  private static final List<String> KINDS = List.of("ROUTE", "CARRIER", "DOCK");

  private final World world;
  private final Dice dice;
  private final PlanAnnouncer announcer;
  private final Channels channels;
  private int incidents;

  TransportDesk(
      World world,
      Channels channels,
      PlanAnnouncer announcer,
      List<MasterData.Site> sites,
      Dice dice) {
    this.world = world;
    this.channels = channels;
    this.announcer = announcer;
    this.dice = dice;
    sites.forEach(
        site ->
            announcer.calendar(
                site.number(), site.from().zone(), EVERY_DAY, OPENS, CLOSES, List.of()));
    world.agenda().after(world.size().amongItems(dice.days(1, 4)), this::fail);
  }

  private void fail() {
    List<Shipment> planned =
        world.orders().open().stream()
            .flatMap(order -> order.shipments.stream())
            .filter(each -> each.state == Shipment.State.PLANNED && each.told)
            .filter(each -> each.planned != null && !each.planned.isBefore(today(each)))
            .toList();
    boolean some = !planned.isEmpty();
    if (some) {
      fail(dice.pick(planned), KINDS.get(incidents++ % KINDS.size()));
    }
    world
        .agenda()
        .after(world.size().amongItems(some ? dice.days(5, 10) : dice.hours(5, 20)), this::fail);
  }

  private void fail(Shipment shipment, String kind) {
    LocalDate day = today(shipment);
    if (shipment.planned != null) {
      day = shipment.planned;
    }
    String resource = resource(shipment, kind);
    String unit = dice.chance(0.5) ? "ORDERS" : "LINES";
    BigDecimal asked = asked(kind, resource, day, unit);
    announcer.capacity(
        kind, resource, day, asked.subtract(BigDecimal.ONE).max(BigDecimal.ZERO), unit);
    LocalDate that = day;
    BigDecimal enough = BigDecimal.valueOf(world.size().fitting(500));
    world
        .agenda()
        .after(dice.hours(1.3, 4), () -> announcer.capacity(kind, resource, that, enough, unit));
  }

  private String resource(Shipment shipment, String kind) {
    return switch (kind) {
      case "ROUTE" -> shipment.route();
      case "CARRIER" -> shipment.carrier;
      default -> channels.key(shipment.site.number());
    };
  }

  private BigDecimal asked(String kind, String resource, LocalDate day, String unit) {
    long sum =
        world.orders().open().stream()
            .flatMap(order -> order.shipments.stream())
            .filter(each -> each.told && each.state != Shipment.State.CANCELLED)
            .filter(each -> day.equals(each.planned) && resource(each, kind).equals(resource))
            .mapToLong(each -> unit.equals("LINES") ? each.contents().size() : 1)
            .sum();
    return BigDecimal.valueOf(sum);
  }

  private LocalDate today(Shipment shipment) {
    return world.agenda().now().atZone(shipment.site.from().zone()).toLocalDate();
  }
}
