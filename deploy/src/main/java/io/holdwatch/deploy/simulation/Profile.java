package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.MasterData.Region;
import io.holdwatch.deploy.simulation.MasterData.Site;
import io.holdwatch.deploy.simulation.history.ShipFrom;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What kind of distributor is simulated.
 *
 * @param name short name
 * @param words what it is, in a few words
 * @param sites warehouses
 * @param tiers of customers, each as often as it is named
 * @param items number of items that most lines ask for, at least 28
 * @param waveHours hours from one wave of a site to the next, a divisor of 24
 * @param supply how far suppliers can be relied on
 * @param ordersPerDay mean number of orders in a day of its trade
 */
public record Profile(
    String name,
    String words,
    List<Site> sites,
    List<String> tiers,
    int items,
    int waveHours,
    Supply supply,
    int ordersPerDay) {
  /**
   * How far suppliers can be relied on.
   *
   * @param leadFrom shortest lead time [days]
   * @param leadTo longest lead time [days]
   * @param slips share of purchase orders of which the supplier says that they come later
   * @param slipDays longest such delay [days]
   * @param slipUntil how long after the order it is said at the latest [hours]
   * @param silent share of purchase orders that come late without a word
   * @param cancels share of purchase orders that the supplier cancels
   * @param coverDays usual demand that is kept on shelves and on order [days]
   */
  record Supply(
      int leadFrom,
      int leadTo,
      double slips,
      int slipDays,
      int slipUntil,
      double silent,
      double cancels,
      BigDecimal coverDays) {}

  /** A distribution network: many warehouses near their customers, suppliers mostly on time. */
  public static final Profile W3 =
      new Profile(
          "W3",
          "eight warehouses",
          List.of(
              site("HAM", "Hamburg", Region.EUROPE, "Europe/Berlin", 17 * 60, true),
              site("RTM", "Rotterdam", Region.EUROPE, "Europe/Amsterdam", null, false),
              site("LYS", "Lyon", Region.EUROPE, "Europe/Paris", null, true),
              site("WAW", "Warsaw", Region.EUROPE, "Europe/Warsaw", null, false),
              site("BHX", "Birmingham", Region.EUROPE, "Europe/London", null, false),
              site("ORD", "Chicago", Region.AMERICA, "America/Chicago", 16 * 60, true),
              site("ATL", "Atlanta", Region.AMERICA, "America/New_York", null, false),
              site("RNO", "Reno", Region.AMERICA, "America/Los_Angeles", null, false)),
          List.of("A", "B", "B", "C", "C", "C"),
          60,
          1,
          new Supply(2, 5, 0.035, 4, 60, 0.03, 0.02, new BigDecimal("3.5")),
          2_400);

  /**
   * Regional warehouses whose pools all customers share, whatever their priority; goods come from
   * overseas, late as often as not, and leave in planned waves.
   */
  public static final Profile W5 =
      new Profile(
          "W5",
          "three regional warehouses with shared pools, supplied from overseas",
          List.of(
              site("LEJ", "Leipzig", Region.EUROPE, "Europe/Berlin", null, true),
              site("ZAZ", "Zaragoza", Region.EUROPE, "Europe/Madrid", 18 * 60, true),
              site("MEM", "Memphis", Region.AMERICA, "America/Chicago", null, true)),
          List.of("A", "B", "C"),
          36,
          4,
          new Supply(6, 12, 0.12, 6, 160, 0.06, 0.02, new BigDecimal("7")),
          240);

  /** All profiles. */
  public static final List<Profile> ALL = List.of(W3, W5);

  private static Site site(
      String number,
      String name,
      Region region,
      String zone,
      @Nullable Integer cutOff,
      boolean waves) {
    return new Site(
        number, name + " warehouse", region, new ShipFrom(ZoneId.of(zone), cutOff), waves);
  }
}
