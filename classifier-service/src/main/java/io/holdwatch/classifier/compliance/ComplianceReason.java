package io.holdwatch.classifier.compliance;

/** Sub-reasons of COMPLIANCE_BLOCK; of several the first that holds. */
public enum ComplianceReason {
  /** Its customer, an item or the order itself is under sanctions. */
  SANCTIONS,
  /** It may not be exported. */
  EXPORT,
  /** An item has been recalled. */
  RECALL,
  /** A licence was refused. */
  LICENCE,
  /** An item is hazardous and may not travel so. */
  HAZARD,
  /** An item is regulated, and the customer's licences for it have run out. */
  LICENCE_EXPIRED,
  /** An item is regulated, and the customer has no licence for it. */
  LICENCE_MISSING,
  /** A check is not decided yet. */
  PENDING
}
