package io.holdwatch.classifier.stock;

import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Component;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Fulfilment;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.ItemState;
import io.holdwatch.contract.fact.Lot;
import io.holdwatch.contract.fact.Reservation;
import io.holdwatch.contract.fact.Site;
import io.holdwatch.contract.fact.SourcePosition;
import io.holdwatch.contract.fact.Stock;
import io.holdwatch.contract.fact.Substitute;
import io.holdwatch.contract.fact.Supply;
import io.holdwatch.contract.fact.SupplyKind;
import io.holdwatch.contract.fact.Wave;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A small world that changes at random: few items, sites, orders and days, so that everything
 * meets.
 */
final class World {
  static final String SCOPE = "S";
  static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
  static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
  private static final List<String> ITEMS = List.of("A", "B", "KIT");
  private static final List<ItemState> STATES = List.of(ItemState.values());
  private static final List<String> SYSTEMS = List.of("erp", "erp", "erp", "wms", "portal", "shop");
  private static final List<String> SITES = List.of("W1", "W2");

  final TreeMap<String, SpecificRecord> facts = new TreeMap<>();
  final TreeMap<LineKey, Demand> demands = new TreeMap<>();
  private final Random random;
  Instant now = BEGIN;

  World(Random random) {
    this.random = random;
  }

  /** What changed: a record, a line, or (both null) the time. */
  record Change(
      @Nullable String record,
      @Nullable SpecificRecord before,
      @Nullable SpecificRecord after,
      @Nullable LineKey line,
      @Nullable Demand demand) {}

  Change change() {
    int kind = random.nextInt(20);
    if (kind == 0) {
      now = now.plus(Duration.ofHours(random.nextInt(30)));
      return new Change(null, null, null, null, null);
    }
    if (kind < 8) {
      LineKey line = line();
      Demand demand = random.nextInt(6) == 0 ? null : demand();
      if (demand == null) {
        demands.remove(line);
      } else {
        demands.put(line, demand);
      }
      return new Change(null, null, null, line, demand);
    }
    Map.Entry<String, SpecificRecord> fact = fact();
    SpecificRecord after = random.nextInt(5) == 0 ? null : fact.getValue();
    SpecificRecord before =
        after == null ? facts.remove(fact.getKey()) : facts.put(fact.getKey(), after);
    return new Change(fact.getKey(), before, after, null, null);
  }

  private LineKey line() {
    return new LineKey(
        new OrderKey(SCOPE, "O" + random.nextInt(4)), String.valueOf(10 * (1 + random.nextInt(3))));
  }

  private Demand demand() {
    List<Shipped> shipped = new ArrayList<>();
    for (int n = random.nextInt(3); n > 1; n--) {
      shipped.add(new Shipped(site(), hour(), quantity(4)));
    }
    Fulfilment fulfilment =
        switch (random.nextInt(10)) {
          case 0 -> Fulfilment.DROP_SHIP;
          case 1, 2 -> Fulfilment.KIT;
          case 3 -> Fulfilment.SERVICE;
          case 4 -> Fulfilment.UNKNOWN;
          default -> Fulfilment.STOCK;
        };
    return new Demand(
        fulfilment == Fulfilment.KIT ? "KIT" : item(),
        random.nextInt(20) == 0 ? null : site(),
        random.nextInt(6) == 0 ? BigDecimal.ZERO : quantity(9),
        random.nextInt(20) == 0
            ? null
            : day().plusDays(1).atStartOfDay().toInstant(java.time.ZoneOffset.UTC),
        false,
        false,
        1 + random.nextInt(3),
        BEGIN.minusSeconds(random.nextInt(3)),
        fulfilment,
        random.nextInt(3) == 0 ? "V" : null,
        random.nextInt(3) == 0 ? "C1" : null,
        random.nextInt(3) == 0 ? "P1" : null,
        "EACH",
        BigDecimal.ONE,
        shipped);
  }

