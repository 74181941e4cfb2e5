package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.Item.Nature;
import io.holdwatch.deploy.simulation.history.ShipFrom;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who the distributor sells to, what it sells and where it ships from. All names are made up. */
final class MasterData {
  /** Half of the world in which a site serves a customer. */
  enum Region {
    EUROPE("EUR"),
    AMERICA("USD");

    final String currency;

    Region(String currency) {
      this.currency = currency;
    }

    List<String> carriers() {
      return switch (this) {
        case EUROPE -> List.of("Nordfracht", "Kanal Express", "Rheinkurier");
        case AMERICA -> List.of("Prairie Freight", "Coastline Parcel");
      };
    }
  }

  /**
   * A warehouse.
   *
   * @param waves whether it picks in waves
   */
  record Site(String number, String name, Region region, ShipFrom from, boolean waves) {}

  private static final List<String> EUROPE =
      List.of("Europe/Berlin", "Europe/Paris", "Europe/London", "Europe/Madrid", "Europe/Helsinki");
  private static final List<String> AMERICA =
      List.of("America/New_York", "America/Chicago", "America/Los_Angeles");
  private static final List<String> KINDS =
      List.of("Valve", "Bearing", "Hose", "Filter", "Bracket", "Cable", "Gasket", "Grease");
  private static final int SUPPLIERS = 9;
  private static final int REGULAR = 48;
  private static final int SMALL = 40;
  private static final int NEW = 24;

  final Profile profile;
  private final int suppliers;
  final List<Site> sites;

  /** They order every day or two. */
  final List<Customer> customers = new ArrayList<>();

  /** They order now and then. */
  final List<Customer> small = new ArrayList<>();

  /** They order before anybody has entered them. */
  final List<Customer> newcomers = new ArrayList<>();

  /** What most lines ask for. */
  final List<Item> items;

  /** What is seldom asked for; for each there is another item that may stand in. */
  final List<Item> slow;

  final List<Item> kits;
  final List<Item> dropShipped;

  /** Sold before anybody has entered them. */
  final List<Item> launches;

  /** Listed, but no longer sold: they disappear from the catalogue one by one. */
  final List<Item> withdrawn;

  /** Components of a kit, one of each. */
  final Map<Item, List<Item>> components = new LinkedHashMap<>();

  MasterData(Dice dice, Profile profile, Size size) {
    this.profile = profile;
    sites = profile.sites();
    int regular = size.customers(REGULAR);
    int known = regular + size.customers(SMALL);
    for (int i = 0; i < known + size.customers(NEW); i++) {
      Customer customer = customer(dice, profile.tiers(), i);
      (i < regular ? customers : i < known ? small : newcomers).add(customer);
    }
    suppliers = size.items(SUPPLIERS);
    items = items(dice, 1000, size.items(profile.items()), Nature.STOCKED);
    slow = items(dice, 2000, size.items(12), Nature.STOCKED);
    kits = items(dice, 3000, size.items(4), Nature.KIT);
    dropShipped = items(dice, 4000, size.items(6), Nature.DROP_SHIP);
    launches = items(dice, 5000, size.items(20), Nature.UNMANAGED);
    withdrawn = items(dice, 9000, size.items(6), Nature.UNMANAGED);
    for (int i = 0; i < kits.size(); i++) {
      components.put(kits.get(i), List.of(items.get(8 * i), items.get(8 * i + 3)));
    }
  }

  List<Site> sites(Region region) {
    return sites.stream().filter(site -> site.region() == region).toList();
  }

  /** Items that warehouses have a shelf for. */
  List<Item> shelved() {
    List<Item> all = new ArrayList<>(items);
    all.addAll(slow);
    return all;
  }

  /** Items that the catalogue lists from the beginning. */
  List<Item> listed() {
    List<Item> all = shelved();
    all.addAll(kits);
    all.addAll(dropShipped);
    all.addAll(withdrawn);
    return all;
  }

  /** Items that only a customer with a licence may have. */
  List<Item> regulated() {
    return List.of(slow.get(1), slow.get(5), slow.get(9));
  }

  /** Two subsidiaries in two regions may share the account of their group. */
  private static Customer customer(Dice dice, List<String> tiers, int i) {
    List<String> first =
        List.of("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo", "Hazel");
    List<String> second = List.of("Tools", "Marine", "Retail", "Works", "Clinics", "Farms");
    Region region = i % 8 < 5 ? Region.EUROPE : Region.AMERICA;
    ZoneId zone = ZoneId.of(dice.pick(region == Region.EUROPE ? EUROPE : AMERICA));
    String group = i >= 48 ? " " + (char) ('A' + i / 48 % 26) + "" + i % 10 : "";
    return new Customer(
        "C" + (100 + i),
        first.get(i / 6 % 8) + " " + second.get(i % 6) + group,
        dice.pick(tiers),
        region,
        zone,
        "A" + (i % 16 == 5 ? 100 + i - 1 : 100 + i));
  }

  private List<Item> items(Dice dice, int from, int count, Nature nature) {
    List<Item> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String kind = KINDS.get(i % KINDS.size());
      boolean grease = kind.equals("Grease") && nature == Nature.STOCKED;
      BigDecimal price = BigDecimal.valueOf(dice.between(150, 24_000), 2);
      all.add(
          new Item(
              "I" + (from + i),
              kind + " " + (from / 100 + i),
              grease ? "KG" : "EA",
              price,
              price.multiply(new BigDecimal("0.6")).setScale(2, RoundingMode.HALF_UP),
              grease ? Nature.LOTS : nature,
              6 + i % 3 * 6,
              "S" + (10 + i * 7 % suppliers)));
    }
    return List.copyOf(all);
  }
}
