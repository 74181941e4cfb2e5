package io.holdwatch.deploy.bench;

/** What a hop of the product writes that a chain without state would write too. */
enum Flow {
  /** Ingest: one record for each fact. */
  FACTS(1),
  /** Classifier: what happened to an exception. */
  PACKETS(2),
  /** Classifier: its audit entries. */
  CLASSIFIER_AUDIT(2),
  /** Routing: records for the owners. */
  OWNERS(3),
  /** Routing: cases. */
  CASES(3),
  /** Routing: its audit entries. */
  ROUTING_AUDIT(3);

  private final int hop;

  Flow(int hop) {
    this.hop = hop;
  }

  /** The hop that writes it, from 1. */
  int hop() {
    return hop;
  }

  /** Last part of the topic's name in the hand-written chain. */
  String topic() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
