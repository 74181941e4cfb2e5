package io.holdwatch.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdwatch.contract.Topics;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.FollowUp;
import io.holdwatch.contract.routed.Alert;
import io.holdwatch.contract.routed.Reply;
import io.holdwatch.contract.routed.RoutedException;
import io.holdwatch.contract.routed.RoutedKind;
import io.holdwatch.deploy.explain.ExplanationText;
import io.holdwatch.deploy.explain.Explanations;
import io.holdwatch.deploy.stack.Reporter;
import io.holdwatch.deploy.stack.Service;
import io.holdwatch.deploy.stack.Stack;
import io.holdwatch.deploy.stack.StackProblem;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A late order by HTTP: its account owner hears of it, its customer asks about it, and whoever
 * wants to know has it explained.
 */
@Execution(ExecutionMode.CONCURRENT)
final class AccountOwnerIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<Path> MAPPINGS =
      List.of(
          Path.of("src/test/resources/e2e/shop.yaml"),
          Path.of("../ingest-service/src/main/resources/mappings/crm.yaml"));

  private final Stack stack =
      new Stack(SharedStack.own("it-owner").options().withMappings(MAPPINGS), Reporter.silent());

  @BeforeEach
  void start() throws Exception {
    stack.purge();
    stack.up();
    QuickPolicy.activate(stack);
  }

  @AfterEach
  void discard() {
    SharedStack.discard(stack);
  }

  @Test
  void theAccountOwnerHearsFirstTheCustomerGetsAnAnswerAndTheOrderIsExplained() throws Exception {
    Instant promised = Instant.now().minus(Duration.ofHours(2));
    order(promised);
    RoutedException alerted = await("account-owners", each -> each.getAlert() != null);
    isAnAlert(Objects.requireNonNull(alerted.getAlert()));
    assertThat(alerted.getKind()).isEqualTo(RoutedKind.OPEN);
    assertThat(alerted.getSequence()).isEqualTo(1);
    assertThat(alerted.getDeadline())
        .isEqualTo(alerted.getPacket().getOpenedAt().plus(Duration.ofHours(24)));
    assertThat(await("warehouse", each -> true).getPacket().getExceptionId())
        .isEqualTo(alerted.getPacket().getExceptionId());

    post("io.holdwatch.crm.status-report", 1, "'report_no':'R1','order_no':'17','stage':'SHIPPED'");
    post("io.holdwatch.crm.inquiry", 1, inquiry("null"));
    RoutedException answer =
        await("customer-service", each -> each.getReply() != null && !of(each).getOpen().isEmpty());
    isAControlPacket(answer);
    post("io.holdwatch.crm.inquiry", 2, inquiry("'" + Instant.now() + "'"));
    await(
        "customer-service", each -> each.getReply() != null && each.getKind() == RoutedKind.CLOSED);

    JsonNode explained = explanation();
    assertThat(explained.path("order").asText()).isEqualTo("SHOP:17");
    assertThat(ExplanationText.of(explained))
        .contains("Shipment delay: has not shipped", "owner    warehouse, decides until")
        .contains("(shop line SHOP:17:1, ");
    Counters.addingUp(stack, Service.CLASSIFIER);
    Counters.addingUp(stack, Service.ROUTING);
  }

  /** The seven fields of the control packet for account owners. */
  private static void isAnAlert(Alert alert) {
    assertThat(alert.getExceptionSource()).isEqualTo("shop");
    assertThat(alert.getCustomer()).isEqualTo("SHOP:C1");
    assertThat(alert.getAccountOwner()).isEqualTo("SHOP:E7");
    assertThat(alert.getConstraint()).contains("Order 17").contains("has not shipped");
    assertThat(alert.getMessageBoundary())
        .contains("We see a problem with the delivery of your order 17 and are working on it.");
    assertThat(alert.getEscalationOwner()).isEqualTo("sales-operations");
    assertThat(alert.getNotifiedAt()).isBeforeOrEqualTo(Instant.now().plusSeconds(1));
  }

  /** The seven fields of the control packet for inquiries. */
  private static void isAControlPacket(RoutedException answer) {
    ExceptionPacket packet = answer.getPacket();
    Reply reply = Objects.requireNonNull(answer.getReply());
    assertThat(packet.getOrderNumber()).isEqualTo("17");
    assertThat(packet.getAccountOwner()).isEqualTo("SHOP:E7");
    assertThat(of(answer).getStatuses())
        .extracting(each -> each.getSource() + " " + each.getStage())
        .containsExactly("shop RELEASED", "crm SHIPPED");
    assertThat(packet.getContractFacts()).isEqualTo("Under contract SHOP:K9.");
    assertThat(reply.getReason()).isEqualTo("LATE_CHANGE");
    assertThat(reply.getLanguage())
        .containsExactly(
            "We are checking when your order 17 can be with you and will come back to you.");
    assertThat(reply.getExceptionOwner()).isEqualTo("warehouse");
    assertThat(reply.getSend()).isFalse();
    assertThat(reply.getManual()).isEqualTo("late fulfilment change");
    assertThat(reply.getBecause())
        .contains("shop says that the order is released, crm that it is shipped");
  }

  private static FollowUp of(RoutedException answer) {
    return Objects.requireNonNull(answer.getPacket().getFollowUp());
  }

  private void order(Instant promised) throws Exception {
    post(
        "io.holdwatch.shop.line",
        1,
        "'order_no':'17','line_no':'1','item_no':'A','quantity':'100','price':'20','contract_no':'SHOP:K9','promised':'"
            + promised
            + "'");
    post(
        "io.holdwatch.shop.order",
        1,
        "'order_no':'17','customer_no':'C1','customer_po':'PO-4711','owner_no':'E7','stage':'RELEASED'");
  }

  private static String inquiry(String answeredAt) {
    return "'inquiry_no':'Q1','customer_po':'PO-4711','customer_no':'C1','kind':'status','answered_at':"
        + answeredAt;
  }

  private void post(String type, int sequence, String data) throws Exception {
    String event =
        """
        {'specversion':'1.0','id':'%s-%d','source':'/test','type':'%s','time':'%s','sequence':'%d',
         'data':{'legal_entity':'SHOP',%s}}
        """
            .formatted(type, sequence, type, Instant.now(), sequence, data)
            .replace('\'', '"');
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(stack.url(Service.INGEST, 1) + "/v1/events"))
              .header("content-type", "application/cloudevents+json")
              .POST(BodyPublishers.ofString(event))
              .build();
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
    }
  }

  /** The first record of a team that is wanted. */
  private RoutedException await(String team, Predicate<RoutedException> wanted) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (Consumer<byte[], byte[]> consumer = stack.consumer(Topics.owners(team));
        Deserializer<SpecificRecord> values = stack.wire().deserializer()) {
      while (true) {
        assertThat(System.nanoTime() - end).as("nothing comes to %s", team).isNegative();
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(200))) {
          RoutedException routed =
              (RoutedException) values.deserialize(each.topic(), each.headers(), each.value());
          if (wanted.test(routed)) {
            return routed;
          }
        }
      }
    }
  }

  /** The explanation, once the page has read of the order. */
  private JsonNode explanation() {
    Explanations explanations = new Explanations(stack.url(Service.ROUTING, 1));
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      @Nullable JsonNode explained = null;
      try {
        explained = explanations.of("po-4711");
      } catch (StackProblem notYet) {
        assertThat(System.nanoTime() - end).as(notYet.getMessage()).isNegative();
      }
      if (explained != null
          && !explained.path("open").path(0).path("owner").path("deadline").asText().isEmpty()) {
        return explained;
      }
      Pause.brief();
    }
  }
}
