package io.holdwatch.routing.cases;

import io.holdwatch.contract.LocalTime;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.FollowUp;
import io.holdwatch.contract.packet.OpenException;
import io.holdwatch.contract.packet.SourceStatus;
import io.holdwatch.contract.routed.Reply;
import io.holdwatch.routing.policy.FollowUpRules;
import io.holdwatch.routing.policy.ReplyReason;
import io.holdwatch.routing.policy.RoutingPolicy;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a customer's inquiry may be answered: the reason to give, what may be said, who decides what
 * stands in the way, and whether the answer may go out once it is signed off.
 */
final class Replies {
  /** Team that answers customers. */
  static final String TEAM = "customer-service";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  private final ExceptionPacket packet;
  private final FollowUp asked;
  private final RoutingPolicy policy;
  private final List<String> because = new ArrayList<>();
  private @Nullable ReplyReason reason;
  private @Nullable String manual;

  private Replies(ExceptionPacket packet, FollowUp asked, RoutingPolicy policy) {
    this.packet = packet;
    this.asked = asked;
    this.policy = policy;
  }

  static Reply of(ExceptionPacket packet, FollowUp asked, RoutingPolicy policy) {
    return new Replies(packet, asked, policy).reply();
  }

  private Reply reply() {
    if (asked.getUnknown() != null) {
      no(ReplyReason.UNKNOWN_ORDER, asked.getUnknown());
    }
    stayWithPeople();
    asked.getMismatches().forEach(each -> no(ReplyReason.SOURCES_DISAGREE, each));
    if (packet.getWithheld() != null) {
      no(ReplyReason.SOURCES_STALE, packet.getWithheld());
    }
    for (OpenException each : asked.getOpen()) {
      no(ReplyReason.UNDER_REVIEW, each.getSummary());
    }
    ReplyReason status = status();
    ReplyReason given = reason == null ? status : reason;
    return Reply.newBuilder()
        .setReason(given.name())
        .setLanguage(policy.language().reply(given, values()))
        .setExceptionOwner(owner())
        .setSend(because.isEmpty())
        .setBecause(List.copyOf(because))
        .setManual(manual)
        .build();
  }

  private void no(ReplyReason why, String words) {
    reason = reason == null ? why : reason;
    if (!because.contains(words)) {
      because.add(words);
    }
  }

  private void stayWithPeople() {
    if (policy.followUps().manual().isEmpty()) {
      no(
          ReplyReason.UNDER_REVIEW,
          "pack " + policy.name() + " has no 'followUps': nothing goes out without a person");
    }
    Set<ExceptionType> open = EnumSet.noneOf(ExceptionType.class);
    asked.getOpen().forEach(each -> open.add(each.getType()));
    for (FollowUpRules.Manual each : policy.followUps().manual()) {
      if (each.covers(open, asked.getKind())) {
        manual = manual == null ? each.name() : manual;
        no(each.reason(), "a " + each.name() + " always stays with people");
      }
    }
  }

  /** What the source says of it that is believed about the status. */
  private ReplyReason status() {
    String stage = asked.getStatuses().isEmpty() ? "" : believed().getStage();
    return switch (stage) {
      case "DRAFT", "OPEN", "RESERVED", "RELEASED", "PICKED" -> ReplyReason.IN_PREPARATION;
      case "SHIPPED" -> ReplyReason.SHIPPED;
      case "DELIVERED", "INVOICED", "CLOSED" -> ReplyReason.COMPLETE;
      case "CANCELLED" -> ReplyReason.CANCELLED;
      default -> {
        no(ReplyReason.UNDER_REVIEW, "no source says how far the order is");
        yield ReplyReason.UNDER_REVIEW;
      }
    };
  }

  /** The source that is believed about the status; the order's own where none is. */
  private SourceStatus believed() {
    return asked.getStatuses().stream()
        .filter(each -> each.getBelievedFor().contains("status"))
        .findFirst()
        .orElse(asked.getStatuses().getFirst());
  }

  /** The owner of the most urgent open exception. */
  private String owner() {
    return asked.getOpen().isEmpty()
        ? TEAM
        : policy
            .owner(asked.getOpen().getFirst().getType(), asked.getOpen().getFirst().getSubReason())
            .team();
  }

  private Map<String, String> values() {
    Map<String, String> values = Alerts.values(packet);
    DateOrTime promised = asked.getPromised();
    if (promised != null) {
      Alerts.put(
          values,
          "promised",
          promised.getDate() != null
              ? DAY.format(promised.getDate())
              : promised.getTime() == null
                  ? null
                  : LocalTime.words(promised.getTime(), packet.getPromiseZone()));
    }
    if (!asked.getStatuses().isEmpty()) {
      Alerts.put(values, "stage", believed().getStage().toLowerCase(Locale.ROOT));
    }
    return values;
  }
}
