package io.holdwatch.classifier.exception;

import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.subject.ExceptionKey;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A condition of which facts tell only whether it holds now. Since when it does, its life knows; it
 * ended with the fact that led to the look, and was never true where that had happened before.
 *
 * @param key which exception
 * @param found what was found now; null: nothing
 * @param earliest it can hold from here on at the earliest, whenever the facts happened that led to
 *     it: what it is about was not there before
 */
public record Standing(ExceptionKey key, @Nullable Finding found, Instant earliest)
    implements Condition {

  /** Nothing holds (any more). */
  public static Standing none(ExceptionKey key) {
    return new Standing(key, null, Instant.MIN);
  }

  @Override
  public List<Interval> timeline(Life life, Instant changed) {
    Instant since = life.since();
    if (found != null) {
      Instant begun = changed.isAfter(earliest) ? changed : earliest;
      return List.of(new Interval(since == null ? begun : since, Instant.MAX, Instant.MAX));
    }
    boolean ran = life.phase() == Life.Phase.OPEN;
    return ran && changed.isAfter(Objects.requireNonNull(since))
        ? List.of(new Interval(since, changed, Instant.MAX))
        : List.of();
  }

  @Override
  public boolean pressing() {
    return found != null && found.pressing();
  }

  @Override
  public Optional<Finding> at(Instant instant) {
    return Optional.ofNullable(found);
  }
}
