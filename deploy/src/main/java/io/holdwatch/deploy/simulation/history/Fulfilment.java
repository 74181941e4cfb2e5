package io.holdwatch.deploy.simulation.history;

/** How a line is fulfilled. */
public enum Fulfilment {
  STOCK,
  MAKE,
  CROSS_DOCK,
  KIT,
  DROP_SHIP,
  SERVICE
}
