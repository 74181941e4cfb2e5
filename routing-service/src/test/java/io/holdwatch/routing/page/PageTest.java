package io.holdwatch.routing.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.routing.queue.Samples;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.ReactorResourceFactory;

@Timeout(60)
final class PageTest extends ServedPage {
  @Test
  void theQueueShowsTheMostUrgentFirstAndInWords() throws IOException {
    HtmlPage page = browser.getPage(BASE + "/");
    assertThat(page.getTitleText()).isEqualTo("Queue · Holdwatch");
    List<DomNode> rows = rows(page);
    assertThat(rows).hasSize(50);
    assertThat(rows.getFirst().asNormalizedText())
        .as("first what it is too late for, however urgent the others are")
        .contains("17-two", "too late to keep the promise");
    assertThat(rows.get(1).asNormalizedText()).contains("17-lost", "too late to keep");
    assertThat(rows.get(2).asNormalizedText())
        .contains(
            "90", "Shipment delay", "has not shipped", "17-late", "PO-late", "Example Ltd", "W1")
        .contains("12,000 EUR", "warehouse", "overdue");
  }

  @Test
  void filtersAreFormsWithAddressesToKeep() throws Exception {
    HtmlPage page = browser.getPage(BASE + "/");
    HtmlSelect team = page.getHtmlElementById("team");
    assertThat(team.getOptionByValue("credit-control").getText()).isEqualTo("credit control (1)");
    HtmlPage chosen = chosen("/", "team", "credit-control");
    assertThat(chosen.getUrl().getQuery()).contains("team=credit-control");
    assertThat(rows(chosen)).hasSize(1);
    assertThat(text(chosen)).contains("1 open exception", "invoices are overdue");
    HtmlPage none = browser.getPage(BASE + "/?team=credit-control&site=W1");
    assertThat(text(none)).contains("Nothing open matches");
    HtmlPage site = browser.getPage(BASE + "/?site=W2&type=CREDIT_HOLD");
    assertThat(rows(site)).hasSize(1);
  }

  @Test
  void whatMustBeDecidedBeforeACheckpointIsFiltered() throws IOException {
    HtmlPage page = browser.getPage(BASE + "/");
    HtmlSelect before = (HtmlSelect) page.getElementById("before");
    assertThat(before.getOptionByValue("RELEASE").getText())
        .isEqualTo("release to the warehouse (1)");
    before.getOptionByValue("RELEASE").setSelected(true);
    HtmlPage shown = ((DomElement) page.querySelector(".filters button")).click();
    assertThat(shown.getUrl().getQuery()).contains("before=RELEASE");
    assertThat(shown.querySelectorAll("tr.row")).hasSize(1);
    assertThat(shown.asNormalizedText()).contains("wave release", "6 Mar 2026 14:00 CET");
    HtmlPage exception = browser.getPage(BASE + "/exceptions/short");
    assertThat(exception.asNormalizedText())
        .contains("Must be decided before", "wave release, 6 Mar 2026 14:00 CET");
  }

  @Test
  void searchKeepsTheFilterAndFindsByAnyPart() throws IOException {
    HtmlPage page = browser.getPage(BASE + "/?team=warehouse");
    HtmlInput search = page.getHtmlElementById("q");
    search.setValue("po-late kettle");
    HtmlPage found =
        (HtmlPage) search.getEnclosingForm().getElementsByTagName("button").get(0).click();
    assertThat(found.getUrl().getQuery()).contains("team=warehouse", "q=po-late");
    assertThat(rows(found)).hasSize(1);
  }

  @Test
  void pagesThroughWithoutScript() throws IOException {
    HtmlPage first = browser.getPage(BASE + "/?team=logistics");
    assertThat(text(first)).contains("Page 1 of 2", "55 open exceptions");
    HtmlAnchor next = first.querySelector("a[rel=next]");
    HtmlPage second = next.click();
    assertThat(rows(second)).hasSize(5);
    assertThat(second.getUrl().getQuery()).contains("page=2", "team=logistics");
    HtmlPage beyond = browser.getPage(BASE + "/?team=logistics&page=99");
    assertThat(rows(beyond)).hasSize(5);
  }

