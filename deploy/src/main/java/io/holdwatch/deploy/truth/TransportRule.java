package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.Happening.LineStated;
import io.holdwatch.deploy.simulation.history.Happening.OrderStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.CustomerStated;
import io.holdwatch.deploy.simulation.history.PlanHappening.CapacityStated;
import io.holdwatch.deploy.simulation.history.PlanHappening.ShipmentPlanned;
import io.holdwatch.deploy.simulation.history.PlanHappening.WaveLimited;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which orders do not fit into waves, routes, carriers and docks, by RULES "Transport". */
final class TransportRule {
  private static final String TYPE = "SHIPMENT_CONSTRAINT";
  private static final List<String> KINDS = List.of("ROUTE", "CARRIER", "DOCK");

  /** A resource on a day. */
  private record Day(String kind, String resource, LocalDate day) {}

  /** Who asks, in the order of service. */
  private record Turn(
      boolean waits,
      @Nullable Instant promise,
      int policyClass,
      Instant entered,
      String order,
      String part,
      BigDecimal asked) {
    static final Comparator<Turn> ORDER =
        Comparator.comparing(Turn::waits)
            .thenComparing(Turn::promise, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Turn::policyClass)
            .thenComparing(Turn::entered)
            .thenComparing(Turn::order)
            .thenComparing(Turn::part);
  }

  private final Past past;
  private final Map<String, Set<String>> shipmentsOfOrder;
  private final Map<Day, Set<String>> shipmentsOfDay = new HashMap<>();
  private final Map<Day, Set<String>> capacities;
  private final Map<String, Set<Subject>> linesOfWave = new HashMap<>();

  TransportRule(Past past) {
    this.past = past;
    shipmentsOfOrder = past.register.keysBy(ShipmentPlanned.class, ShipmentPlanned::order);
    capacities =
        past.register.keysBy(CapacityStated.class, c -> new Day(c.kind(), c.resource(), c.day()));
    for (String kind : KINDS) {
      past.register.keysBy(ShipmentPlanned.class, s -> day(kind, s)).forEach(shipmentsOfDay::put);
    }
    for (String order : past.orders()) {
      for (LineStated line : past.linesEver(order)) {
        String wave = line.sourcing().wave();
        if (wave != null) {
          linesOfWave
              .computeIfAbsent(wave, w -> new TreeSet<>())
              .add(new Subject(order, line.line()));
        }
      }
    }
  }

  private static @Nullable Day day(String kind, ShipmentPlanned shipment) {
    String resource =
        switch (kind) {
          case "ROUTE" -> shipment.route();
          case "CARRIER" -> shipment.carrier();
          default -> shipment.site();
        };
    return resource == null || shipment.planned() == null
        ? null
        : new Day(kind, resource, shipment.planned());
  }

  /** What was wrong with each order over time. */
  Map<Subject, Steps<Wrong>> conditions() {
    Map<Subject, Steps<Wrong>> conditions = new HashMap<>();
    for (String order : past.orders()) {
      Steps<Wrong> steps = new Steps<>();
      for (Instant now : past.known(changes(order))) {
        String reason = reason(order, now);
        steps.put(now, reason == null ? null : new Wrong(TYPE, reason));
      }
      conditions.put(Subject.whole(order), steps);
    }
    return conditions;
  }

  private @Nullable String reason(String key, Instant now) {
    OrderAt order = past.order(key, now);
    if (order == null
        || !order.isOpen()
        || order.lines().stream().allMatch(line -> order.open(line).signum() == 0)) {
      return null;
    }
    boolean full = false;
    for (LineStated line : order.lines()) {
      WaveLimited wave = past.register.at(WaveLimited.class, line.sourcing().wave(), now);
      if (wave == null || wave.releasedAt() != null || order.open(line).signum() == 0) {
        continue;
      }
      boolean planned =
          wave.plannedRelease() != null && wave.plannedRelease().isAfter(wave.cutOff());
      if (planned || !now.isBefore(wave.cutOff())) {
        return "CUT_OFF_MISSED";
      }
      full |= waveFull(key, line, wave, now);
    }
    for (String kind : KINDS) {
      for (ShipmentPlanned each :
          past.register.at(
              ShipmentPlanned.class, shipmentsOfOrder.getOrDefault(key, Set.of()), now)) {
        if (isFull(each, day(kind, each), now)) {
          return kind + "_FULL";
        }
      }
    }
    return full ? "WAVE_FULL" : null;
  }

