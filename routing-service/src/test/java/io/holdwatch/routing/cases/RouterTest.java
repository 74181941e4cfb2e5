package io.holdwatch.routing.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.cases.Case;
import io.holdwatch.contract.cases.CaseStatus;
import io.holdwatch.contract.fact.Checkpoint;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionState;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.Outcome;
import io.holdwatch.contract.packet.PacketKind;
import io.holdwatch.contract.packet.Severity;
import io.holdwatch.contract.routed.RoutedException;
import io.holdwatch.contract.routed.RoutedKind;
import io.holdwatch.routing.policy.AlertRules;
import io.holdwatch.routing.policy.FollowUpRules;
import io.holdwatch.routing.policy.Language;
import io.holdwatch.routing.policy.OwnerRule;
import io.holdwatch.routing.policy.Playbooks;
import io.holdwatch.routing.policy.ReportingRules;
import io.holdwatch.routing.policy.RoutingPolicy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RouterTest {
  private static final Instant NOW = Instant.parse("2026-03-06T03:00:00Z");
  private static final RoutingPolicy POLICY =
      new RoutingPolicy(
          "test",
          1,
          "digest",
          List.of(
              rule(Set.of("NOT_SHIPPED"), "warehouse", 4),
              rule(Set.of(), "sales-operations", 8),
              new OwnerRule(
                  ExceptionType.PRICE_MISMATCH, Set.of(), "pricing", Duration.ofDays(1), "price")),
          BigDecimal.valueOf(5),
          AlertRules.NONE,
          FollowUpRules.NONE,
          Language.NONE,
          Playbooks.NONE,
          new ReportingRules("EUR", Map.of()));

  @Test
  void opensWithDeadlineAndReason() {
    Routed routed = route(packet(1, "NOT_SHIPPED"), null);
    RoutedException record = routed.records().getFirst();
    assertThat(record.getKind()).isEqualTo(RoutedKind.OPEN);
    assertThat(record.getSequence()).isEqualTo(1);
    assertThat(record.getTeam()).isEqualTo("warehouse");
    assertThat(record.getDeadline()).isEqualTo(NOW.plus(Duration.ofHours(4)));
    assertThat(record.getRoutingReason()).isEqualTo("because of warehouse");
    assertThat(Objects.requireNonNull(routed.changed()).getStatus()).isEqualTo(CaseStatus.OPEN);
  }

  @Test
  void anEarlierLatestSafeDecisionIsTheDeadline() {
    ExceptionPacket urgent =
        ExceptionPacket.newBuilder(packet(1, "NOT_SHIPPED"))
            .setLatestSafeDecision(NOW.plusSeconds(60))
            .build();
    assertThat(route(urgent, null).records().getFirst().getDeadline())
        .isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void theDeadlineIsNeverAfterTheCheckpointThatItHasToBeDecidedBefore() {
    ExceptionPacket open =
        ExceptionPacket.newBuilder(packet(1, "NOT_SHIPPED"))
            .setCheckpoint(Checkpoint.RELEASE)
            .setCheckpointAt(NOW.plusSeconds(120))
            .build();
    Routed opened = route(open, null);
    assertThat(opened.records().getFirst().getDeadline()).isEqualTo(NOW.plusSeconds(120));
    ExceptionPacket broughtForward =
        ExceptionPacket.newBuilder(open)
            .setRevision(2)
            .setCheckpointAt(NOW.plusSeconds(60))
            .build();
    assertThat(
            route(broughtForward, Objects.requireNonNull(opened.routing()))
                .records()
                .getFirst()
                .getDeadline())
        .isEqualTo(NOW.plusSeconds(60));
    ExceptionPacket past =
        ExceptionPacket.newBuilder(open).setCheckpointAt(NOW.minusSeconds(60)).build();
    assertThat(route(past, null).records().getFirst().getDeadline()).isAfter(NOW.plusSeconds(120));
  }

  @Test
  void updatesCountOn() {
    Routing open = Objects.requireNonNull(route(packet(1, "NOT_SHIPPED"), null).routing());
    Routed routed = route(packet(2, "NOT_SHIPPED"), open);
    assertThat(routed.records())
        .extracting(RoutedException::getKind)
        .containsExactly(RoutedKind.UPDATED);
    assertThat(routed.records()).extracting(RoutedException::getSequence).containsExactly(2L);
  }

  @Test
  void movesToAnotherTeam() {
    Routing open = Objects.requireNonNull(route(packet(1, "CONFIRMED_LATER"), null).routing());
    Routed routed = route(packet(2, "NOT_SHIPPED"), open);
    assertThat(routed.records())
        .extracting(r -> r.getTeam() + " " + r.getKind() + " " + r.getSequence())
        .containsExactly("sales-operations WITHDRAWN 2", "warehouse OPEN 1");
  }

  @Test
  void closesTheCaseWithItsOutcome() {
    Routing open = Objects.requireNonNull(route(packet(1, "NOT_SHIPPED"), null).routing());
    Routed routed = route(closed(2), open);
    assertThat(routed.records())
        .extracting(RoutedException::getKind)
        .containsExactly(RoutedKind.CLOSED);
    assertThat(Objects.requireNonNull(routed.changed()).getOutcome()).isEqualTo("LATE");
    Routed again = route(packet(3, "NOT_SHIPPED"), Objects.requireNonNull(routed.routing()));
    assertThat(again.records()).extracting(RoutedException::getSequence).containsExactly(3L);
  }

  @Test
  void whatIsOnlyInformationTroublesNobody() {
    ExceptionPacket info =
        ExceptionPacket.newBuilder(packet(1, "NOT_SHIPPED")).setSeverity(Severity.INFO).build();
    assertThat(route(info, null).droppedBecause()).isEqualTo("severity INFO");
    assertThat(route(closed(2), null).droppedBecause()).isEqualTo("not routed");
  }

  @Test
  void aSmallPriceDifferenceIsResolvedWithoutAPerson() {
    Routed small = route(price("-5.0000"), null);
    assertThat(small.resolved()).isTrue();
    assertThat(small.records()).isEmpty();
    Case resolved = Objects.requireNonNull(small.changed());
    assertThat(resolved.getStatus()).isEqualTo(CaseStatus.CLOSED);
    assertThat(resolved.getOutcome()).isEqualTo("RESOLVED_AUTOMATICALLY");
    Routed grown = route(price("-5.0001"), Objects.requireNonNull(small.routing()));
    assertThat(grown.resolved()).isFalse();
    assertThat(grown.records()).extracting(RoutedException::getTeam).containsExactly("pricing");
  }

  @Test
  void aPriceDifferenceIsSmallInTheReportingCurrencyAlone() {
    ExceptionPacket.Builder yen =
        ExceptionPacket.newBuilder(price("-5.0000"))
            .setMarginEffect(new Money(new BigDecimal("-800.0000"), "JPY"));
    assertThat(route(yen.build(), null).resolved()).as("no rate is known").isFalse();
    yen.setReportedMarginEffect(new Money(new BigDecimal("-4.9000"), "EUR"));
    assertThat(route(yen.build(), null).resolved()).isTrue();
    ExceptionPacket.Builder dinar =
        ExceptionPacket.newBuilder(price("-5.0000"))
            .setMarginEffect(new Money(new BigDecimal("-2.0000"), "KWD"));
    assertThat(route(dinar.build(), null).resolved()).as("no rate is known").isFalse();
    dinar.setReportedMarginEffect(new Money(new BigDecimal("-6.0000"), "EUR"));
    assertThat(route(dinar.build(), null).resolved()).isFalse();
  }

  private static ExceptionPacket price(String effect) {
    return ExceptionPacket.newBuilder(packet(1, "UNDER_LIST"))
        .setType(ExceptionType.PRICE_MISMATCH)
        .setMarginEffect(new Money(new BigDecimal(effect), "EUR"))
        .build();
  }

  private static Routed route(ExceptionPacket packet, @Nullable Routing before) {
    return Router.route(packet, before, POLICY);
  }

  private static OwnerRule rule(Set<String> subReasons, String team, int hours) {
    return new OwnerRule(
        ExceptionType.SHIPMENT_DELAY,
        subReasons,
        team,
        Duration.ofHours(hours),
        "because of " + team);
  }

  private static ExceptionPacket packet(long revision, String subReason) {
    return ExceptionPacket.newBuilder()
        .setKind(PacketKind.EXCEPTION)
        .setScope("S")
        .setAt(NOW)
        .setExceptionId("e1")
        .setType(ExceptionType.SHIPMENT_DELAY)
        .setSubReason(subReason)
        .setSpell(1)
        .setRevision(revision)
        .setState(ExceptionState.OPEN)
        .setSeverity(Severity.LOW)
        .setOrder("S:1")
        .build();
  }

  private static ExceptionPacket closed(long revision) {
    return ExceptionPacket.newBuilder(packet(revision, "NOT_SHIPPED"))
        .setState(ExceptionState.CLOSED)
        .setOutcome(Outcome.LATE)
        .build();
  }
}
