package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.policy.CorrectionRules;
import io.holdwatch.classifier.subject.ExceptionKey;
import io.holdwatch.contract.packet.ExceptionPacket;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What wrong master records have in common: what is wrong with them, and the customer, site or
 * source that they were found with.
 */
final class Patterns {
  private static final int MOST_SIGNS = 30;

  /** A sign that records have in common, in words, within a scope. */
  private record Sign(String scope, String words) {}

  /** Something in common of so many records. */
  record Pattern(String words, int records) {}

  private final Map<Sign, Map<ExceptionKey, Instant>> seen = new HashMap<>();
  private final Map<ExceptionKey, Map<String, Instant>> signs = new HashMap<>();

  /** Takes a record with its newest signs. */
  void put(Tracked record) {
    String scope = record.key().order().scope();
    Map<String, Instant> before = signs.getOrDefault(record.key(), Map.of());
    for (String gone : before.keySet()) {
      Map<ExceptionKey, Instant> records = seen.get(new Sign(scope, gone));
      if (records != null && !record.memory().containsKey(gone)) {
        records.remove(record.key());
        if (records.isEmpty()) {
          seen.remove(new Sign(scope, gone));
        }
      }
    }
    record
        .memory()
        .forEach(
            (sign, at) ->
                seen.computeIfAbsent(new Sign(scope, sign), s -> new HashMap<>())
                    .put(record.key(), at));
    signs.put(record.key(), record.memory());
  }

  /** The first sign of a packet, of customer, site, source, that enough records have. */
  Optional<Pattern> of(ExceptionPacket packet, String source, CorrectionRules rules) {
    Instant least = packet.getAt().minus(rules.within());
    for (String sign : signs(packet, source)) {
      long records =
          seen.getOrDefault(new Sign(packet.getScope(), sign), Map.of()).values().stream()
              .filter(at -> at.isAfter(least))
              .count();
      if (records >= rules.records()) {
        return Optional.of(new Pattern(sign, Math.toIntExact(records)));
      }
    }
    return Optional.empty();
  }

  /** The signs of a record, newly seen; old ones and the oldest of too many are forgotten. */
  static Map<String, Instant> signs(
      Map<String, Instant> before, ExceptionPacket packet, Instant least) {
    Map<String, Instant> signs = new TreeMap<>(before);
    signs(packet, Wrong.fact(packet).getSource()).forEach(sign -> signs.put(sign, packet.getAt()));
    signs.values().removeIf(at -> !at.isAfter(least));
    while (signs.size() > MOST_SIGNS) {
      signs.remove(
          signs.entrySet().stream()
              .min(
                  Comparator.comparing(Map.Entry<String, Instant>::getValue)
                      .thenComparing(Map.Entry::getKey))
              .orElseThrow()
              .getKey());
    }
    return signs;
  }

  private static List<String> signs(ExceptionPacket packet, String source) {
    String wrong = packet.getSubReason().toLowerCase(Locale.ROOT).replace('_', ' ');
    return Stream.of(
            sign(wrong, "customer", packet.getCustomer()),
            sign(wrong, "site", packet.getSite()),
            sign(wrong, "source", source))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> sign(String wrong, String of, @Nullable String value) {
    return value == null ? Optional.empty() : Optional.of(wrong + " of " + of + " " + value);
  }
}
