package io.holdwatch.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdwatch.audit.log.Arrival.Entry;
import io.holdwatch.audit.log.Arrival.Unreadable;
import io.holdwatch.audit.log.Verdict.Appended;
import io.holdwatch.audit.log.Verdict.Duplicate;
import io.holdwatch.audit.log.Verdict.Reason;
import io.holdwatch.audit.log.Verdict.Rejected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditLogTest {
  @Test
  void aRecordIsALeafIffItExceedsTheHighWaterMarkOfItsOrigin(@TempDir Path state) {
    try (Folder folder = Folder.open(state)) {
      AuditLog log = AuditLog.open(folder, LogFixture.key());
      List<Verdict> verdicts =
          log.append(
              List.of(
                  LogFixture.entry(0, "a/0/1", 1),
                  LogFixture.entry(1, "b/0/1", 1),
                  LogFixture.entry(2, "a/0/1", 1),
                  LogFixture.entry(3, "a/0/1", 2),
                  LogFixture.entry(4, "a/0/2", 1)),
              5);
      assertThat(verdicts)
          .containsExactly(
              new Appended(), new Appended(), new Duplicate(), new Appended(), new Appended());
      assertThat(log.head().size()).isEqualTo(4);
      assertThat(log.head().missing()).isEmpty();
      assertThat(log.leaf(2)).isEqualTo(LogFixture.entry(3, "a/0/1", 2).leaf());
    }
  }

  @Test
  void aGapIsNamedAndWhatComesLateStaysOut(@TempDir Path state) {
    Gap gap = new Gap("a/0/1", 2, 4);
    try (Folder folder = Folder.open(state)) {
      AuditLog log = AuditLog.open(folder, LogFixture.key());
      log.append(List.of(LogFixture.entry(0, "a/0/1", 1), LogFixture.entry(1, "a/0/1", 5)), 2);
      assertThat(log.head().missing()).containsExactly(gap);
      assertThat(log.append(List.of(LogFixture.entry(2, "a/0/1", 3)), 3))
          .first()
          .isInstanceOfSatisfying(
              Rejected.class, rejected -> assertThat(rejected.reason()).isEqualTo(Reason.LATE));
    }
    try (Folder folder = Folder.open(state)) {
      Head head = AuditLog.open(folder, LogFixture.key()).head();
      assertThat(head.missing()).containsExactly(gap);
      assertThat(head.rejected()).isEqualTo(1);
      assertThat(head.nextOffset()).isEqualTo(3);
    }
  }

  @Test
  void whatIsNoSoundEntryIsKeptApartWithItsOffset(@TempDir Path state) throws IOException {
    Entry good = LogFixture.entry(0, "a/0/1", 1);
    String json = new String(good.leaf().bytes(), StandardCharsets.UTF_8);
    try (Folder folder = Folder.open(state)) {
      AuditLog log = AuditLog.open(folder, LogFixture.key());
      List<Arrival> hostile =
          List.of(
              new Unreadable(10, leaf("\u0000?"), "magic byte is 63"),
              new Entry(11, "a/0/2", 1, good.kind(), good.decisionId(), good.leaf()),
              new Entry(12, "a/0/1", 2, good.kind(), good.decisionId(), good.leaf()),
              new Entry(13, "a/0/1", 1, "CLEARED", good.decisionId(), good.leaf()),
              new Entry(14, "a/0/1", 1, good.kind(), "other", good.leaf()),
              with(15, good, json + " "),
              with(16, good, json + json),
              with(17, good, "[" + json + "]"),
              with(18, good, json.replace("1001", "1001.0")),
              with(19, good, json.replace("1001", "null")),
              with(20, good, json.replace("\"at\":1001", "\"at\":1001,\"at\":1001")),
              with(21, good, "{"),
              with(22, good, json.replace("1001", "99999999999999999999")),
              with(23, good, ""),
              new Entry(24, "a/0/1", 1, good.kind(), good.decisionId(), Leaf.of(new byte[65_536])),
              new Entry(
                  25,
                  "a/0/1",
                  1,
                  good.kind(),
                  good.decisionId(),
                  Leaf.of(new byte[] {'{', (byte) 0xff, '}'})));
      assertThat(log.append(hostile, 26)).hasSize(16).allMatch(Rejected.class::isInstance);
      assertThat(log.append(List.of(good), 27)).containsExactly(new Appended());
      assertThat(log.head().rejected()).isEqualTo(16);
    }
    assertThat(Files.readAllLines(state.resolve("rejected")))
        .hasSize(16)
        .element(0)
        .asString()
        .isEqualTo(
            "{\"message\":\"magic byte is"
                + " 63\",\"offset\":10,\"reason\":\"unreadable\",\"value\":\"AD8=\"}");
    assertThat(Files.readString(state.resolve("rejected")))
        .contains("field 'origin' is 'a/0/2' in the record and 'a/0/1' in its leaf");
  }

  @Test
  void restartsAtEverySizeAroundTheEdgesOfTiles(@TempDir Path state) {
    for (int size : new int[] {0, 1, 2, 254, 255, 256, 257, 258, 511, 512, 513}) {
      Path folderOf = state.resolve("of-" + size);
      for (long next = 0; next < size; ) {
        // First up to near the edge at once, then one by one, with a restart between any two.
        long to = next < size - 4 ? size - 4 : next + 1;
        try (Folder folder = Folder.open(folderOf)) {
          AuditLog log = AuditLog.open(folder, LogFixture.key());
          assertThat(log.head().nextOffset()).isEqualTo(next);
          log.append(LogFixture.records(next, to), to);
        }
        next = to;
      }
      try (Folder folder = Folder.open(folderOf);
          Folder other = Folder.open(state.resolve("at-once-" + size))) {
        AuditLog atOnce = AuditLog.open(other, LogFixture.key());
        atOnce.append(LogFixture.records(0, size), size);
        AuditLog log = AuditLog.open(folder, LogFixture.key());
        assertThat(log.head()).isEqualTo(atOnce.head());
        assertThat(log.proofs(size).root()).isEqualTo(log.head().root());
      }
    }
  }

  @Test
  void refusesAnOlderCopyOfTheLog(@TempDir Path state) throws IOException {
    try (Folder folder = Folder.open(state)) {
      AuditLog.open(folder, LogFixture.key()).append(LogFixture.records(0, 3), 3);
    }
    Files.delete(state.resolve("log/checkpoints"));
    try (Folder folder = Folder.open(state)) {
      assertThatThrownBy(() -> AuditLog.open(folder, LogFixture.key()))
          .hasMessageContaining("the log has 0 entries, but state file 'position' knows 3");
    }
  }

  @Test
  void oneProcessAtATimeWrites(@TempDir Path state) {
    try (Folder first = Folder.open(state)) {
      assertThat(first.read("nothing")).isEmpty();
      assertThatThrownBy(() -> Folder.open(state))
          .hasMessageContaining("is in use by another audit-service");
    }
  }

  private static Entry with(long offset, Entry entry, String json) {
    return new Entry(
        offset, entry.origin(), entry.sequence(), entry.kind(), entry.decisionId(), leaf(json));
  }

  private static Leaf leaf(String text) {
    return Leaf.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
