package io.holdwatch.deploy.simulation.history;

/** How far an order or a line has come, as far as a rule depends on it. */
public enum Stage {
  DRAFT,
  OPEN,
  INVOICED,
  CLOSED,
  CANCELLED
}
