package io.holdwatch.classifier.price;

import io.holdwatch.classifier.price.Shelves.Place;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.Price;
import io.holdwatch.contract.fact.PriceKind;
import io.holdwatch.contract.fact.Promotion;
import io.holdwatch.contract.fact.Rebate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Everything that was agreed or published, by item and customer. */
final class Agreements {
  private final Map<PriceKind, Shelves<String, Price>> prices = new EnumMap<>(PriceKind.class);
  private final Shelves<String, Promotion> promotions = new Shelves<>();
  private final Shelves<String, Rebate> rebates = new Shelves<>();
  private final Shelves<String, Item> items = new Shelves<>();

  Agreements() {
    for (PriceKind kind : PriceKind.values()) {
      prices.put(kind, new Shelves<>());
    }
  }

  /** The place of a fact among its kind; null where it concerns no line. */
  static @Nullable Place place(SpecificRecord fact) {
    return switch (fact) {
      case Price f ->
          f.getItem() == null || f.getKind() == PriceKind.UNKNOWN
              ? null
              : new Place(f.getEnvelope().getScope(), f.getItem(), f.getCustomer());
      case Promotion f -> new Place(f.getEnvelope().getScope(), f.getItem(), f.getCustomer());
      case Rebate f ->
          f.getCustomer() == null
              ? null
              : new Place(f.getEnvelope().getScope(), f.getItem(), f.getCustomer());
      case Item f ->
          f.getItem() == null ? null : new Place(f.getEnvelope().getScope(), f.getItem(), null);
      default -> null;
    };
  }

  void put(Place place, String record, SpecificRecord fact) {
    switch (fact) {
      case Price f -> shelves(f.getKind()).put(place, record, f);
      case Promotion f -> promotions.put(place, record, f);
      case Rebate f -> rebates.put(place, record, f);
      case Item f -> items.put(place, record, f);
      default -> throw new IllegalArgumentException(fact.getSchema() + " is no agreement");
    }
  }

  void remove(Place place, String record, SpecificRecord fact) {
    switch (fact) {
      case Price f -> shelves(f.getKind()).remove(place, record);
      case Promotion f -> promotions.remove(place, record);
      case Rebate f -> rebates.remove(place, record);
      case Item f -> items.remove(place, record);
      default -> throw new IllegalArgumentException(fact.getSchema() + " is no agreement");
    }
  }

  private Shelves<String, Price> shelves(PriceKind kind) {
    return Objects.requireNonNull(prices.get(kind), "a shelf for every kind");
  }

  /** Whether a fact says something of a line; its place fits already. */
  static boolean fits(SpecificRecord fact, PricedLine line) {
    return switch (fact) {
      case Price f ->
          valid(line.pricingDate(), f.getValidFrom(), f.getValidTo())
              && (f.getUnit() == null || f.getUnit().equals(line.unit()))
              && minimum(f).compareTo(line.ordered()) <= 0
              && (f.getKind() == PriceKind.LIST || f.getCustomer() != null);
      case Promotion f ->
          valid(line.pricingDate(), f.getValidFrom(), f.getValidTo()) && reached(f, line);
      case Rebate f -> valid(line.pricingDate(), f.getValidFrom(), f.getValidTo());
      default -> true;
    };
  }

  private static boolean valid(LocalDate day, @Nullable LocalDate from, @Nullable LocalDate to) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }

  static BigDecimal minimum(Price price) {
    return price.getMinimumQuantity() == null ? BigDecimal.ZERO : price.getMinimumQuantity();
  }

  static BigDecimal minimum(Promotion promotion) {
    return promotion.getMinimumQuantity() == null
        ? BigDecimal.ZERO
        : promotion.getMinimumQuantity();
  }

  /** A promotion's minimum is in base units. */
  private static boolean reached(Promotion promotion, PricedLine line) {
    if (minimum(promotion).signum() <= 0) {
      return true;
    }
    return line.factor() != null
        && minimum(promotion).compareTo(line.ordered().multiply(line.factor())) <= 0;
  }

  /** Prices of a kind that hold for a line, in order of their records. */
  List<Map.Entry<String, Price>> prices(String scope, PriceKind kind, PricedLine line) {
    return holding(shelves(kind), places(scope, line.item(), line.customer()), line);
  }

  /** Promotions that hold for a line, in order of their records within each place. */
  List<Map.Entry<String, Promotion>> promotions(String scope, PricedLine line) {
    Set<Place> places = places(scope, line.item(), line.customer());
    places.addAll(places(scope, null, line.customer()));
    return holding(promotions, places, line);
  }

  /** Rebates that accrue on a line. */
  List<Rebate> rebates(String scope, PricedLine line) {
    if (line.customer() == null) {
      return List.of();
    }
    Set<Place> places = new LinkedHashSet<>();
    places.add(new Place(scope, line.item(), line.customer()));
    places.add(new Place(scope, null, line.customer()));
    return holding(rebates, places, line).stream().map(Map.Entry::getValue).toList();
  }

  /** The item; of several records the first. */
  @Nullable Item item(String scope, String item) {
    Map.Entry<String, Item> first = items.at(new Place(scope, item, null)).firstEntry();
    return first == null ? null : first.getValue();
  }

  private static Set<Place> places(String scope, @Nullable String item, @Nullable String customer) {
    Set<Place> places = new LinkedHashSet<>();
    places.add(new Place(scope, item, null));
    places.add(new Place(scope, item, customer));
    return places;
  }

  private static <F extends SpecificRecord> List<Map.Entry<String, F>> holding(
      Shelves<String, F> shelves, Set<Place> places, PricedLine line) {
    List<Map.Entry<String, F>> holding = new ArrayList<>();
    for (Place place : places) {
      for (Map.Entry<String, F> each : shelves.at(place).entrySet()) {
        if (fits(each.getValue(), line)) {
          holding.add(each);
        }
      }
    }
    return holding;
  }
}
