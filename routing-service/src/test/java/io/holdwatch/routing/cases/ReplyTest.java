package io.holdwatch.routing.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionState;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.FollowUp;
import io.holdwatch.contract.packet.OpenException;
import io.holdwatch.contract.packet.PacketKind;
import io.holdwatch.contract.packet.SourceStatus;
import io.holdwatch.contract.routed.Reply;
import io.holdwatch.contract.routed.RoutedException;
import io.holdwatch.routing.policy.RoutingPolicy;
import io.holdwatch.routing.policy.StandardPolicy;
import io.holdwatch.routing.queue.Samples;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A customer's inquiry, answered as far as sources and policy allow. */
final class ReplyTest {
  private static final RoutingPolicy POLICY = StandardPolicy.read();

  private @Nullable Routing routing;

  @Test
  void theSevenFieldsOfItsControlPacketAreThere() {
    FollowUp asked = asked("OPEN").setOpen(List.of(open(ExceptionType.CREDIT_HOLD))).build();
    RoutedException record = route(packet(asked, 1));
    ExceptionPacket packet = record.getPacket();
    Reply reply = Objects.requireNonNull(record.getReply());
    assertThat(packet.getOrderNumber()).isEqualTo("17-1");
    assertThat(packet.getAccountOwner()).isEqualTo("L:E7");
    assertThat(Objects.requireNonNull(packet.getFollowUp()).getStatuses())
        .extracting(each -> each.getSource() + " " + each.getStage())
        .containsExactly("erp OPEN", "tms OPEN");
    assertThat(packet.getContractFacts()).isEqualTo("Ships complete only.");
    assertThat(reply.getLanguage())
        .containsExactly("We are looking into your order 17-1 and will come back to you.");
    assertThat(reply.getExceptionOwner()).isEqualTo("credit-control");
    assertThat(reply.getSend()).isFalse();
    assertThat(reply.getBecause()).containsExactly("Order 17-1 is held.");
    assertThat(Filled.in(reply, reply(asked("OPEN").setKind("late").build())))
        .isEqualTo(Filled.all(Reply.getClassSchema()));
    assertThat(record.getTeam()).isEqualTo("customer-service");
    assertThat(record.getDeadline()).isEqualTo(Samples.NOW.plus(Duration.ofHours(4)));
  }

  @Test
  void whereSourcesAgreeTheAnswerMayGoOutOnceItIsSignedOff() {
    Reply reply = reply(asked("PICKED").build());
    assertThat(reply.getReason()).isEqualTo("IN_PREPARATION");
    assertThat(reply.getSend()).isTrue();
    assertThat(reply.getBecause()).isEmpty();
    assertThat(reply.getExceptionOwner()).isEqualTo("customer-service");
    assertThat(reply.getLanguage())
        .containsExactly("Your order 17-1 is being prepared.", "It is promised for 9 Mar 2026.");
    assertThat(reply(asked("SHIPPED").build()).getReason()).isEqualTo("SHIPPED");
    assertThat(reply(asked("INVOICED").build()).getReason()).isEqualTo("COMPLETE");
    assertThat(reply(asked("CANCELLED").build()).getReason()).isEqualTo("CANCELLED");
  }

  @Test
  void aDateThatThePacketLacksIsNotSaid() {
    assertThat(reply(asked("OPEN").setPromised(null).build()).getLanguage())
        .containsExactly("Your order 17-1 is being prepared.");
  }

  @Test
  void aTimeIsSaidWhereThePromiseEnds() {
    DateOrTime evening =
        DateOrTime.newBuilder().setTime(Instant.parse("2026-03-09T23:00:00Z")).build();
    ExceptionPacket packet = packet(asked("OPEN").setPromised(evening).build(), 1);
    packet.setPromiseZone("Europe/Berlin");
    assertThat(Objects.requireNonNull(route(packet).getReply()).getLanguage())
        .contains("It is promised for the end of 9 Mar 2026 (CET).");
  }

  @Test
  void whereSourcesDisagreeNothingIsSent() {
    Reply reply = reply(asked("OPEN").setMismatches(List.of("erp says open, tms shipped")).build());
    assertThat(reply.getReason()).isEqualTo("SOURCES_DISAGREE");
    assertThat(reply.getSend()).isFalse();
    assertThat(reply.getBecause()).containsExactly("erp says open, tms shipped");
  }

