package io.holdwatch.deploy.simulation.history;

import java.time.Instant;

/**
 * A record was deleted.
 *
 * @param said anything that the record said before: its kind and key name the record
 */
public record Gone(Instant at, WorldHappening said) implements WorldHappening {
  @Override
  public String key() {
    return said.key();
  }
}
