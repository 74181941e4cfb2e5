package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.MasterData.Site;
import io.holdwatch.deploy.simulation.SalesOrder.Line;
import io.holdwatch.deploy.simulation.Shelf.Lot;
import io.holdwatch.deploy.simulation.history.StockHappening.LotState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The goods on the shelves. The warehouse system posts a shelf some time after it has changed. */
final class Inventory {
  private record Place(String item, String site) {}

  private final Agenda agenda;
  private final Dice dice;
  private final StockAnnouncer announcer;
  private final Demand demand;
  private final Predicate<Item> pickable;
  private final Map<Place, Shelf> shelves = new LinkedHashMap<>();
  private int lots = 3000;

  /** Empty shelves; what must not be picked stays on them. */
  Inventory(
      Agenda agenda, Dice dice, StockAnnouncer announcer, Demand demand, Predicate<Item> pickable) {
    this.agenda = agenda;
    this.dice = dice;
    this.announcer = announcer;
    this.demand = demand;
    this.pickable = pickable;
  }

  Collection<Shelf> shelves() {
    return shelves.values();
  }

  Shelf shelf(Item item, Site site) {
    return Objects.requireNonNull(shelves.get(new Place(item.number(), site.number())));
  }

  /** Puts up a shelf and tells at once what is on it. */
  void open(Item item, Site site, BigDecimal quantity, BigDecimal safety) {
    Shelf shelf = new Shelf(item, site, safety);
    shelves.put(new Place(item.number(), site.number()), shelf);
    put(shelf, quantity, dice.between(Shelf.LIFE + 3, 60));
    publish(shelf, snapshot(shelf), agenda.now());
  }

  /** Goods arrive; who waits for them is called. */
  void receive(Item item, Site site, BigDecimal quantity) {
    Shelf shelf = shelf(item, site);
    put(shelf, quantity, dice.between(20, 60));
    post(shelf);
    release(shelf);
  }

  /** Calls who waits for goods of a shelf to try again. */
  void release(Shelf shelf) {
    List<Runnable> waiting = List.copyOf(shelf.waiting);
    shelf.waiting.clear();
    waiting.forEach(Runnable::run);
  }

  private void put(Shelf shelf, BigDecimal quantity, int days) {
    if (shelf.item.nature() == Item.Nature.STOCKED) {
      shelf.lots.computeIfAbsent("", _ -> new Lot(null, BigDecimal.ZERO));
      Objects.requireNonNull(shelf.lots.get("")).quantity =
          Objects.requireNonNull(shelf.lots.get("")).quantity.add(quantity);
      return;
    }
    String number = "L" + lots++;
    Lot lot = new Lot(today().plusDays(days), quantity);
    shelf.lots.put(number, lot);
    if (dice.chance(0.15)) {
      lot.state = dice.chance(0.1) ? LotState.BLOCKED : LotState.INSPECTION;
      agenda.after(dice.hours(4, 40), () -> accept(shelf, lot, number));
    }
    announcer.lot(lot, number, shelf.item);
  }

  private void accept(Shelf shelf, Lot lot, String number) {
    lot.state = LotState.RELEASED;
    announcer.lot(lot, number, shelf.item);
    release(shelf);
  }

  /** What may be picked today, reservations included. */
  BigDecimal usable(Shelf shelf) {
    return shelf.lots.values().stream()
        .filter(this::good)
        .map(lot -> lot.quantity)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private boolean good(Lot lot) {
    return lot.state == LotState.RELEASED
        && (lot.expires == null || !lot.expires.minusDays(Shelf.LIFE).isBefore(today()));
  }

  /** What a line may take: what is usable and not set aside for another one. */
  BigDecimal free(Shelf shelf, @Nullable Line line) {
    BigDecimal others = BigDecimal.ZERO;
    for (Map.Entry<Line, Shelf.Aside> each : shelf.reserved.entrySet()) {
      others = each.getKey() == line ? others : others.add(each.getValue().quantity());
    }
    return pickable.test(shelf.item)
        ? usable(shelf).subtract(others).max(BigDecimal.ZERO)
        : BigDecimal.ZERO;
  }

  /** Takes goods for a line from the shelves, as far as they are there; in the line's unit. */
  BigDecimal issue(Line line, BigDecimal wanted) {
    BigDecimal most = wanted;
    for (Item item : demand.asks(line)) {
      BigDecimal free = free(shelf(item, line.site), line);
      int digits = line.factor.compareTo(BigDecimal.ONE) == 0 && item.unit().equals("KG") ? 1 : 0;
      most = most.min(free.divide(line.factor, digits, RoundingMode.FLOOR));
    }
    if (most.signum() > 0) {
      for (Item item : demand.asks(line)) {
        Shelf shelf = shelf(item, line.site);
        take(shelf, most.multiply(line.factor));
        post(shelf);
      }
    }
    return most;
  }

  /** What runs out of date first is taken first. */
  private void take(Shelf shelf, BigDecimal quantity) {
    BigDecimal left = quantity;
    List<Lot> good = new ArrayList<>(shelf.lots.values().stream().filter(this::good).toList());
    good.sort(Comparator.comparing(lot -> lot.expires == null ? LocalDate.MAX : lot.expires));
    for (Lot lot : good) {
      BigDecimal taken = lot.quantity.min(left);
      lot.quantity = lot.quantity.subtract(taken);
      left = left.subtract(taken);
    }
  }

  /** Throws away what has run out of date. */
  void scrap(Shelf shelf) {
    for (Lot lot : shelf.lots.values()) {
      if (lot.expires != null && lot.expires.isBefore(today()) && lot.quantity.signum() > 0) {
        lot.quantity = BigDecimal.ZERO;
        post(shelf);
      }
    }
  }

  /** Goods are found to be missing, or spoilt. */
  void lose(Shelf shelf, BigDecimal quantity) {
    take(shelf, quantity.min(usable(shelf)));
    post(shelf);
  }

  /** Counts the shelf soon, and tells it a little later. */
  void post(Shelf shelf) {
    if (shelf.posting) {
      return;
    }
    shelf.posting = true;
    agenda.after(
        dice.hours(0.1, 1.5),
        () -> {
          shelf.posting = false;
          Map<String, BigDecimal> counted = snapshot(shelf);
          Instant asOf = agenda.now();
          agenda.after(Duration.ofMinutes(4), () -> publish(shelf, counted, asOf));
        });
  }

  private Map<String, BigDecimal> snapshot(Shelf shelf) {
    Map<String, BigDecimal> counted = new LinkedHashMap<>();
    shelf.lots.forEach((number, lot) -> counted.put(number, lot.quantity));
    shelf.lots.values().removeIf(lot -> lot.quantity.signum() == 0 && lot.expires != null);
    return counted;
  }

  private void publish(Shelf shelf, Map<String, BigDecimal> counted, Instant asOf) {
    counted.forEach(
        (lot, quantity) -> announcer.stock(shelf, lot.isEmpty() ? null : lot, quantity, asOf));
  }

  private LocalDate today() {
    return agenda.now().atZone(ZoneOffset.UTC).toLocalDate();
  }
}
