package io.holdwatch.routing.cases;

import io.holdwatch.contract.Ids;
import io.holdwatch.contract.cases.Case;
import io.holdwatch.contract.cases.CaseStatus;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionState;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.PacketKind;
import io.holdwatch.contract.packet.Severity;
import io.holdwatch.contract.routed.RoutedException;
import io.holdwatch.contract.routed.RoutedKind;
import io.holdwatch.routing.policy.OwnerRule;
import io.holdwatch.routing.policy.RoutingPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Brings a packet to its owner: a function of the packet, where the exception was routed before,
 * and the policy.
 */
public final class Router {
  private final ExceptionPacket packet;
  private final RoutingPolicy policy;
  private final Map<String, Long> sequences;
  private final List<RoutedException> records = new ArrayList<>();
  private boolean alerted;

  private Router(ExceptionPacket packet, @Nullable Routing before, RoutingPolicy policy) {
    this.packet = packet;
    this.policy = policy;
    this.sequences = new HashMap<>(before == null ? Map.of() : before.sequences());
    this.alerted = before != null && before.alerted();
  }

  /** Routes a packet of an exception, or of a customer's inquiry. */
  public static Routed route(
      ExceptionPacket packet, @Nullable Routing before, RoutingPolicy policy) {
    if (packet.getKind() == PacketKind.FOLLOW_UP) {
      return Inquiries.route(packet, before, policy);
    }
    Case current =
        before == null || before.current().getStatus() == CaseStatus.CLOSED
            ? null
            : before.current();
    Router router = new Router(packet, before, policy);
    if (packet.getState() == ExceptionState.CLOSED) {
      return current != null ? router.close(current) : Routed.dropped("not routed");
    }
    if (packet.getSeverity() == Severity.INFO && current == null) {
      return Routed.dropped("severity INFO");
    }
    if (current != null) {
      return router.update(current);
    }
    return router.isLowRisk() ? router.resolve() : router.open();
  }

  /**
   * Only a price difference can be: whatever else is wrong needs a person, and so does what has no
   * value in the currency of the limit.
   */
  private boolean isLowRisk() {
    Money reported = packet.getReportedMarginEffect();
    Money effect = reported == null ? packet.getMarginEffect() : reported;
    return packet.getType() == ExceptionType.PRICE_MISMATCH
        && packet.getKind() == PacketKind.EXCEPTION
        && effect != null
        && policy.reports(effect, packet.getScope())
        && effect.getAmount().abs().compareTo(policy.lowRisk()) <= 0;
  }

  private Routed resolve() {
    OwnerRule owner = policy.owner(packet.getType(), packet.getSubReason());
    Case resolved =
        opened(owner)
            .setStatus(CaseStatus.CLOSED)
            .setClosedAt(packet.getAt())
            .setOutcome(Routed.RESOLVED)
            .build();
    return done(resolved);
  }

  private Routed open() {
    OwnerRule owner = policy.owner(packet.getType(), packet.getSubReason());
    Case opened = opened(owner).build();
    record(RoutedKind.OPEN, owner.team(), owner.reason(), opened);
    alert(opened);
    return done(opened);
  }

  private Case.Builder opened(OwnerRule owner) {
    return Case.newBuilder()
        .setCaseId(Ids.caseOf(packet.getExceptionId(), packet.getSpell()))
        .setScope(packet.getScope())
        .setExceptionId(packet.getExceptionId())
        .setSpell(packet.getSpell())
        .setType(packet.getType().name())
        .setSubReason(packet.getSubReason())
        .setOrder(packet.getOrder())
        .setStatus(CaseStatus.OPEN)
        .setTeam(owner.team())
        .setRevision(1)
        .setOpenedAt(packet.getAt())
        .setDeadline(deadline(owner, packet.getAt()))
        .setPolicyVersion(policy.name());
  }

