package io.holdwatch.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdwatch.contract.Contracts.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * The committed versions of every subject, {@code <subject>/v<n>.avsc}. They hold what binds
 * readers and writers: no docs, and nothing of the language that classes were generated for.
 */
final class Baseline {
  static final String ACCEPT = "mvn -pl schemas test -Dtest=BaselineTest -Dholdwatch.accept=true";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  Baseline(Path folder) {
    this.folder = folder;
  }

  /** What is wrong with a subject as it is now, in words; empty where it may stay so. */
  List<String> check(Subject subject) {
    List<Schema> versions = versions(subject.name());
    Schema now = bare(subject.schema());
    if (!versions.isEmpty() && versions.getLast().equals(now)) {
      return List.of();
    }
    List<String> refusals = refusals(subject, versions, now);
    if (!refusals.isEmpty()) {
      return refusals;
    }
    return List.of(
        subject.name()
            + (versions.isEmpty()
                ? " is new."
                : " changed in a way that all readers and writers bear.")
            + " Accept it with: "
            + ACCEPT);
  }

  /** Writes the next version where the change is allowed; what forbids it otherwise. */
  List<String> accept(Subject subject) throws IOException {
    List<Schema> versions = versions(subject.name());
    Schema now = bare(subject.schema());
    List<String> refusals = refusals(subject, versions, now);
    if (refusals.isEmpty() && (versions.isEmpty() || !versions.getLast().equals(now))) {
      Path file = file(subject.name(), versions.size() + 1);
      Files.createDirectories(folder.resolve(subject.name()));
      Files.writeString(file, JSON.readTree(now.toString()).toPrettyString() + "\n");
    }
    return refusals;
  }

  /** The accepted versions, oldest first. */
  List<Schema> versions(String subject) {
    List<Schema> versions = new ArrayList<>();
    for (int n = 1; Files.exists(file(subject, n)); n++) {
      versions.add(parse(file(subject, n)));
    }
    return versions;
  }

  /** The subjects that there are versions of. */
  List<String> subjects() throws IOException {
    try (Stream<Path> folders = Files.list(folder)) {
      return folders.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  /** The files of a subject, whatever their names. */
  List<String> files(String subject) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(subject))) {
      return files.map(each -> each.getFileName().toString()).toList();
    }
  }

  /** A schema without docs and without the string type of Java. */
  static Schema bare(Schema schema) {
    try {
      JsonNode json = JSON.readTree(schema.toString());
      strip(json);
      return new Schema.Parser().parse(json.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Avro wrote a schema that is not JSON", e);
    }
  }

  private static void strip(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(List.of("doc", "avro.java.string"));
    }
    node.forEach(Baseline::strip);
  }

  private static List<String> refusals(Subject subject, List<Schema> versions, Schema now) {
    List<String> refusals = new ArrayList<>();
    for (int i = 0; i < versions.size(); i++) {
      ContractChange.refusals(subject.name(), i + 1, subject.full(), versions.get(i), now)
          .forEach(refusal -> refusals.add(refusal.toString()));
    }
    return refusals;
  }

  private Path file(String subject, int version) {
    return folder.resolve(subject).resolve("v" + version + ".avsc");
  }

  private static Schema parse(Path file) {
    try {
      return new Schema.Parser().parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
