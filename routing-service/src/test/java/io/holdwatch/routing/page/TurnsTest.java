package io.holdwatch.routing.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.LockedAction;
import io.holdwatch.contract.packet.Outcome;
import io.holdwatch.routing.queue.Entry;
import io.holdwatch.routing.queue.ExceptionQueue;
import io.holdwatch.routing.queue.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TurnsTest {
  private final ExceptionQueue queue = new ExceptionQueue(3);

  @Test
  void severalDecideOneAfterTheOtherComplianceFirst() {
    open(type("dispute", ExceptionType.CONTRACT_DISPUTE, lock("NOTIFY", "people settle it")));
    open(type("block", ExceptionType.COMPLIANCE_BLOCK, lock("SPLIT", "nothing moves")));
    Turns turns =
        turns(
            "late",
            other("NOTIFY", "people settle it", "dispute"),
            other("SPLIT", "nothing moves", "block"));
    assertThat(List.of(turns.lead(0), turns.lead(1)))
        .containsExactly("1. Block team decides first:", "2. Dispute team decides:");
    assertThat(turns.first().getFirst().rule()).isEqualTo("nothing moves");
    assertThat(turns.afterWhom()).isEqualTo(", after block team and dispute team");
    assertThat(turns.last()).isEqualTo("3. Then late team decides this.");
    Turns own = Wrong.of(entry("block"), queue).turns();
    assertThat(own.lead(0)).isEqualTo("Block team must decide first:");
    assertThat(own.afterWhom()).isEmpty();
    assertThat(own.last()).isNull();
  }

  @Test
  void whatKeepsTheOrderBackItselfWaitsForNobodyButCompliance() {
    LockedAction own = lock("RELEASE_TO_WAREHOUSE", "credit first");
    open(type("block", ExceptionType.COMPLIANCE_BLOCK, lock("SPLIT", "nothing moves")));
    open(type("dispute", ExceptionType.CONTRACT_DISPUTE, lock("NOTIFY", "people settle it")));
    LockedAction settled =
        new LockedAction(
            "NOTIFY",
            "people settle it, and a contract dispute is found on L:17, which finance decides",
            "finance manager",
            "dispute");
    assertThat(turns("credit", own, settled).first()).isEmpty();
    Turns turns = turns("hold", own, settled, other("SPLIT", "nothing moves", "block"));
    assertThat(turns.afterWhom()).isEqualTo(", after block team");
    assertThat(turns("late", settled).afterWhom()).isEqualTo(", after dispute team");
  }

  @Test
  void whatWasClosedSinceStandsInNobodysWay() {
    ExceptionPacket block =
        type("block", ExceptionType.COMPLIANCE_BLOCK, lock("SPLIT", "nothing moves"));
    open(block);
    queue.take(Samples.cleared(block, Outcome.CAUSE_GONE));
    assertThat(turns("late", other("SPLIT", "nothing moves", "block")).first()).isEmpty();
    assertThat(Wrong.of(entry("late"), queue).locked()).isEmpty();
    turns("soon", other("SPLIT", "nothing moves", "unknown"));
    assertThat(Wrong.of(entry("soon"), queue).locked()).hasSize(1);
  }

  @Test
  void whatIsNotToldYetIsNamedByWhoDecidesIt() {
    Turns turns = turns("late", other("SPLIT", "nothing moves", "unknown"));
    assertThat(turns.lead(0)).isEqualTo("Compliance must decide first:");
    assertThat(turns.first().getFirst())
        .isEqualTo(new First("", "compliance block", "", "compliance", "nothing moves", null));
    assertThat(turns.afterWhom()).isEqualTo(", after compliance");
    assertThat(turns.last()).isNull();
  }

  private Turns turns(String id, LockedAction... locked) {
    open(type(id, ExceptionType.SHIPMENT_DELAY, locked));
    return Wrong.of(entry(id), queue).turns();
  }

  private Entry entry(String id) {
    return queue.entry(id).orElseThrow();
  }

  private void open(ExceptionPacket packet) {
    queue.take(packet);
    queue.take(Samples.routed(packet.getExceptionId(), packet.getExceptionId() + "-team"));
  }

  private static ExceptionPacket type(String id, ExceptionType type, LockedAction... locked) {
    return Samples.delay(id, 1).setType(type).setOrder("L:17").setLocked(List.of(locked)).build();
  }

  private static LockedAction lock(String action, String rule) {
    return new LockedAction(action, rule, "compliance officer", null);
  }

  private static LockedAction other(String action, String rule, String by) {
    return new LockedAction(
        action,
        rule + ", and a compliance block is found on L:17, which compliance decides",
        "compliance officer",
        by);
  }
}
