package io.holdwatch.deploy.trial;

import io.holdwatch.deploy.simulation.history.Basis;
import io.holdwatch.deploy.simulation.history.Happening;
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
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An order whose promises are moved, raised, cut, confirmed and kept at random: what no distributor
 * does to one order happens here within days.
 */
final class OrderTale {
  static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  static final int CUT_OFF = 17 * 60;
  private static final ShipFrom WAREHOUSE = new ShipFrom(BERLIN, CUT_OFF);
  private static final ShipFrom NOWHERE = new ShipFrom(ZoneOffset.UTC, null);
  private static final BigDecimal TENTH = new BigDecimal("0.1");

  private final Random random;
  private final OrderHistory history = new OrderHistory("T:1");
  private final TreeMap<Integer, LineStated> lines = new TreeMap<>();
  private final TreeMap<String, ScheduleStated> parts = new TreeMap<>();
  private final TreeMap<String, ShipmentStated> shipments = new TreeMap<>();
  private Instant now = START;

  private OrderTale(long seed) {
    random = new Random(seed);
  }

  /** The tale of a seed, from the entry of the order until nothing more happens to it. */
  static OrderHistory of(long seed) {
    OrderTale tale = new OrderTale(seed);
    tale.enter();
    int acts = 5 + tale.random.nextInt(20);
    for (int i = 0; i < acts; i++) {
      // Now and then two things happen at one instant.
      int pause = tale.random.nextInt(6) == 0 ? 0 : tale.random.nextInt(900);
      tale.now = tale.now.plus(Duration.ofMinutes(pause));
      tale.act();
    }
    return tale.history;
  }

  private void enter() {
    say(new OrderStated(now, BERLIN, false));
    int count = 1 + random.nextInt(3);
    for (int line = 1; line <= count; line++) {
      int partsOfLine = 1 + random.nextInt(2);
      say(
          new LineStated(
              now,
              line,
              random.nextInt(3) == 0 ? WAREHOUSE : NOWHERE,
              random.nextInt(3) == 0 ? Basis.DELIVER : Basis.SHIP,
              units(4 * partsOfLine),
              BigDecimal.ZERO,
              random.nextInt(4) == 0 ? TENTH : BigDecimal.ZERO));
      for (int part = 1; part <= partsOfLine; part++) {
        say(schedule(line, part, units(4), day(1 + part), day(1 + part), null));
      }
    }
  }

  private void act() {
    LineStated line = any(lines.values());
    ScheduleStated part = any(parts.values());
    switch (random.nextInt(15)) {
      case 0, 1 -> say(promised(part, day(random.nextInt(5) - 2), part.confirmed()));
      case 2, 3 -> say(promised(part, part.promised(), day(random.nextInt(5) - 1)));
      case 4 -> say(promised(part, part.promised(), null));
      case 5 -> say(promised(part, part.promised(), part.confirmed()));
      case 6 ->
          say(
              schedule(
                  part.line(),
                  part.schedule(),
                  units(1 + random.nextInt(6)),
                  part.requested(),
                  part.promised(),
                  part.confirmed()));
      case 7 -> say(wanted(line, units(1 + random.nextInt(9)), line.cancelled()));
      case 8 -> say(wanted(line, line.ordered(), units(random.nextInt(5))));
      case 9 ->
          say(
              new EstimateStated(
                  now,
                  part.line(),
                  part.schedule(),
                  now.plus(Duration.ofHours(random.nextInt(96)))));
      case 10 -> say(new OrderStated(now, BERLIN, random.nextInt(3) == 0));
      default -> move(line);
    }
  }

  private void move(LineStated line) {
    if (random.nextBoolean() && !shipments.isEmpty()) {
      ShipmentStated left = any(shipments.values());
      Instant arrived = left.deliveredAt() == null ? now : left.deliveredAt();
      say(
          new ShipmentStated(
              now, left.shipment(), false, left.shippedAt(), arrived, left.contents()));
    } else {
      Carried carried = new Carried(line.line(), units(1 + random.nextInt(5)));
      String number = "S" + (1 + shipments.size());
      say(new ShipmentStated(now, number, false, now, null, List.of(carried)));
    }
  }

  private void say(Happening happening) {
    history.add(happening);
    switch (happening) {
      case LineStated line -> lines.put(line.line(), line);
      case ScheduleStated part -> parts.put(part.line() + "/" + part.schedule(), part);
      case ShipmentStated shipment -> shipments.put(shipment.shipment(), shipment);
      case OrderStated _, EstimateStated _ -> {}
    }
  }

  private ScheduleStated promised(
      ScheduleStated part, @Nullable LocalDate promised, @Nullable LocalDate confirmed) {
    return schedule(
        part.line(), part.schedule(), part.quantity(), part.requested(), promised, confirmed);
  }

  private ScheduleStated schedule(
      int line,
      int part,
      BigDecimal quantity,
      LocalDate requested,
      @Nullable LocalDate promised,
      @Nullable LocalDate confirmed) {
    return new ScheduleStated(now, line, part, quantity, requested, promised, null, confirmed);
  }

  private LineStated wanted(LineStated line, BigDecimal ordered, BigDecimal cancelled) {
    return new LineStated(
        now, line.line(), line.from(), line.basis(), ordered, cancelled, line.underTolerance());
  }

  private LocalDate day(int days) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(days);
  }

  private <T> T any(Collection<T> all) {
    return List.copyOf(all).get(random.nextInt(all.size()));
  }

  private static BigDecimal units(int count) {
    return BigDecimal.valueOf(count);
  }
}
