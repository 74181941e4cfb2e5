package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.Basis;
import io.holdwatch.deploy.simulation.history.Happening.Carried;
import io.holdwatch.deploy.simulation.history.Happening.EstimateStated;
import io.holdwatch.deploy.simulation.history.Happening.LineStated;
import io.holdwatch.deploy.simulation.history.Happening.OrderStated;
import io.holdwatch.deploy.simulation.history.Happening.ScheduleStated;
import io.holdwatch.deploy.simulation.history.Happening.ShipmentStated;
import io.holdwatch.deploy.simulation.history.OrderHistory;
import io.holdwatch.deploy.simulation.history.ShipFrom;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tiny hand-made world: one order, told step by step. Berlin is at UTC+1 in March 2026 until the
 * 29th.
 */
final class World {
  static final ShipFrom BERLIN = new ShipFrom(ZoneId.of("Europe/Berlin"), null);
  static final ShipFrom BERLIN_17 = new ShipFrom(ZoneId.of("Europe/Berlin"), 17 * 60);
  static final Duration SETTLING = Duration.ofHours(4);

  private final OrderHistory history = new OrderHistory("DE:1");
  private ShipFrom site = BERLIN;
  private Basis basis = Basis.SHIP;
  private String tolerance = "0";

  World from(ShipFrom from) {
    site = from;
    return this;
  }

  World basis(Basis promise) {
    basis = promise;
    return this;
  }

  World tolerance(String fraction) {
    tolerance = fraction;
    return this;
  }

  World order(String at, String zone) {
    history.add(new OrderStated(instant(at), ZoneId.of(zone), false));
    return this;
  }

  World cancelOrder(String at) {
    history.add(new OrderStated(instant(at), ZoneId.of("Europe/Berlin"), true));
    return this;
  }

  World line(String at, int line, String ordered, String cancelled) {
    history.add(
        new LineStated(
            instant(at),
            line,
            site,
            basis,
            decimal(ordered),
            decimal(cancelled),
            decimal(tolerance)));
    return this;
  }

  World promised(
      String at,
      int line,
      int schedule,
      String quantity,
      String promised,
      @Nullable String confirmed) {
    LocalDate day = LocalDate.parse(promised);
    return schedule(
        at,
        line,
        schedule,
        quantity,
        day,
        day,
        null,
        confirmed == null ? null : LocalDate.parse(confirmed));
  }

  World requestedOnly(String at, int line, int schedule, String quantity, String requested) {
    return schedule(at, line, schedule, quantity, LocalDate.parse(requested), null, null, null);
  }

  World promisedAt(String at, int line, int schedule, String quantity, String time) {
    LocalDate day = LocalDate.parse(time.substring(0, 10));
    return schedule(at, line, schedule, quantity, day, day, instant(time), null);
  }

  private World schedule(
      String at,
      int line,
      int schedule,
      String quantity,
      LocalDate requested,
      @Nullable LocalDate promised,
      @Nullable Instant promisedAt,
      @Nullable LocalDate confirmed) {
    history.add(
        new ScheduleStated(
            instant(at),
            line,
            schedule,
            decimal(quantity),
            requested,
            promised,
            promisedAt,
            confirmed));
    return this;
  }

  World shipped(String at, String shipment, Carried... contents) {
    history.add(
        new ShipmentStated(
            instant(at), shipment, false, instant(at), null, Arrays.asList(contents)));
    return this;
  }

  World shippedSaidLater(String at, String shippedAt, String shipment, Carried... contents) {
    history.add(
        new ShipmentStated(
            instant(at), shipment, false, instant(shippedAt), null, Arrays.asList(contents)));
    return this;
  }

  World delivered(String at, String shippedAt, String shipment, Carried... contents) {
    history.add(
        new ShipmentStated(
            instant(at),
            shipment,
            false,
            instant(shippedAt),
            instant(at),
            Arrays.asList(contents)));
    return this;
  }

  World planned(String at, String shipment, boolean cancelled, Carried... contents) {
    history.add(
        new ShipmentStated(instant(at), shipment, cancelled, null, null, Arrays.asList(contents)));
    return this;
  }

  World estimate(String at, int line, int schedule, String estimated) {
    history.add(new EstimateStated(instant(at), line, schedule, instant(estimated)));
    return this;
  }

  static Carried units(int line, String quantity) {
    return new Carried(line, decimal(quantity));
  }

  List<TrueSpell> until(String horizon) {
    return new Truth(Map.of("SHIPMENT_DELAY", SETTLING), Policy.STANDARD)
        .spells(history, instant(horizon));
  }

  /** A spell of the order, in the form of the answer. */
  static TrueSpell spell(
      String subReason, String since, @Nullable String end, @Nullable String outcome) {
    return new TrueSpell(
        "DE:1",
        "",
        "SHIPMENT_DELAY",
        subReason,
        instant(since),
        instant(since).plus(SETTLING),
        end == null ? null : instant(end),
        outcome);
  }

  private static Instant instant(String text) {
    return Instant.parse(text.length() == 16 ? text + ":00Z" : text + "Z");
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }
}
