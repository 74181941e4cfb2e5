package io.holdwatch.routing.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which moment a page speaks of, what follows from it, and what is folded away. */
@Timeout(60)
final class MomentPageTest extends ServedPage {
  @Test
  void theTopSaysWhatTimeItIsAndAsOfWhenItIsTold() throws IOException {
    String top =
        "Now 6 Mar 2026 09:00 CET. As of 6 Mar 2026 04:00 CET, 5 h ago: what is wrong"
            + " has not changed since; priority, options and evidence are as they were then.";
    assertThat(text(browser.getPage(BASE + "/orders/L:17-two"))).contains(top);
    assertThat(text(browser.getPage(BASE + "/exceptions/short")))
        .contains(top)
        .contains("Wrong since", "5 Mar 2026 23:00 CET, opened 5 h later")
        .contains("Age when told", "3 d 0 h");
  }

  @Test
  void theDeadlineIsInTheTimeOfTheSiteAndSaysHowLongItIsOverdue() throws IOException {
    for (String address : List.of("/exceptions/short", "/orders/L:17-two")) {
      assertThat(text(browser.getPage(BASE + address)))
          .as(address)
          .contains("Team's deadline", "6 Mar 2026 08:00 CET · overdue by 1 h");
    }
    HtmlPage queue = browser.getPage(BASE + "/?q=17-two&type=STOCK_SHORTAGE");
    assertThat(rows(queue).getFirst().asNormalizedText())
        .contains("6 Mar 2026 08:00 CET", "overdue by 1 h");
  }

  @Test
  void howLongThePromiseCanStillBeKeptIsSaid() throws IOException {
    assertThat(text(browser.getPage(BASE + "/exceptions/soon")))
        .contains("Latest decision that keeps the promise", "6 Mar 2026 12:00 UTC, 4 h from now");
  }

  @Test
  void whatIsTooLateIsSaidOfTheOptionsToo() throws Exception {
    for (String address : List.of("/exceptions/behind", "/orders/L:17-sanction")) {
      assertThat(text(browser.getPage(BASE + address)))
          .as(address)
          .containsOnlyOnce("too late could be begun until 6 Mar 2026 06:00 UTC");
    }
    assertThat(get("/v1/orders/L:17-sanction/explanation").body())
        .contains("\"beginBy\":\"2026-03-06T06:00:00Z\"", "\"tooLate\":true");
  }

  @Test
  void aCheckpointWithoutATimeIsSaidToHaveNone() throws IOException {
    for (String address : List.of("/exceptions/behind", "/orders/L:17-sanction")) {
      assertThat(text(browser.getPage(BASE + address)))
          .as(address)
          .contains("Must be decided before", "(its time is not known)");
    }
  }

  @Test
  void aCauseSaysWhichOfItsOrdersHasToBeDecidedBeforeIt() throws IOException {
    HtmlPage cause = browser.getPage(BASE + "/causes/credit-account:L:17");
    assertThat(text(cause))
        .contains("the cause has not ended since; options and evidence are as they were then")
        .contains("24,000.00 EUR over 2 orders with 2 open exceptions, each line counted once")
        .contains("Team's deadline for the cause", "First deadline among its orders");
    HtmlPage first = ((HtmlAnchor) cause.querySelector("dd a[href*=exceptions]")).click();
    assertThat(first.getUrl().getPath()).isEqualTo("/exceptions/late");
    assertThat(text(first)).doesNotContain("First deadline among");
  }

  @Test
  void whatAuditorsNeedIsFoldedAwayAndStillThere() throws IOException {
    HtmlPage page = browser.getPage(BASE + "/exceptions/late");
    DomElement details = page.getElementById("source-details");
    assertThat(details.hasAttribute("open")).isFalse();
    assertThat(details.getTextContent())
        .contains("Exception late, spell 1, revision 1, policy standard@1")
        .contains("order_line 17:10", "1.42", "erp.order_line-2@1234");
    assertThat(((DomElement) page.querySelector("table.evidence")).getTextContent())
        .contains("order_line 17:10")
        .doesNotContain("erp.order_line-2@1234");
  }

  @Test
  void optionsAreNumberedAndTheRecommendedOneIsMarked() throws IOException {
    HtmlPage page = browser.getPage(BASE + "/exceptions/behind");
    assertThat(page.querySelectorAll(".options .badge.is-closed")).hasSize(1);
    assertThat(text(page))
        .contains("1 Transfer from T1 recommended", "2 Transfer from T2")
        .contains("needs the approval of the planning manager", "can be undone until it ships")
        .contains("Nothing is changed from here: make the change in the system where it is kept");
  }

  @Test
  void whereNothingCanBeProposedThePageSaysOnceWhoDecides() throws IOException {
    assertThat(text(browser.getPage(BASE + "/exceptions/late")))
        .containsOnlyOnce(
            "No recommendation: there is nothing to propose by rule; the decision is with"
                + " warehouse")
        .contains("Nothing is changed from here: make the change in erp, where the order is kept.")
        .doesNotContain("What can be done");
    assertThat(text(browser.getPage(BASE + "/exceptions/over")))
        .doesNotContain("with warehouse", "Nothing is changed");
  }

  @Test
  void theCauseSaysWhetherToDecideThere() throws IOException {
    assertThat(text(browser.getPage(BASE + "/exceptions/credit")))
        .contains("Invoice 3 of Example Ltd is overdue. Decide at the cause");
    assertThat(text(browser.getPage(BASE + "/exceptions/late"))).contains("See the cause");
    Wrong one = Wrong.of(QUEUE.entry("credit").orElseThrow(), QUEUE);
    assertThat(new Wrong(one.row(), one.cause(), 11, null, List.of(), List.of()).where())
        .isEqualTo("Decide once, at the cause, for all 11 with a credit hold");
  }
}
