package io.holdwatch.deploy.simulation;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * How large a distributor is. One that takes more orders has more customers, items, suppliers and
 * people, so that a shelf, an account or a wave stays about as busy, and more happens to them. It
 * has as many sites; they are larger, so that more often something goes wrong in them.
 *
 * @param ordersPerDay mean number of orders in a day
 */
record Size(int ordersPerDay) {
  /** Up to this many orders a day, a distributor is as small as it gets. */
  private static final double SMALL = 60;

  private double growth(double by) {
    return Math.max(1, ordersPerDay / SMALL / by);
  }

  /** So many customers of some kind, where a small distributor has a few. */
  int customers(int few) {
    return (int) (few * growth(3));
  }

  /** So many items or suppliers of some kind, where a small distributor has a few. */
  int items(int few) {
    return (int) (few * growth(8));
  }

  /** So many plants that call off, or people who visit customers. */
  int people(int few) {
    return (int) (few * growth(5));
  }

  /** What fits into a wave or on a carrier's day, where for a small distributor it is little. */
  int fitting(int little) {
    return (int) (little * growth(4));
  }

  /** From one thing that happens to some customer to the next. */
  Duration amongCustomers(Duration small) {
    return shorter(small, growth(3));
  }

  /** From one thing that happens to some item to the next. */
  Duration amongItems(Duration small) {
    return shorter(small, growth(8));
  }

  /** From one thing that happens to a site to the next. */
  Duration amongSites(Duration small) {
    return shorter(small, growth(26));
  }

  private static Duration shorter(Duration wait, double times) {
    return times == 1 ? wait : Duration.ofMillis((long) (wait.toMillis() / times));
  }

  /** Days of demand to keep: where it is brisk, the few pieces kept besides are soon gone. */
  BigDecimal cover(BigDecimal days) {
    return isFast() ? days.add(new BigDecimal("1.2")) : days;
  }

  /** Orders in hand at the beginning; a small distributor begins with none. */
  int inHand() {
    return isFast() ? ordersPerDay / 4 : 0;
  }

  /** Whether customers are used to have their goods within days, and not within a week. */
  boolean isFast() {
    return growth(8) > 1;
  }
}
