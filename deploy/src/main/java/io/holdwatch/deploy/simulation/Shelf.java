package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.MasterData.Site;
import io.holdwatch.deploy.simulation.SalesOrder.Line;
import io.holdwatch.deploy.simulation.StockAnnouncer.Reservation;
import io.holdwatch.deploy.simulation.history.StockHappening.LotState;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the goods of an item are at a site. */
final class Shelf {
  /** Days of use that customers must be left with. */
  static final int LIFE = 5;

  /** Goods that came together. */
  static final class Lot {
    final @Nullable LocalDate expires;
    BigDecimal quantity;
    LotState state = LotState.RELEASED;

    Lot(@Nullable LocalDate expires, BigDecimal quantity) {
      this.expires = expires;
      this.quantity = quantity;
    }
  }

  /** What is set aside for a line, in base units. */
  record Aside(Reservation reservation, BigDecimal quantity) {}

  final Item item;
  final Site site;
  final BigDecimal safety;

  /** By number; the number is empty where the item is not kept by lot. */
  final Map<String, Lot> lots = new LinkedHashMap<>();

  final Map<Line, Aside> reserved = new LinkedHashMap<>();
  final List<Runnable> waiting = new ArrayList<>();

  /** Whether it is to be counted soon. */
  boolean posting;

  Shelf(Item item, Site site, BigDecimal safety) {
    this.item = item;
    this.site = site;
    this.safety = safety;
  }
}
