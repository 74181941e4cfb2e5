package io.holdwatch.routing.page;

import io.holdwatch.routing.queue.QueueFilter;
import java.util.Map;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the address of the queue asks for.
 *
 * @param filter what is to be shown
 * @param page number of the page [count from 1]
 */
public record Questions(QueueFilter filter, int page) {
  private static final int LONGEST = 200;

  /**
   * Reads the parameters team, type, site, before, cause, q and page; what is no number is page 1.
   */
  static Questions of(MultiValueMap<String, String> query) {
    return new Questions(
        new QueueFilter(
            text(query, "team"),
            text(query, "type"),
            text(query, "site"),
            text(query, "before"),
            text(query, "cause"),
            text(query, "q")),
        page(text(query, "page")));
  }

  static String text(MultiValueMap<String, String> query, String name) {
    String value = query.getFirst(name);
    String text = value == null ? "" : value.strip();
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  static int page(String text) {
    return text.matches("[1-9]\\d{0,6}") ? Integer.parseInt(text) : 1;
  }

  /** Whether anything is filtered. */
  public boolean filtered() {
    return !filter.equals(QueueFilter.ALL);
  }

  /** The address with one parameter exchanged, an empty value leaves it out; of its first page. */
  public String with(String name, String value) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/");
    Map<String, String> now =
        Map.of(
            "team",
            filter.team(),
            "type",
            filter.type(),
            "site",
            filter.site(),
            "before",
            filter.before(),
            "cause",
            filter.cause(),
            "q",
            filter.search());
    now.entrySet().stream()
        .filter(each -> !each.getKey().equals(name) && !each.getValue().isEmpty())
        .sorted(Map.Entry.comparingByKey())
        .forEach(each -> address.queryParam(each.getKey(), "{" + each.getKey() + "}"));
    if (!value.isEmpty()) {
      address.queryParam(name, "{" + name + "}");
    }
    Map<String, String> values = new java.util.HashMap<>(now);
    values.put(name, value);
    return address.encode().buildAndExpand(values).toUriString();
  }
}