  private Routed update(Case current) {
    OwnerRule owner = policy.owner(packet.getType(), packet.getSubReason());
    Case.Builder changed =
        Case.newBuilder(current)
            .setRevision(current.getRevision() + 1)
            .setSubReason(packet.getSubReason())
            .setPolicyVersion(policy.name());
    if (owner.team().equals(current.getTeam())) {
      Case updated =
          changed
              .setDeadline(earlier(packet.getCheckpointAt(), current.getDeadline(), packet.getAt()))
              .build();
      record(RoutedKind.UPDATED, owner.team(), owner.reason(), updated);
      alert(updated);
      return done(updated);
    }
    Case moved = changed.setTeam(owner.team()).setDeadline(deadline(owner, packet.getAt())).build();
    record(
        RoutedKind.WITHDRAWN,
        current.getTeam(),
        "now owned by " + owner.team() + ": " + owner.reason(),
        moved);
    record(RoutedKind.OPEN, owner.team(), owner.reason(), moved);
    alert(moved);
    return done(moved);
  }

  private Routed close(Case current) {
    Case closed =
        Case.newBuilder(current)
            .setRevision(current.getRevision() + 1)
            .setStatus(CaseStatus.CLOSED)
            .setClosedAt(packet.getAt())
            .setOutcome(packet.getOutcome().name())
            .build();
    record(RoutedKind.CLOSED, current.getTeam(), words(packet), closed);
    alert(closed);
    return done(closed);
  }

  private Routed done(Case changed) {
    return new Routed(
        new Routing(changed, Map.copyOf(sequences), alerted), List.copyOf(records), changed, null);
  }

  /**
   * Tells the account owner, who hears of a promise that fails from the opening to the end. Where
   * account owners decide the exception themselves their own record is enough.
   */
  private void alert(Case current) {
    boolean closed = current.getStatus() == CaseStatus.CLOSED;
    boolean wanted =
        packet.getKind() == PacketKind.EXCEPTION
            && !current.getTeam().equals(Alerts.TEAM)
            && policy.alerts().cover(packet);
    if (!alerted && (closed || !wanted)) {
      return;
    }
    records.add(
        routed(
                closed ? RoutedKind.CLOSED : alerted ? RoutedKind.UPDATED : RoutedKind.OPEN,
                Alerts.TEAM,
                closed
                    ? words(packet)
                    : "what the customer was promised is in danger: tell the customer first",
                current)
            .setDeadline(opening().plus(policy.alerts().within()))
            .setAlert(Alerts.of(packet, policy))
            .build());
    alerted = !closed;
  }

  private Instant opening() {
    return Objects.requireNonNullElse(packet.getOpenedAt(), packet.getAt());
  }

  private void record(RoutedKind kind, String team, String reason, Case current) {
    records.add(routed(kind, team, reason, current).build());
  }

  private RoutedException.Builder routed(
      RoutedKind kind, String team, String reason, Case current) {
    long sequence = Objects.requireNonNull(sequences.merge(team, 1L, Long::sum));
    return RoutedException.newBuilder()
        .setKind(kind)
        .setSequence(sequence)
        .setRoutedId(Ids.routed(packet.getExceptionId(), team, sequence))
        .setTeam(team)
        .setDeadline(current.getDeadline())
        .setRoutingReason(reason)
        .setCaseId(current.getCaseId())
        .setCaseRevision(current.getRevision())
        .setAt(packet.getAt())
        .setPacket(packet);
  }

  /**
   * The owner's time, or the latest safe decision or the checkpoint before which it has to be
   * decided, where these are earlier and not yet past.
   */
  private Instant deadline(OwnerRule owner, Instant from) {
    return earlier(
        packet.getCheckpointAt(),
        earlier(packet.getLatestSafeDecision(), from.plus(owner.within()), from),
        from);
  }

  private static Instant earlier(@Nullable Instant one, Instant other, Instant from) {
    return one != null && one.isAfter(from) && one.isBefore(other) ? one : other;
  }

  private static String words(ExceptionPacket packet) {
    return switch (packet.getOutcome()) {
      case CAUSE_GONE -> "what it was about has gone away";
      case LATE -> "it is over; the promise was broken";
      case OVERRIDDEN -> "a person decided otherwise";
      case SUPERSEDED -> "another exception took its place";
      case NEVER_TRUE -> "later facts showed that it had not been so";
      case UNKNOWN -> "it is over";
    };
  }
}