  @Test
  void aCauseSaysOfEachOrderWhichOptionsHelpItAndWhatItWasPromised() throws IOException {
    HtmlPage page = browser.getPage(BASE + "/causes/supply:SLIPPED");
    assertThat(text(page)).contains("stock shortage of 3 orders");
    assertThat(row(page, "17-first")).contains("helped by option 1", "to ship by");
    assertThat(row(page, "17-second")).contains("helped by options 1 and 2", "to ship by");
    assertThat(row(page, "17-third")).contains("no option above was found to help it");
    assertThat(text(page)).contains("Promised for").doesNotContain("Open since");
  }

  private static String row(HtmlPage page, String order) {
    return rows(page).stream()
        .map(DomNode::asNormalizedText)
        .filter(each -> each.contains(order))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anExceptionShowsEvidenceLifeAndWhatItSharesItsCauseWith() throws IOException {
    HtmlPage queue = browser.getPage(BASE + "/?q=17-late");
    HtmlAnchor open = queue.querySelector("a.open");
    HtmlPage page = open.click();
    assertThat(text(page))
        .contains("Order 17-late of Example Ltd has not shipped: 2 of 2 lines.")
        .contains("warehouse", "3 EACH", "75 %", "revenue at risk 12000.00")
        .contains("erp", "order_line 17:10", "Age when told", "History")
        .contains("too old: over 1 d 0 h")
        .contains("3 EACH promised 2026-03-05 wms says otherwise: 2026-03-09")
        .contains(
            "Invoice 3 of Example Ltd is overdue.",
            "2 open exceptions, this one included, have this cause")
        .contains("Opened")
        .doesNotContain("Expected\n")
        .doesNotContain("––");
    HtmlPage members = ((HtmlAnchor) page.querySelector("section.cause p:last-child a")).click();
    assertThat(rows(members)).hasSize(2);
    HtmlPage cause = browser.getPage(BASE + "/causes/credit-account:L:17");
    assertThat(text(cause))
        .contains("Shared cause", "Exceptions of this cause", "17-credit")
        .contains("Wait for the payment of invoice 3");
  }

  @Test
  void whatIsDecidedTogetherIsOnThePageOfEachMemberAndInItsExplanation() throws Exception {
    HtmlPage member = browser.getPage(BASE + "/exceptions/credit");
    assertThat(text(member))
        .contains("decided together for 1 exception:", "Wait for the payment of invoice 3")
        .doesNotContain("No recommendation");
    HtmlPage order = browser.getPage(BASE + "/orders/17-credit");
    assertThat(text(order))
        .contains("decided together for 1 exception", "Wait for the payment of invoice 3")
        .contains(
            "Not allowed until the credit manager agrees: ship in part, because nothing ships.");
    assertThat(get("/v1/orders/17-credit/explanation").body())
        .contains("\"together\":\"decided together for 1 exception\"", "\"action\":\"WAIT\"");
    // A delay that has the same cause has no part in what is decided about credit.
    assertThat(text(browser.getPage(BASE + "/exceptions/late")))
        .contains("Invoice 3 of Example Ltd is overdue.")
        .doesNotContain("Wait for the payment of invoice 3");
  }

  @Test
  void whatHasNoValueInTheReportingCurrencyIsSaidAndNotShownAsAFigure() throws IOException {
    for (String address : List.of("/exceptions/x1", "/orders/L:17-x1")) {
      HtmlPage page = browser.getPage(BASE + address);
      assertThat(text(page))
          .as(address)
          .contains("What is at risk (9.00 GBP) has no value in EUR: no rate is known.");
    }
    HtmlPage row = browser.getPage(BASE + "/?q=L:17-x1");
    assertThat(rows(row).getFirst().asNormalizedText()).contains("no rate");
    HtmlPage page = browser.getPage(BASE + "/exceptions/x1");
    assertThat(text(page)).contains("-35.00 USD, which is -31.50 EUR");
  }

  @Test
  void aClosedExceptionSaysHowItEnded() throws IOException {
    HtmlPage page = browser.getPage(BASE + "/exceptions/over");
    assertThat(text(page))
        .contains("closed", "It is over: what it was about has gone away", "Cleared", "Opened")
        .contains("Nobody has to decide anything any more")
        .doesNotContain("Latest decision that keeps the promise", "have not changed");
  }

  @Test
  void hostileValuesStayText() throws IOException {
    for (String address :
        List.of("/?team=warehouse&q=x", "/exceptions/hostile", "/exceptions/<b>x")) {
      HtmlPage page = browser.getPage(BASE + address.replace("<", "%3C").replace(">", "%3E"));
      assertThat(page.getElementsByTagName("script")).as(address).hasSize(1);
      assertThat(page.getElementsByTagName("b"))
          .as(address)
          .extracting(DomElement::getTextContent)
          .doesNotContain("x");
    }
    HtmlPage page = browser.getPage(BASE + "/exceptions/hostile");
    DomNode summary = page.querySelector("p.summary");
    assertThat(summary.getTextContent()).isEqualTo(HOSTILE);
    HtmlPage list = browser.getPage(BASE + "/?team=warehouse");
    assertThat(text(list)).contains(HOSTILE);
  }

  @Test
  void whatIsNotThereHelps() throws IOException {
    HtmlPage page = browser.getPage(BASE + "/exceptions/nothing");
    assertThat(page.getWebResponse().getStatusCode()).isEqualTo(404);
    assertThat(text(page))
        .contains("This exception is not here", "nothing", "Search for its order");
    HtmlPage elsewhere = browser.getPage(BASE + "/elsewhere");
    assertThat(elsewhere.getWebResponse().getStatusCode()).isEqualTo(404);
    assertThat(text(elsewhere)).contains("There is no such page");
  }

  @Test
  void everyAnswerForbidsWhatThePageDoesNotNeed() throws IOException, InterruptedException {
    for (String path : List.of("/", "/page/page.js", "/v1/exceptions", "/elsewhere")) {
      assertThat(get(path).headers().firstValue("Content-Security-Policy"))
          .as(path)
          .contains(PageConfiguration.CONTENT);
    }
    assertThat(get("/").body()).doesNotContain("style=\"", "onclick", "http://", "https://fonts");
  }

  @Test
  void machinesGetTheSameAsJson() throws IOException, InterruptedException {
    assertThat(get("/v1/exceptions?team=credit-control").body())
        .contains("\"total\":1", "\"exceptionId\":\"credit\"", "\"amount\":\"12000\"")
        .contains("\"openedAt\":\"2026-03-06T03:00:00Z\"", "\"team\":\"credit-control\"");
    assertThat(get("/v1/exceptions/late").body())
        .contains("\"packet\":{", "\"recordId\":\"17:10\"", "\"life\":[{", "\"OPENED\"");
    HttpResponse<String> missing = get("/v1/exceptions/nothing");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.headers().firstValue("Content-Type")).contains("application/problem+json");
    HttpResponse<String> wrong = get("/v1/exceptions?type=NONE");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("'type' is 'NONE'", "STOCK_SHORTAGE");
    assertThat(get("/v1/exceptions?page=x").statusCode()).isEqualTo(400);
  }

