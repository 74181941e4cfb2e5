package io.holdwatch.deploy.bench;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What was read of one run of the product; filled by the {@link Witness}. */
final class Observed {
  /** Facts by type. */
  final Map<String, Long> facts = new TreeMap<>();

  /** How often an order's SHIPMENT_DELAY was opened. */
  final Map<String, Integer> opened = new HashMap<>();

  /** How often an order's SHIPMENT_DELAY was cleared as LATE. */
  final Map<String, Integer> cleared = new HashMap<>();

  /** Packets that nobody expects, as "TYPE EVENT OUTCOME". */
  final Map<String, Long> unexpected = new TreeMap<>();

  /** How often an order was routed OPEN. */
  final Map<String, Integer> routedOpen = new HashMap<>();

  /** How often an order was routed CLOSED. */
  final Map<String, Integer> routedClosed = new HashMap<>();

  /** Records that each hop has written. */
  final Map<Flow, Long> written = new EnumMap<>(Flow.class);

  /** Records in ingest.rejected. */
  long rejected;

  long written(Flow flow) {
    return written.getOrDefault(flow, 0L);
  }
}
