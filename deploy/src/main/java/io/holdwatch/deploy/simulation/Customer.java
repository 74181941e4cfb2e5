package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.MasterData.Region;
import java.time.ZoneId;

/**
 * Who buys.
 *
 * @param tier A, B or C
 * @param account number of the credit account that pays
 */
record Customer(
    String number, String name, String tier, Region region, ZoneId zone, String account) {
  private static final int OWNERS = 6;

  /** Number of the person who owns the account. */
  String owner() {
    return "E" + (1 + Math.floorMod(number.hashCode(), OWNERS));
  }
}
