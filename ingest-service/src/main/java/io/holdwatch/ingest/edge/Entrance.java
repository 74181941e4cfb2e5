package io.holdwatch.ingest.edge;

import io.holdwatch.contract.fact.EpochStarted;
import io.holdwatch.ingest.mapping.Change;
import io.holdwatch.ingest.mapping.Fact;
import io.holdwatch.ingest.mapping.Mappings;
import io.holdwatch.ingest.mapping.Outcome;
import io.holdwatch.ingest.source.Epochs;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * What the HTTP entrance may ask of the Kafka side; every method returns after the broker has
 * acknowledged.
 */
public final class Entrance {
  private final Mappings mappings;
  private final Epochs epochs;
  private final RegistrySchemas schemas;
  private final FactWriter facts;
  private final RejectWriter rejects;
  private final Sources sources;
  private final Counters counters;
  private final InstantSource clock;
  private final AtomicLong next = new AtomicLong();

  Entrance(
      Mappings mappings,
      Epochs epochs,
      RegistrySchemas schemas,
      FactWriter facts,
      RejectWriter rejects,
      Sources sources,
      Counters counters,
      InstantSource clock) {
    this.mappings = mappings;
    this.epochs = epochs;
    this.schemas = schemas;
    this.facts = facts;
    this.rejects = rejects;
    this.sources = sources;
    this.counters = counters;
    this.clock = clock;
  }

  /**
   * Maps events and writes their facts.
   *
   * @param events body of each event
   * @param headers headers of the request; attributes of an event in binary mode
   * @return one outcome per event; its order is that of the events
   */
  public List<Outcome> accept(List<byte[]> events, Map<String, String> headers) {
    List<Outcome> outcomes = new ArrayList<>();
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (byte[] event : events) {
      long now = clock.millis();
      Outcome outcome =
          mappings.map(
              new Change(Mappings.HTTP, 0, next.getAndIncrement(), now, now, null, event, headers),
              epochs::of,
              schemas);
      outcomes.add(outcome);
      if (outcome instanceof Outcome.Mapped mapped) {
        sent.addAll(facts.facts(mapped.facts(), now));
        mapped.contacts().forEach(contact -> sent.add(facts.contact(contact)));
      }
    }
    facts.acknowledged(sent);
    outcomes.forEach(this::count);
    return outcomes;
  }

  private void count(Outcome outcome) {
    switch (outcome) {
      case Outcome.Mapped mapped -> {
        counters.passed();
        mapped.facts().stream().map(Fact::type).forEach(counters::fact);
      }
      case Outcome.Rejection rejection -> counters.rejected(rejection.reason().name());
      case Outcome.Ignored ignored -> counters.dropped(ignored.reason());
    }
  }

  /** Epoch that leads the versions of a source now; -1 where there is no such source. */
  public long epoch(String source) {
    return mappings.all().stream()
        .filter(mapping -> mapping.source().equals(source))
        .mapToLong(mapping -> Math.max(mapping.epoch(), epochs.of(source)))
        .findFirst()
        .orElse(-1);
  }

  /**
   * Tells every partition of facts, audits it, and leads versions by the epoch from now on,
   * restarts included.
   */
  public synchronized void startEpoch(String source, long epoch, String actor, String reason) {
    facts.acknowledged(facts.everywhere(source, new EpochStarted(source, epoch, actor, reason)));
    rejects.audit(
        new RejectWriter.Decision(
            "EPOCH_STARTED",
            source,
            Map.of("source", source, "epoch", epoch, "actor", actor, "reason", reason)),
        clock.millis());
    epochs.start(source, epoch);
    sources.restored(source);
  }
}
