package io.holdwatch.classifier.stock;

import io.holdwatch.contract.packet.ExceptionType;

/** Sub-reasons of the four types that are about stock; of a line the first that holds. */
public enum StockReason {
  /** The item is blocked, and an approved substitute can be had. */
  ITEM_BLOCKED(ExceptionType.SUBSTITUTION_NEEDED),
  /**
   * The line is short of an item that cannot be supplied, and an approved substitute can be had.
   */
  NOT_SUPPLIABLE(ExceptionType.SUBSTITUTION_NEEDED),
  /** Nothing is there or comes by the promise. */
  OUT_OF_STOCK(ExceptionType.STOCK_SHORTAGE),
  /** Less is there or comes by the promise than the line alone asks for. */
  NOT_ENOUGH(ExceptionType.STOCK_SHORTAGE),
  /** A kit is short of a component. */
  COMPONENT_SHORT(ExceptionType.STOCK_SHORTAGE),
  /** A line of a lower class has reserved what would cover it. */
  LOWER_CLASS_RESERVED(ExceptionType.PRIORITY_CONFLICT),
  /** Lines that are served before it take what it lacks. */
  DISPLACED(ExceptionType.ALLOCATION_CONFLICT),
  /** Covered, but not reserved shortly before its wave. */
  ALLOCATION_UNCONFIRMED(ExceptionType.STOCK_SHORTAGE),
  /** A drop shipment's purchase order does not bring it by the promise. */
  PURCHASE_ORDER(ExceptionType.STOCK_SHORTAGE);

  private final ExceptionType type;

  StockReason(ExceptionType type) {
    this.type = type;
  }

  /** The type that it is a sub-reason of. */
  public ExceptionType type() {
    return type;
  }
}
