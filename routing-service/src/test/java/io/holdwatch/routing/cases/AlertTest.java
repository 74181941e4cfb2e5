package io.holdwatch.routing.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.packet.Evidence;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.OpenCommitment;
import io.holdwatch.contract.packet.Outcome;
import io.holdwatch.contract.packet.PacketKind;
import io.holdwatch.contract.packet.Severity;
import io.holdwatch.contract.routed.Alert;
import io.holdwatch.contract.routed.RoutedException;
import io.holdwatch.routing.policy.RoutingPolicy;
import io.holdwatch.routing.policy.StandardPolicy;
import io.holdwatch.routing.queue.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Account owners hear of a promise that fails before the customer calls. */
final class AlertTest {
  private static final RoutingPolicy POLICY = StandardPolicy.read();

  private @Nullable Routing routing;

  @Test
  void itsSevenFieldsComeFromThePacketAndThePolicy() {
    ExceptionPacket packet =
        Samples.delay("1", 50)
            .setAccountOwner("L:E7")
            .setEvidence(evidence("wms"))
            .setCommitments(
                List.of(
                    OpenCommitment.newBuilder()
                        .setSource("crm")
                        .setSaid("date 8 Jan 2026 for line 10, by account owner")
                        .build()))
            .build();
    Alert alert = alert(route(packet));
    assertThat(alert.getExceptionSource()).isEqualTo("wms");
    assertThat(alert.getCustomer()).isEqualTo("Example Ltd");
    assertThat(alert.getAccountOwner()).isEqualTo("L:E7");
    assertThat(alert.getConstraint())
        .isEqualTo("Order 17-1 of Example Ltd has not shipped: 2 of 2 lines.");
    assertThat(alert.getMessageBoundary())
        .containsExactly(
            "We see a problem with the delivery of your order 17-1 and are working on it.",
            "We will tell you as soon as we know more; we cannot give you a date yet.");
    assertThat(alert.getEscalationOwner()).isEqualTo("sales-operations");
    assertThat(alert.getCommitments())
        .containsExactly("date 8 Jan 2026 for line 10, by account owner (crm)");
    assertThat(alert.getNotifiedAt()).isEqualTo(Samples.NOW);
    assertThat(Filled.in(alert)).isEqualTo(Filled.all(Alert.getClassSchema()));
  }

  @Test
  void itIsDueWithin24HoursOfTheOpeningAndBesidesTheOwnersRecord() {
    List<RoutedException> records = route(Samples.delay("1", 50).build());
    assertThat(records)
        .extracting(each -> each.getTeam() + " " + each.getKind() + " " + each.getSequence())
        .containsExactly("warehouse OPEN 1", "account-owners OPEN 1");
    assertThat(records.getFirst().getAlert()).isNull();
    assertThat(records.getLast().getDeadline()).isEqualTo(Samples.NOW.plus(Duration.ofHours(24)));
    assertThat(records.getLast().getRoutedId()).isNotEqualTo(records.getFirst().getRoutedId());
  }

  @Test
  void itFollowsTheExceptionToItsEndAndIntoItsNextSpell() {
    ExceptionPacket opened = Samples.delay("1", 50).build();
    ExceptionPacket closed = Samples.cleared(opened, Outcome.LATE);
    List<String> told = new ArrayList<>();
    for (ExceptionPacket each :
        List.of(
            opened,
            ExceptionPacket.newBuilder(opened).setRevision(2).setSubReason("NOT_DELIVERED").build(),
            ExceptionPacket.newBuilder(closed).setRevision(3).build(),
            ExceptionPacket.newBuilder(opened).setRevision(4).setSpell(2).build())) {
      told.add(told(route(each)).toString());
    }
    assertThat(told).containsExactly("[OPEN 1]", "[UPDATED 2]", "[CLOSED 3]", "[OPEN 4]");
    assertThat(alert(route(ExceptionPacket.newBuilder(closed).setRevision(5).setSpell(2).build())))
        .extracting(Alert::getMessageBoundary)
        .isEqualTo(List.of("The problem with your order 17-1 that we told you about is over."));
  }

  @Test
  void whatTheyHeardOfStaysTheirsThoughItShrinks() {
    ExceptionPacket opened = Samples.delay("1", 50).build();
    route(opened);
    ExceptionPacket small =
        ExceptionPacket.newBuilder(opened).setRevision(2).setSeverity(Severity.LOW).build();
    assertThat(told(route(small))).containsExactly("UPDATED 2");
    assertThat(told(route(Samples.cleared(small, Outcome.CAUSE_GONE)))).containsExactly("CLOSED 3");
  }

  @Test
  void whatIsSmallOrNoPromiseOrAlreadyTheirsIsNoAlert() {
    assertThat(told(route(Samples.delay("1", 5).setSeverity(Severity.LOW).build()))).isEmpty();
    assertThat(told(route(Samples.delay("1", 5).setRevision(2).build()))).containsExactly("OPEN 1");
    routing = null;
    assertThat(told(route(Samples.delay("2", 5).setType(ExceptionType.CREDIT_HOLD).build())))
        .isEmpty();
    routing = null;
    assertThat(told(route(Samples.delay("3", 5).setKind(PacketKind.CAUSE).build()))).isEmpty();
    routing = null;
    List<RoutedException> churn =
        route(
            Samples.delay("4", 5).setType(ExceptionType.ORDER_CHURN).setSubReason("MIXED").build());
    assertThat(churn).hasSize(1).allMatch(each -> each.getAlert() == null);
  }

  @Test
  void aMemberOfASharedCauseSaysWhereItsEvidenceIs() {
    Alert alert =
        alert(route(Samples.delay("1", 5).setEvidence(List.of()).setCauseKey("pool:A").build()));
    assertThat(alert.getExceptionSource()).isEqualTo("with the shared cause pool:A");
  }

  @Test
  void whoeverTellsOfTheCustomerDoesNotTellWhatIsInTheWay() {
    Evidence line = Samples.delay("1", 1).build().getEvidence().getFirst();
    List<Evidence> evidence =
        List.of(
            line,
            Evidence.newBuilder(line).setFactType("Customer").setSource("crm").build(),
            Evidence.newBuilder(line).setFactType("Site").setSource("maps").build());
    Alert alert = alert(route(Samples.delay("1", 5).setEvidence(evidence).build()));
    assertThat(alert.getExceptionSource()).isEqualTo(line.getSource());
  }

  /** The order's own line first, then what stands in the way. */
  private static List<Evidence> evidence(String source) {
    Evidence line = Samples.delay("1", 1).build().getEvidence().getFirst();
    return List.of(
        line,
        Evidence.newBuilder(line).setFactType("Shipment").setSource(source).build(),
        Evidence.newBuilder(line).setFactType("StatusReport").setSource("tms").build());
  }

  private List<RoutedException> route(ExceptionPacket packet) {
    Routed routed = Router.route(packet, routing, POLICY);
    routing = Objects.requireNonNull(routed.routing());
    return routed.records();
  }

  private static Alert alert(List<RoutedException> records) {
    return Objects.requireNonNull(records.getLast().getAlert());
  }

  private static List<String> told(List<RoutedException> records) {
    return records.stream()
        .filter(each -> each.getTeam().equals("account-owners") && each.getAlert() != null)
        .map(each -> each.getKind() + " " + each.getSequence())
        .toList();
  }
}
