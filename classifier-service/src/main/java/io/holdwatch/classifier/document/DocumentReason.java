package io.holdwatch.classifier.document;

/** Sub-reasons of DOCUMENT_ISSUE; of several the first that holds. */
public enum DocumentReason {
  /** A document gives another quantity than the shipment carries. */
  QUANTITY_DIFFERS,
  /** A document names another order. */
  REFERENCE_DIFFERS,
  /** A proof of delivery is older than the shipment. */
  DATE_DIFFERS,
  /** Nobody has proved that a shipment arrived. */
  PROOF_MISSING,
  /** A shipment is under way without its despatch advice. */
  DESPATCH_MISSING
}
