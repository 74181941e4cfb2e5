package io.holdwatch.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdwatch.contract.YamlError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

/** The page that teaches how to write a mapping, block by block. */
class MappingPageTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\S+) ?([^\\n]*)\\n(.*?)^```$");
  private static final List<String> PACKS = List.of("wms", "tms", "finance", "crm", "dispatch");

  private record Block(String kind, String text, int line) {}

  @TestFactory
  List<DynamicTest> everySampleBecomesWhatThePageSays() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    String mapping = "";
    List<Block> blocks = blocks();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      Block next = i + 1 < blocks.size() ? blocks.get(i + 1) : block;
      String said = mapping;
      switch (block.kind) {
        case "mapping" -> mapping = block.text;
        case "sample" -> add(tests, block, () -> assertFacts(said, block.text, next));
        case "wrong" -> add(tests, block, () -> assertComplaint(block.text, next));
        default -> {}
      }
    }
    assertThat(tests).hasSizeGreaterThan(6);
    return tests;
  }

  private static void add(
      List<DynamicTest> tests, Block block, org.junit.jupiter.api.function.Executable test) {
    tests.add(DynamicTest.dynamicTest("line " + block.line, test));
  }

  private static void assertFacts(String mapping, String sample, Block expected) {
    assertThat(expected.kind).isEqualTo("facts");
    Mappings mappings = new Mappings(List.of(MappingReader.read("my-erp.yaml", mapping)));
    String line = JsonMapper.shared().readTree(sample).toString();
    MappingTrial.Tried tried = MappingTrial.line(mappings, 1, line);
    List<String> found = new ArrayList<>(tried.facts());
    contacts(mappings, line).forEach(found::add);
    tried.rejection().ifPresent(r -> found.add("rejected, " + r.at() + ": " + r.message()));
    assertThat(String.join("\n", found) + "\n").isEqualTo(expected.text);
  }

  private static List<String> contacts(Mappings mappings, String line) {
    return mappings.map(MappingTrial.change(1, line), s -> 0, id -> Optional.empty())
            instanceof Outcome.Mapped mapped
        ? mapped.contacts().stream()
            .map(
                each ->
                    "contact "
                        + each.subject()
                        + ": "
                        + String.join(
                            ", ", new TreeSet<>(each.contact().orElseThrow().getFields().keySet())))
            .toList()
        : List.of();
  }

  private static void assertComplaint(String mapping, Block expected) {
    assertThat(expected.kind).isEqualTo("complaint");
    assertThatThrownBy(() -> MappingReader.read("my-erp.yaml", mapping))
        .isInstanceOf(YamlError.class)
        .hasMessageStartingWith("my-erp.yaml:" + expected.text.strip());
  }

  @Test
  void everyEventOfThePacksIsShownAndBecomesTheFactsThatThePageNames() throws IOException {
    Mappings mappings = MappingFiles.load(PACKS);
    Set<String> shown = new TreeSet<>();
    for (Block block : blocks()) {
      Matcher event = Pattern.compile("event (\\w+)\\.(\\S+) = (.*)").matcher(block.kind);
      if (event.matches()) {
        String type = "io.holdwatch." + event.group(1) + "." + event.group(2);
        shown.add(type);
        String line =
            """
            {"topic":"%s.events","value":{"specversion":"1.0","id":"1","source":"/page","type":"%s",\
            "time":"2026-01-05T10:00:00Z","sequence":"1","data":%s}}\
            """
                .formatted(
                    event.group(1), type, JsonMapper.shared().readTree(block.text).toString());
        MappingTrial.Tried tried = MappingTrial.line(mappings, 1, line);
        assertThat(tried.rejection()).as("line %d", block.line).isEmpty();
        assertThat(tried.facts().stream().map(MappingPageTest::type).distinct())
            .as("line %d", block.line)
            .containsExactly(event.group(3).split(", "));
      }
    }
    Set<String> known = new TreeSet<>();
    mappings.all().forEach(mapping -> known.addAll(mapping.eventTypes()));
    Set<String> expected = new TreeSet<>(shown);
    shown.forEach(type -> expected.add(type + ".deleted"));
    assertThat(known).isEqualTo(expected);
  }

  private static String type(String fact) {
    return fact.replaceFirst(".*\"type\":\"(\\w+)\".*", "$1");
  }

  private static List<Block> blocks() throws IOException {
    String page = Files.readString(Path.of("MAPPING.md"));
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(page);
    while (matcher.find()) {
      int line = (int) page.substring(0, matcher.start()).lines().count() + 1;
      blocks.add(new Block(matcher.group(2), matcher.group(3), line));
    }
    return blocks;
  }
}
