package io.holdwatch.classifier.time;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The first of some instants; every look at an order asks a dozen rules for theirs. */
public final class Earliest {
  private @Nullable Instant first;

  /** Counts an instant, where there is one. */
  public void add(Optional<Instant> instant) {
    if (instant.isPresent() && (first == null || instant.get().isBefore(first))) {
      first = instant.get();
    }
  }

  /** The first; empty where none was counted. */
  public Optional<Instant> get() {
    return Optional.ofNullable(first);
  }
}
