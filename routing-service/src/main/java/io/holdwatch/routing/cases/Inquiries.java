package io.holdwatch.routing.cases;

import io.holdwatch.contract.Ids;
import io.holdwatch.contract.cases.Case;
import io.holdwatch.contract.cases.CaseStatus;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionState;
import io.holdwatch.contract.packet.FollowUp;
import io.holdwatch.contract.routed.Reply;
import io.holdwatch.contract.routed.RoutedException;
import io.holdwatch.contract.routed.RoutedKind;
import io.holdwatch.routing.policy.RoutingPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Brings what is known of an order that a customer asks about to those who answer. It is a function
 * of the packet, what was brought before, and the policy; there is no case to decide.
 */
final class Inquiries {
  private Inquiries() {}

  static Routed route(ExceptionPacket packet, @Nullable Routing before, RoutingPolicy policy) {
    boolean open = before != null && before.current().getStatus() == CaseStatus.OPEN;
    boolean closing = packet.getState() == ExceptionState.CLOSED;
    if (closing && !open) {
      return Routed.dropped("not routed");
    }
    FollowUp asked =
        Objects.requireNonNull(packet.getFollowUp(), "a FOLLOW_UP packet says what is asked");
    long sequence = before == null ? 1 : before.sequences().getOrDefault(Replies.TEAM, 0L) + 1;
    Instant opened = Objects.requireNonNullElse(packet.getOpenedAt(), packet.getAt());
    Instant deadline = opened.plus(policy.followUps().within());
    Reply reply = Replies.of(packet, asked, policy);
    RoutedException record =
        RoutedException.newBuilder()
            .setKind(closing ? RoutedKind.CLOSED : open ? RoutedKind.UPDATED : RoutedKind.OPEN)
            .setSequence(sequence)
            .setRoutedId(Ids.routed(packet.getExceptionId(), Replies.TEAM, sequence))
            .setTeam(Replies.TEAM)
            .setDeadline(deadline)
            .setRoutingReason(words(reply, closing))
            .setCaseId(Ids.caseOf(packet.getExceptionId(), packet.getSpell()))
            .setCaseRevision(packet.getRevision())
            .setAt(packet.getAt())
            .setPacket(packet)
            .setReply(reply)
            .build();
    Case state =
        Case.newBuilder()
            .setCaseId(record.getCaseId())
            .setScope(packet.getScope())
            .setExceptionId(packet.getExceptionId())
            .setSpell(packet.getSpell())
            .setType(packet.getKind().name())
            .setSubReason(reply.getReason())
            .setOrder(packet.getOrder())
            .setStatus(closing ? CaseStatus.CLOSED : CaseStatus.OPEN)
            .setTeam(Replies.TEAM)
            .setRevision(packet.getRevision())
            .setOpenedAt(opened)
            .setDeadline(deadline)
            .setPolicyVersion(policy.name())
            .build();
    return new Routed(
        new Routing(state, Map.of(Replies.TEAM, sequence), false), List.of(record), null, null);
  }

  private static String words(Reply reply, boolean closing) {
    if (closing) {
      return "the inquiry is answered or withdrawn";
    }
    return reply.getSend()
        ? "a customer asks; the answer may go out once it is signed off"
        : "a customer asks; do not send yet: " + String.join("; ", reply.getBecause());
  }
}
