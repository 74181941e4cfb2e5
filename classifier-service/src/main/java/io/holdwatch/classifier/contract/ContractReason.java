package io.holdwatch.classifier.contract;

/** Sub-reasons of CONTRACT_DISPUTE; of several the first that holds. */
public enum ContractReason {
  /** The customer claims money on the order. */
  CLAIM_OPEN,
  /** The contract is in dispute. */
  DISPUTED,
  /** The contract had ended. */
  EXPIRED,
  /** The contract had not begun. */
  NOT_YET_VALID,
  /** The contract is of another customer. */
  OTHER_CUSTOMER,
  /** There is no such contract. */
  UNKNOWN_CONTRACT
}
