package io.holdwatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.ingest.access.Role;
import io.holdwatch.ingest.access.Tokens;
import io.holdwatch.ingest.mapping.Change;
import io.holdwatch.ingest.mapping.MappingFiles;
import io.holdwatch.ingest.mapping.MappingTrial;
import io.holdwatch.ingest.mapping.Mappings;
import io.holdwatch.ingest.mapping.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows does what it says. */
class ReadmeTest {
  private final String readme;
  private final Path folder;

  ReadmeTest(@TempDir Path folder) throws IOException {
    this.readme = Files.readString(Path.of("README.md"));
    this.folder = folder;
  }

  @Test
  void theMappingMakesTheFactsThatAreListedOfTheSampleEvent() throws IOException {
    Mappings mappings = mappings(snippets("yaml").getFirst());
    MappingTrial.Tried tried =
        MappingTrial.line(mappings, 1, snippets("json").getFirst().replace("\n", ""));
    assertThat(tried.rejection()).isEmpty();
    assertThat(tried.facts())
        .extracting(fact -> fact.replaceFirst(".*\"key\":\"([^\"]*)\".*", "$1"))
        .containsExactlyElementsOf(snippets("facts").getFirst().lines().toList());
    assertThat(tried.contacts()).isEqualTo(1);
  }

  @Test
  void theMappingOfEventsTakesADeleteWithoutData() throws IOException {
    String gone =
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/wms\",\"type\":\"parcel.removed\","
            + "\"subject\":\"P1\",\"entity\":\"DE\",\"sequence\":\"7\"}";
    MappingTrial.Tried tried =
        MappingTrial.line(
            mappings(snippets("yaml").get(1)),
            1,
            "{\"topic\":\"wms.parcels\",\"value\":" + gone + "}");
    assertThat(tried.facts())
        .singleElement()
        .asString()
        .contains("\"key\":\"Shipment:wms:parcels:P1\"", "\"op\":\"DELETE\"");
  }

  @Test
  void theEventThatIsSentIsMappedByThePackOfTheDemo() {
    Matcher curl =
        Pattern.compile("(?s)curl -X POST localhost:8101/v1/events -H '([^']*)' -d '(.*)'")
            .matcher(snippets("sh").getFirst());
    assertThat(curl.find()).isTrue();
    assertThat(curl.group(1)).isEqualTo("content-type: application/cloudevents+json");
    byte[] body = curl.group(2).getBytes(StandardCharsets.UTF_8);
    Outcome outcome =
        MappingFiles.load(List.of("demo"))
            .map(
                new Change("http/1-0", 0, 0, 0, Long.MAX_VALUE / 2, null, body, Map.of()),
                source -> 0,
                id -> Optional.empty());
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Mapped.class,
            mapped ->
                assertThat(mapped.facts().getFirst().key())
                    .isEqualTo("Shipment:demo:shipments:DE:S1"));
  }

  @Test
  void theFileOfTokensIsRead() throws Exception {
    Path file = Files.writeString(folder.resolve("tokens"), snippets("tokens").getFirst());
    Tokens tokens = Tokens.read(file);
    for (String name : List.of("wms", "dba")) {
      // The tokens of the example are no secret: each is the word "example-" and its name.
      String token = "example-" + name;
      assertThat(Files.readString(file))
          .contains(
              HexFormat.of()
                  .formatHex(
                      MessageDigest.getInstance("SHA-256")
                          .digest(token.getBytes(StandardCharsets.UTF_8))));
      assertThat(tokens.holder(token))
          .hasValueSatisfying(
              holder -> {
                assertThat(holder.name()).isEqualTo(name);
                assertThat(holder.roles()).contains(Role.EVENTS);
              });
    }
  }

  private Mappings mappings(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("snippet.yaml"), yaml);
    return MappingFiles.load(List.of(file.toString()));
  }

  private List<String> snippets(String language) {
    return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$")
        .matcher(readme)
        .results()
        .map(found -> found.group(1))
        .toList();
  }
}
