package io.holdwatch.deploy.simulation.history;

/** What keeps a promise. */
public enum Basis {
  /** Goods have left the ship-from site. */
  SHIP,
  /** Goods have arrived at the ship-to. */
  DELIVER
}
