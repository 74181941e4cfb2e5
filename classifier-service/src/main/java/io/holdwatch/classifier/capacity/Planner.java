package io.holdwatch.classifier.capacity;

import io.holdwatch.classifier.capacity.CapacityLedger.Booking;
import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.promise.Carried;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.classifier.ranked.Micros;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Shipment;
import io.holdwatch.contract.fact.ShipmentLine;
import io.holdwatch.contract.fact.Site;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an order asks of routes, carriers, docks and waves (RULES.md, "Transport"). */
final class Planner {
  private static final List<String> UNITS = List.of("ORDERS", "LINES");

  private final CheckedOrder order;
  private final int policyClass;
  private final Function<String, @Nullable Site> sites;
  private final Map<Booking<Turn>, Long> amounts = new LinkedHashMap<>();
  private final List<Asked.Planned> planned = new ArrayList<>();
  private final Set<String> waves = new TreeSet<>();
  private final Set<String> leavingFrom = new HashSet<>();

  Planner(CheckedOrder order, int policyClass, Function<String, @Nullable Site> sites) {
    this.order = order;
    this.policyClass = policyClass;
    this.sites = sites;
  }

  Asked asked() {
    if (order.isOpen()) {
      order.order().shipments().forEach(this::shipment);
      order.lines().forEach(this::wave);
    }
    return new Asked(order, amounts, planned, waves, leavingFrom);
  }

  private void shipment(Shipment shipment) {
    boolean waits =
        switch (shipment.getState()) {
          case PLANNED, RELEASED, PICKED -> true;
          case UNKNOWN, SHIPPED, DELIVERED, FAILED, CANCELLED -> false;
        };
    boolean left =
        switch (shipment.getState()) {
          case SHIPPED, DELIVERED -> true;
          case UNKNOWN, PLANNED, RELEASED, PICKED, FAILED, CANCELLED -> false;
        };
    String key = shipment.getShipment();
    String site = shipment.getSite() != null ? shipment.getSite() : order.header().getSite();
    ZoneId zone = zone(site);
    LocalDate day = day(shipment.getPlanned(), zone);
    if (key == null || day == null || !(waits || left)) {
      return;
    }
    Turn turn = turn(waits, waits ? promised() : null, entered(order.lines()), key);
    List<Resource> resources = new ArrayList<>();
    for (String unit : UNITS) {
      long load = unit.equals("LINES") ? lines(shipment) : 1;
      add(resources, "ROUTE", shipment.getRoute(), day, unit, turn, load);
      add(resources, "CARRIER", shipment.getCarrier(), day, unit, turn, load);
      add(resources, "DOCK", site, day, unit, turn, load);
    }
    if (site != null) {
      leavingFrom.add(site);
    }
    if (waits) {
      Instant ends = day.plusDays(1).atStartOfDay(zone).toInstant();
      planned.add(new Asked.Planned(shipment, turn, resources, ends));
    }
  }

  private void add(
      List<Resource> resources,
      String kind,
      @Nullable String name,
      LocalDate day,
      String unit,
      Turn turn,
      long load) {
    if (name != null) {
      Resource resource = new Resource(order.key().scope(), kind, name, day, unit);
      resources.add(resource);
      amounts.put(new Booking<>(resource, turn), micros(load));
    }
  }

  /** Lines of the order that a shipment carries; all where none are told. */
  private long lines(Shipment shipment) {
    Set<String> carried = new HashSet<>();
    for (ShipmentLine line : order.order().shipmentLines()) {
      if (line.getLine() != null
          && Objects.equals(line.getShipment(), shipment.getShipment())
          && Carried.isCurrent(shipment.getEnvelope(), line.getEnvelope())) {
        carried.add(line.getLine());
      }
    }
    return carried.isEmpty() ? order.lines().size() : carried.size();
  }

  private void wave(Outlook line) {
    String wave = line.line().getWave();
    if (wave != null && line.open().signum() > 0) {
      waves.add(wave);
      amounts.put(inWave(wave, line), micros(1));
    }
  }

  /** A line's place in its wave. */
  Booking<Turn> inWave(String wave, Outlook line) {
    return new Booking<>(
        wave(order.key().scope(), wave), turn(true, line.due(), line.entered(), line.number()));
  }

  static Resource wave(String scope, String wave) {
    return new Resource(scope, "WAVE", wave, null, "LINES");
  }

  private Turn turn(boolean waits, @Nullable Instant promised, Instant entered, String part) {
    return new Turn(waits, promised, policyClass, entered, order.key(), part);
  }

  private @Nullable Instant promised() {
    Instant first = null;
    for (Outlook line : order.lines()) {
      Instant due = line.due();
      first = first == null || (due != null && due.isBefore(first)) ? due : first;
    }
    return first;
  }

  private Instant entered(List<Outlook> lines) {
    Instant first = order.header().getEnvelope().getEventTime();
    if (order.header().getEntered() == null) {
      return first;
    }
    return lines.isEmpty() ? first : lines.getFirst().entered();
  }

  private ZoneId zone(@Nullable String site) {
    return zone(site == null ? null : sites.apply(site));
  }

  /** The zone of a site; UTC where it is not known. */
  static ZoneId zone(@Nullable Site known) {
    if (known == null || known.getZone() == null) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(known.getZone());
    } catch (DateTimeException unknownZone) {
      return ZoneOffset.UTC;
    }
  }

  private static @Nullable LocalDate day(@Nullable DateOrTime date, ZoneId zone) {
    if (date == null) {
      return null;
    }
    return date.getTime() != null ? LocalDate.ofInstant(date.getTime(), zone) : date.getDate();
  }

  private static long micros(long whole) {
    return Micros.of(BigDecimal.valueOf(whole));
  }
}
