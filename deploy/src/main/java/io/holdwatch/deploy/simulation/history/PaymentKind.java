package io.holdwatch.deploy.simulation.history;

/** How an order is paid. */
public enum PaymentKind {
  OPEN_ACCOUNT,
  PREPAID,
  LETTER_OF_CREDIT
}
