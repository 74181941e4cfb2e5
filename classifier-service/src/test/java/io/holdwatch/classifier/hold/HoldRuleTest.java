package io.holdwatch.classifier.hold;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.hold.HeldOrder.Condition;
import io.holdwatch.classifier.hold.HeldOrder.Former;
import io.holdwatch.classifier.hold.HeldOrder.Hoard;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Checkpoint;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Hold;
import io.holdwatch.contract.fact.SourcePosition;
import io.holdwatch.contract.packet.ExceptionType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HoldRuleTest {
  private static final OrderKey ORDER = new OrderKey("S", "L:1");
  private static final Instant SET = Instant.parse("2026-03-03T10:00:00Z");
  private static final Set<ExceptionType> MUST = Set.of(ExceptionType.CREDIT_HOLD);
  private static final Condition CREDIT = new Condition(ExceptionType.CREDIT_HOLD, null);

  private static Hold.Builder hold(String id, @Nullable String kind) {
    return Hold.newBuilder()
        .setEnvelope(
            Envelope.newBuilder()
                .setScope("S")
                .setSource("erp")
                .setRecordType("hold")
                .setRecordId(id)
                .setVersion(List.of(1L))
                .setEventTime(SET)
                .setClock("test")
                .setPosition(new SourcePosition("erp.hold", 0, 1L))
                .setContentHash("")
                .build())
        .setHold(id)
        .setOrder("L:1")
        .setKind(kind)
        .setSetAt(SET)
        .setSetBy("jdoe");
  }

  private static Former former(Condition condition, String from, String to) {
    return new Former(condition, Instant.parse(from), Instant.parse(to));
  }

  private static Optional<Finding> assess(
      List<Hold> holds, List<Condition> now, List<Former> former, List<Hoard> hoards) {
    return HoldRule.assess(ORDER, new HeldOrder(holds, now, former, hoards, MUST, Map.of()));
  }

  private static Finding find(List<Hold> holds, List<Condition> now, Former... former) {
    return assess(holds, now, List.of(former), List.of()).orElseThrow();
  }

  @Test
  void aHoldWithoutAnyCauseIsUnexplained() {
    Hold hold = hold("H1", "credit").setCode("Z9").setBlocks(List.of(Checkpoint.SHIP)).build();
    Finding finding = find(List.of(hold), List.of());
    assertThat(finding.subReason()).isEqualTo("UNEXPLAINED");
    assertThat(finding.subject()).isEqualTo("L:1");
    assertThat(finding.words())
        .isEqualTo("has been held for credit by jdoe since 3 Mar 2026, but no cause is found");
    assertThat(finding.basis().getFirst().value())
        .isEqualTo("set for credit by jdoe on 3 Mar 2026, code Z9, as erp calls it, blocks ship");
  }

  @Test
  void aHoldWithItsCauseOrOfAKindThatExplainsItselfIsNone() {
    Hold credit = hold("H1", "credit").build();
    Hold compliance = hold("H2", "compliance").build();
    assertThat(assess(List.of(credit, compliance), List.of(CREDIT), List.of(), List.of()))
        .isEmpty();
    assertThat(assess(List.of(compliance), List.of(), List.of(), List.of())).isEmpty();
    Hold released = hold("H1", "credit").setReleasedAt(SET.plusSeconds(1)).build();
    assertThat(assess(List.of(released), List.of(), List.of(), List.of())).isEmpty();
    assertThat(assess(List.of(), List.of(), List.of(), List.of())).isEmpty();
  }

  @Test
  void aHoldWhoseCauseHasGoneSinceItWasSetIsStale() {
    Hold hold = hold("H1", "Credit").build();
    Finding stale =
        find(
            List.of(hold),
            List.of(),
            former(CREDIT, "2026-03-01T00:00:00Z", "2026-03-04T00:00:00Z"));
    assertThat(stale.subReason()).isEqualTo("STALE");
    assertThat(stale.words())
        .endsWith(
            "though its cause, what stood against it on its credit account, went away on 4 Mar"
                + " 2026");
    Finding before =
        find(
            List.of(hold),
            List.of(),
            former(CREDIT, "2026-03-01T00:00:00Z", "2026-03-03T10:00:00Z"));
    assertThat(before.subReason()).isEqualTo("UNEXPLAINED");
    Finding other =
        find(
            List.of(hold),
            List.of(),
            former(
                new Condition(ExceptionType.PRICE_MISMATCH, "1"),
                "2026-03-01T00:00:00Z",
                "2026-03-04T00:00:00Z"));
    assertThat(other.subReason()).isEqualTo("UNEXPLAINED");
  }

  @Test
  void aStaleHoldComesBeforeAnUnexplainedOneThatWasSetEarlier() {
    Hold early = hold("H1", "price").setSetAt(SET.minusSeconds(9)).build();
    Finding finding =
        find(
            List.of(early, hold("H2", "credit").build()),
            List.of(),
            former(CREDIT, "2026-03-01T00:00:00Z", "2026-03-04T00:00:00Z"));
    assertThat(finding.subReason()).isEqualTo("STALE");
    assertThat(finding.basis()).extracting("label").containsExactly("hold H2", "hold H1");
  }

  @Test
  void aHoldOnALineHasItsCauseThereOrOnTheOrder() {
    Hold line = hold("H1", null).setLine("2").build();
    Condition one = new Condition(ExceptionType.STOCK_SHORTAGE, "1");
    Condition two = new Condition(ExceptionType.STOCK_SHORTAGE, "2");
    assertThat(find(List.of(line), List.of(one)).words())
        .isEqualTo(
            "has had line 2 held by jdoe since 3 Mar 2026, but no cause is found; this hold stops"
                + " no other line");
    assertThat(assess(List.of(line), List.of(two), List.of(), List.of())).isEmpty();
    assertThat(assess(List.of(line), List.of(CREDIT), List.of(), List.of())).isEmpty();
    Hold order = hold("H1", "stock").build();
    assertThat(assess(List.of(order), List.of(one), List.of(), List.of())).isEmpty();
  }

  @Test
  void whatMustBlockAndDoesNotIsMissing() {
    Hold price = hold("H1", "price").build();
    Finding finding = find(List.of(price), List.of(CREDIT));
    assertThat(finding.subReason()).isEqualTo("MISSING");
    assertThat(finding.words())
        .isEqualTo(
            "is not held for credit in the system that keeps it, though there is reason for a"
                + " credit hold and the policy wants such orders held there");
    Hold released = hold("H2", "credit").setReleasedAt(SET).setReleasedBy("asmith").build();
    assertThat(find(List.of(released), List.of(CREDIT)).basis().getFirst().value())
        .endsWith("released 3 Mar 2026 by asmith");
    Hold any = hold("H3", " ").build();
    assertThat(assess(List.of(any), List.of(CREDIT), List.of(), List.of())).isEmpty();
  }

  @Test
  void aHeldOrderThatReservesWhatAnotherLacksHoardsWhateverItsKind() {
    Hoard hoard = new Hoard("2", "L:A-17", "L:W1", "21", "L:9:1", "4 EA", List.of());
    Hold manual = hold("H1", "manual").setSetBy(null).build();
    Finding finding =
        assess(List.of(manual), List.of(CREDIT), List.of(), List.of(hoard)).orElseThrow();
    assertThat(finding.subReason()).isEqualTo("HOARDS_STOCK");
    assertThat(finding.words())
        .isEqualTo(
            "has been held for manual since 3 Mar 2026 and keeps stock that others need: its"
                + " reservation of 21 of item L:A-17 at L:W1 on line 2 is what line 1 of order L:9"
                + " lacks; that line, of 4 EA, may be late without it");
    assertThat(finding.lines()).hasSize(1);
    Hold released = hold("H1", "manual").setReleasedAt(SET).build();
    assertThat(assess(List.of(released), List.of(), List.of(), List.of(hoard))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theOrderOfHoldsAndConditionsDoesNotMatter(long seed) {
    Random random = new Random(seed);
    Set<String> reasons = new TreeSet<>();
    for (int world = 0; world < 500; world++) {
      List<Hold> holds = new ArrayList<>();
      List<Condition> now = new ArrayList<>();
      List<Former> former = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Condition condition =
            random.nextInt(3) == 0
                ? CREDIT
                : new Condition(ExceptionType.PRICE_MISMATCH, "" + random.nextInt(2));
        holds.add(
            hold("H" + i, random.nextBoolean() ? "credit" : "price")
                .setLine(random.nextBoolean() ? null : "" + random.nextInt(2))
                .setReleasedAt(random.nextInt(3) == 0 ? SET : null)
                .build());
        if (random.nextInt(4) == 0) {
          now.add(condition);
        } else {
          Instant from = SET.plusSeconds(random.nextInt(-20, 0));
          former.add(new Former(condition, from, from.plusSeconds(10)));
        }
      }
      Optional<Finding> found = assess(holds, now, former, List.of());
      Collections.shuffle(holds, random);
      Collections.shuffle(now, random);
      assertThat(assess(holds, now, former, List.of()))
          .as("seed %s, world %s", seed, world)
          .isEqualTo(found);
      found.ifPresent(each -> reasons.add(each.subReason()));
    }
    assertThat(reasons).as("seed %s", seed).contains("MISSING", "STALE", "UNEXPLAINED");
  }
}
