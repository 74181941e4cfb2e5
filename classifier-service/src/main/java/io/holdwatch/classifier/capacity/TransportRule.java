package io.holdwatch.classifier.capacity;

import io.holdwatch.classifier.capacity.CapacityLedger.Booking;
import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Cause;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.contract.fact.Shipment;
import io.holdwatch.contract.fact.ShipmentLine;
import io.holdwatch.contract.fact.Wave;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.ExceptionType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is in the way of an order's goods at an instant (RULES.md, "Transport"). */
final class TransportRule {
  private final CapacityLedger<Turn> ledger;
  private final Asked asked;
  private final Planner planner;
  private final Function<String, @Nullable Wave> waves;
  private final Departures departures;
  private final Instant now;

  TransportRule(
      CapacityLedger<Turn> ledger,
      Asked asked,
      Planner planner,
      Function<String, @Nullable Wave> waves,
      Departures departures) {
    this.ledger = ledger;
    this.asked = asked;
    this.planner = planner;
    this.waves = waves;
    this.departures = departures;
    this.now = departures.now();
  }

  Optional<Finding> finding() {
    Optional<Finding> missed = cutOffMissed();
    if (missed.isPresent()) {
      return missed;
    }
    for (TransportReason reason :
        List.of(
            TransportReason.ROUTE_FULL, TransportReason.CARRIER_FULL, TransportReason.DOCK_FULL)) {
      String kind = reason.name().replace("_FULL", "");
      for (Asked.Planned planned : asked.planned()) {
        for (Resource resource : planned.resources()) {
          OptionalLong over =
              resource.kind().equals(kind) && planned.dayEnds().isAfter(now)
                  ? ledger.overbooked(new Booking<>(resource, planned.turn()))
                  : OptionalLong.empty();
          if (over.isPresent()) {
            return Optional.of(full(reason, resource, planned.shipment(), over.getAsLong()));
          }
        }
      }
    }
    return waveFull();
  }

  private Optional<Finding> cutOffMissed() {
    for (String name : asked.waves()) {
      Wave wave = waves.apply(name);
      Instant cutOff = wave == null ? null : wave.getCutOff();
      if (wave == null || cutOff == null || wave.getReleasedAt() != null) {
        continue;
      }
      boolean past = !cutOff.isAfter(now);
      Instant planned = wave.getPlannedRelease();
      if (past || (planned != null && planned.isAfter(cutOff))) {
        return Optional.of(
            of(
                TransportReason.CUT_OFF_MISSED,
                inWave(name),
                past
                    ? "has missed the carrier's cut-off of "
                        + Words.instant(cutOff)
                        + ": its wave "
                        + name
                        + " is not released"
                    : "will miss the carrier's cut-off of "
                        + Words.instant(cutOff)
                        + ": its wave "
                        + name
                        + " is planned for release only "
                        + Words.instant(planned),
                waves(wave, inWave(name)),
                new Cause("wave:" + name, "wave " + name + " is too late for its carrier"),
                departures.instead(wave, inWave(name))));
      }
    }
    return Optional.empty();
  }

  private Optional<Finding> waveFull() {
    for (String name : asked.waves()) {
      Wave wave = waves.apply(name);
      if (wave == null || wave.getReleasedAt() != null) {
        continue;
      }
      List<Outlook> outside = new ArrayList<>();
      long most = 0;
      for (Outlook line : inWave(name)) {
        OptionalLong over = ledger.overbooked(planner.inWave(name, line));
        if (over.isPresent()) {
          outside.add(line);
          most = Math.max(most, over.getAsLong());
        }
      }
      if (!outside.isEmpty()) {
        Resource resource = Planner.wave(asked.order().key().scope(), name);
        return Optional.of(
            of(
                TransportReason.WAVE_FULL,
                outside,
                "does not fit into wave "
                    + name
                    + " with "
                    + CapacityWords.lines(outside)
                    + ": "
                    + new CapacityWords(ledger).full(resource, most),
                waves(wave, outside),
                new Cause("wave:" + name, "wave " + name + " is full"),
                departures.instead(wave, outside)));
      }
    }
    return Optional.empty();
  }

  private Finding full(TransportReason reason, Resource resource, Shipment shipment, long upTo) {
    CapacityWords words = new CapacityWords(ledger);
    String name = words.name(resource);
    List<Basis> basis = new ArrayList<>();
    basis.add(
        new Basis(
            "shipment " + shipment.getShipment(),
            Words.plain(shipment.getState()) + ", planned for " + Words.date(shipment.getPlanned()),
            shipment));
    words.capacity(resource).ifPresent(basis::add);
    return of(
        reason,
        carried(shipment),
        "does not fit "
            + (reason == TransportReason.DOCK_FULL ? "through " : "on ")
            + name
            + " with shipment "
            + shipment.getShipment()
            + ": "
            + words.full(resource, upTo),
        basis,
        new Cause(
            "capacity:"
                + resource.kind().toLowerCase(Locale.ROOT)
                + ":"
                + resource.name()
                + ":"
                + resource.day(),
            name + (reason == TransportReason.DOCK_FULL ? " are full" : " is full")),
        words.room(resource));
  }

  /** The wave that lines miss, and the one that could take them instead. */
  private List<Basis> waves(Wave missed, List<Outlook> lines) {
    return Stream.concat(Stream.of(missed), departures.later(missed, lines).stream())
        .map(CapacityWords::basis)
        .toList();
  }

  private List<Outlook> inWave(String wave) {
    return asked.order().lines().stream()
        .filter(line -> wave.equals(line.line().getWave()) && line.open().signum() > 0)
        .toList();
  }

  private List<Outlook> carried(Shipment shipment) {
    Set<String> lines =
        asked.order().order().shipmentLines().stream()
            .filter(line -> Objects.equals(line.getShipment(), shipment.getShipment()))
            .map(ShipmentLine::getLine)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return asked.order().lines().stream()
        .filter(line -> line.open().signum() > 0)
        .filter(line -> lines.isEmpty() || lines.contains(line.number()))
        .toList();
  }

  private Finding of(
      TransportReason reason,
      List<Outlook> lines,
      String words,
      List<Basis> basis,
      Cause cause,
      List<String> facts) {
    List<AffectedLine> affected = lines.stream().map(Outlook::affected).toList();
    return new Finding(
        ExceptionType.SHIPMENT_CONSTRAINT,
        asked.order().key().order(),
        reason.name(),
        affected,
        words,
        basis,
        cause,
        facts);
  }
}
