package io.holdwatch.routing.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class CorrectionsPageTest extends ServedPage {
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
  void correctionsAreFilteredByOwnerKindSourceAndWhatRecurs() throws Exception {
    HtmlPage page = browser.getPage(BASE + "/corrections");
    HtmlSelect owner = page.getHtmlElementById("owner");
    assertThat(owner.getOptionByValue("product data").getText()).isEqualTo("product data (1)");
    HtmlPage chosen = chosen("/corrections", "owner", "product data");
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
}
