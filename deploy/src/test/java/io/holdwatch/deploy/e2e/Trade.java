package io.holdwatch.deploy.e2e;

import io.holdwatch.deploy.feed.Event;
import io.holdwatch.deploy.simulation.Simulation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A course of trade whose end is known beforehand, as events of the mapping "demo".
 *
 * <p>On each day each company enters the same number of orders, all promised to be shipped on the
 * next day. Two of three are shipped then at noon; the third is late: it leaves two days after it
 * was promised. Not thread-safe.
 */
final class Trade {
  /** Every topic of the mapping: a table whose topic nobody marks would hold the others up. */
  static final List<String> TOPICS = Simulation.topics();

  /** Days from an order's entry until nothing more happens to it. */
  static final int LASTS = 4;

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
  private static final String LINE_KEY = "{'legal_entity':'%s','order_no':'%s','line_no':'10'}";

  private final List<String> companies;
  private final int perDay;
  private int days;
  private int trading;
  private long counter = 1000;

  Trade(List<String> companies, int perDay) {
    this.companies = List.copyOf(companies);
    this.perDay = perDay;
  }

  /** Number of the next day, from 0. */
  int days() {
    return days;
  }

  /** The end of the day before the next. */
  long endOfYesterday() {
    return midnight(days).toEpochMilli() - 1;
  }

  /**
   * What happens on the next day, in the order of time.
   *
   * @param open whether orders are entered
   */
  List<Event> nextDay(boolean open) {
    List<Event> events = new ArrayList<>();
    for (String company : companies) {
      for (int i = 0; open && i < perDay; i++) {
        enter(company, days * perDay + i, events);
      }
      ship(company, days - 1, false, events);
      ship(company, days - 3, true, events);
    }
    days++;
    trading = open ? days : trading;
    return events;
  }

  /** Business keys of the orders that were late, once all is over. */
  Set<String> late() {
    Set<String> late = new TreeSet<>();
    for (String company : companies) {
      for (int i = 0; i < trading * perDay; i++) {
        if (isLate(i)) {
          late.add(company + ":" + number(i));
        }
      }
    }
    return late;
  }

  /**
   * Records that facts must hold: header, line and schedule line of each order, header and line of
   * each shipment.
   */
  int records() {
    return companies.size() * trading * perDay * 5;
  }

  private static boolean isLate(int order) {
    return order % 3 == 0;
  }

  private static String number(int order) {
    return String.format(Locale.ROOT, "O%05d", order);
  }

  private static Instant midnight(int day) {
    return FIRST.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private void enter(String company, int order, List<Event> events) {
    String number = number(order);
    String at = midnight(days).plus(Duration.ofHours(8)).toString();
    row(
        events,
        "orders",
        "{'legal_entity':'%s','order_no':'%s'}".formatted(company, number),
        ("'customer_no':'C1','customer_po':null,'entered_at':'%s','ship_to_zone':'UTC','currency':'EUR',"
             + "'payment':'OPEN_ACCOUNT','status':'OPEN'")
            .formatted(at),
        at);
    row(
        events,
        "order_lines",
        LINE_KEY.formatted(company, number),
        "'item_no':'I1','site_no':'W1','quantity':'5','cancelled':null,'unit':'EA','fulfilment':'STOCK','wave_no':null,"
            + "'supply_no':null,'currency':'EUR','price':null,'price_per':'1','discount':null,'net_price':'20',"
            + "'list_price':null,'contract_no':null,'unit_cost':null,'basis':'SHIP','under_tolerance':'0'",
        at);
    row(
        events,
        "schedule_lines",
        LINE_KEY.formatted(company, number).replace("}", ",'schedule_no':'1'}"),
        "'quantity':'5','requested_date':null,'promised_at':null,'confirmed_date':null,'promised_date':'%s'"
            .formatted(FIRST.plusDays(days + 1L)),
        at);
  }

  private void ship(String company, int day, boolean late, List<Event> events) {
    for (int i = 0; day >= 0 && day < trading && i < perDay; i++) {
      int order = day * perDay + i;
      if (isLate(order) == late) {
        shipment(company, number(order), events);
      }
    }
  }

  private void shipment(String company, String number, List<Event> events) {
    String at = midnight(days).plus(Duration.ofHours(12)).toString();
    String value =
        """
        {'specversion':'1.0','id':'%1$s-%2$s','source':'wms','type':'io.holdwatch.demo.shipment','time':'%3$s',
        'sequence':'%4$d','data':{'legal_entity':'%1$s','shipment_no':'S-%2$s','order_no':'%2$s','site_no':'W1',
        'state':'SHIPPED','shipped_at':'%3$s','delivered_at':null,'carrier':'X',
        'lines':[{'line_no':'10','item_no':'I1','quantity':5}]}}\
        """
            .formatted(company, number, at, ++counter);
    add(
        events,
        "wms.demo.shipments",
        "{'legal_entity':'%s','shipment_no':'S-%s'}".formatted(company, number),
        value);
  }

  private void row(List<Event> events, String table, String key, String columns, String at) {
    String after = key.replace("}", "," + columns + ",'changed_at':'" + at + "'}");
    String value =
        "{'before':null,'after':%s,'source':{'table':'%s','lsn':%d,'ts_ms':1,'snapshot':'false'},'op':'c','ts_ms':1}"
            .formatted(after, table, ++counter);
    add(events, "erp.demo." + table, key, value);
  }

  private void add(List<Event> events, String topic, String key, String value) {
    events.add(new Event(events.size() + 1L, topic, json(key), json(value)));
  }

  private static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
