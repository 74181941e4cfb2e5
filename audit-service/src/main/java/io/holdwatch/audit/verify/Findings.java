package io.holdwatch.audit.verify;

import io.holdwatch.audit.verify.Verification.BadEntry;
import io.holdwatch.audit.verify.Verification.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong. */
final class Findings {
  private final List<Problem> problems = new ArrayList<>();
  private long count;
  private Optional<BadEntry> firstBad = Optional.empty();

  void problem(String file, String message) {
    count++;
    if (problems.size() < Verification.MOST) {
      problems.add(new Problem(file, message));
    }
  }

  void bad(BadEntry entry) {
    if (firstBad.isEmpty() || entry.index() < firstBad.get().index()) {
      firstBad = Optional.of(entry);
    }
  }

  List<Problem> problems() {
    return problems;
  }

  long count() {
    return count;
  }

  Optional<BadEntry> firstBad() {
    return firstBad;
  }
}
