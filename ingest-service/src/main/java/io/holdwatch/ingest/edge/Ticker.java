package io.holdwatch.ingest.edge;

import io.holdwatch.contract.fact.Tick;
import io.holdwatch.ingest.mapping.Mappings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the wall clock of live clock domains to every partition of facts. */
final class Ticker implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

  private final List<String> domains;
  private final FactWriter facts;
  private final InstantSource clock;

  Ticker(Mappings mappings, FactWriter facts, InstantSource clock) {
    this.domains =
        mappings.all().stream()
            .filter(mapping -> mapping.clock().live())
            .map(mapping -> mapping.clock().domain())
            .distinct()
            .collect(Collectors.toList());
    this.facts = facts;
    this.clock = clock;
  }

  /** One tick of each domain; a tick that cannot be written is left out, the next one says more. */
  @Override
  public void run() {
    for (String domain : domains) {
      try {
        facts.acknowledged(
            facts.everywhere(domain, new Tick(domain, Instant.ofEpochMilli(clock.millis()))));
      } catch (RuntimeException e) {
        Fatal.exitIf(e);
        LOG.warn("no tick for clock '{}': {}", domain, e.toString());
      }
    }
  }
}
