package io.holdwatch.ingest.edge;

import io.holdwatch.contract.fact.EpochStarted;
import io.holdwatch.ingest.edge.RejectWriter.Refusal;
import io.holdwatch.ingest.mapping.Change;
import io.holdwatch.ingest.mapping.Fact;
import io.holdwatch.ingest.mapping.Mappings;
import io.holdwatch.ingest.mapping.Outcome;
import io.holdwatch.ingest.mapping.Outcome.Rejection;
import io.holdwatch.ingest.source.Epochs;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What the HTTP entrance may ask of the Kafka side; every method returns after the broker has
 * acknowledged: facts first, then what was rejected.
 */
public final class Entrance {
  private final String topic;
  private final Mappings mappings;
  private final Epochs epochs;
  private final RegistrySchemas schemas;
  private final FactWriter facts;
  private final RejectWriter rejects;
  private final EpochShare share;
  private final Counters counters;
  private final InstantSource clock;
  private final AtomicLong next = new AtomicLong();

  /**
   * What became of one event.
   *
   * @param position "topic-0@n"; no other event ever has it
   * @param outcome facts, rejection, or why it was ignored
   */
  public record Taken(String position, Outcome outcome) {}

  /**
   * @param topic stands in the place of a topic; no other process ever has it
   */
  Entrance(
      String topic,
      Mappings mappings,
      Epochs epochs,
      RegistrySchemas schemas,
      FactWriter facts,
      RejectWriter rejects,
      EpochShare share,
      Counters counters,
      InstantSource clock) {
    this.topic = topic;
    this.mappings = mappings;
    this.epochs = epochs;
    this.schemas = schemas;
    this.facts = facts;
    this.rejects = rejects;
    this.share = share;
    this.counters = counters;
    this.clock = clock;
  }

  /**
   * Maps events and writes their facts; what cannot be mapped goes to the rejected input.
   *
   * @param events body of each event
   * @param said headers that describe each of them: content type, attributes in binary mode
   * @return what became of each event, in their order
   */
  public List<Taken> accept(List<byte[]> events, Map<String, String> said) {
    return settled(
        () -> {
          List<Taken> taken = new ArrayList<>();
          List<Refusal> refusals = new ArrayList<>();
          List<Future<RecordMetadata>> sent = new ArrayList<>();
          FactBatch together = new FactBatch(facts);
          for (byte[] event : events) {
            long now = clock.millis();
            Change change =
                new Change(topic, 0, next.getAndIncrement(), now, now, null, event, said);
            Outcome outcome = mappings.map(change, epochs::of, schemas);
            taken.add(new Taken(position(change.offset()), outcome));
            switch (outcome) {
              case Outcome.Mapped mapped -> {
                sent.addAll(together.facts(mapped.facts(), now));
                mapped.contacts().forEach(contact -> sent.add(facts.contact(contact)));
              }
              case Rejection rejection ->
                  refusals.add(
                      new Refusal(
                          RejectedInput.delivered(event, said, position(change.offset())),
                          rejection));
              case Outcome.Ignored ignored -> {}
            }
          }
          sent.addAll(together.end());
          facts.acknowledged(sent);
          refuse(refusals);
          taken.forEach(each -> count(each.outcome()));
          return taken;
        });
  }

  /**
   * Writes a whole request, in which no event could be told from the next, to the rejected input.
   *
   * @return its position
   */
  public String refuse(byte[] body, Map<String, String> said, Rejection rejection) {
    return settled(
        () -> {
          String position = position(next.getAndIncrement());
          refuse(List.of(new Refusal(RejectedInput.delivered(body, said, position), rejection)));
          count(rejection);
          return position;
        });
  }

  private void refuse(List<Refusal> refusals) {
    if (!refusals.isEmpty()) {
      rejects.write(refusals, clock.millis());
    }
  }

  private static <T> T settled(Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException | Error e) {
      Fatal.exitIf(e);
      throw e;
    }
  }

  private String position(long number) {
    return topic + "-0@" + number;
  }

  private void count(Outcome outcome) {
    switch (outcome) {
      case Outcome.Mapped mapped -> {
        counters.passed();
        mapped.facts().stream().map(Fact::type).forEach(counters::fact);
      }
      case Rejection rejection -> counters.rejected(rejection.reason().name());
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
   * Tells every partition of facts, audits it, and leads versions by the epoch from now on, in
   * every running instance, restarts included.
   *
   * @param caller whose token it was; null where none is asked for
   * @return instances that run and have not taken it in time; until they have, the source must not
   *     be captured again
   */
  public synchronized Set<String> startEpoch(
      String source, long epoch, String actor, String reason, @Nullable String caller) {
    Map<String, Object> body =
        new TreeMap<>(Map.of("source", source, "epoch", epoch, "actor", actor, "reason", reason));
    if (caller != null) {
      body.put("caller", caller);
    }
    var unused =
        settled(
            () -> {
              facts.acknowledged(
                  facts.everywhere(source, new EpochStarted(source, epoch, actor, reason)));
              rejects.audit(
                  new RejectWriter.Decision("EPOCH_STARTED", source, body), clock.millis());
              return epoch;
            });
    epochs.start(source, epoch);
    return settled(() -> share.share(source, epoch));
  }
}
