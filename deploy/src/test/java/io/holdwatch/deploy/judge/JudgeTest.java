package io.holdwatch.deploy.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.deploy.judge.Verdict.Score;
import io.holdwatch.deploy.truth.TrueSpell;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final Instant SINCE = Instant.parse("2026-03-05T23:00:00Z");
  private static final Instant MARK = SINCE.plus(Duration.ofDays(10));
  private static final Duration SETTLING = Duration.ofHours(4);

  private static TrueSpell real(int order, @Nullable Instant end) {
    String outcome = end == null ? null : "LATE";
    return new TrueSpell(
        "DE:" + order,
        "",
        "SHIPMENT_DELAY",
        "NOT_SHIPPED",
        SINCE,
        SINCE.plus(SETTLING),
        end,
        outcome);
  }

  private static ObservedSpell told(TrueSpell spell) {
    return new ObservedSpell(
        spell.order(),
        spell.line(),
        spell.type(),
        spell.subReason(),
        spell.since(),
        spell.openedAt(),
        spell.endedAt(),
        spell.outcome());
  }

  private static List<TrueSpell> four() {
    Instant end = SINCE.plus(Duration.ofDays(1));
    return List.of(real(1, end), real(2, end), real(3, null), real(4, MARK.plusMillis(1)));
  }

  private static Verdict judge(List<ObservedSpell> told) {
    return Judge.judge(four(), told, MARK);
  }

  private static List<ObservedSpell> allTold() {
    return new ArrayList<>(four().stream().map(JudgeTest::told).toList());
  }

  @Test
  void theTruthToldIsPerfect() {
    Score all = new Score(4, 4, 4);
    assertThat(judge(allTold()))
        .isEqualTo(new Verdict(all, Map.of("SHIPMENT_DELAY", all), List.of(), List.of()));
    assertThat(all.precision()).isEqualTo(1.0);
    assertThat(all.recall()).isEqualTo(1.0);
    assertThat(Judge.judge(List.of(), List.of(), MARK).precision()).isEqualTo(1.0);
  }

  @Test
  void whatIsNotToldLowersRecall() {
    List<ObservedSpell> told = allTold();
    told.removeFirst();
    Verdict verdict = judge(told);
    assertThat(verdict.precision()).isEqualTo(1.0);
    assertThat(verdict.recall()).isEqualTo(0.75);
    assertThat(verdict.missed())
        .containsExactly(
            "SHIPMENT_DELAY of order DE:1 was NOT_SHIPPED since 2026-03-05T23:00:00Z, opened"
                + " 2026-03-06T03:00:00Z, ended 2026-03-06T23:00:00Z as LATE; nothing unmatched was"
                + " told of it");
  }

  @Test
  void whatWasNeverSoLowersPrecision() {
    List<ObservedSpell> told = allTold();
    told.add(told(real(5, null)));
    Verdict verdict = judge(told);
    assertThat(verdict.precision()).isEqualTo(0.8);
    assertThat(verdict.recall()).isEqualTo(1.0);
    assertThat(verdict.wrong())
        .singleElement()
        .asString()
        .endsWith("still open; in truth it never was so");
  }

  @Test
  void theSameSpellToldTwiceLowersPrecision() {
    List<ObservedSpell> told = allTold();
    told.add(told.getFirst());
    assertThat(judge(told).precision()).isEqualTo(0.8);
  }

  @Test
  void anyWrongPartLowersBoth() {
    ObservedSpell right = allTold().getFirst();
    Instant end = SINCE.plus(Duration.ofDays(1));
    List<ObservedSpell> wrongs =
        List.of(
            changed(right, "PARTLY_SHIPPED", right.since(), right.openedAt(), end, "LATE"),
            changed(
                right, "NOT_SHIPPED", right.since().plusMillis(1), right.openedAt(), end, "LATE"),
            changed(
                right, "NOT_SHIPPED", right.since(), right.openedAt().plusMillis(1), end, "LATE"),
            changed(
                right, "NOT_SHIPPED", right.since(), right.openedAt(), end.plusMillis(1), "LATE"),
            changed(right, "NOT_SHIPPED", right.since(), right.openedAt(), end, "CAUSE_GONE"),
            changed(right, "NOT_SHIPPED", right.since(), right.openedAt(), null, null));
    for (ObservedSpell wrong : wrongs) {
      List<ObservedSpell> told = allTold();
      told.set(0, wrong);
      Verdict verdict = judge(told);
      assertThat(verdict.precision()).as("%s", wrong).isEqualTo(0.75);
      assertThat(verdict.recall()).as("%s", wrong).isEqualTo(0.75);
      assertThat(verdict.wrong())
          .singleElement()
          .asString()
          .contains("in truth it was NOT_SHIPPED since");
      assertThat(verdict.missed()).singleElement().asString().contains("it was told as");
    }
  }

  @Test
  void whatWasTakenBackAsNeverTrueIsLeftOut() {
    List<ObservedSpell> told = allTold();
    told.add(
        changed(told.getFirst(), "NOT_SHIPPED", SINCE, SINCE.plus(SETTLING), SINCE, "NEVER_TRUE"));
    assertThat(judge(told).precision()).isEqualTo(1.0);
  }

  @Test
  void whatOpensAfterTheLastMarkIsNotJudged() {
    Verdict verdict = Judge.judge(four(), List.of(), SINCE.plus(SETTLING).minusMillis(1));
    assertThat(verdict.recall()).isEqualTo(1.0);
    assertThat(Judge.judge(four(), List.of(), SINCE.plus(SETTLING)).recall()).isEqualTo(0.0);
  }

  @Test
  void whatEndsAfterTheLastMarkMayBeToldAsOpen() {
    List<ObservedSpell> told = allTold();
    told.set(3, told(real(4, null)));
    assertThat(judge(told).precision()).isEqualTo(1.0);
  }

  private static TrueSpell stock(String line, String type, Instant end, String outcome) {
    return new TrueSpell(
        "DE:1", line, type, "NOT_ENOUGH", SINCE, SINCE.plus(SETTLING), end, outcome);
  }

  @Test
  void eachTypeIsJudgedByItself() {
    Instant end = SINCE.plus(Duration.ofDays(1));
    List<TrueSpell> real =
        List.of(
            real(1, end),
            stock("1", "STOCK_SHORTAGE", end, "CAUSE_GONE"),
            stock("2", "STOCK_SHORTAGE", end, "CAUSE_GONE"),
            stock("2", "PRICE_MISMATCH", end, "CAUSE_GONE"));
    List<ObservedSpell> told =
        List.of(
            told(real.get(0)),
            told(real.get(1)),
            told(stock("3", "STOCK_SHORTAGE", end, "CAUSE_GONE")),
            told(stock("2", "HOLD_MISMATCH", end, "CAUSE_GONE")));
    Verdict verdict = Judge.judge(real, told, MARK);
    assertThat(verdict.types())
        .isEqualTo(
            Map.of(
                "SHIPMENT_DELAY", new Score(1, 1, 1),
                "STOCK_SHORTAGE", new Score(1, 2, 2),
                "PRICE_MISMATCH", new Score(0, 0, 1),
                "HOLD_MISMATCH", new Score(0, 1, 0)));
    assertThat(verdict.total()).isEqualTo(new Score(2, 4, 4));
    assertThat(new Score(0, 0, 1).precision()).isEqualTo(1.0);
    assertThat(new Score(0, 0, 1).recall()).isEqualTo(0.0);
  }

  @Test
  void whatOneTypeIsCalledAnotherTypeIsBothWrongAndMissed() {
    Instant end = SINCE.plus(Duration.ofDays(1));
    TrueSpell shortage = stock("1", "STOCK_SHORTAGE", end, "CAUSE_GONE");
    TrueSpell conflict = stock("1", "ALLOCATION_CONFLICT", end, "CAUSE_GONE");
    Verdict verdict = Judge.judge(List.of(shortage), List.of(told(conflict)), MARK);
    assertThat(verdict.wrong())
        .singleElement()
        .asString()
        .startsWith("ALLOCATION_CONFLICT of order DE:1 line 1 was told");
    assertThat(verdict.missed())
        .singleElement()
        .asString()
        .startsWith("STOCK_SHORTAGE of order DE:1 line 1 was NOT_ENOUGH");
  }

  @Test
  void whatWasSupersededMustBeToldSo() {
    Instant end = SINCE.plus(Duration.ofDays(1));
    TrueSpell superseded = stock("1", "ALLOCATION_CONFLICT", end, "SUPERSEDED");
    TrueSpell gone = stock("1", "ALLOCATION_CONFLICT", end, "CAUSE_GONE");
    assertThat(Judge.judge(List.of(superseded), List.of(told(superseded)), MARK).matched())
        .isEqualTo(1);
    assertThat(Judge.judge(List.of(superseded), List.of(told(gone)), MARK).matched()).isZero();
  }

  private static ObservedSpell changed(
      ObservedSpell s,
      String subReason,
      Instant since,
      Instant openedAt,
      @Nullable Instant endedAt,
      @Nullable String outcome) {
    return new ObservedSpell(
        s.order(), s.line(), s.type(), subReason, since, openedAt, endedAt, outcome);
  }
}
