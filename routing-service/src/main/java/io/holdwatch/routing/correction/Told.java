package io.holdwatch.routing.correction;

import io.holdwatch.contract.packet.Correction;
import io.holdwatch.contract.packet.ExceptionPacket;
import java.util.ArrayList;
import java.util.List;

/**
 * A wrong record as one exception tells of it.
 *
 * @param packet of the exception
 * @param causeKey key that the exceptions share which the record stops
 * @param kind what is wrong with it: sub-reason of MASTER_DATA_CONFLICT
 * @param correction what the packet says of it
 * @param stops whether the record stops the order, and not only leaves it without a value
 */
record Told(
    ExceptionPacket packet, String causeKey, String kind, Correction correction, boolean stops) {
  private static final String MISSING_RATE = "MISSING_RATE";

  /** The records that an exception tells of: which stops it, and what its figures lack. */
  static List<Told> of(ExceptionPacket packet) {
    List<Told> told = new ArrayList<>();
    if (packet.getCorrection() != null && packet.getCauseKey() != null) {
      told.add(
          new Told(
              packet, packet.getCauseKey(), packet.getSubReason(), packet.getCorrection(), true));
    }
    for (Correction each : packet.getLacking()) {
      String key = each.getRecord() + ":" + each.getRecordKey();
      if (told.stream().noneMatch(known -> known.causeKey().equals(key))) {
        told.add(new Told(packet, key, MISSING_RATE, each, false));
      }
    }
    return told;
  }
}
