package io.holdwatch.routing.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The queue sorted by the money that is lost for each hour that is left, on the page. */
@Timeout(60)
final class LossPageTest extends ServedPage {
  @Test
  void thePageSaysInWhichOrderItIsAndByWhichFigure() throws IOException {
    HtmlPage page = browser.getPage(BASE + "/");
    assertThat(((DomElement) page.querySelector(".orders a[aria-current]")).getId())
        .isEqualTo("by-priority");
    assertThat(rows(page).getFirst().asNormalizedText()).contains("12,000 EUR");
    HtmlPage sorted = ((HtmlAnchor) page.getElementById("by-loss")).click();
    assertThat(sorted.getUrl().getQuery()).isEqualTo("sort=loss");
    assertThat(((DomElement) sorted.querySelector(".orders a[aria-current]")).getId())
        .isEqualTo("by-loss");
    DomElement column = sorted.querySelector("th[aria-sort=descending]");
    assertThat(column.asNormalizedText()).isEqualTo("Lost per hour");
    List<DomNode> rows = rows(sorted);
    assertThat(rows.getFirst().asNormalizedText()).contains("17-two", "too late to keep");
    assertThat(rows.get(2).asNormalizedText())
        .contains("17-soon", "25.00 EUR", "of 12,000 EUR at risk");
    assertThat(rows.get(3).asNormalizedText()).contains("17-slow", "9.00 EUR");
    assertThat(rows.get(4).asNormalizedText()).contains("17-late");
    HtmlPage exception = browser.getPage(BASE + "/exceptions/soon");
    assertThat(text(exception))
        .contains("Revenue at risk", "12,000.00 EUR")
        .contains(
            "100.00 EUR: penalty for 2 days late; spread over the 4 hours left: 25.00 EUR an hour");
  }

  @Test
  void theOrderSurvivesFiltersSearchAndPages() throws Exception {
    HtmlPage chosen = chosen("/?sort=loss", "team", "logistics");
    assertThat(chosen.getUrl().getQuery()).contains("team=logistics", "sort=loss");
    HtmlPage next = ((HtmlAnchor) chosen.querySelector("a[rel=next]")).click();
    assertThat(next.getUrl().getQuery()).contains("page=2", "team=logistics", "sort=loss");
    HtmlInput search = next.getHtmlElementById("q");
    search.setValue("17-many7");
    HtmlPage found =
        (HtmlPage) search.getEnclosingForm().getElementsByTagName("button").get(0).click();
    assertThat(found.getUrl().getQuery()).contains("q=17-many7", "team=logistics", "sort=loss");
    HtmlPage all = ((HtmlAnchor) found.querySelector("#title a")).click();
    assertThat(all.getUrl().getQuery()).isEqualTo("sort=loss");
    HtmlPage usual = ((HtmlAnchor) found.getElementById("by-priority")).click();
    assertThat(usual.getUrl().getQuery()).contains("q=17-many7").doesNotContain("sort");
  }

  @Test
  void theWayBackFromAnExceptionLeadsToTheSameQueue() throws IOException {
    HtmlPage page = browser.getPage(BASE + "/?team=credit-control&q=17-credit%26%2B&sort=loss");
    assertThat(rows(page)).isEmpty();
    HtmlPage queue = browser.getPage(BASE + "/?team=credit-control&q=17-credit&sort=loss");
    HtmlPage exception = ((HtmlAnchor) queue.querySelector("a.open")).click();
    HtmlPage cause = ((HtmlAnchor) exception.querySelector("section.cause a")).click();
    assertThat(text(cause)).contains("Shared cause: Credit hold", "Lost per hour");
    HtmlPage member = ((HtmlAnchor) cause.querySelector("a.open")).click();
    HtmlPage order = ((HtmlAnchor) member.querySelector("dl.answers a")).click();
    for (HtmlPage each : List.of(exception, cause, member, order)) {
      HtmlPage back = ((HtmlAnchor) each.getElementById("up")).click();
      assertThat(back.getUrl().getPath()).isEqualTo("/");
      assertThat(back.getUrl().getQuery())
          .as(each.getUrl().toString())
          .isEqualTo("q=17-credit&sort=loss&team=credit-control");
    }
    HtmlPage plain = browser.getPage(BASE + "/exceptions/credit?queue=sort%3Dnone%26team%3D%25zz");
    assertThat(((HtmlAnchor) plain.getElementById("up")).getHrefAttribute()).isEqualTo("/");
  }

  @Test
  void anOrderThatThereIsNotIsRefusedInWords() throws IOException, InterruptedException {
    HttpResponse<String> wrong = get("/v1/exceptions?sort=money");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(wrong.body()).contains("'sort' is 'money': give one of [priority, loss]");
    HtmlPage page = browser.getPage(BASE + "/?sort=%3Cb%3Ex");
    assertThat(page.getWebResponse().getStatusCode()).isEqualTo(400);
    assertThat(text(page)).contains("'sort' is '<b>x': give one of [priority, loss]");
  }

  @Test
  void machinesGetTheFigureAsOfTheClockOfTheScope() throws IOException, InterruptedException {
    assertThat(get("/v1/exceptions?sort=loss&team=finance").body())
        .contains(
            "\"sort\":\"loss\"", "\"lossPerHourNow\":{\"amount\":\"25\",\"currency\":\"EUR\"}")
        .containsSubsequence("\"exceptionId\":\"soon\"", "\"exceptionId\":\"slow\"");
    assertThat(get("/v1/exceptions?sort=priority&team=finance").body())
        .containsSubsequence("\"exceptionId\":\"slow\"", "\"exceptionId\":\"soon\"");
  }
}
