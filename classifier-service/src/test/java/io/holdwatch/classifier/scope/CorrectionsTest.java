package io.holdwatch.classifier.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.classifier.exception.Life;
import io.holdwatch.classifier.finding.Cause;
import io.holdwatch.classifier.policy.CorrectionRules;
import io.holdwatch.classifier.subject.ExceptionKey;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.SourcePosition;
import io.holdwatch.contract.packet.Correction;
import io.holdwatch.contract.packet.Evidence;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionState;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.Outcome;
import io.holdwatch.contract.packet.PacketEvent;
import io.holdwatch.contract.packet.PacketKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random lives of wrong records against a plain list of all that ever happened. */
final class CorrectionsTest {
  private static final int STEPS = 400;
  private static final Duration WITHIN = Duration.ofDays(30);
  private static final CorrectionRules RULES = new CorrectionRules(List.of(), 3, WITHIN, 3);
  private static final List<String> REASONS = List.of("UNKNOWN_ITEM", "BLOCKED_ITEM");

  private final Set<String> wrong = new HashSet<>();
  private final Map<ExceptionKey, ExceptionPacket> open = new TreeMap<>();
  private final Map<ExceptionKey, Tracked> kept = new HashMap<>();
  private final List<ExceptionPacket> openings = new ArrayList<>();
  private final Map<String, List<Instant>> mended = new HashMap<>();
  private final Map<String, Instant> since = new HashMap<>();
  private Corrections corrections = fresh();
  private Random random = new Random();
  private Instant now = Instant.parse("2026-03-02T08:00:00Z");

