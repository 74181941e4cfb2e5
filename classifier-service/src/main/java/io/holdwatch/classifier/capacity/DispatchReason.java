package io.holdwatch.classifier.capacity;

/** Sub-reasons of DISPATCH_CAPACITY; of an order the first that holds. */
public enum DispatchReason {
  /** It starts after the promise has ended. */
  LATE_APPOINTMENT,
  /** Its resource is booked for another that comes before it. */
  DOUBLE_BOOKED,
  /** More hours are asked of its resource on the day than it has. */
  TECHNICIAN_FULL,
  /** Its resource does not work then. */
  OFF_DAY,
  /** Nobody is booked for it, and it is near. */
  UNASSIGNED
}
