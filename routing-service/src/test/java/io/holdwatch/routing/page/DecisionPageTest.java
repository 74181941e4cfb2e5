package io.holdwatch.routing.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.fact.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the pages say of a decision: what is recommended or why nothing is, and who comes first. */
@Timeout(60)
final class DecisionPageTest extends ServedPage {
  @Test
  void whoMustDecideFirstStandsAtTheTop() throws IOException, InterruptedException {
    HtmlPage itself = browser.getPage(BASE + "/exceptions/sanction");
    assertThat(text(itself))
        .contains("Compliance must decide first: nothing moves under a compliance block.");
    HtmlPage behind = browser.getPage(BASE + "/exceptions/behind");
    assertThat(text(behind))
        .contains(
            "Besides, compliance has something to decide about this order: nothing moves under a"
                + " compliance block (compliance block of the same order: has not shipped).")
        .contains(
            "Besides, finance has something to decide about this order: people settle it (contract"
                + " dispute of the same order).")
        .contains(
            "Not allowed until the compliance officer agrees: split the delivery, because nothing"
                + " moves under a compliance block (compliance block of the same order).")
        .doesNotContain("is found on");
    HtmlPage other = ((HtmlAnchor) behind.querySelector("p.note a")).click();
    assertThat(other.getUrl().getPath()).isEqualTo("/exceptions/sanction");
    HtmlPage order = browser.getPage(BASE + "/orders/L:17-sanction");
    assertThat(get("/v1/orders/L:17-sanction/explanation").body())
        .contains("\"decideFirst\":[{\"exceptionId\":\"sanction\",\"what\":\"Compliance block\"")
        .contains("\"decides\":\"compliance\"", "\"asGood\":\"(option 2 comes to the same date");
    assertThat(text(order))
        .containsOnlyOnce(
            "1. Compliance decides first: nothing moves under a compliance block (compliance block"
                + " of the same order: has not shipped).")
        .containsOnlyOnce(
            "2. Finance decides: people settle it (contract dispute of the same order).")
        .doesNotContain("must decide first");
    assertThat(text(browser.getPage(BASE + "/exceptions/late"))).doesNotContain("decide first");
  }

  @Test
  void whatIsRecommendedIsSaidOnceAndWhatIsAsGood() throws IOException {
    HtmlPage page = browser.getPage(BASE + "/exceptions/behind");
    assertThat(text(page))
        .contains(
            "Recommended if nothing sooner is possible: option 1, transfer from T1; needs the"
                + " approval of the planning manager (option 2 comes to the same date; what they"
                + " cost is the same)")
        .contains("effect on the margin 0.00 EUR;", "effect on the margin +5.00 EUR;")
        .doesNotContain("No recommendation");
    assertThat(text(browser.getPage(BASE + "/exceptions/short")))
        .contains(
            "Recommended: option 1, transfer: 3 EACH from W2", "effect on the margin -35.00 EUR;");
    assertThat(new Say().effect(new Money(new BigDecimal("0.0010"), "EUR"))).isEqualTo("0.00 EUR");
  }

  @Test
  void theNextStepIsSaidOnTopWithWhoTakesItAndByWhen() throws Exception {
    assertThat(text(browser.getPage(BASE + "/exceptions/short")))
        .containsSubsequence(
            "Next step for planning, now: have option 1 approved by the planning manager, and"
                + " carried out, and the customer told of the new date.",
            "Recommended: option 1");
    assertThat(text(browser.getPage(BASE + "/exceptions/soon")))
        .containsOnlyOnce("Next step for ")
        .contains("find out in the warehouse what keeps the goods back");
    assertThat(text(browser.getPage(BASE + "/exceptions/enough")))
        .contains(
            "Next step for logistics two, now: have option 1 approved by the"
                + " planning manager, and carried out.");
    assertThat(get("/v1/orders/L:17-two/explanation").body()).contains("\"nextStep\":\"Next step");
    assertThat(text(browser.getPage(BASE + "/exceptions/over"))).doesNotContain("Next step");
  }

  @Test
  void whereAllOptionsAreAlikeNoneIsMarkedBesides() throws IOException {
    HtmlPage page = browser.getPage(BASE + "/exceptions/alike");
    assertThat(page.querySelectorAll(".options li")).hasSize(2);
    assertThat(page.querySelectorAll(".options .badge")).isEmpty();
    assertThat(text(page))
        .containsOnlyOnce("ecommended")
        .contains("(option 2 comes to the same date");
  }

  @Test
  void whatRestsOnOldFiguresIsLookedUpFirst() throws IOException {
    assertThat(text(browser.getPage(BASE + "/exceptions/guess")))
        .contains(
            "now: option 1 would be the best, but look up stock at W2 in wms before deciding.",
            "No recommendation: not before that is known",
            "but look up stock at W2 in wms before deciding",
            "some options rest on other figures that are too old",
            "to ship by ")
        .doesNotContain("Recommended", "recommended");
  }

