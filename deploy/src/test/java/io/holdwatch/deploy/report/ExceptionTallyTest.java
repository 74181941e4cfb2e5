package io.holdwatch.deploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionState;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.Outcome;
import io.holdwatch.contract.packet.PacketKind;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExceptionTallyTest {
  private final ExceptionTally tally = new ExceptionTally();

  @Test
  void countsSpellsAndTheLastWordOnEach() {
    tally.add(packet("a", "A1", 1, 1, Outcome.UNKNOWN));
    tally.add(packet("a", "A1", 1, 2, Outcome.CAUSE_GONE));
    tally.add(packet("a", "A1", 2, 3, Outcome.UNKNOWN));
    tally.add(packet("b", "B1", 1, 1, Outcome.UNKNOWN));
    tally.add(packet("b", "B1", 1, 2, Outcome.LATE));
    assertThat(tally.figures(scope -> true))
        .isEqualTo(
            Map.of(
                "SHIPMENT_DELAY",
                new Figures.OfType(3, 2, 1, 2, Map.of("CAUSE_GONE", 1L, "LATE", 1L))));
  }

  @Test
  void leavesNeverTrueOutOfTheOrdersEver() {
    tally.add(packet("a", "A1", 1, 1, Outcome.UNKNOWN));
    tally.add(packet("a", "A1", 1, 2, Outcome.NEVER_TRUE));
    assertThat(tally.figures(scope -> true).get("SHIPMENT_DELAY"))
        .isEqualTo(new Figures.OfType(1, 1, 0, 0, Map.of("NEVER_TRUE", 1L)));
  }

  @Test
  void ignoresOlderRevisionsAndOtherScopes() {
    tally.add(packet("a", "A1", 1, 2, Outcome.LATE));
    tally.add(packet("a", "A1", 1, 1, Outcome.UNKNOWN));
    assertThat(tally.figures(scope -> true))
        .containsEntry("SHIPMENT_DELAY", new Figures.OfType(1, 1, 0, 1, Map.of("LATE", 1L)));
    assertThat(tally.figures(scope -> false)).isEmpty();
  }

  private static ExceptionPacket packet(
      String id, String order, int spell, long revision, Outcome outcome) {
    return ExceptionPacket.newBuilder()
        .setKind(PacketKind.EXCEPTION)
        .setScope("s")
        .setAt(Instant.EPOCH)
        .setExceptionId(id)
        .setType(ExceptionType.SHIPMENT_DELAY)
        .setOrder(order)
        .setSpell(spell)
        .setRevision(revision)
        .setState(outcome == Outcome.UNKNOWN ? ExceptionState.OPEN : ExceptionState.CLOSED)
        .setOutcome(outcome)
        .build();
  }
}
