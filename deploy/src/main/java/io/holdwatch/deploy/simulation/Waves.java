package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.MasterData.Site;
import io.holdwatch.deploy.simulation.SalesOrder.Line;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Waves of the sites that pick in waves: one every few hours, for which the allocation run sets
 * stock aside some hours before. When that run fails, waves wait for it.
 */
final class Waves {
  /** Goods that are picked together. */
  private static final class Wave {
    final String number;
    final Site site;
    final Instant planned;
    final Instant cutOff;
    final int capacity;
    final List<Shipment> shipments = new ArrayList<>();
    boolean allocated;

    Wave(String number, Site site, Instant planned, int capacity) {
      this.number = number;
      this.site = site;
      this.planned = planned;
      this.capacity = capacity;
      cutOff = planned.plus(Duration.ofHours(6));
    }
  }

  private final World world;
  private final StockAnnouncer announcer;
  private final Dice limits;

  /** Hours from one wave of a site to the next. */
  private final int every;

  private final Map<String, Wave> waves = new LinkedHashMap<>();
  private final Map<Site, Instant> failedUntil = new HashMap<>();

  Waves(World world, StockAnnouncer announcer, Profile profile, Dice limits) {
    every = profile.waveHours();
    this.world = world;
    this.limits = limits;
    this.announcer = announcer;
    profile.sites().stream()
        .filter(Site::waves)
        .forEach(site -> world.agenda().after(world.dice().days(2, 28), () -> fail(site)));
  }

  private void fail(Site site) {
    failedUntil.put(site, world.agenda().now().plus(world.dice().hours(9, 16)));
    world.agenda().after(world.dice().days(20, 32), () -> fail(site));
  }

  /** Plans a shipment for the wave of an hour; it is picked when the wave is released. */
  void plan(Shipment shipment, Instant pick) {
    long hours = pick.getEpochSecond() / 3600 / every * every + every;
    Instant hour = Instant.EPOCH.plus(hours, ChronoUnit.HOURS);
    String number = "W" + shipment.site.number() + hours;
    Wave wave = waves.get(number);
    if (wave == null) {
      wave =
          new Wave(
              number, shipment.site, hour, world.size().fitting(limits.chance(0.005) ? 2 : 60));
      waves.put(number, wave);
      announcer.wave(
          number,
          wave.site.number(),
          new StockAnnouncer.Limits(hour, null, wave.cutOff, wave.capacity));
      Wave planned = wave;
      world.agenda().at(hour.minus(world.dice().hours(3, 6)), () -> allocate(planned));
      world.agenda().at(hour, () -> release(planned));
    }
    wave.shipments.add(shipment);
    for (Line line : shipment.contents().keySet()) {
      if (line.asked().signum() > 0) {
        line.wave = number;
        world.announcer().line(line);
        if (wave.allocated) {
          world.reservations().allocate(line);
        }
      }
    }
  }

  private void allocate(Wave wave) {
    Instant works = failedUntil.getOrDefault(wave.site, Instant.MIN);
    if (world.agenda().now().isBefore(works)) {
      world.agenda().at(works, () -> allocate(wave));
      return;
    }
    wave.allocated = true;
    wave.shipments.stream()
        .filter(shipment -> shipment.state == Shipment.State.PLANNED)
        .flatMap(shipment -> shipment.contents().keySet().stream())
        .forEach(world.reservations()::allocate);
  }

  private void release(Wave wave) {
    if (!wave.allocated) {
      world.agenda().after(Duration.ofMinutes(30), () -> release(wave));
      return;
    }
    waves.remove(wave.number);
    announcer.wave(
        wave.number,
        wave.site.number(),
        new StockAnnouncer.Limits(wave.planned, world.agenda().now(), wave.cutOff, wave.capacity));
    wave.shipments.forEach(world::pick);
  }
}
