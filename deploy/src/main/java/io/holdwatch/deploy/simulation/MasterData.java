package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.history.ShipFrom;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

  record Site(String number, String name, Region region, ShipFrom from) {}

  record Customer(String number, String name, String tier, Region region, ZoneId zone) {}

  record Item(String number, String name, String unit, BigDecimal price) {}

  private static final List<String> TIERS =
      List.of("GOLD", "SILVER", "SILVER", "BRONZE", "BRONZE", "BRONZE");
  private static final List<String> EUROPE =
      List.of("Europe/Berlin", "Europe/Paris", "Europe/London", "Europe/Madrid", "Europe/Helsinki");
  private static final List<String> AMERICA =
      List.of("America/New_York", "America/Chicago", "America/Los_Angeles");

  final List<Site> sites =
      List.of(
          site("HAM", "Hamburg", Region.EUROPE, "Europe/Berlin", 17 * 60),
          site("RTM", "Rotterdam", Region.EUROPE, "Europe/Amsterdam", null),
          site("LYS", "Lyon", Region.EUROPE, "Europe/Paris", null),
          site("WAW", "Warsaw", Region.EUROPE, "Europe/Warsaw", null),
          site("BHX", "Birmingham", Region.EUROPE, "Europe/London", null),
          site("ORD", "Chicago", Region.AMERICA, "America/Chicago", 16 * 60),
          site("ATL", "Atlanta", Region.AMERICA, "America/New_York", null),
          site("RNO", "Reno", Region.AMERICA, "America/Los_Angeles", null));
  final List<Customer> customers;
  final List<Item> items;

  /** Listed, but no longer sold: they disappear from the catalogue one by one. */
  final List<Item> withdrawn;

  MasterData(Dice dice) {
    customers = customers(dice);
    items = items(dice, 1000, 60);
    withdrawn = items(dice, 9000, 6);
  }

  List<Site> sites(Region region) {
    return sites.stream().filter(site -> site.region() == region).toList();
  }

  List<Item> listed() {
    return Stream.concat(items.stream(), withdrawn.stream()).toList();
  }

  private static Site site(
      String number, String name, Region region, String zone, @Nullable Integer cutOff) {
    return new Site(number, name + " warehouse", region, new ShipFrom(ZoneId.of(zone), cutOff));
  }

  private static List<Customer> customers(Dice dice) {
    List<String> first =
        List.of("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo", "Hazel");
    List<String> second = List.of("Tools", "Marine", "Retail", "Works", "Clinics", "Farms");
    List<Customer> all = new ArrayList<>();
    for (String one : first) {
      for (String two : second) {
        Region region = all.size() % 8 < 5 ? Region.EUROPE : Region.AMERICA;
        ZoneId zone = ZoneId.of(dice.pick(region == Region.EUROPE ? EUROPE : AMERICA));
        all.add(
            new Customer(
                "C" + (100 + all.size()), one + " " + two, dice.pick(TIERS), region, zone));
      }
    }
    return List.copyOf(all);
  }

  private static List<Item> items(Dice dice, int from, int count) {
    List<String> kinds =
        List.of("Valve", "Bearing", "Hose", "Filter", "Bracket", "Cable", "Gasket", "Grease");
    List<Item> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String kind = kinds.get(i % kinds.size());
      String unit = kind.equals("Grease") ? "KG" : "EA";
      all.add(
          new Item(
              "I" + (from + i),
              kind + " " + (10 + i),
              unit,
              BigDecimal.valueOf(dice.between(150, 24_000), 2)));
    }
    return List.copyOf(all);
  }
}
