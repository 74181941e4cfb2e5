package io.holdwatch.classifier.anomaly;

import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.Stage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An order as others are compared with it.
 *
 * @param entered when it was entered: a date at its beginning in UTC; else its event time
 * @param customer business key; null: unknown
 * @param number the customer's purchase order number, without regard to case and blanks around it;
 *     null: none
 * @param lines what is wanted of it, by line number; lines of which nothing is wanted are not here
 */
record Entry(
    Instant entered, @Nullable String customer, @Nullable String number, Map<String, Sold> lines) {

  /**
   * What a line asks for.
   *
   * @param item business key of the item
   * @param unit its unit; null: the item's base unit
   * @param quantity ordered − cancelled, above zero [the unit]
   */
  record Sold(String item, @Nullable String unit, BigDecimal quantity) {}

  /** Null for a cancelled order, with which nothing is compared. */
  static @Nullable Entry of(CheckedOrder order) {
    Order header = order.header();
    if (header.getStage() == Stage.CANCELLED) {
      return null;
    }
    Map<String, Sold> lines = new TreeMap<>();
    for (Outlook line : order.lines()) {
      Sold sold = sold(line);
      if (sold != null) {
        lines.put(line.number(), sold);
      }
    }
    return new Entry(entered(header), header.getCustomer(), number(header), lines);
  }

  static @Nullable Sold sold(Outlook line) {
    String item = line.line().getItem();
    return item == null || line.wanted().signum() <= 0 || line.line().getStage() == Stage.CANCELLED
        ? null
        : new Sold(item, line.line().getUnit(), line.wanted());
  }

  private static Instant entered(Order header) {
    DateOrTime entered = header.getEntered();
    if (entered == null) {
      return header.getEnvelope().getEventTime();
    }
    return entered.getTime() != null
        ? entered.getTime()
        : entered.getDate().atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static @Nullable String number(Order header) {
    String number = header.getCustomerPo();
    return number == null || number.isBlank() ? null : number.strip().toLowerCase(Locale.ROOT);
  }
}
