package io.holdwatch.classifier.impact;

import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.contract.fact.Compliance;
import io.holdwatch.contract.fact.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Why compliance counts in the priority: which checks stop the order, how many of each kind. */
final class ComplianceWords {
  private ComplianceWords() {}

  /**
   * "1 export check and 2 sanctions checks block it", "1 export check is not decided", "item L:A is
   * regulated".
   */
  static String of(List<Basis> basis, @Nullable Item regulated) {
    List<String> said = new ArrayList<>();
    say(said, basis, "BLOCKED", " blocks it", " block it");
    say(said, basis, "PENDING", " is not decided", " are not decided");
    if (regulated != null) {
      said.add("item " + regulated.getItem() + " is regulated");
    }
    return said.isEmpty() ? "compliance stops it" : String.join(", ", said);
  }

  private static void say(
      List<String> said, List<Basis> basis, String finding, String does, String all) {
    Map<String, Integer> kinds = new TreeMap<>();
    for (Basis each : basis) {
      if (each.fact() instanceof Compliance fact && is(finding, fact.getFinding())) {
        String kind = fact.getKind() == null ? "" : lower(fact.getKind()) + " ";
        kinds.merge(kind, 1, Integer::sum);
      }
    }
    if (!kinds.isEmpty()) {
      List<String> counts = new ArrayList<>();
      int sum = 0;
      for (Map.Entry<String, Integer> each : kinds.entrySet()) {
        int count = each.getValue();
        counts.add(count + " " + each.getKey() + (count == 1 ? "check" : "checks"));
        sum += count;
      }
      said.add(String.join(" and ", counts) + (sum == 1 ? does : all));
    }
  }

  private static boolean is(String finding, @Nullable String word) {
    return word != null && word.strip().equalsIgnoreCase(finding);
  }

  private static String lower(String word) {
    return word.strip().toLowerCase(Locale.ROOT);
  }
}
