package io.holdwatch.classifier.delivery;

import io.holdwatch.contract.fact.DeliveryResult;
import org.jspecify.annotations.Nullable;

/** Sub-reasons of DELIVERY_FAILED; of several the first that holds. */
public enum DeliveryReason {
  /** The customer did not take the goods. */
  REFUSED,
  /** The goods did not arrive. */
  FAILED,
  /** Not all of the goods arrived. */
  PARTIAL;

  /** What a delivery tells; null: nothing is wrong with it. */
  static @Nullable DeliveryReason of(DeliveryResult outcome) {
    return switch (outcome) {
      case REFUSED -> REFUSED;
      case FAILED -> FAILED;
      case PARTIAL -> PARTIAL;
      case DELIVERED, UNKNOWN -> null;
    };
  }
}
