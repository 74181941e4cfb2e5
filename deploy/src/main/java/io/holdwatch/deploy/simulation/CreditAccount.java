package io.holdwatch.deploy.simulation;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who pays, and how much may be owed. */
final class CreditAccount {
  final String number;
  String currency;
  BigDecimal limit;
  @Nullable BigDecimal secured;
  BigDecimal tolerance = BigDecimal.ZERO;
  @Nullable Integer horizon;
  int terms;
  boolean flagged;

  /** Pays a month after everybody else. */
  boolean late;

  /** Invoices and credit notes that are open. */
  final Set<Invoice> invoices = new LinkedHashSet<>();

  /** Money that has come in for an invoice to which it is not applied yet. */
  final Set<Invoice> unapplied = new LinkedHashSet<>();

  /** Orders that are not closed, or of which something is not invoiced. */
  final Set<SalesOrder> orders = new LinkedHashSet<>();

  CreditAccount(String number, String currency, BigDecimal limit, int terms) {
    this.number = number;
    this.currency = currency;
    this.limit = limit;
    this.terms = terms;
  }
}
