package io.holdwatch.ingest.mapping;

/** Events that other packages' tests send. */
public final class Samples {
  /** A good event of the demo's warehouse system. */
  public static final String SHIPMENT = Hostile.SHIPMENT.replace("\"DE\"", "\"HTTP\"");

  private Samples() {}
}
