package io.holdwatch.classifier.churn;

import io.holdwatch.contract.fact.ChangeKind;
import java.util.Collection;

/** Sub-reasons of ORDER_CHURN: what the changes were about. */
public enum ChurnReason {
  /** Quantities only. */
  QUANTITY,
  /** Dates only. */
  DATE,
  /** Items only. */
  ITEM,
  /** Addresses only. */
  ADDRESS,
  /** Anything else. */
  MIXED;

  static ChurnReason of(Collection<ChangeKind> kinds) {
    ChurnReason all = null;
    for (ChangeKind kind : kinds) {
      ChurnReason one =
          switch (kind) {
            case QUANTITY -> QUANTITY;
            case DATE -> DATE;
            case ITEM -> ITEM;
            case ADDRESS -> ADDRESS;
            case UNKNOWN, PRICE, LINE_ADDED, CANCELLATION -> MIXED;
          };
      all = all == null || all == one ? one : MIXED;
    }
    return all == null ? MIXED : all;
  }
}
