package io.holdwatch.routing.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.packet.ActionOption;
import io.holdwatch.contract.packet.Correction;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.LockedAction;
import io.holdwatch.contract.packet.Outcome;
import io.holdwatch.contract.packet.PacketKind;
import io.holdwatch.routing.queue.ExceptionQueue;
import io.holdwatch.routing.queue.Samples;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

@Timeout(60)
final class PageTest {
  private static final ConfigurableApplicationContext CONTEXT =
      SpringApplication.run(
          Slice.class,
          "--server.port=0",
          "--holdwatch.page.refresh=20ms",
          "--holdwatch.page.closed=3");
  private static final String BASE =
      "http://127.0.0.1:" + CONTEXT.getEnvironment().getProperty("local.server.port");
  private static final ExceptionQueue QUEUE = CONTEXT.getBean(ExceptionQueue.class);
  private static final String HOSTILE = "<script>alert('x')</script>\"&{{7*7}}${7*7}";

  private final WebClient browser = new WebClient();

  /** The page without Kafka. */
  @Configuration
  @EnableAutoConfiguration
  @ComponentScan
  @ConfigurationPropertiesScan
  static class Slice {}

  @BeforeAll
  static void fill() {
    open(Samples.delay("late", 90).setCauseKey("credit-account:L:17").build(), "warehouse");
    open(
        Samples.delay("credit", 60)
            .setType(ExceptionType.CREDIT_HOLD)
            .setSubReason("OVERDUE")
            .setSite("W2")
            .setCauseKey("credit-account:L:17")
            .setCreditFacts("Pay 1,240.00 EUR to release it.")
            .build(),
        "credit-control");
    open(
        Samples.delay("hostile", 30)
            .setOrderNumber(HOSTILE)
            .setCustomerName(HOSTILE)
            .setSite(HOSTILE)
            .setSummary(HOSTILE)
            .setSubReason(HOSTILE)
            .build(),
        "warehouse");
    for (int i = 0; i < 55; i++) {
      open(Samples.delay("many" + i, 10).setCustomerName("Many & Co").build(), "logistics");
    }
    ExceptionPacket over = Samples.delay("over", 20).build();
    open(over, "logistics");
    QUEUE.take(Samples.cleared(over, Outcome.CAUSE_GONE));
    QUEUE.take(
        Samples.delay("cause", 80)
            .setKind(PacketKind.CAUSE)
            .setType(ExceptionType.CREDIT_HOLD)
            .setCauseKey("credit-account:L:17")
            .setSummary("Invoice 3 of Example Ltd is overdue.")
            .setOptions(
                List.of(
                    ActionOption.newBuilder(Samples.transfer())
                        .setAction("WAIT")
                        .setDescription("Wait for the payment of invoice 3")
                        .build()))
            .setLocked(List.of(new LockedAction("PARTIAL_SHIP", "nothing ships", "credit manager")))
            .build());
    fillOrders();
    fillCorrections();
    QUEUE.take(Samples.clock(Samples.NOW.plus(Duration.ofHours(5))));
    QUEUE.completed();
  }

  /** An order with two exceptions, one of a shared cause, and two orders of one number. */
  private static void fillOrders() {
    open(
        Samples.delay("two", 5)
            .setCauseKey("credit-account:L:18")
            .setEvidence(List.of())
            .setAccountOwner("E7")
            .build(),
        "warehouse");
    open(
        Samples.delay("short", 9)
            .setType(ExceptionType.STOCK_SHORTAGE)
            .setSubReason("NOT_ENOUGH")
            .setOrder("L:17-two")
            .setOrderNumber("17-two")
            .setCustomerPo("a/b two")
            .setAccountOwner("E7")
            .setLatestSafeDecision(Samples.NOW.plus(Duration.ofHours(2)))
            .setStockOptions(List.of("7 EACH at W2"))
            .setOptions(List.of(Samples.transfer()))
            .setLocked(List.of(new LockedAction("SPLIT", "ships complete", "account owner")))
            .build(),
        "planning");
    QUEUE.take(
        Samples.delay("cause18", 80)
            .setKind(PacketKind.CAUSE)
            .setCauseKey("credit-account:L:18")
            .setSummary("Invoice 4 of Example Ltd is overdue.")
            .build());
    open(
        Samples.delay("x1", 3)
            .setOrderNumber("same")
            .setRevenueAtRisk(null)
            .setUnvalued("What is at risk (9.00 GBP) has no value in EUR: no rate is known.")
            .setMarginEffect(new Money(new BigDecimal("-35.0000"), "USD"))
            .setReportedMarginEffect(new Money(new BigDecimal("-31.5000"), "EUR"))
            .build(),
        "warehouse");
    open(Samples.delay("x2", 3).setOrderNumber("same").build(), "warehouse");
  }