  @Test
  void theCustomerIsAskedAboutASubstitute() throws IOException {
    assertThat(text(browser.getPage(BASE + "/exceptions/instead")))
        .contains(
            "now: look up stock at W2 in wms before deciding; if it is there, have option 2"
                + " carried out, which sends the item itself; if not, ask the customer whether the"
                + " substitute of option 1 is accepted",
            "to arrive by ");
    assertThat(text(browser.getPage(BASE + "/exceptions/taking")))
        .contains(
            "now: look up stock at W2 in wms before deciding; if it is there, have option 2"
                + " carried out, which takes from no other order; if not, have option 1 approved by"
                + " the planning manager, and carried out.");
  }

  @Test
  void whereAnOrdersPromiseIsLostItsCustomerIsToldWhateverTheCauseBrings() throws IOException {
    assertThat(text(browser.getPage(BASE + "/exceptions/lost")))
        .contains(
            "ask the supplier for a date and a quantity that can be relied on. This order's promise"
                + " cannot be kept any more, whatever is confirmed: have its account owner agree a"
                + " new date with the customer.");
  }

  @Test
  void aCauseWhoseOrdersAreDecidedOneByOneSaysWhatIsBestForEach() throws IOException {
    assertThat(text(browser.getPage(BASE + "/exceptions/gone")))
        .contains("each is decided by itself, with the options on its own page", "best: ");
  }

  @Test
  void aMemberSaysThatItsOptionsStandAtTheCause() throws IOException {
    HtmlPage member = browser.getPage(BASE + "/exceptions/credit");
    assertThat(text(member))
        .contains(
            "Recommended unless that shows otherwise: option 1, wait for the payment of invoice 3")
        .contains("The options stand at the shared cause: what can be done is decided together");
    HtmlPage cause = ((HtmlAnchor) member.querySelector("p.together a")).click();
    assertThat(text(cause))
        .contains(
            "Shared cause: Credit hold", "unless that shows otherwise: option 1, wait for the");
    assertThat(text(browser.getPage(BASE + "/exceptions/two")))
        .contains("stand at the shared cause: there is none that helps all of them")
        .contains("The facts stand with the shared cause.");
  }

  @Test
  void withoutARecommendationThePageSaysWhy() throws IOException {
    for (String address : List.of("/exceptions/doubt", "/causes/item:DOUBT", "/orders/17-doubt")) {
      assertThat(text(browser.getPage(BASE + address)))
          .as(address)
          .contains("ask erp and wms before deciding: they disagree about the stock");
    }
    assertThat(text(browser.getPage(BASE + "/exceptions/doubt")))
        .contains("No recommendation: not before that is known");
    assertThat(text(browser.getPage(BASE + "/exceptions/doubt")))
        .contains("none is offered there as long as its facts are in doubt");
    assertThat(text(browser.getPage(BASE + "/exceptions/late")))
        .contains("No recommendation: there is nothing to propose by rule");
    assertThat(text(browser.getPage(BASE + "/exceptions/over"))).doesNotContain("ecommend");
  }

  @Test
  void howItIsDecidedIsSaidWithTheOptionsOrWhereThereAreNone() throws Exception {
    String decided = "How it is decided: ";
    String goods = decided + "Find out in the warehouse what keeps the goods back";
    for (String address : List.of("/exceptions/late", "/causes/item:DOUBT", "/orders/17-doubt")) {
      assertThat(text(browser.getPage(BASE + address)))
          .as(address)
          .containsOnlyOnce(goods)
          .containsSubsequence("No recommendation:", goods);
    }
    assertThat(text(browser.getPage(BASE + "/exceptions/late")))
        .containsSubsequence(goods, "Nothing is changed from here", "Reason");
    String supply = decided + "Find out whether goods can be there in time";
    assertThat(text(browser.getPage(BASE + "/exceptions/short")))
        .containsOnlyOnce(decided)
        .containsSubsequence("Recommended: option 1", "What can be done", supply, "3 EACH from W2");
    assertThat(text(browser.getPage(BASE + "/exceptions/credit")))
        .contains(decided + "Ask the payer of the account why its overdue invoices are not paid.");
    assertThat(text(browser.getPage(BASE + "/exceptions/over"))).doesNotContain(decided);
    assertThat(get("/v1/orders/17-two/explanation").body())
        .contains("\"playbook\":\"Find out whether goods can be there in time");
    assertThat(get("/v1/exceptions/late").body()).contains("\"playbook\":\"Find out in the");
  }

  @Test
  void theEvidenceSaysWhomThePackBelievesAlsoWhereNobodyContradicts() throws IOException {
    assertThat(text(browser.getPage(BASE + "/exceptions/doubt")))
        .contains("3 EACH promised 2026-03-05 believed is erp before wms");
  }

  /** A smaller second part begins on a line of its own only where styles are shown. */
  @Test
  void noTwoPartsOfASentenceStandWithoutASpace() throws IOException {
    try (Stream<Path> templates = Files.list(Path.of("src/main/resources/templates"))) {
      for (Path template : templates.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(template))
            .as(template.toString())
            .doesNotContainPattern("</[a-z:]+><small");
      }
    }
  }
}
