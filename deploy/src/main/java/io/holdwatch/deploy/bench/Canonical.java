package io.holdwatch.deploy.bench;

import io.holdwatch.contract.Topics;
import io.holdwatch.deploy.feed.Event;
import io.holdwatch.deploy.stack.Stack;
import io.holdwatch.deploy.stack.StackProblem;
import io.holdwatch.ingest.mapping.Change;
import io.holdwatch.ingest.mapping.Fact;
import io.holdwatch.ingest.mapping.MappingFiles;
import io.holdwatch.ingest.mapping.Mappings;
import io.holdwatch.ingest.mapping.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;

/** Turns a load of rows into the same load of canonical facts in Avro. */
final class Canonical implements AutoCloseable {
  /** Topic of the product's mapping "canonical". */
  static final String TOPIC = "erp.facts";

  private final Mappings mappings;
  private final Serializer<SpecificRecord> serializer;

  Canonical(Stack stack, Path mapping) {
    this.mappings = MappingFiles.load(List.of(mapping.toString()));
    this.serializer = stack.wire().serializer(Topics.of(Topics.FACTS));
  }

  Batch of(Batch rows) {
    List<Event> events = new ArrayList<>(rows.events().size());
    for (Event row : rows.events()) {
      Change change = Change.sample(row.topic(), row.line(), row.key(), row.value());
      switch (mappings.map(change, source -> 0, id -> Optional.empty())) {
        case Outcome.Mapped mapped -> mapped.facts().forEach(fact -> events.add(event(row, fact)));
        case Outcome.Rejection rejection -> throw new StackProblem(rejection.message());
        case Outcome.Ignored ignored -> throw new StackProblem("ignored: " + ignored.reason());
      }
    }
    return new Batch(events, rows.late(), rows.facts());
  }

  private Event event(Event row, Fact fact) {
    return new Event(
        row.line(),
        TOPIC,
        fact.key().getBytes(StandardCharsets.UTF_8),
        serializer.serialize(Topics.FACTS, new RecordHeaders(), fact.value()));
  }

  @Override
  public void close() {
    serializer.close();
  }
}
