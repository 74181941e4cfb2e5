package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.Happening.LineStated;
import io.holdwatch.deploy.simulation.history.Happening.OrderStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.CustomerStated;
import io.holdwatch.deploy.simulation.history.PlanHappening.CapacityStated;
import io.holdwatch.deploy.simulation.history.PlanHappening.ShipmentPlanned;
import io.holdwatch.deploy.simulation.history.PlanHappening.WaveLimited;
import io.holdwatch.deploy.truth.Turns.Limit;
import io.holdwatch.deploy.truth.Turns.Turn;
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

  private final Past past;
  private final Map<String, Set<String>> shipmentsOfOrder;
  private final Map<Day, Set<String>> shipmentsOfDay = new HashMap<>();
  private final Map<Day, Set<String>> capacities;
  private final Map<String, Set<Subject>> linesOfWave = new HashMap<>();
  private final Map<Day, Map<String, Steps<Boolean>>> fullDays = new HashMap<>();
  private final Map<String, Map<Subject, Steps<Boolean>>> fullWaves = new HashMap<>();

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
        steps.change(now, reason == null ? null : new Wrong(TYPE, reason));
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
      full |= isFull(wave.wave(), new Subject(key, line.line()), now);
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

  private boolean isFull(String wave, Subject line, Instant now) {
    Steps<Boolean> steps = fullWave(wave).get(line);
    return steps != null && steps.at(now) != null;
  }

  /** Lines that at times did not fit into a wave. */
  private Map<Subject, Steps<Boolean>> fullWave(String wave) {
    return fullWaves.computeIfAbsent(wave, this::unfittingOfWave);
  }

  private Map<Subject, Steps<Boolean>> unfittingOfWave(String wave) {
    Set<Subject> lines = linesOfWave.getOrDefault(wave, Set.of());
    if (past.register.ever(WaveLimited.class, wave).stream()
        .allMatch(said -> lines.size() <= said.capacity())) {
      return Map.of();
    }
    Turns<Subject> turns = new Turns<>();
    for (Subject line : lines) {
      for (Instant now : past.known(instantsOf(line.order()))) {
        turns.note(line, now, inWave(line, wave, now));
      }
    }
    Set<Instant> instants = turns.instants();
    instants.addAll(past.register.instants(WaveLimited.class, wave));
    return turns.unfitting(
        past.known(instants),
        now -> {
          WaveLimited said = past.register.at(WaveLimited.class, wave, now);
          return said == null
              ? List.of()
              : List.of(new Limit(BigDecimal.valueOf(said.capacity()), false));
        });
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
            1);
  }

  private boolean isFull(ShipmentPlanned own, @Nullable Day day, Instant now) {
    if (day == null
        || !own.state().equals("PLANNED")
        || !now.isBefore(past.endOfDay(day.day(), own.site(), now))) {
      return false;
    }
    Steps<Boolean> steps = fullDay(day).get(own.shipment());
    return steps != null && steps.at(now) != null;
  }

  /** Shipments that at times did not fit on a resource's day. */
  private Map<String, Steps<Boolean>> fullDay(Day day) {
    return capacities.containsKey(day)
        ? fullDays.computeIfAbsent(day, this::unfittingOfDay)
        : Map.of();
  }

  private Map<String, Steps<Boolean>> unfittingOfDay(Day day) {
    Turns<String> turns = new Turns<>();
    for (String shipment : shipmentsOfDay.getOrDefault(day, Set.of())) {
      Set<Instant> own = new TreeSet<>(past.register.instants(ShipmentPlanned.class, shipment));
      past.register
          .ever(ShipmentPlanned.class, shipment)
          .forEach(said -> own.addAll(instantsOf(said.order())));
      for (Instant now : past.known(own)) {
        turns.note(shipment, now, onDay(shipment, day, now));
      }
    }
    Set<String> limits = capacities.getOrDefault(day, Set.of());
    Set<Instant> instants = turns.instants();
    limits.forEach(key -> instants.addAll(past.register.instants(CapacityStated.class, key)));
    return turns.unfitting(
        past.known(instants),
        now ->
            past.register.at(CapacityStated.class, limits, now).stream()
                .map(said -> new Limit(said.capacity(), said.unit().equals("LINES")))
                .toList());
  }

  private @Nullable Turn onDay(String key, Day day, Instant now) {
    ShipmentPlanned shipment = past.register.at(ShipmentPlanned.class, key, now);
    OrderAt order = shipment == null ? null : past.order(shipment.order(), now);
    OrderStated header = order == null ? null : order.header();
    if (shipment == null
        || order == null
        || header == null
        || !order.isOpen()
        || !day.equals(day(day.kind(), shipment))
        || shipment.state().equals("CANCELLED")) {
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
        shipment.lines());
  }

  /** When anything about an order or its customer changed. */
  private Set<Instant> instantsOf(String order) {
    Set<Instant> instants = new TreeSet<>(past.instants(order));
    for (String customer : past.customersEver(order)) {
      instants.addAll(past.register.instants(CustomerStated.class, customer));
    }
    return instants;
  }

  private Set<Instant> changes(String key) {
    Set<Instant> instants = new TreeSet<>(past.instants(key));
    for (LineStated line : past.linesEver(key)) {
      String wave = line.sourcing().wave();
      if (wave != null) {
        instants.addAll(past.register.instants(WaveLimited.class, wave));
        past.register.ever(WaveLimited.class, wave).forEach(said -> instants.add(said.cutOff()));
        addSteps(fullWave(wave).get(new Subject(key, line.line())), instants);
      }
    }
    for (String shipment : shipmentsOfOrder.getOrDefault(key, Set.of())) {
      instants.addAll(past.register.instants(ShipmentPlanned.class, shipment));
      for (ShipmentPlanned said : past.register.ever(ShipmentPlanned.class, shipment)) {
        for (String kind : KINDS) {
          Day day = day(kind, said);
          if (day != null && capacities.containsKey(day)) {
            instants.add(past.endOfDay(day.day(), said.site(), Instant.MAX));
            addSteps(fullDay(day).get(shipment), instants);
          }
        }
      }
    }
    return instants;
  }

  private static void addSteps(@Nullable Steps<Boolean> steps, Set<Instant> instants) {
    if (steps != null) {
      instants.addAll(steps.instants());
    }
  }
}
