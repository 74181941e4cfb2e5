package io.holdwatch.classifier.finding;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A fact that a finding rests on.
 *
 * @param label what it is about: "stock of pool W1", for people
 * @param value what it says, for people
 * @param fact the fact, with its envelope
 * @param rival what another source says of the same; null: none says otherwise
 */
public record Basis(String label, String value, SpecificRecord fact, @Nullable Rival rival) {
  /** A fact that no other source contradicts. */
  public Basis(String label, String value, SpecificRecord fact) {
    this(label, value, fact, null);
  }

  /**
   * What another source says of the same.
   *
   * @param value what it says, for people
   * @param source name of that source
   * @param hierarchy by which order of sources the other one is believed, for people
   */
  public record Rival(String value, String source, String hierarchy) {}
}
