package io.holdwatch.deploy.judge;

import java.util.List;
import java.util.Map;

/**
 * How well the product told the truth.
 *
 * @param total of all types together
 * @param types of each type that was told or true
 * @param wrong told and not (so) true: one explanation each, in order of time
 * @param missed true and not (so) told: one explanation each, in order of time
 */
public record Verdict(
    Score total, Map<String, Score> types, List<String> wrong, List<String> missed) {

  /**
   * How much of it was right.
   *
   * @param matched number of spells that were told exactly as they were
   * @param told number of spells that were told
   * @param real number of spells that were true
   */
  public record Score(int matched, int told, int real) {
    /** Matched of all that was told, 0 to 1; 1 where nothing was told. */
    public double precision() {
      return share(told);
    }

    /** Matched of all that was true, 0 to 1; 1 where nothing was true. */
    public double recall() {
      return share(real);
    }

    private double share(int whole) {
      return whole == 0 ? 1.0 : (double) matched / whole;
    }
  }

  /** Precision of all types together, 0 to 1. */
  public double precision() {
    return total.precision();
  }

  /** Recall of all types together, 0 to 1. */
  public double recall() {
    return total.recall();
  }

  /** Number of spells that were told exactly as they were. */
  public int matched() {
    return total.matched();
  }
}
