package io.holdwatch.classifier.credit;

import java.math.BigDecimal;

/**
 * Exposure of a credit account and its parts (definitions.md, "Credit"), all in the currency of its
 * limit. Amounts whose currency has no rate are left out.
 *
 * @param currency ISO 4217 code of the limit
 * @param receivables open invoices, the disputed part included
 * @param disputed part of the receivables that is in dispute
 * @param creditNotes open credit notes
 * @param unapplied payments not yet applied
 * @param secured part that is insured or secured
 * @param shippedNotInvoiced value shipped and not invoiced
 * @param unshipped value of the confirmed, unshipped orders within the horizon
 * @param limit the limit
 * @param ceiling the limit with its tolerance
 */
public record Exposure(
    String currency,
    BigDecimal receivables,
    BigDecimal disputed,
    BigDecimal creditNotes,
    BigDecimal unapplied,
    BigDecimal secured,
    BigDecimal shippedNotInvoiced,
    BigDecimal unshipped,
    BigDecimal limit,
    BigDecimal ceiling) {

  /** The whole exposure. */
  public BigDecimal total() {
    return receivables
        .subtract(creditNotes)
        .subtract(unapplied)
        .subtract(secured)
        .add(shippedNotInvoiced)
        .add(unshipped);
  }
}
