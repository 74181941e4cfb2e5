package io.holdwatch.routing.page;

import io.holdwatch.routing.correction.CorrectionFilter;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the address of the corrections asks for.
 *
 * @param filter what is to be shown
 * @param page number of the page [count from 1]
 */
public record CorrectionQuestions(CorrectionFilter filter, int page) {
  /** Reads the parameters owner, kind, source, recurring, q and page; no number is page 1. */
  static CorrectionQuestions of(MultiValueMap<String, String> query) {
    return new CorrectionQuestions(
        new CorrectionFilter(
            Questions.text(query, "owner"),
            Questions.text(query, "kind"),
            Questions.text(query, "source"),
            Questions.text(query, "recurring").equals("true"),
            Questions.text(query, "q")),
        Questions.page(Questions.text(query, "page")));
  }

  /** Whether anything is filtered. */
  public boolean filtered() {
    return !filter.equals(CorrectionFilter.ALL);
  }

  /** The address with one parameter exchanged, an empty value leaves it out; of its first page. */
  public String with(String name, String value) {
    Map<String, String> values =
        new TreeMap<>(
            Map.of(
                "owner",
                filter.owner(),
                "kind",
                filter.kind(),
                "source",
                filter.source(),
                "recurring",
                filter.recurring() ? "true" : "",
                "q",
                filter.search()));
    values.put(name, value);
    values.values().removeIf(String::isEmpty);
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/corrections");
    values.keySet().forEach(each -> address.queryParam(each, "{" + each + "}"));
    return address.encode().buildAndExpand(values).toUriString();
  }
}