  @Test
  void whatIsTooOldOrUnknownNeedsAPerson() {
    ExceptionPacket old =
        ExceptionPacket.newBuilder(packet(asked("OPEN").build(), 1)).setWithheld("too old").build();
    assertThat(Objects.requireNonNull(route(old).getReply()))
        .extracting(Reply::getReason, Reply::getSend)
        .containsExactly("SOURCES_STALE", false);
    Reply unknown =
        reply(asked("OPEN").setStatuses(List.of()).setUnknown("no order has this number").build());
    assertThat(unknown.getReason()).isEqualTo("UNKNOWN_ORDER");
    assertThat(unknown.getBecause()).contains("no order has this number");
    assertThat(reply(asked("UNKNOWN").build()).getSend()).isFalse();
  }

  @Test
  void lateContractAndPriceAlwaysStayWithPeople() {
    Stream.of(
            manual(asked("OPEN").setKind("late").build(), "late fulfilment change"),
            manual(asked("OPEN").setKind("claim").build(), "contract dispute"),
            manual(asked("OPEN").setKind("price").build(), "pricing-sensitive message"),
            manual(
                asked("OPEN").setOpen(List.of(open(ExceptionType.SHIPMENT_DELAY))).build(),
                "late fulfilment change"),
            manual(
                asked("OPEN").setOpen(List.of(open(ExceptionType.CONTRACT_DISPUTE))).build(),
                "contract dispute"),
            manual(
                asked("OPEN").setOpen(List.of(open(ExceptionType.PRICE_MISMATCH))).build(),
                "pricing-sensitive message"))
        .forEach(reply -> assertThat(reply.getSend()).isFalse());
  }

  @Test
  void aPackThatSaysNothingSendsNothing() {
    RoutingPolicy silent =
        RoutingPolicy.parse(
            "silent.yaml", StandardPolicy.text().replaceFirst("(?s)\nfollowUps:.*?\n\n", "\n"));
    Routed routed = Router.route(packet(asked("OPEN").build(), 1), null, silent);
    Reply reply = Objects.requireNonNull(routed.records().getFirst().getReply());
    assertThat(reply.getSend()).isFalse();
    assertThat(reply.getBecause().getFirst()).contains("has no 'followUps'");
  }

  @Test
  void itIsUpdatedAndClosedWithDenseNumbersAndWithoutACase() {
    assertThat(route(packet(asked("OPEN").build(), 1)))
        .extracting(each -> each.getKind() + " " + each.getSequence())
        .isEqualTo("OPEN 1");
    assertThat(route(packet(asked("SHIPPED").build(), 2)))
        .extracting(each -> each.getKind() + " " + each.getSequence())
        .isEqualTo("UPDATED 2");
    ExceptionPacket answered =
        ExceptionPacket.newBuilder(packet(asked("SHIPPED").build(), 3))
            .setState(ExceptionState.CLOSED)
            .build();
    assertThat(route(answered))
        .extracting(each -> each.getKind() + " " + each.getSequence())
        .isEqualTo("CLOSED 3");
    assertThat(Router.route(answered, routing, POLICY).droppedBecause()).isEqualTo("not routed");
    assertThat(Router.route(packet(asked("OPEN").build(), 4), routing, POLICY).changed()).isNull();
  }

  private Reply manual(FollowUp asked, String name) {
    Reply reply = reply(asked);
    assertThat(reply.getManual()).isEqualTo(name);
    assertThat(reply.getBecause()).contains("a " + name + " always stays with people");
    return reply;
  }

  private Reply reply(FollowUp asked) {
    routing = null;
    return Objects.requireNonNull(route(packet(asked, 1)).getReply());
  }

  private RoutedException route(ExceptionPacket packet) {
    Routed routed = Router.route(packet, routing, POLICY);
    routing = Objects.requireNonNull(routed.routing());
    return routed.records().getFirst();
  }

  private static ExceptionPacket packet(FollowUp asked, long revision) {
    return Samples.delay("1", 0)
        .setKind(PacketKind.FOLLOW_UP)
        .setType(ExceptionType.UNKNOWN)
        .setSubReason("")
        .setAccountOwner("L:E7")
        .setContractFacts("Ships complete only.")
        .setRevision(revision)
        .setFollowUp(asked)
        .build();
  }

  private static FollowUp.Builder asked(String stage) {
    return FollowUp.newBuilder()
        .setInquiry("L:Q1")
        .setKind("status")
        .setAskedAt(Samples.NOW)
        .setPromised(DateOrTime.newBuilder().setDate(LocalDate.parse("2026-03-09")).build())
        .setStatuses(List.of(status("erp", stage), status("tms", stage)));
  }

  private static SourceStatus status(String source, String stage) {
    return SourceStatus.newBuilder().setSource(source).setStage(stage).setAsOf(Samples.NOW).build();
  }

  private static OpenException open(ExceptionType type) {
    return new OpenException(type.name(), type, "", 50, "Order 17-1 is held.");
  }
}
