package io.holdwatch.classifier.capacity;

/** Sub-reasons of SHIPMENT_CONSTRAINT; of an order the first that holds. */
public enum TransportReason {
  /** Its wave is not released by the carrier's cut-off, or is not even planned to be. */
  CUT_OFF_MISSED,
  /** More is asked of its route on the day than the route takes. */
  ROUTE_FULL,
  /** More is asked of its carrier on the day than the carrier takes. */
  CARRIER_FULL,
  /** More is asked of the site's docks on the day than they take. */
  DOCK_FULL,
  /** More lines are planned for its wave than the wave takes. */
  WAVE_FULL
}
