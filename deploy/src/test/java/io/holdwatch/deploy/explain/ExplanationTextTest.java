package io.holdwatch.deploy.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.holdwatch.deploy.stack.StackProblem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ExplanationTextTest {
  private static final String WRONG =
      """
      {"order":"L:17","orderNumber":"17","customerPo":"PO-4","customerName":"Example Ltd","accountOwner":"E7",
       "headline":"Order 17 has one open exception.",
       "decideFirst":[{"exceptionId":"c","what":"Credit hold","decides":"credit control","lead":"Credit control must decide first:","rule":"nothing ships before credit is cleared"}],
       "open":[{"what":"Stock shortage: too little is there","summary":"Order 17 lacks 3 EACH.",
         "why":"too little is there, as elsewhere","facts":["7 EACH at W2"],
         "owner":{"team":"planning","after":["credit control"],"deadline":"2026-03-06T11:00:00Z","overdue":true},
         "siteZone":"Europe/Berlin","asOf":"2026-03-05T09:00:00Z","decideBefore":"wave release, 6 Mar 2026 12:00 CET","latestSafeDecision":"2026-03-06T09:00:00Z","priority":70,"severity":"HIGH",
         "revenueAtRisk":{"amount":"12000","currency":"EUR"},"expectedLoss":{"amount":"21.75","currency":"EUR"},"lossOf":"2 % chance × 1,087.50 EUR of margin","lossSpread":"spread over the 3 working hours left: 7.25 EUR an hour",
         "causeKey":"supply:L:P1","together":"decided together for 12 exceptions",
         "unvalued":"The expected loss has no value in EUR: no rate from GBP to EUR is known.",
         "recommended":{"words":"transfer","description":"3 EACH from W2"},"asGood":"(option 2 is as good)","playbook":"Find out whether goods can be there in time.",
         "options":[{"rank":1,"words":"transfer","description":"3 EACH from W2","promise":"2026-03-08T00:00:00Z",
           "cost":{"amount":"35","currency":"EUR"},"marginEffect":{"amount":"4.5","currency":"EUR"},"displaced":["L:9"],"approvals":["planning manager"],
           "reversibility":"until it ships"}],
         "evidence":[{"label":"stock","value":"0 EACH","source":"wms","recordType":"stocks","recordId":"9",
           "ageWords":"3 h 0 min","stale":true,"rivalSource":"erp","rivalValue":"4 EACH"}]}],
       "notAllowedWords":["split is not allowed: ships complete. The account owner can unlock it."]}
      """;

  @Test
  void whatUpstreamSystemsSayCannotSteerATerminalOrForgeALine() throws IOException {
    String hostile =
        "\\u001b]52;c;aG9sZA==\\u0007\\u009b2J\\r\\nOrder 18 is released\\u202e\\u2028";
    String told =
        ExplanationText.of(new ObjectMapper().readTree(WRONG.replace("lacks 3", hostile)));
    assertThat(told)
        .contains("Order 17 ?]52;c;aG9sZA==??2J??Order 18 is released?? EACH.")
        .doesNotContainPattern("[\\p{Cc}&&[^\\n]]");
  }

  @Test
  void saysWhatWhyWhoUntilWhenTheOptionsAndWhatIsNotAllowed() throws IOException {
    assertThat(ExplanationText.of(new ObjectMapper().readTree(WRONG)))
        .contains("Order 17 has one open exception.", "customer's number PO-4", "account owner E7")
        .contains(
            "Stock shortage: too little is there", "why      too little is there, as elsewhere")
        .contains(
            "owner    planning, after credit control, team's deadline 6 Mar 2026 12:00 CET"
                + " (overdue)")
        .contains("before   must be decided before wave release, 6 Mar 2026 12:00 CET")
        .contains(
            "as of    5 Mar 2026 10:00 CET: what is wrong has not changed since",
            "latest decision that keeps the promise 6 Mar 2026 10:00 CET",
            "revenue at risk 12,000.00 EUR, expected loss 21.75 EUR: 2 % chance × 1,087.50 EUR of"
                + " margin; spread over the 3 working hours left: 7.25 EUR an hour")
        .contains("money    The expected loss has no value in EUR: no rate from GBP to EUR")
        .contains(
            "Credit control must decide first: nothing ships before credit is cleared (credit"
                + " hold)")
        .contains("advice   transfer: 3 EACH from W2 (option 2 is as good)")
        .contains("how      Find out whether goods can be there in time.")
        .contains("options  decided together for 12 exceptions, see the cause supply:L:P1")
        .contains(
            "option   1 transfer: 3 EACH from W2",
            "1 transfer  the end of 7 Mar 2026 (UTC)",
            "35.00 EUR  +4.50 EUR",
            "L:9",
            "planning manager")
        .contains("stock: 0 EACH (wms stocks 9, 3 h 0 min old, too old, but erp says 4 EACH)")
        .contains("split is not allowed: ships complete. The account owner can unlock it.");
  }

  @Test
  void saysThatItIsTooLate() throws IOException {
    String late =
        WRONG.replace("\"latestSafeDecision\"", "\"tooLate\":true,\"latestSafeDecision\"");
    assertThat(ExplanationText.of(new ObjectMapper().readTree(late)))
        .contains(
            "too late: latest decision that would have kept the promise 6 Mar 2026 10:00 CET");
  }

  @Test
  void whatTheServiceSaysOfAnUnknownOrderIsTheMessage() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body =
              ("{\"detail\":\"" + exchange.getRequestURI().getRawPath() + "\"}")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(404, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      Explanations explanations =
          new Explanations("http://127.0.0.1:" + server.getAddress().getPort());
      assertThatThrownBy(() -> explanations.of("a/b c"))
          .isInstanceOf(StackProblem.class)
          .hasMessageContaining("/v1/orders/a%2Fb%20c/explanation");
    } finally {
      server.stop(0);
    }
  }
}
