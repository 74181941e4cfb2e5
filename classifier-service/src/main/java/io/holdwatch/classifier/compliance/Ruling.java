package io.holdwatch.classifier.compliance;

import io.holdwatch.contract.fact.Compliance;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What compliance says, read as RULES.md does: words count in any case. */
record Ruling(Compliance fact) {
  private static final String LICENCE = "LICENCE";

  String kind() {
    return word(fact.getKind());
  }

  boolean blocks() {
    return word(fact.getFinding()).equals("BLOCKED");
  }

  boolean pends() {
    return word(fact.getFinding()).equals("PENDING");
  }

  /** Whether it lets a customer have what is regulated. */
  boolean isLicence() {
    return kind().equals(LICENCE)
        && word(fact.getFinding()).equals("CLEAR")
        && fact.getCustomer() != null;
  }

  /** Whether it has not run out: it holds to the end of its last day, UTC. */
  boolean holds(Instant now) {
    Instant end = end();
    return end == null || now.isBefore(end);
  }

  /** When it runs out; null: never. */
  @Nullable Instant end() {
    return fact.getValidTo() == null
        ? null
        : fact.getValidTo().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Whether all that it names is of the order. */
  boolean isAbout(String order, @Nullable String customer, Set<String> items) {
    return (fact.getOrder() == null || fact.getOrder().equals(order))
        && (fact.getCustomer() == null || fact.getCustomer().equals(customer))
        && (fact.getItem() == null || items.contains(fact.getItem()));
  }

  private static String word(@Nullable String word) {
    return word == null ? "" : word.strip().toUpperCase(Locale.ROOT);
  }
}
