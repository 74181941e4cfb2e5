package io.holdwatch.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.holdwatch.contract.Audit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Personal values that are marked, through every pack that has any: they come out in contacts and
 * nowhere else, whether the event is mapped or refused.
 */
class PersonalDataTest {
  private static final Path FOLDER = Path.of("src/test/resources/packs");
  private static final String MARK = "Zaphod Marked";
  private static final List<String> PACKS =
      List.of("northwind", "demo", "portal", "odoo", "wms", "tms", "finance", "crm", "dispatch");
  private static final JsonMapper JSON = JsonMapper.shared();

  @ParameterizedTest
  @ValueSource(strings = {"odoo", "tms", "crm", "dispatch", "demo", "northwind"})
  void marksComeOutInContactsAlone(String pack) throws IOException {
    Mappings mappings = MappingFiles.load(List.of(pack));
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(log);
    int contacts = 0;
    int refused = 0;
    try {
      for (String line : Files.readAllLines(FOLDER.resolve(pack + ".jsonl"))) {
        for (String bent : bent(line, mappings)) {
          Outcome outcome =
              mappings.map(MappingTrial.change(1, bent), s -> 0, id -> Optional.empty());
          switch (outcome) {
            case Outcome.Mapped mapped -> {
              contacts += mapped.contacts().toString().contains(MARK) ? 1 : 0;
              mapped.facts().forEach(fact -> clean(fact.value() + fact.key(), bent));
            }
            case Outcome.Rejection rejection -> {
              refused++;
              clean(rejection.toString(), bent);
              clean(leaf(rejection), bent);
            }
            case Outcome.Ignored ignored -> clean(ignored.toString(), bent);
          }
        }
      }
    } finally {
      root.detachAppender(log);
    }
    log.list.forEach(event -> clean(event.getFormattedMessage(), "the log"));
    assertThat(contacts).as("events with a mark in contacts").isPositive();
    assertThat(refused).as("refused events with a mark").isPositive();
  }

  @Test
  void everyPackWithPersonalFieldsIsTried() {
    Set<String> with = new TreeSet<>();
    for (String pack : PACKS) {
      boolean personal =
          MappingFiles.load(List.of(pack)).all().getFirst().tables().stream()
              .anyMatch(table -> !table.personal().isEmpty());
      if (personal) {
        with.add(pack);
      }
    }
    assertThat(with)
        .containsExactlyInAnyOrder("odoo", "tms", "crm", "dispatch", "demo", "northwind");
  }

  /** The line with marks, and the same with each column in turn broken, and cut off at places. */
  private static List<String> bent(String line, Mappings mappings) {
    ObjectNode event = (ObjectNode) JSON.readTree(line);
    Set<String> personal = personal(event, mappings);
    mark(event, personal);
    List<String> bent = new ArrayList<>();
    bent.add(event.toString());
    ObjectNode value = (ObjectNode) event.get("value");
    String image = value.has("data") ? "data" : "after";
    if (value.get(image) instanceof ObjectNode row) {
      for (String column : List.copyOf(row.propertyNames())) {
        if (!personal.contains(column)) {
          JsonNode old = row.get(column);
          row.putObject(column).put("broken", true);
          bent.add(event.toString());
          row.set(column, old);
        }
      }
    }
    String text = value.toString();
    for (int cut = text.indexOf(MARK); cut > 0; cut = text.indexOf(MARK, cut + 1)) {
      event.put("value", text.substring(0, cut - 1) + MARK + "," + text.substring(cut));
      bent.add(event.toString());
      event.put("value", text.substring(0, cut + 3));
      bent.add(event.toString());
    }
    return bent;
  }

  private static Set<String> personal(JsonNode event, Mappings mappings) {
    JsonNode value = event.path("value");
    String wire = value.path("source").path("table").asString(value.path("type").asString(""));
    Set<String> personal = new TreeSet<>();
    mappings
        .all()
        .getFirst()
        .table(event.path("topic").asString(""), wire)
        .ifPresent(
            table ->
                table
                    .personal()
                    .values()
                    .forEach(
                        each -> each.columns().forEach(c -> personal.add(c.replace("?", "")))));
    return personal;
  }

  private static void mark(JsonNode node, Set<String> personal) {
    if (node instanceof ObjectNode object) {
      for (String name : List.copyOf(object.propertyNames())) {
        if (personal.contains(name) && object.get(name).isString()) {
          object.put(name, MARK);
        } else {
          mark(object.get(name), personal);
        }
      }
    }
  }

  /** What the audit log keeps of a refusal. */
  private static String leaf(Outcome.Rejection rejection) {
    TreeMap<String, Object> body = new TreeMap<>();
    body.put("reason", rejection.reason().name());
    body.put("at", rejection.at());
    body.put("mapping", rejection.mapping());
    return StandardCharsets.UTF_8
        .decode(Audit.entry("o", 1, "EVENT_REJECTED", "d", 0, body).getLeaf())
        .toString();
  }

  private static void clean(String text, String of) {
    assertThat(text.contains("Marked") || text.contains("Zaphod"))
        .as("a personal value comes out of %s in %s", of, text)
        .isFalse();
  }
}
