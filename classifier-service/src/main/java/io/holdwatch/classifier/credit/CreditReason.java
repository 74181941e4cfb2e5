package io.holdwatch.classifier.credit;

/** Sub-reasons of CREDIT_HOLD; the first that holds counts. */
public enum CreditReason {
  /** Finance has flagged the account. */
  FINANCE_FLAG("finance has flagged the account"),
  /** The account pays in advance, the order is on open account. */
  TERMS("the account pays in advance"),
  /** Undisputed debt is overdue for too long. */
  OVERDUE("undisputed debt is overdue"),
  /** The order, or one before it, passes the limit. */
  OVER_LIMIT("it is over the limit"),
  /** It passes the limit only because of debt in dispute. */
  DISPUTED("debt in dispute takes it over the limit");

  private final String words;

  CreditReason(String words) {
    this.words = words;
  }

  /** The reason in words, to follow "because". */
  String words() {
    return words;
  }
}
