package io.holdwatch.classifier.order;

import io.holdwatch.classifier.finding.Hierarchy;
import java.util.List;
import java.util.Map;

/**
 * The fields of which several systems tell, each with an order of sources of its own in the pack.
 */
public enum SourceField {
  /** When the goods are expected: reports of carrier and warehouse. */
  ESTIMATED("estimated", "expected date"),
  /** How far an order or line is: the order's own system, and reports of others. */
  STATUS("status", "status"),
  /** How much of a line has left: what the order and its shipments say, and reports of others. */
  QUANTITY("quantity", "quantity that has left"),
  /** What is there of an item at a site. */
  ON_HAND("onHand", "stock on hand");

  private final String key;
  private final String words;

  SourceField(String key, String words) {
    this.key = key;
    this.words = words;
  }

  /** Its name in the section {@code sources} of a pack. */
  public String key() {
    return key;
  }

  /**
   * Who is believed about it.
   *
   * @param sources of each field of a pack, best first
   */
  public Hierarchy hierarchy(Map<String, List<String>> sources) {
    return new Hierarchy(sources.getOrDefault(key, List.of()));
  }

  /** Its name for people. */
  public String words() {
    return words;
  }
}
