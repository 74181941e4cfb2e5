package io.holdwatch.routing.page;

import io.holdwatch.routing.queue.QueueFilter;
import io.holdwatch.routing.queue.QueueOrder;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the address of the queue asks for.
 *
 * @param filter what is to be shown
 * @param order in which order
 * @param page number of the page [count from 1]
 */
public record Questions(QueueFilter filter, QueueOrder order, int page) {
  /** The whole queue by priority, from its first page on. */
  static final Questions NONE = new Questions(QueueFilter.ALL, QueueOrder.PRIORITY, 1);

  private static final int LONGEST = 200;

  /** Carries the queue's address on the pages that one goes to from it. */
  private static final String BACK = "queue";

  /**
   * Reads the parameters team, type, site, before, cause, q, sort and page; what is no number is
   * page 1.
   *
   * @throws org.springframework.web.ErrorResponseException with 400 where there is no such order
   */
  static Questions of(MultiValueMap<String, String> query) {
    String sort = text(query, "sort");
    return new Questions(
        new QueueFilter(
            text(query, "team"),
            text(query, "type"),
            text(query, "site"),
            text(query, "before"),
            text(query, "cause"),
            text(query, "q")),
        sort.isEmpty() ? QueueOrder.PRIORITY : chosen(sort),
        page(text(query, "page")));
  }

  private static QueueOrder chosen(String sort) {
    return QueueOrder.of(sort)
        .orElseThrow(
            () ->
                ExceptionsApi.problem(
                    HttpStatus.BAD_REQUEST,
                    "Unknown order",
                    "'sort' is '" + sort + "': give one of " + QueueOrder.keys()));
  }

  /**
   * What the queue asked for from which one came to another page; the whole queue where that is not
   * said, or cannot be read.
   */
  static Questions back(MultiValueMap<String, String> query) {
    MultiValueMap<String, String> asked = new LinkedMultiValueMap<>();
    String back = query.getFirst(BACK);
    try {
      for (String each : (back == null ? "" : back).split("&")) {
        String[] pair = each.split("=", 2);
        if (pair.length == 2) {
          asked.add(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
      }
    } catch (IllegalArgumentException e) {
      return NONE;
    }
    return QueueOrder.of(text(asked, "sort")).isPresent() || text(asked, "sort").isEmpty()
        ? of(asked)
        : NONE;
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

  /** Whether it is sorted by the money that is lost for each hour that is left. */
  public boolean byLoss() {
    return order == QueueOrder.LOSS;
  }

  /** The order as the address says it; empty: the usual one, by priority. */
  public String sort() {
    return byLoss() ? order.key() : "";
  }

  /** The address as it is asked. */
  public String address() {
    return with("page", page == 1 ? "" : String.valueOf(page));
  }

  /** The address with one parameter exchanged, an empty value leaves it out; of its first page. */
  public String with(String name, String value) {
    Map<String, String> values = values();
    values.put(name, value);
    return address("/", values);
  }

  /** The whole queue in this order. */
  public String all() {
    return address("/", Map.of("sort", sort()));
  }

  /** The exceptions of a shared cause, in this order. */
  public String sharing(String cause) {
    return address("/", Map.of("sort", sort(), "cause", cause));
  }

  /** The address of an exception, from which there is a way back to here. */
  public String exception(String id) {
    return elsewhere("/exceptions/{key}", id, Map.of());
  }

  /** The address of an order, from which there is a way back to here. */
  public String order(String key) {
    return elsewhere("/orders/{key}", key, Map.of());
  }

  /** The address of a cause as exceptions of a type share it, with a way back to here. */
  public String cause(String key, String type) {
    return elsewhere("/causes/{key}", key, Map.of("type", type));
  }

  private String elsewhere(String path, String key, Map<String, String> more) {
    String back = UriComponentsBuilder.fromUriString(address()).build().getQuery();
    Map<String, String> values = new HashMap<>(more);
    values.put(BACK, back == null ? "" : back);
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
    return asked(address, values, Map.of("key", key));
  }

  private Map<String, String> values() {
    Map<String, String> values = new HashMap<>();
    values.put("team", filter.team());
    values.put("type", filter.type());
    values.put("site", filter.site());
    values.put("before", filter.before());
    values.put("cause", filter.cause());
    values.put("q", filter.search());
    values.put("sort", sort());
    return values;
  }

  private static String address(String path, Map<String, String> values) {
    return asked(UriComponentsBuilder.fromPath(path), values, Map.of());
  }

  private static String asked(
      UriComponentsBuilder address, Map<String, String> query, Map<String, String> path) {
    query.entrySet().stream()
        .filter(each -> !each.getValue().isEmpty())
        .sorted(Map.Entry.comparingByKey())
        .forEach(each -> address.queryParam(each.getKey(), "{" + each.getKey() + "}"));
    Map<String, String> values = new HashMap<>(query);
    values.putAll(path);
    return address.encode().buildAndExpand(values).toUriString();
  }
}