  private Corrections fresh() {
    return new Corrections((scope, record) -> wrong.contains(record));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void saysOfEachPacketWhatAPlainListSays(long seed) {
    random = new Random(seed);
    int often = 0;
    int patterns = 0;
    for (int step = 0; step < STEPS; step++) {
      now = now.plus(Duration.ofHours(1 + random.nextInt(40)));
      ExceptionKey member = member(random.nextInt(8));
      ExceptionPacket before = open.get(member);
      boolean closes = before != null && random.nextInt(3) > 0;
      ExceptionPacket packet = before != null && closes ? closed(before) : opened(before);
      wrong.clear();
      for (int record = 0; record < 6; record++) {
        if (random.nextInt(4) == 0) {
          wrong.add("item:S:" + record);
        }
      }
      expect(member, before, packet);
      String key = Objects.requireNonNull(packet.getCauseKey());
      note(new PacketDraft(member, packet, closes ? null : new Cause(key, "is wrong"), null));
      if (!closes) {
        Correction said = Objects.requireNonNull(packet.getCorrection());
        String what = "seed " + seed + " step " + step;
        assertThat(said.getSince()).as(what).isEqualTo(since.get(key));
        assertThat(said.getRecurred()).as(what).isEqualTo(recurred(key));
        assertThat(said.getRecurring()).as(what).isEqualTo(recurred(key) >= 2);
        Map.Entry<String, Integer> pattern = pattern(packet);
        assertThat(said.getPattern()).as(what).isEqualTo(pattern == null ? null : pattern.getKey());
        assertThat(said.getPatternRecords())
            .as(what)
            .isEqualTo(pattern == null ? 0 : pattern.getValue());
        often += said.getRecurring() ? 1 : 0;
        patterns += pattern == null ? 0 : 1;
      }
      if (random.nextInt(10) == 0) {
        restart();
      }
    }
    assertThat(List.of(often, patterns)).as("seed " + seed).allMatch(count -> count > 0);
  }

  private void note(PacketDraft draft) {
    corrections
        .note(List.of(draft), order -> RULES)
        .forEach(record -> kept.put(record.key(), record));
  }

  private void restart() {
    corrections = fresh();
    kept.values().forEach(corrections::restore);
    open.forEach((key, last) -> corrections.member(new Tracked(key, Life.NONE, Map.of(), last)));
  }

  /** Notes in the plain lists what a packet means. */
  private void expect(
      ExceptionKey member, @Nullable ExceptionPacket before, ExceptionPacket packet) {
    boolean closes = packet.getState() == ExceptionState.CLOSED;
    boolean moves = before != null && !Objects.equals(before.getCauseKey(), packet.getCauseKey());
    open.remove(member);
    if (before != null && (closes || moves)) {
      String left = Objects.requireNonNull(before.getCauseKey());
      if (open.values().stream().noneMatch(each -> left.equals(each.getCauseKey()))) {
        if (packet.getOutcome() != Outcome.NEVER_TRUE && !wrong.contains(left)) {
          mended.computeIfAbsent(left, l -> new ArrayList<>()).add(now);
        }
        since.remove(left);
      }
    }
    if (!closes) {
      open.put(member, packet);
      if (before == null || moves) {
        Instant begun = before == null ? Objects.requireNonNull(packet.getSince()) : now;
        since.merge(
            Objects.requireNonNull(packet.getCauseKey()), begun, (a, b) -> a.isBefore(b) ? a : b);
        openings.add(packet);
      }
    }
  }

  private int recurred(String record) {
    return (int)
        mended.getOrDefault(record, List.of()).stream()
            .filter(at -> at.isAfter(now.minus(WITHIN)))
            .count();
  }

  private Map.@Nullable Entry<String, Integer> pattern(ExceptionPacket packet) {
    for (String of : List.of("customer", "site", "source")) {
      Set<String> records = new HashSet<>();
      for (ExceptionPacket each : openings) {
        if (each.getAt().isAfter(now.minus(WITHIN)) && sign(each, of).equals(sign(packet, of))) {
          records.add(each.getCauseKey());
        }
      }
      if (records.size() >= 3) {
        return Map.entry(sign(packet, of), records.size());
      }
    }
    return null;
  }

  private static String sign(ExceptionPacket packet, String of) {
    String value =
        switch (of) {
          case "customer" -> packet.getCustomer();
          case "site" -> packet.getSite();
          default -> packet.getEvidence().getFirst().getSource();
        };
    return (packet.getSubReason().equals("UNKNOWN_ITEM") ? "unknown item" : "blocked item")
        + " of "
        + of
        + " "
        + value;
  }

  private static ExceptionKey member(int number) {
    String order = "S:" + number;
    return new ExceptionKey(
        ExceptionType.MASTER_DATA_CONFLICT, new OrderKey("S", order), order + ":10");
  }

  private ExceptionPacket closed(ExceptionPacket before) {
    return ExceptionPacket.newBuilder(before)
        .setAt(now)
        .setState(ExceptionState.CLOSED)
        .setEvent(PacketEvent.CLEARED)
        .setOutcome(random.nextInt(4) == 0 ? Outcome.NEVER_TRUE : Outcome.CAUSE_GONE)
        .setEndedAt(now)
        .build();
  }

  /** Of an exception that is open: it may be about another record now. */
  private ExceptionPacket opened(@Nullable ExceptionPacket before) {
    int record = random.nextInt(6);
    ExceptionPacket same = random.nextBoolean() ? before : null;
    return ExceptionPacket.newBuilder()
        .setKind(PacketKind.EXCEPTION)
        .setScope("S")
        .setAt(now)
        .setType(ExceptionType.MASTER_DATA_CONFLICT)
        .setState(ExceptionState.OPEN)
        .setEvent(before == null ? PacketEvent.OPENED : PacketEvent.UPDATED)
        .setSince(before == null ? now.minusSeconds(random.nextInt(9000)) : before.getSince())
        .setSubReason(same != null ? same.getSubReason() : REASONS.get(record % 2))
        .setCauseKey(same != null ? same.getCauseKey() : "item:S:" + record)
        .setCustomer("C" + random.nextInt(5))
        .setSite("W" + random.nextInt(3))
        .setEvidence(List.of(evidence("erp" + random.nextInt(2))))
        .build();
  }

  private Evidence evidence(String source) {
    return Evidence.newBuilder()
        .setLabel("line 10")
        .setValue("10 PCE")
        .setFactType("OrderLine")
        .setFactId("f")
        .setSource(source)
        .setRecordType("lines")
        .setRecordId("1:10")
        .setVersion(List.of(1L))
        .setPosition(new SourcePosition("erp.lines", 0, 1L))
        .setAsOf(now)
        .setAge(0)
        .build();
  }
}
