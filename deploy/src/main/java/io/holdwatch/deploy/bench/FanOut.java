package io.holdwatch.deploy.bench;

/**
 * How many records a hop writes for those that it reads; the outputs are spread evenly, the last
 * one with the last input.
 *
 * @param outputs at least 0
 * @param inputs at least 1
 */
record FanOut(long outputs, long inputs) {
  FanOut {
    if (outputs < 0 || inputs < 1) {
      throw new IllegalArgumentException(outputs + " outputs of " + inputs + " inputs");
    }
  }

  /** How many outputs there are after so many inputs. */
  long after(long read) {
    return Math.multiplyExact(read, outputs) / inputs;
  }
}
