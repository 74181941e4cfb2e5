package io.holdwatch.classifier.master;

/** Sub-reasons of MASTER_DATA_CONFLICT, of lines and of orders; of each the first that holds. */
public enum MasterReason {
  /** Line: its item is not in the item master. */
  UNKNOWN_ITEM,
  /** Line: its item is blocked. */
  BLOCKED_ITEM,
  /** Line: its unit is no item's base unit and in no conversion. */
  UNKNOWN_UNIT,
  /** Line: its unit does not convert to the item's base unit. */
  MISSING_CONVERSION,
  /** Order: its customer is not in the customer master. */
  UNKNOWN_CUSTOMER,
  /** Order: its customer is blocked or closed. */
  BLOCKED_CUSTOMER,
  /** Order: another customer has the tax registration of its customer. */
  DUPLICATE_CUSTOMER,
  /** Order: an exchange rate for its credit account is not known. */
  MISSING_RATE
}
