package io.holdwatch.deploy.feed;

import io.holdwatch.contract.YamlError;
import io.holdwatch.deploy.stack.StackProblem;
import io.holdwatch.ingest.mapping.Change;
import io.holdwatch.ingest.mapping.MappingFiles;
import io.holdwatch.ingest.mapping.Mappings;
import io.holdwatch.ingest.mapping.SourceMapping;
import java.util.List;
import java.util.OptionalLong;

/** The source that a feed plays, as its mapping describes it. */
public final class Source {
  private final Mappings mappings;
  private final SourceMapping mapping;

  private Source(Mappings mappings, SourceMapping mapping) {
    this.mappings = mappings;
    this.mapping = mapping;
  }

  /** The source of a mapping of the product, or of a mapping file. */
  public static Source of(String nameOrFile) {
    try {
      Mappings mappings = MappingFiles.load(List.of(nameOrFile));
      if (mappings.all().size() != 1) {
        throw new StackProblem(
            "'" + nameOrFile + "' holds " + mappings.all().size() + " mappings: name one of them");
      }
      return new Source(mappings, mappings.all().getFirst());
    } catch (YamlError e) {
      throw new StackProblem(String.valueOf(e.getMessage()), e);
    }
  }

  /** Name of the source in every fact. */
  public String name() {
    return mapping.source();
  }

  /** Name of its clock domain. */
  public String clock() {
    return mapping.clock().domain();
  }

  /** Whether marks move its clock; otherwise the wall clock does. */
  public boolean isRecorded() {
    return !mapping.clock().live();
  }

  /** Its topics, as far as the mapping names them. */
  public List<String> topics() {
    return mapping.topics();
  }

  /** Whether the mapping reads this topic. */
  public boolean reads(String topic) {
    return mapping.reads(topic);
  }

  /** When an event happened, UTC ms; empty where it does not say. */
  public OptionalLong time(Event event) {
    return mappings
        .eventTime(Change.sample(event.topic(), event.line(), event.key(), event.value()))
        .map(time -> OptionalLong.of(time.toEpochMilli()))
        .orElse(OptionalLong.empty());
  }
}
