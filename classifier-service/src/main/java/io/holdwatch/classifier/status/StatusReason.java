package io.holdwatch.classifier.status;

import io.holdwatch.classifier.order.SourceField;

/** Sub-reasons of STATUS_MISMATCH, of which the first that holds tells. */
public enum StatusReason {
  /** One says that it is cancelled, the other does not. */
  CANCELLED(SourceField.STATUS),
  /** One says that goods have left, the other that none have. */
  STAGE(SourceField.STATUS),
  /** Both say that goods have left, but not how many. */
  QUANTITY(SourceField.QUANTITY),
  /** The estimate is far from the order's own date. */
  ETA(SourceField.ESTIMATED);

  private final SourceField field;

  StatusReason(SourceField field) {
    this.field = field;
  }

  /** The field about which they differ. */
  public SourceField field() {
    return field;
  }
}
