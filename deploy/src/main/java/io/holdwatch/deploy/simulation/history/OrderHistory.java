package io.holdwatch.deploy.simulation.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Everything that was ever said of one order, in the order of time. Grows while the order lives;
 * not thread-safe.
 */
public final class OrderHistory {
  private final String order;
  private final List<Happening> happenings = new ArrayList<>();

  /**
   * A history without happenings.
   *
   * @param order business key, "legal entity:number"
   */
  public OrderHistory(String order) {
    this.order = order;
  }

  /** Business key of the order, "legal entity:number". */
  public String order() {
    return order;
  }

  /**
   * Adds what was said last.
   *
   * @throws IllegalArgumentException for a happening before the last one
   */
  public void add(Happening happening) {
    if (!happenings.isEmpty() && happening.at().isBefore(happenings.getLast().at())) {
      throw new IllegalArgumentException(
          "history of "
              + order
              + ": "
              + happening
              + " is before "
              + happenings.getLast().at()
              + ": add in order of time");
    }
    happenings.add(happening);
  }

  /** All happenings so far, oldest first; a read-only view. */
  public List<Happening> happenings() {
    return Collections.unmodifiableList(happenings);
  }
}
