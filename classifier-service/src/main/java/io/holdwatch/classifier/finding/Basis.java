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
 * @param hierarchy by which order of sources this one is believed, for people; null: nobody else
 *     tells of it, or the rival says it
 */
public record Basis(
    String label,
    String value,
    SpecificRecord fact,
    @Nullable Rival rival,
    @Nullable String hierarchy) {
  /** A fact that no other source contradicts. */
  public Basis(String label, String value, SpecificRecord fact) {
    this(label, value, fact, null, null);
  }

  /** A fact that another source may contradict. */
  public Basis(String label, String value, SpecificRecord fact, @Nullable Rival rival) {
    this(label, value, fact, rival, null);
  }

  /** Whether another source says otherwise and nothing settles it. */
  public boolean disputed() {
    return rival != null && !rival.settled();
  }

  /**
   * What another source says of the same.
   *
   * @param value what it says, for people
   * @param source name of that source
   * @param hierarchy by which order of sources one of them is believed, for people
   * @param settled whether that they differ is what was found, and the pack says whom to believe:
   *     then the other one is to be corrected, and nothing else hangs on it
   */
  public record Rival(String value, String source, String hierarchy, boolean settled) {
    /** One that leaves it open what is so. */
    public Rival(String value, String source, String hierarchy) {
      this(value, source, hierarchy, false);
    }
  }
}
