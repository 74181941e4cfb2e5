package io.holdwatch.classifier.credit;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What records say of one thing: normally one record; of several the one that happened last counts.
 */
final class Latest<F> {
  private record Said<F>(Instant at, String record, F fact) {}

  private final Map<String, Said<F>> facts = new HashMap<>();

  void put(String record, Instant at, F fact) {
    facts.put(record, new Said<>(at, record, fact));
  }

  void remove(String record) {
    facts.remove(record);
  }

  boolean isEmpty() {
    return facts.isEmpty();
  }

  @Nullable F get() {
    if (facts.size() == 1) {
      return facts.values().iterator().next().fact();
    }
    return facts.values().stream()
        .max(Comparator.<Said<F>, Instant>comparing(Said::at).thenComparing(Said::record))
        .map(Said::fact)
        .orElse(null);
  }
}
