package io.holdwatch.classifier.scope;

import io.holdwatch.contract.fact.SourcePosition;
import java.util.HashMap;
import java.util.Map;

/**
 * What facts touched that are concluded together: those of a change, for half a change is no state
 * of its source, and those of changes that were read together.
 */
final class Together {
  /** Of changes of which not all facts are here. */
  private final Map<Change, Touches> halves = new HashMap<>();

  /** Of complete changes. */
  private Touches complete = new Touches();

  /** A change in its source. */
  private record Change(String topic, int partition, long offset) {
    static Change at(SourcePosition position) {
      return new Change(position.getTopic(), position.getPartition(), position.getOffset());
    }
  }

  /**
   * Adds what a fact touched.
   *
   * @param position of its change in the source
   * @param more what follows the fact
   */
  void add(SourcePosition position, Touches touches, Arrival.More more) {
    // Most changes are one fact: then nothing is looked up.
    Touches half = halves.isEmpty() ? null : halves.remove(Change.at(position));
    Touches all = half == null ? touches : half;
    if (half != null) {
      half.addAll(touches);
    }
    if (more != Arrival.More.OF_CHANGE) {
      complete.renew(all);
    } else if (!all.isEmpty()) {
      halves.put(Change.at(position), all);
    }
  }

  /** Gives out what complete changes touched. */
  Touches take() {
    Touches taken = complete;
    complete = new Touches();
    return taken;
  }
}
