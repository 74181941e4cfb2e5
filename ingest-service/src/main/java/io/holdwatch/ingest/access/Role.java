package io.holdwatch.ingest.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a token allows. */
public enum Role {
  /** Send events. */
  EVENTS,
  /** Start the epoch of a source that was restored. */
  EPOCHS;

  /** Its word in the file of tokens. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }
}
