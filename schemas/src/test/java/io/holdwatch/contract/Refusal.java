package io.holdwatch.contract;

/**
 * A change of a contract that may not be.
 *
 * @param subject subject in the registry
 * @param version version of the baseline that it breaks
 * @param field path of the field, from the record down
 * @param change what changed
 * @param mend what to do instead
 */
record Refusal(String subject, int version, String field, String change, String mend) {
  @Override
  public String toString() {
    return subject
        + ", against v"
        + version
        + ", field '"
        + field
        + "': "
        + change
        + ". Mend: "
        + mend
        + ".";
  }
}
