package io.holdwatch.ingest.mapping;

import io.holdwatch.contract.fact.Link;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tries a mapping on sample events, one JSON object {"topic","key","value"} a line, without any
 * broker.
 */
public final class MappingTrial {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private MappingTrial() {}

  /**
   * What became of one line.
   *
   * @param line number of the line, from 1
   * @param facts each fact as one line of JSON
   * @param contacts number of subjects whose personal fields were read
   * @param rejection why the line was refused
   * @param ignored why the line says nothing that is wanted
   */
  public record Tried(
      long line,
      List<String> facts,
      int contacts,
      Optional<Outcome.Rejection> rejection,
      Optional<String> ignored) {}

  /** Tries one line. A line that is no event of this form is a rejection too. */
  public static Tried line(Mappings mappings, long number, String line) {
    Change change;
    try {
      change = change(number, line);
    } catch (Refused e) {
      return new Tried(number, List.of(), 0, Optional.of(e.by("-")), Optional.empty());
    }
    return switch (mappings.map(change, source -> 0, id -> Optional.empty())) {
      case Outcome.Mapped mapped ->
          new Tried(
              number,
              mapped.facts().stream().map(MappingTrial::json).toList(),
              mapped.contacts().size(),
              Optional.empty(),
              Optional.empty());
      case Outcome.Rejection rejection ->
          new Tried(number, List.of(), 0, Optional.of(rejection), Optional.empty());
      case Outcome.Ignored ignored ->
          new Tried(number, List.of(), 0, Optional.empty(), Optional.of(ignored.reason()));
    };
  }

  /**
   * Key and value bytes of a line: a JSON text is taken as it stands, any other JSON value as its
   * own text.
   */
  static Change change(long number, String line) {
    JsonNode event = StrictJson.read(line.getBytes(StandardCharsets.UTF_8));
    JsonNode topic = event.path("topic");
    if (!topic.isString()) {
      throw new Refused(
          Reason.BAD_ENVELOPE,
          "topic",
          "'topic' is missing: a sample is {\"topic\",\"key\",\"value\"}");
    }
    return Change.sample(
        topic.stringValue(),
        number,
        bytes(event.path("key")).orElse(null),
        bytes(event.path("value")).orElse(null));
  }

  @SuppressWarnings("OptionalUsedAsFieldOrParameterType")
  private static Optional<byte[]> bytes(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return Optional.empty();
    }
    String text = value.isString() ? value.stringValue() : value.toString();
    return Optional.of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** "field = Type record.take", or "if Type record.take in [words]". */
  private static String link(Link link) {
    String from = link.getFactType() + " " + link.getRecordId() + "." + link.getTake();
    return link.getOnly().isEmpty()
        ? link.getField()
            + " = "
            + from
            + (link.getPlusDays() == 0 ? "" : " + " + link.getPlusDays() + " days")
            + (link.getAppend().isEmpty() ? "" : " + '" + link.getAppend() + "'")
        : "if " + from + " in " + link.getOnly();
  }

  /** A fact as one line of JSON: type, key, scope, version, event time and fields. */
  static String json(Fact fact) {
    Map<String, Object> shown = new TreeMap<>();
    shown.put("type", fact.type());
    shown.put("key", fact.key());
    shown.put("scope", fact.envelope().getScope());
    shown.put("op", fact.envelope().getOp().name());
    shown.put("version", new ArrayList<>(fact.envelope().getVersion()));
    shown.put("eventTime", fact.envelope().getEventTime().toString());
    shown.put("fields", ContentHash.object(fact.value()));
    if (!fact.envelope().getLinks().isEmpty()) {
      shown.put("links", fact.envelope().getLinks().stream().map(MappingTrial::link).toList());
    }
    return JSON.writeValueAsString(shown);
  }
}
