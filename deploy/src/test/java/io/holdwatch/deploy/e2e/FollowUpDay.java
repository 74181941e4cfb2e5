package io.holdwatch.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.FollowUp;
import io.holdwatch.contract.routed.Reply;
import io.holdwatch.contract.routed.RoutedException;
import io.holdwatch.contract.routed.RoutedKind;
import io.holdwatch.deploy.explain.ExplanationText;
import java.util.List;
import java.util.Objects;

/**
 * W4. Customers ask about their orders; nothing is promised where ERP, CRM and fulfilment disagree,
 * and what stays with people stays with them.
 */
final class FollowUpDay {
  private static final List<String> CHECKING =
      List.of("We are checking where your order 402 stands and will come back to you.");

  private final Course course;
  private final Desk desk;
  private final Asked asked;

  FollowUpDay(Course course, Asked asked) {
    this.course = course;
    this.desk = course.desk();
    this.asked = asked;
  }

  void play() {
    course.until("11:59");
    desk.awaitOpen(
        "STATUS_MISMATCH STAGE 402",
        "SHIPMENT_DELAY NOT_SHIPPED 403",
        "CONTRACT_DISPUTE DISPUTED 404");
    course.until("12:30");
    allIsWell(answer("Q1", "IN_PREPARATION"));

    RoutedException disagree = answer("Q2", "SOURCES_DISAGREE");
    assertThat(of(disagree).getMismatches()).isNotEmpty();
    assertThat(reply(disagree).getLanguage()).isEqualTo(CHECKING);
    doNotSend(disagree, "customer-service", null);

    RoutedException late = answer("Q3", "LATE_CHANGE");
    assertThat(late.getPacket().getOrder()).isEqualTo("W4:403");
    assertThat(reply(late).getLanguage())
        .containsExactly(
            "We are checking when your order 403 can be with you and will come back to you.");
    doNotSend(late, "warehouse", "late fulfilment change");

    RoutedException dispute = answer("Q4", "CONTRACT_DISPUTE");
    assertThat(dispute.getPacket().getContractFacts()).contains("V9");
    doNotSend(dispute, "finance", "contract dispute");
    doNotSend(answer("Q5", "PRICING"), "customer-service", "pricing-sensitive message");
    doNotSend(answer("Q6", "UNKNOWN_ORDER"), "customer-service", null);

    JsonNode explained = asked.once("po-403");
    assertThat(explained.path("order").asText()).isEqualTo("W4:403");
    assertThat(ExplanationText.of(explained))
        .contains("Shipment delay: has not shipped", "owner    warehouse, team's deadline");

    course.until("14:30");
    desk.awaitOpen();
    answer("Q2", "IN_PREPARATION");
    answer("Q3", "LATE_CHANGE");
    course.until("15:30");
    for (String inquiry : List.of("Q1", "Q2", "Q3", "Q4", "Q5", "Q6")) {
      desk.reply(inquiry, routed -> routed.getKind() == RoutedKind.CLOSED);
    }
  }

  /** The seven fields of the control packet, where all systems agree. */
  private static void allIsWell(RoutedException answer) {
    ExceptionPacket packet = answer.getPacket();
    assertThat(packet.getOrderNumber()).isEqualTo("401");
    assertThat(packet.getCustomerPo()).isEqualTo("PO-401");
    assertThat(packet.getAccountOwner()).isEqualTo("W4:E7");
    assertThat(of(answer).getStatuses())
        .extracting(each -> each.getSource() + " " + each.getStage())
        .containsExactly("demo OPEN", "crm OPEN");
    assertThat(of(answer).getMismatches()).isEmpty();
    assertThat(packet.getContractFacts()).contains("W4:V8");
    assertThat(reply(answer).getLanguage())
        .containsExactly("Your order 401 is being prepared.", "It is promised for 10 Mar 2026.");
    assertThat(reply(answer).getExceptionOwner()).isEqualTo("customer-service");
    assertThat(reply(answer).getSend()).isTrue();
    assertThat(reply(answer).getBecause()).isEmpty();
  }

  private static void doNotSend(
      RoutedException answer, String owner, @org.jspecify.annotations.Nullable String manual) {
    assertThat(reply(answer).getSend()).isFalse();
    assertThat(reply(answer).getBecause()).isNotEmpty();
    assertThat(reply(answer).getExceptionOwner()).isEqualTo(owner);
    assertThat(reply(answer).getManual()).isEqualTo(manual);
  }

  private RoutedException answer(String inquiry, String reason) {
    RoutedException answer =
        desk.reply(inquiry, routed -> reply(routed).getReason().equals(reason));
    assertThat(answer.getTeam()).isEqualTo("customer-service");
    return answer;
  }

  private static Reply reply(RoutedException answer) {
    return Objects.requireNonNull(answer.getReply());
  }

  private static FollowUp of(RoutedException answer) {
    return Objects.requireNonNull(answer.getPacket().getFollowUp());
  }
}
