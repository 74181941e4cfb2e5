package io.holdwatch.classifier.credit;

import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Invoice;
import io.holdwatch.contract.fact.InvoiceKind;
import io.holdwatch.contract.fact.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An open item of an account, as far as it counts. Sorted by due date, the oldest first.
 *
 * @param record its record
 * @param number business key of the invoice, else its record
 * @param credit whether it is a credit note
 * @param open what is open
 * @param disputed part of it that is in dispute
 * @param currency of both
 * @param due last day on which it can be paid in time (UTC); null: never overdue
 * @param fact the invoice
 */
record Bill(
    String record,
    String number,
    boolean credit,
    BigDecimal open,
    BigDecimal disputed,
    String currency,
    @Nullable LocalDate due,
    Invoice fact)
    implements Comparable<Bill> {
  private static final Comparator<Bill> ORDER =
      Comparator.comparing(Bill::due, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Bill::number)
          .thenComparing(Bill::record);

  /** The open item that an invoice tells of; empty where it is cancelled or says no open amount. */
  static Optional<Bill> of(String record, Invoice fact) {
    Money open = fact.getOpen();
    if (Boolean.TRUE.equals(fact.getCancelled()) || open == null) {
      return Optional.empty();
    }
    Money disputed = fact.getDisputed();
    boolean credit = fact.getKind() == InvoiceKind.CREDIT_NOTE;
    BigDecimal part =
        disputed == null || credit || !disputed.getCurrency().equals(open.getCurrency())
            ? BigDecimal.ZERO
            : disputed.getAmount().min(open.getAmount()).max(BigDecimal.ZERO);
    return Optional.of(
        new Bill(
            record,
            fact.getInvoice() == null ? record : fact.getInvoice(),
            credit,
            open.getAmount(),
            part,
            open.getCurrency(),
            day(fact.getDue()),
            fact));
  }

  private static @Nullable LocalDate day(@Nullable DateOrTime due) {
    if (due == null || due.getTime() == null) {
      return due == null ? null : due.getDate();
    }
    return due.getTime().atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /** What is open and undisputed. */
  BigDecimal owed() {
    return open.subtract(disputed);
  }

  /** From when on it is more than so many days past due. */
  Optional<Instant> overdueFrom(int days) {
    return Optional.ofNullable(due)
        .map(day -> day.plusDays(days + 1L).atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  @Override
  public int compareTo(Bill other) {
    return ORDER.compare(this, other);
  }
}