  @Test
  void changesAreToldAtOnce() throws IOException, InterruptedException {
    HttpResponse<InputStream> stream =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(BASE + "/v1/queue/changes")).build(),
                HttpResponse.BodyHandlers.ofInputStream());
    assertThat(stream.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/event-stream");
    try (BufferedReader events =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      long first = version(events);
      assertThat(get("/").body()).contains("data-version=\"" + first + "\"");
      QUEUE.take(Samples.clock(Samples.NOW.plus(Duration.ofHours(5))));
      QUEUE.take(Samples.delay("unrouted", 1).build());
      assertThat(version(events)).isGreaterThan(first);
    }
  }

  /** A server whose end is not that of the others of this process; not found by the others. */
  static class Apart {
    @Bean
    ReactorResourceFactory resources() {
      ReactorResourceFactory own = new ReactorResourceFactory();
      own.setUseGlobalResources(false);
      return own;
    }
  }

  @Test
  void aServiceThatStopsEndsWhatItTells() throws IOException, InterruptedException {
    try (ConfigurableApplicationContext other =
        SpringApplication.run(
            new Class<?>[] {Slice.class, Apart.class}, new String[] {"--server.port=0"})) {
      String port = other.getEnvironment().getProperty("local.server.port");
      HttpResponse<InputStream> stream =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(
                          URI.create("http://127.0.0.1:" + port + "/v1/queue/changes"))
                      .build(),
                  HttpResponse.BodyHandlers.ofInputStream());
      try (BufferedReader events =
          new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
        assertThat(version(events)).isZero();
        other.close();
        assertThat(events.lines().filter(line -> line.startsWith("data:")))
            .as("what follows is its end, not a connection that was cut")
            .isEmpty();
      }
    }
  }

  private static long version(BufferedReader events) throws IOException {
    for (String line = events.readLine(); line != null; line = events.readLine()) {
      if (line.startsWith("data:")) {
        return Long.parseLong(line.substring(5).strip());
      }
    }
    throw new IOException("the stream ended");
  }
}