  /** A conversion that stops two orders and recurs, and an item that somebody blocked. */
  private static void fillCorrections() {
    ExceptionPacket.Builder again = Samples.conversion("box1", "KETTLE", 8);
    again.setCorrection(
        Correction.newBuilder(again.getCorrection())
            .setRecurred(2)
            .setRecurring(true)
            .setPattern("missing conversion of source erp")
            .setPatternRecords(4)
            .build());
    open(again.build(), "master-data");
    open(
        Samples.conversion("box2", "KETTLE", 7).setCorrection(again.getCorrection()).build(),
        "master-data");
    ExceptionPacket.Builder blocked = Samples.conversion("blocked", "POT", 2);
    open(
        blocked
            .setSubReason("BLOCKED_ITEM")
            .setCauseKey("item:POT")
            .setCorrection(
                Correction.newBuilder(blocked.getCorrection())
                    .setRecord("item")
                    .setRecordKey("POT")
                    .setWrong(HOSTILE)
                    .setDataOwner("product data")
                    .setSource("plm")
                    .build())
            .build(),
        "master-data");
  }

  @AfterAll
  static void stop() {
    CONTEXT.close();
  }

  @BeforeEach
  void quiet() {
    browser.getOptions().setThrowExceptionOnFailingStatusCode(false);
    browser.getOptions().setCssEnabled(false);
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void theQueueShowsTheMostUrgentFirstAndInWords() throws IOException {
    HtmlPage page = browser.getPage(BASE + "/");
    assertThat(page.getTitleText()).isEqualTo("Queue · Holdwatch");
    List<DomNode> rows = rows(page);
    assertThat(rows).hasSize(50);
    assertThat(rows.getFirst().asNormalizedText())
        .contains(
            "90", "Shipment delay", "has not shipped", "17-late", "PO-late", "Example Ltd", "W1")
        .contains("12,000 EUR", "warehouse", "overdue");
  }

  @Test
  void filtersAreFormsWithAddressesToKeep() throws IOException {
    HtmlPage page = browser.getPage(BASE + "/");
    HtmlSelect team = page.getHtmlElementById("team");
    assertThat(team.getOptionByValue("credit-control").getText()).isEqualTo("credit control (1)");
    team.setSelectedAttribute("credit-control", true);
    browser.waitForBackgroundJavaScript(2_000);
    HtmlPage chosen = (HtmlPage) browser.getCurrentWindow().getEnclosedPage();
    assertThat(chosen.getUrl().getQuery()).contains("team=credit-control");
    assertThat(rows(chosen)).hasSize(1);
    assertThat(text(chosen)).contains("1 open exception", "invoices are overdue");
    HtmlPage none = browser.getPage(BASE + "/?team=credit-control&site=W1");
    assertThat(text(none)).contains("Nothing open matches");
    HtmlPage site = browser.getPage(BASE + "/?site=W2&type=CREDIT_HOLD");
    assertThat(rows(site)).hasSize(1);
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
    browser.getOptions().setJavaScriptEnabled(false);
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
  void anExceptionShowsEvidenceLifeAndWhatItSharesItsCauseWith() throws IOException {
    HtmlPage queue = browser.getPage(BASE + "/?q=17-late");
    HtmlAnchor open = queue.querySelector("a.open");
    HtmlPage page = open.click();
    assertThat(text(page))
        .contains("Order 17-late of Example Ltd has not shipped: 2 of 2 lines.")
        .contains("warehouse", "3 EACH", "75 %", "revenue at risk 12000.00")
        .contains("erp", "order_line 17:10", "1.42", "erp.order_line-2@1234")
        .contains("too old: over 1 d 0 h", "but 2026-03-09 says wms")
        .contains("Invoice 3 of Example Ltd is overdue.", "2 open exceptions have this cause")
        .contains("Opened");
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
        .contains("nothing ships. The credit manager can unlock it.");
    assertThat(get("/v1/orders/17-credit/explanation").body())
        .contains("\"together\":\"decided together for 1 exception\"", "\"action\":\"WAIT\"");
    // A delay that has the same cause has no part in what is decided about credit.
    assertThat(text(browser.getPage(BASE + "/exceptions/late")))
        .contains("Invoice 3 of Example Ltd is overdue.")
        .doesNotContain("Wait for the payment of invoice 3");
  }

  @Test
  void theCustomersNumberIsSaidToBeOneWhereItDoesNotLookLikeIt() {
    assertThat(new Say().customerPo("4711")).isEqualTo("PO 4711");
    assertThat(new Say().customerPo("po-4711")).isEqualTo("po-4711");
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
        .doesNotContain("The promise can be kept until");
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
  void anOrderIsExplainedWithAllThatIsWrongWhyAndWhatCanBeDone() throws IOException {
    HtmlPage exception = browser.getPage(BASE + "/exceptions/two");
    HtmlPage page = ((HtmlAnchor) exception.querySelector("dl.answers a")).click();
    assertThat(text(page))
        .contains("Order 17-two has 2 open exceptions, the most urgent first.")
        .contains("Account owner", "planning", "7 EACH at W2", "The promise can be kept until")
        .contains("Recommended: ", "3 EACH from W2", "35.00 EUR", "L:9", "planning manager")
        .contains("No recommendation: no action can be proposed that clears it")
        .contains("Shared with others: Invoice 4 of Example Ltd is overdue.")
        .contains("split is not allowed", "ships complete", "account owner");
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
        .contains("\"recommended\":{\"action\":\"TRANSFER\"", "\"withheld\":\"no action")
        .contains("\"owner\":{\"team\":\"planning\"", "\"deadline\":\"2026-03-06T07:00:00Z\"")
        .contains("\"latestSafeDecision\":\"2026-03-06T05:00:00Z\"")
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

  @Test
  void dataOwnersSeeOneCorrectionForEachRecordAndWhatRecurs() throws IOException {
    HtmlPage queue = browser.getPage(BASE + "/");
    HtmlPage page = ((HtmlAnchor) queue.getElementById("to-corrections")).click();
    assertThat(page.getTitleText()).isEqualTo("Corrections · Holdwatch");
    List<DomNode> rows = rows(page);
    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst().asNormalizedText())
        .contains("Unit BOX of item KETTLE does not convert to PCE", "the unit cannot be converted")
        .contains("item data owner", "erp · products", "2 orders", "2 lines", "24,000 EUR")
        .contains("3rd time in 30 days")
        .contains("missing conversion of source erp: 4 records in 30 days");
    DomElement since = (DomElement) rows.getFirst().querySelector("time");
    assertThat(since.getAttribute("datetime")).isEqualTo("2026-03-05T22:00:00Z");
    assertThat(rows.getLast().asNormalizedText())
        .contains(HOSTILE, "product data", "plm", "1 order", "first time in 30 days");
    assertThat(text(page))
        .contains("2 master records to correct", "The same goes wrong again and again")
        .contains("4 records in 30 days, 1 still wrong");
    HtmlPage open = ((HtmlAnchor) page.querySelector(".queue a.open")).click();
    assertThat(text(open)).contains("Data owner", "mended 2 times before in 30 days", "KETTLE:BOX");
    HtmlPage orders = ((HtmlAnchor) page.querySelector("td[data-label=\"Stops now\"] a")).click();
    assertThat(rows(orders)).hasSize(2);
  }

  @Test
  void correctionsAreFilteredByOwnerKindSourceAndWhatRecurs() throws IOException {
    HtmlPage page = browser.getPage(BASE + "/corrections");
    HtmlSelect owner = page.getHtmlElementById("owner");
    assertThat(owner.getOptionByValue("product data").getText()).isEqualTo("product data (1)");
    owner.setSelectedAttribute("product data", true);
    browser.waitForBackgroundJavaScript(2_000);
    HtmlPage chosen = (HtmlPage) browser.getCurrentWindow().getEnclosedPage();
    assertThat(chosen.getUrl().getQuery()).contains("owner=product+data");
    assertThat(rows(chosen)).hasSize(1);
    for (String query :
        List.of("recurring=true", "kind=MISSING_CONVERSION", "source=erp", "q=17-box1")) {
      HtmlPage found = browser.getPage(BASE + "/corrections?" + query);
      assertThat(rows(found)).as(query).hasSize(1);
      assertThat(text(found)).as(query).contains("KETTLE");
    }
    HtmlPage pattern = ((HtmlAnchor) page.querySelector("#patterns a")).click();
    assertThat(rows(pattern)).hasSize(1);
    HtmlPage none = browser.getPage(BASE + "/corrections?owner=nobody");
    assertThat(text(none)).contains("Nothing wrong matches", "nobody (0)");
  }

  @Test
  void machinesGetTheCorrectionsAsJson() throws IOException, InterruptedException {
    assertThat(get("/v1/corrections?owner=item%20data%20owner").body())
        .contains("\"total\":1", "\"kind\":\"MISSING_CONVERSION\"", "\"recordKey\":\"KETTLE:BOX\"")
        .contains("\"dataOwner\":\"item data owner\"", "\"orders\":[\"L:17-box1\",\"L:17-box2\"]")
        .contains("\"amount\":\"24000\"", "\"recurred\":2", "\"since\":\"2026-03-05T22:00:00Z\"")
        .contains("\"patterns\":[{\"words\":\"missing conversion of source erp\",\"records\":4");
    HttpResponse<String> wrong = get("/v1/corrections?recurring=often");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("'recurring' is 'often': give true or false");
    assertThat(get("/v1/corrections?page=0").statusCode()).isEqualTo(400);
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

  private static long version(BufferedReader events) throws IOException {
    for (String line = events.readLine(); line != null; line = events.readLine()) {
      if (line.startsWith("data:")) {
        return Long.parseLong(line.substring(5).strip());
      }
    }
    throw new IOException("the stream ended");
  }

  private static void open(ExceptionPacket packet, String team) {
    QUEUE.take(packet);
    QUEUE.take(Samples.routed(packet.getExceptionId(), team));
  }

  private static List<DomNode> rows(HtmlPage page) {
    return List.copyOf(page.querySelectorAll(".queue .row"));
  }

  private static String text(HtmlPage page) {
    return page.getBody().asNormalizedText();
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(BASE + path))
                .header("Accept", "text/html, application/json")
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