  private boolean waveFull(String key, LineStated own, WaveLimited wave, Instant now) {
    List<Turn> turns =
        linesOfWave.getOrDefault(wave.wave(), Set.of()).stream()
            .map(subject -> inWave(subject, wave.wave(), now))
            .filter(Objects::nonNull)
            .sorted(Turn.ORDER)
            .toList();
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      if (turn.order().equals(key) && turn.part().equals(Integer.toString(own.line()))) {
        return i + 1 > wave.capacity();
      }
    }
    return false;
  }

  private @Nullable Turn inWave(Subject subject, String wave, Instant now) {
    OrderAt order = past.order(subject.order(), now);
    LineStated line = order == null ? null : order.line(subject.line());
    OrderStated header = order == null ? null : order.header();
    return order == null
            || line == null
            || header == null
            || !order.isOpen()
            || !wave.equals(line.sourcing().wave())
            || order.open(line).signum() == 0
        ? null
        : new Turn(
            true,
            order.promise(line),
            past.classOf(header, now),
            header.terms().entered() != null ? header.terms().entered() : line.at(),
            subject.order(),
            subject.lineText(),
            BigDecimal.ONE);
  }

  private boolean isFull(ShipmentPlanned own, @Nullable Day day, Instant now) {
    if (day == null
        || !own.state().equals("PLANNED")
        || !now.isBefore(past.endOfDay(day.day(), own.site(), now))) {
      return false;
    }
    for (CapacityStated capacity :
        past.register.at(CapacityStated.class, capacities.getOrDefault(day, Set.of()), now)) {
      BigDecimal asked = BigDecimal.ZERO;
      for (Turn turn : turns(day, capacity.unit(), now)) {
        asked = asked.add(turn.asked());
        if (turn.part().equals(own.shipment())) {
          break;
        }
      }
      if (asked.compareTo(capacity.capacity()) > 0) {
        return true;
      }
    }
    return false;
  }

  private List<Turn> turns(Day day, String unit, Instant now) {
    return past
        .register
        .at(ShipmentPlanned.class, shipmentsOfDay.getOrDefault(day, Set.of()), now)
        .stream()
        .filter(each -> day.equals(day(day.kind(), each)) && !each.state().equals("CANCELLED"))
        .map(each -> turn(each, unit, now))
        .filter(Objects::nonNull)
        .sorted(Turn.ORDER)
        .toList();
  }

  private @Nullable Turn turn(ShipmentPlanned shipment, String unit, Instant now) {
    OrderAt order = past.order(shipment.order(), now);
    OrderStated header = order == null ? null : order.header();
    if (order == null || header == null || !order.isOpen()) {
      return null;
    }
    boolean waits = shipment.state().equals("PLANNED");
    Instant promise =
        order.lines().stream()
            .map(order::promise)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null);
    return new Turn(
        waits,
        waits ? promise : null,
        past.classOf(header, now),
        header.terms().entered() != null ? header.terms().entered() : header.at(),
        shipment.order(),
        shipment.shipment(),
        unit.equals("LINES") ? BigDecimal.valueOf(shipment.lines()) : BigDecimal.ONE);
  }

  private Set<Instant> changes(String key) {
    Set<Instant> instants = new TreeSet<>(past.instants(key));
    Set<String> others = new TreeSet<>();
    for (LineStated line : past.linesEver(key)) {
      String wave = line.sourcing().wave();
      if (wave != null) {
        instants.addAll(past.register.instants(WaveLimited.class, wave));
        past.register
            .ever(WaveLimited.class, wave)
            .forEach(
                said -> {
                  instants.add(said.cutOff());
                  if (linesOfWave.getOrDefault(wave, Set.of()).size() > said.capacity()) {
                    linesOfWave.getOrDefault(wave, Set.of()).forEach(s -> others.add(s.order()));
                  }
                });
      }
    }
    for (String shipment : shipmentsOfOrder.getOrDefault(key, Set.of())) {
      instants.addAll(past.register.instants(ShipmentPlanned.class, shipment));
      for (ShipmentPlanned said : past.register.ever(ShipmentPlanned.class, shipment)) {
        for (String kind : KINDS) {
          Day day = day(kind, said);
          if (day != null && capacities.containsKey(day)) {
            instants.add(past.endOfDay(day.day(), said.site(), Instant.MAX));
            capacities
                .getOrDefault(day, Set.of())
                .forEach(c -> instants.addAll(past.register.instants(CapacityStated.class, c)));
            for (String other : shipmentsOfDay.getOrDefault(day, Set.of())) {
              instants.addAll(past.register.instants(ShipmentPlanned.class, other));
              past.register
                  .ever(ShipmentPlanned.class, other)
                  .forEach(each -> others.add(each.order()));
            }
          }
        }
      }
    }
    for (String other : others) {
      instants.addAll(past.instants(other));
      for (OrderAt each : past.ever(other)) {
        OrderStated header = each.header();
        if (header != null) {
          instants.addAll(past.register.instants(CustomerStated.class, header.terms().customer()));
        }
      }
    }
    return instants;
  }
}
