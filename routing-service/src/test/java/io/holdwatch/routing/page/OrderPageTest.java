package io.holdwatch.routing.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class OrderPageTest extends ServedPage {
  @Test
  void anOrderIsExplainedWithAllThatIsWrongWhyAndWhatCanBeDone() throws IOException {
    HtmlPage exception = browser.getPage(BASE + "/exceptions/two");
    HtmlPage page = ((HtmlAnchor) exception.querySelector("dl.answers a")).click();
    assertThat(text(page))
        .contains("Order 17-two has 2 open exceptions, the most urgent first.")
        .contains("Account owner", "planning", "7 EACH at W2")
        .contains("Latest decision that would have kept the promise", "· too late")
        .contains("Recommended: ", "3 EACH from W2", "35.00 EUR", "L:9", "planning manager")
        .contains("No recommendation: there is nothing to propose by rule")
        .contains("Shared with others: Invoice 4 of Example Ltd is overdue.")
        .contains("Not allowed until the account owner agrees: split the delivery, because");
    assertThat(text(page).indexOf("Stock shortage"))
        .isLessThan(text(page).indexOf("Shipment delay"));
  }

  @Test
  void machinesGetTheExplanationByKeyNumberOrTheCustomersNumber()
      throws IOException, InterruptedException {
    String byKey = get("/v1/orders/L:17-two/explanation").body();
    assertThat(byKey)
        .contains("\"orderNumber\":\"17-two\"", "\"headline\":\"Order 17-two has 2 open")
        .contains("\"what\":\"Stock shortage: too little is there by the promised date\"")
        .contains("\"recommended\":{\"action\":\"TRANSFER\"", "\"withheld\":\"there is nothing")
        .contains("\"owner\":{\"team\":\"planning\"", "\"deadline\":\"2026-03-06T07:00:00Z\"")
        .contains("\"latestSafeDecision\":\"2026-03-06T05:00:00Z\"", "\"tooLate\":true")
        .contains("\"source\":\"erp\"", "\"ageWords\":\"3 d 0 h\"", "\"stale\":true")
        .contains("\"notAllowed\":[{\"action\":\"SPLIT\"");
    assertThat(get("/v1/orders/17-TWO/explanation").body()).isEqualTo(byKey);
    assertThat(get("/v1/orders/a%2Fb%20two/explanation").body()).isEqualTo(byKey);
  }

  @Test
  void anOrderThatIsUnknownOrMeansSeveralIsSaidSo() throws IOException, InterruptedException {
    HttpResponse<String> missing = get("/v1/orders/17-tw/explanation");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(missing.body()).contains("either nothing is wrong with it");
    HttpResponse<String> several = get("/v1/orders/same/explanation");
    assertThat(several.statusCode()).isEqualTo(409);
    assertThat(several.body()).contains("L:17-x1", "L:17-x2");
    HtmlPage choice = browser.getPage(BASE + "/orders/same");
    assertThat(text(choice)).contains("Several orders have this number", "L:17-x2");
    HtmlPage none = browser.getPage(BASE + "/orders/nothing");
    assertThat(text(none)).contains("This order is not here");
  }

  @Test
  void anOrderWithoutOpenExceptionsSaysWhatWasClosedLast()
      throws IOException, InterruptedException {
    HtmlPage page = browser.getPage(BASE + "/orders/17-over");
    assertThat(text(page))
        .contains("Order 17-over has no open exception. Closed last: shipment delay")
        .contains("what it was about has gone away");
    assertThat(get("/v1/orders/17-over/explanation").body())
        .contains("\"open\":[]", "\"closedLast\":{", "\"outcome\":\"CAUSE_GONE\"");
  }
}
