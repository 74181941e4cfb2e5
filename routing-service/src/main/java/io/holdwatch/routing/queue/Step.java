package io.holdwatch.routing.queue;

import io.holdwatch.contract.fact.Checkpoint;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.Evidence;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.Outcome;
import io.holdwatch.contract.packet.PacketEvent;
import io.holdwatch.contract.packet.Severity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A step in the life of an exception: what one packet said.
 *
 * @param at when it was concluded, by the clock of the scope
 * @param event what happened
 * @param spell counts the reopenings [count from 1]
 * @param revision counts the packets [count from 1]
 * @param outcome how the spell ended; UNKNOWN while it is open
 * @param subReason sub-reason of the type
 * @param severity severity
 * @param priority priority [0 to 100]
 * @param atRisk revenue at risk [units of the currency]
 * @param currency its ISO 4217 code
 * @param lines affected lines [count]
 * @param expected date now expected of the first line
 * @param members exceptions that share it, of a cause [count]
 * @param before checkpoint before which it has to be decided
 * @param beforeAt when that is planned
 * @param disputed whether sources disagree about it; null: the shared cause tells its facts
 * @param cause key that it shares with others
 * @param amounts what its lines, its effect on the margin and what was committed say, as hashes
 */
public record Step(
    Instant at,
    PacketEvent event,
    int spell,
    long revision,
    Outcome outcome,
    String subReason,
    Severity severity,
    int priority,
    @Nullable BigDecimal atRisk,
    @Nullable String currency,
    int lines,
    @Nullable Instant expected,
    int members,
    Checkpoint before,
    @Nullable Instant beforeAt,
    @Nullable Boolean disputed,
    @Nullable String cause,
    List<Integer> amounts) {
  static Step of(ExceptionPacket packet) {
    Money money = packet.getRevenueAtRisk();
    return new Step(
        packet.getAt(),
        packet.getEvent(),
        packet.getSpell(),
        packet.getRevision(),
        packet.getOutcome(),
        packet.getSubReason().intern(),
        packet.getSeverity(),
        packet.getPriority(),
        money == null ? null : money.getAmount(),
        money == null ? null : money.getCurrency().intern(),
        (int) packet.getLines().stream().map(AffectedLine::getLine).distinct().count(),
        packet.getLines().isEmpty() ? null : packet.getLines().getFirst().getExpected(),
        packet.getMembers(),
        packet.getCheckpoint(),
        packet.getCheckpointAt(),
        disputed(packet.getEvidence()),
        packet.getCauseKey() == null ? null : packet.getCauseKey().intern(),
        Stream.of(packet.getLines(), packet.getMarginEffect(), packet.getCommitments())
            .map(Objects::hashCode)
            .toList());
  }

  private static @Nullable Boolean disputed(List<Evidence> evidence) {
    return evidence.stream().allMatch(each -> each.getFactType().equals("ExchangeRate"))
        ? null
        : (Boolean) evidence.stream().anyMatch(each -> each.getRivalValue() != null);
  }
}
