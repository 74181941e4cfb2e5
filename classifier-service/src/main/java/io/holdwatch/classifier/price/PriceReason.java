package io.holdwatch.classifier.price;

/** Sub-reasons of PRICE_MISMATCH. */
public enum PriceReason {
  /** Below the contract price. */
  UNDER_CONTRACT,
  /** Above the contract price. */
  OVER_CONTRACT,
  /** Below the price of the promotion. */
  UNDER_PROMOTION,
  /** Above the price of the promotion. */
  OVER_PROMOTION,
  /** Below the customer's list. */
  UNDER_CUSTOMER_LIST,
  /** Above the customer's list. */
  OVER_CUSTOMER_LIST,
  /** Below the list. */
  UNDER_LIST,
  /** Above the list. */
  OVER_LIST,
  /** As agreed, but it leaves too little. */
  MARGIN_FLOOR;

  static PriceReason of(Step step, boolean under) {
    return switch (step) {
      case CONTRACT -> under ? UNDER_CONTRACT : OVER_CONTRACT;
      case PROMOTION -> under ? UNDER_PROMOTION : OVER_PROMOTION;
      case CUSTOMER_LIST -> under ? UNDER_CUSTOMER_LIST : OVER_CUSTOMER_LIST;
      case LIST -> under ? UNDER_LIST : OVER_LIST;
    };
  }
}
