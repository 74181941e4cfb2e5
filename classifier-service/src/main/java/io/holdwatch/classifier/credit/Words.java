package io.holdwatch.classifier.credit;

import io.holdwatch.classifier.ranked.Micros;
import io.holdwatch.contract.fact.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Amounts, keys and dates of credit as people read them. */
final class Words {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Words() {}

  /** "12,340.00 EUR". */
  static String money(BigDecimal amount, String currency) {
    return io.holdwatch.classifier.finding.Words.money(amount, currency);
  }

  static String money(Money money) {
    return money(money.getAmount(), money.getCurrency());
  }

  static String money(long micros, String currency) {
    return money(Micros.decimal(micros), currency);
  }

  /** Rounded up: what has to be paid or approved so that it is enough. */
  static String moneyUp(long micros, String currency) {
    return io.holdwatch.classifier.finding.Words.moneyUp(Micros.decimal(micros), currency);
  }

  /** The number of a business key "entity:number". */
  static String number(String key) {
    return key.substring(key.indexOf(':') + 1);
  }

  static String day(LocalDate day) {
    return DAY.format(day);
  }

  static String time(Instant time) {
    return TIME.format(time);
  }

  /** "invoice INV-3 (2,000.00 EUR, 41 days overdue)". */
  static String invoice(Bill bill, Instant now) {
    return number(bill.number())
        + " ("
        + money(bill.open(), bill.currency())
        + due(bill, now)
        + ")";
  }

  /** Whether it should have been paid before the day of an instant. */
  static boolean isOverdue(Bill bill, Instant now) {
    LocalDate due = bill.due();
    return due != null && due.isBefore(now.atOffset(ZoneOffset.UTC).toLocalDate());
  }

  /** ", 41 days overdue", or ", due 3 Mar 2026", or nothing. */
  static String due(Bill bill, Instant now) {
    @Nullable LocalDate due = bill.due();
    if (due == null) {
      return "";
    }
    long days = ChronoUnit.DAYS.between(due, now.atOffset(ZoneOffset.UTC).toLocalDate());
    return days > 0
        ? ", " + days + (days == 1 ? " day overdue" : " days overdue")
        : ", due " + day(due);
  }
}
