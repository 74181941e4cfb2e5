package io.holdwatch.deploy.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdwatch.deploy.stack.StackProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void readsPlainAndZippedAlike() throws IOException {
    Path plain =
        Files.writeString(
            folder.resolve("a.jsonl"), "{\"topic\":\"t\",\"key\":{\"a\":1},\"value\":\"x\"}\n\n");
    Path zipped = folder.resolve("a.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      Files.copy(plain, out);
    }
    for (Path file : List.of(plain, zipped)) {
      List<Event> events = read(new EventFile(file, 0, 1));
      assertThat(events).hasSize(1);
      assertThat(events.getFirst().key()).isEqualTo("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
      assertThat(events.getFirst().value()).isEqualTo("x".getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void shufflesWithinWindowsOnlyAndAlikeEachTime() throws IOException {
    String lines =
        IntStream.range(0, 95)
            .mapToObj(i -> "{\"topic\":\"t\",\"value\":\"" + i + "\"}")
            .collect(Collectors.joining("\n"));
    EventFile file = new EventFile(Files.writeString(folder.resolve("a.jsonl"), lines), 10, 42);
    List<Long> first = read(file).stream().map(Event::line).toList();
    assertThat(first)
        .isEqualTo(read(file).stream().map(Event::line).toList())
        .isNotEqualTo(first.stream().sorted().toList());
    for (int i = 0; i < first.size(); i++) {
      assertThat((first.get(i) - 1) / 10).isEqualTo(i / 10);
    }
  }

  @Test
  void namesTheLineThatIsNoEvent() throws IOException {
    Path file = Files.writeString(folder.resolve("a.jsonl"), "{\"topic\":\"t\"}\n{nonsense\n");
    EventFile events = new EventFile(file, 0, 1);
    assertThatThrownBy(() -> read(events))
        .isInstanceOf(StackProblem.class)
        .hasMessageContaining("a.jsonl:2:");
  }

  private static List<Event> read(EventFile file) {
    List<Event> events = new ArrayList<>();
    file.forEach(events::add);
    return events;
  }
}