  private Map.Entry<String, SpecificRecord> fact() {
    int id = random.nextInt(6);
    return switch (random.nextInt(16)) {
      case 0, 1, 2, 3 ->
          Map.entry(
              "stock:" + id,
              Stock.newBuilder()
                  .setEnvelope(told(id))
                  .setItem(item())
                  .setSite(site())
                  .setOnHand(random.nextInt(9) == 0 ? null : quantity(20))
                  .setSafety(random.nextInt(4) == 0 ? quantity(3) : null)
                  .setAsOf(random.nextInt(2) == 0 ? hour() : null)
                  .setLot(random.nextInt(3) == 0 ? "L" + random.nextInt(2) : null)
                  .build());
      case 4, 5, 6 -> {
        LineKey line = line();
        yield Map.entry(
            "reservation:" + id,
            Reservation.newBuilder()
                .setEnvelope(envelope("reservation", id))
                .setItem(item())
                .setSite(site())
                .setOrder(line.order().order())
                .setLine(line.line())
                .setQuantity(quantity(8))
                .setHard(random.nextInt(4) > 0)
                .build());
      }
      case 7, 8, 9, 10 -> Map.entry("supply:" + id, supply(id));
      case 11 -> {
        String item = item();
        yield Map.entry(
            "item:" + item,
            Item.newBuilder()
                .setEnvelope(envelope("item", 0))
                .setItem(item)
                .setState(STATES.get(random.nextInt(STATES.size())))
                .setMinimumShelfLife(random.nextInt(3) == 0 ? random.nextInt(3) : null)
                .build());
      }
      case 12 -> {
        String lot = "L" + random.nextInt(2);
        yield Map.entry(
            "lot:" + lot,
            Lot.newBuilder()
                .setEnvelope(envelope("lot", 0))
                .setLot(lot)
                .setItem(random.nextInt(3) == 0 ? item() : null)
                .setExpires(random.nextInt(4) == 0 ? null : day())
                .setState(random.nextInt(3) == 0 ? "BLOCKED" : "RELEASED")
                .build());
      }
      case 13 ->
          Map.entry(
              "substitute:" + id,
              Substitute.newBuilder()
                  .setEnvelope(envelope("substitute", id))
                  .setItem(item())
                  .setSubstitute(item())
                  .setCustomer(random.nextInt(2) == 0 ? "C1" : null)
                  .setApproved(random.nextInt(3) > 0)
                  .build());
      case 14 ->
          Map.entry(
              "component:" + id % 3,
              Component.newBuilder()
                  .setEnvelope(envelope("component", id % 3))
                  .setKit("KIT")
                  .setComponent(random.nextBoolean() ? "A" : "B")
                  .setQuantity(quantity(2))
                  .build());
      default ->
          random.nextBoolean()
              ? Map.entry(
                  "wave:V",
                  Wave.newBuilder()
                      .setEnvelope(envelope("wave", 0))
                      .setWave("V")
                      .setPlannedRelease(random.nextInt(5) == 0 ? null : hour())
                      .setReleasedAt(random.nextInt(4) == 0 ? hour() : null)
                      .build())
              : site(random.nextInt(2) == 0 ? "W1" : "W2");
    };
  }

  /** A record is always of the same system; of two of them nobody says which is the better. */
  private Envelope told(int id) {
    Envelope envelope = envelope("stock", id);
    envelope.setSource(SYSTEMS.get(id));
    envelope.setEventTime(hour());
    return envelope;
  }

  private Map.Entry<String, SpecificRecord> site(String site) {
    return Map.entry(
        "site:" + site,
        Site.newBuilder()
            .setEnvelope(envelope("site", 0))
            .setSite(site)
            .setZone(random.nextBoolean() ? "America/New_York" : "Asia/Tokyo")
            .build());
  }

  private Supply supply(int id) {
    return Supply.newBuilder()
        .setEnvelope(envelope("supply", id))
        .setSupply("P" + id % 3)
        .setKind(SupplyKind.PURCHASE)
        .setItem(random.nextInt(9) == 0 ? null : item())
        .setSite(site())
        .setSupplier("V" + random.nextInt(2))
        .setOrdered(quantity(15))
        .setConfirmedQuantity(random.nextInt(3) == 0 ? quantity(15) : null)
        .setReceived(random.nextInt(3) == 0 ? quantity(5) : null)
        .setDue(random.nextInt(8) == 0 ? null : date())
        .setConfirmed(random.nextInt(3) == 0 ? date() : null)
        .setArrived(random.nextInt(2) == 0 ? date() : null)
        .setCancelled(random.nextInt(5) == 0)
        .setOrder(random.nextInt(3) == 0 ? "O" + random.nextInt(4) : null)
        .setLine("10")
        .build();
  }

  private DateOrTime date() {
    return random.nextInt(4) == 0
        ? DateOrTime.newBuilder().setTime(hour()).build()
        : DateOrTime.newBuilder().setDate(day()).build();
  }

  private String item() {
    return ITEMS.get(random.nextInt(10) == 0 ? 2 : random.nextInt(2));
  }

  private String site() {
    return SITES.get(random.nextInt(4) == 0 ? 1 : 0);
  }

  private LocalDate day() {
    return FIRST.plusDays(random.nextInt(8));
  }

  private Instant hour() {
    return BEGIN.plus(Duration.ofHours(random.nextInt(24 * 8)));
  }

  private BigDecimal quantity(int most) {
    return random.nextInt(5) == 0
        ? BigDecimal.valueOf(1 + random.nextInt(most * 10), 1)
        : BigDecimal.valueOf(1 + random.nextInt(most));
  }

  static Envelope envelope(String type, int id) {
    return Envelope.newBuilder()
        .setScope(SCOPE)
        .setSource("erp")
        .setRecordType(type)
        .setRecordId(String.valueOf(id))
        .setVersion(List.of(1L))
        .setEventTime(BEGIN)
        .setClock("live")
        .setPosition(new SourcePosition("erp", 0, 0L))
        .setContentHash("")
        .build();
  }
}
