package io.holdwatch.deploy.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdwatch.contract.Ids;
import io.holdwatch.contract.Topic;
import io.holdwatch.contract.Topics;
import io.holdwatch.contract.action.Action;
import io.holdwatch.contract.audit.AuditEntry;
import io.holdwatch.contract.cases.Case;
import io.holdwatch.contract.cases.CaseCommand;
import io.holdwatch.contract.cases.CaseRequest;
import io.holdwatch.contract.cases.CaseResult;
import io.holdwatch.contract.contact.Contact;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.policy.PolicyPack;
import io.holdwatch.contract.routed.RoutedException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Registers the contracts through Confluent's API: each subject with its compatibility, then its
 * schema.
 */
final class Subjects {
  private static final int PARALLEL = 4;
  private static final int ATTEMPTS = 3;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Which schema the catalogue's word for a topic's values means, for topics with one type. */
  private static final Map<String, Schema> VALUES =
      Map.ofEntries(
          Map.entry("contact", Contact.getClassSchema()),
          Map.entry("packet", ExceptionPacket.getClassSchema()),
          Map.entry("case-command", CaseCommand.getClassSchema()),
          Map.entry("case-request", CaseRequest.getClassSchema()),
          Map.entry("case-result", CaseResult.getClassSchema()),
          Map.entry("case", Case.getClassSchema()),
          Map.entry("routed", RoutedException.getClassSchema()),
          Map.entry("action", Action.getClassSchema()),
          Map.entry("policy-pack", PolicyPack.getClassSchema()),
          Map.entry("audit-entry", AuditEntry.getClassSchema()));

  private final String api;

  Subjects(String registryUrl) {
    this.api = registryUrl + "/apis/ccompat/v7";
  }

  /** Whether the registry answers. */
  boolean isReady() {
    return Http.get(api + "/subjects").code() == 200;
  }

  /** The names of all subjects, sorted. */
  List<String> names() {
    Http.Answer answer = send("GET", api + "/subjects", null);
    try {
      return JSON.readerForListOf(String.class).<List<String>>readValue(answer.body()).stream()
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new StackProblem(
          "the registry at " + api + " answered " + answer.code() + ": " + answer.body(), e);
    }
  }

  /**
   * Registers every subject of the catalogue; refused where a schema breaks the subject's
   * compatibility.
   */
  void register() {
    Map<String, Http.Answer> failed = new ConcurrentHashMap<>();
    Set<String> there = Set.copyOf(names());
    try (ExecutorService several = Executors.newFixedThreadPool(PARALLEL)) {
      for (Topic topic : Topics.all()) {
        of(topic)
            .forEach(
                (subject, schema) ->
                    several.execute(
                        () ->
                            register(
                                subject,
                                there.contains(subject),
                                topic.compatibility(),
                                schema,
                                failed)));
      }
    }
    if (!failed.isEmpty()) {
      throw new StackProblem(
          failed.entrySet().stream()
              .map(
                  each ->
                      "the registry refuses subject "
                          + each.getKey()
                          + ": HTTP "
                          + each.getValue().code()
                          + " "
                          + each.getValue().body())
              .collect(
                  Collectors.joining(
                      "\n",
                      "",
                      "\nIs its state older than this build? 'holdwatch down --purge'"
                          + " begins anew.")));
    }
  }

  /** Hash of all that {@link #register} would register: the same hash, nothing to do. */
  static String digest() {
    return Ids.of(
        Topics.all().stream()
            .flatMap(
                topic -> of(topic).entrySet().stream().map(each -> each + topic.compatibility()))
            .sorted()
            .toArray(String[]::new));
  }

  private void register(
      String subject,
      boolean there,
      String compatibility,
      Schema schema,
      Map<String, Http.Answer> failed) {
    String level = "{\"compatibility\":\"" + compatibility + "\"}";
    String body = JSON.createObjectNode().put("schema", schema.toString()).toString();
    if (there) {
      check(subject, send("PUT", api + "/config/" + subject, level), failed);
      check(subject, send("POST", api + "/subjects/" + subject + "/versions", body), failed);
    } else {
      // The registry takes a level only for a subject that exists.
      check(subject, send("POST", api + "/subjects/" + subject + "/versions", body), failed);
      check(subject, send("PUT", api + "/config/" + subject, level), failed);
    }
  }

  /**
   * What the registry did not answer in time, or what a service registered in the same moment, is
   * asked again: to register twice is to register once.
   */
  private static Http.Answer send(String method, String url, @Nullable String json) {
    Http.Answer answer = Http.send(method, url, json);
    for (int again = 0; passing(answer) && again < ATTEMPTS - 1; again++) {
      answer = Http.send(method, url, json);
    }
    return answer;
  }

  private static boolean passing(Http.Answer answer) {
    return answer.code() == 0 || (answer.code() == 409 && answer.body().contains("already exists"));
  }

  private static void check(String subject, Http.Answer answer, Map<String, Http.Answer> failed) {
    if (answer.code() != 200) {
      failed.putIfAbsent(subject, answer);
    }
  }

  private static Map<String, Schema> of(Topic topic) {
    return switch (topic.subjects()) {
      case "none" -> Map.of();
      case "topic-record-name" ->
          FactTypes.schemas().stream()
              .collect(
                  Collectors.toMap(
                      schema -> topic.name() + "-" + schema.getFullName(), schema -> schema));
      default -> {
        Schema schema = VALUES.get(topic.values());
        if (schema == null) {
          throw new IllegalStateException(
              "topics.yaml: no schema is known for values '" + topic.values() + "'");
        }
        yield Map.of(topic.name() + "-value", schema);
      }
    };
  }
}
