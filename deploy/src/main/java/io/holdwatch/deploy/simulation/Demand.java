package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.MasterData.Site;
import io.holdwatch.deploy.simulation.SalesOrder.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What open lines ask of each shelf, in base units. */
final class Demand {
  private record Place(String item, String site) {}

  private final Map<Item, List<Item>> components;
  private final Map<Place, List<Line>> lines = new HashMap<>();

  Demand(Map<Item, List<Item>> components) {
    this.components = components;
  }

  /** What of a shelf a line asks for: its item, or the components of its kit; else nothing. */
  List<Item> asks(Line line) {
    return switch (line.item.nature()) {
      case STOCKED, LOTS -> List.of(line.item);
      case KIT -> components.getOrDefault(line.item, List.of());
      case DROP_SHIP, UNMANAGED -> List.of();
    };
  }

  void add(Line line) {
    asks(line).forEach(item -> at(item, line.site).add(line));
  }

  /** Lines that still ask something of a shelf, first entered first. */
  List<Line> lines(Item item, Site site) {
    List<Line> all = at(item, site);
    all.removeIf(line -> line.asked().signum() == 0);
    return List.copyOf(all);
  }

  BigDecimal total(Item item, Site site) {
    return lines(item, site).stream()
        .map(line -> line.asked().multiply(line.factor))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private List<Line> at(Item item, Site site) {
    return lines.computeIfAbsent(new Place(item.number(), site.number()), _ -> new ArrayList<>());
  }
}
