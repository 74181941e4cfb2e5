package io.holdwatch.deploy.simulation.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Said of who owes what and may owe how much. */
public sealed interface CreditHappening extends WorldHappening {

  /** Kind of an open item. */
  enum InvoiceKind {
    INVOICE,
    CREDIT_NOTE
  }

  /**
   * Credit of a payer.
   *
   * @param limit credit limit; its currency is that of the account
   * @param secured part that is insured or secured; null: none
   * @param tolerance fraction of the limit
   * @param horizon orders promised within so many days count; null: all
   * @param terms payment terms in days; null: not stated
   * @param flagged whether finance has flagged the account
   */
  record CreditAccountStated(
      Instant at,
      String account,
      Money limit,
      @Nullable Money secured,
      BigDecimal tolerance,
      @Nullable Integer horizon,
      @Nullable Integer terms,
      boolean flagged)
      implements CreditHappening {
    @Override
    public String key() {
      return account;
    }
  }

  /**
   * An invoice or a credit note.
   *
   * @param account business key of the credit account
   * @param order business key of the order; null: none
   * @param line line number, for one of a line; null: of the whole order
   * @param total total with tax
   * @param open part still open
   * @param quantity quantity invoiced, in the line's unit; null: not stated
   * @param due when it is due; null: not stated
   * @param disputed part in dispute; null: none
   */
  record InvoiceStated(
      Instant at,
      String invoice,
      InvoiceKind kind,
      String account,
      @Nullable String order,
      @Nullable Integer line,
      Money total,
      Money open,
      @Nullable BigDecimal quantity,
      @Nullable LocalDate due,
      @Nullable Money disputed,
      boolean cancelled)
      implements CreditHappening {
    @Override
    public String key() {
      return invoice;
    }
  }

  /**
   * A payment received.
   *
   * @param account business key of the credit account
   * @param unapplied part not yet applied to invoices
   */
  record PaymentStated(Instant at, String payment, String account, Money unapplied)
      implements CreditHappening {
    @Override
    public String key() {
      return payment;
    }
  }

  /**
   * A rate between two currencies.
   *
   * @param rate units of the second currency per unit of the first
   * @param validFrom first day, from midnight UTC
   */
  record ExchangeRateStated(
      Instant at, String from, String to, BigDecimal rate, LocalDate validFrom)
      implements CreditHappening {
    @Override
    public String key() {
      return from + "|" + to + "|" + validFrom;
    }
  }
}
