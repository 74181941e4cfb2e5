package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.Happening.LineStated;
import io.holdwatch.deploy.simulation.history.PaperHappening.ComplianceStated;
import io.holdwatch.deploy.simulation.history.PaperHappening.RegulatedStated;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which orders compliance does not let pass, by RULES "Compliance". */
final class ComplianceRule {
  private static final List<String> BLOCKS =
      List.of("SANCTIONS", "EXPORT", "RECALL", "LICENCE", "HAZARD");

  private final Past past;
  private final Set<Instant> instants = new TreeSet<>();

  ComplianceRule(Past past) {
    this.past = past;
    instants.addAll(past.register.instants(ComplianceStated.class));
    instants.addAll(past.register.instants(RegulatedStated.class));
    for (Instant said : past.register.instants(ComplianceStated.class)) {
      for (ComplianceStated each : past.register.allAt(ComplianceStated.class, said)) {
        if (each.validTo() != null) {
          instants.add(Past.startOf(each.validTo().plusDays(1)));
        }
      }
    }
  }

  /** What was wrong with each order over time. */
  Map<Subject, Steps<Wrong>> conditions() {
    Map<Subject, Steps<Wrong>> conditions = new HashMap<>();
    for (String order : past.orders()) {
      Set<Instant> all = new TreeSet<>(past.instants(order));
      all.addAll(instants);
      Steps<Wrong> steps = new Steps<>();
      for (Instant now : past.known(all)) {
        String reason = reason(order, now);
        steps.put(now, reason == null ? null : new Wrong("COMPLIANCE_BLOCK", reason));
      }
      conditions.put(Subject.whole(order), steps);
    }
    return conditions;
  }

  private @Nullable String reason(String key, Instant now) {
    OrderAt order = past.order(key, now);
    if (order == null || order.header() == null || !order.isOpen()) {
      return null;
    }
    List<LineStated> open =
        order.lines().stream()
            .filter(line -> order.open(line).compareTo(BigDecimal.ZERO) > 0)
            .toList();
    if (open.isEmpty()) {
      return null;
    }
    String customer = order.header().terms().customer();
    List<ComplianceStated> all = past.register.allAt(ComplianceStated.class, now);
    List<ComplianceStated> about =
        all.stream().filter(each -> isAbout(each, key, customer, open)).toList();
    for (String kind : BLOCKS) {
      if (about.stream().anyMatch(each -> is(each, kind, "BLOCKED") && holds(each, now))) {
        return kind;
      }
    }
    String licence = customer == null ? null : licence(all, about, customer, open, now);
    if (licence != null) {
      return licence;
    }
    return about.stream().anyMatch(each -> each.finding().equals("PENDING") && holds(each, now))
        ? "PENDING"
        : null;
  }

  private @Nullable String licence(
      List<ComplianceStated> all,
      List<ComplianceStated> about,
      String customer,
      List<LineStated> open,
      Instant now) {
    if (all.stream().noneMatch(each -> is(each, "LICENCE", "CLEAR") && each.customer() != null)) {
      return null;
    }
    boolean missing = false;
    for (LineStated line : open) {
      String item = line.sourcing().item();
      RegulatedStated regulated = past.register.at(RegulatedStated.class, item, now);
      if (regulated != null && regulated.regulated()) {
        List<ComplianceStated> licences =
            about.stream()
                .filter(each -> is(each, "LICENCE", "CLEAR") && customer.equals(each.customer()))
                .filter(each -> each.item() == null || each.item().equals(item))
                .toList();
        missing = missing || licences.isEmpty();
        if (!licences.isEmpty() && licences.stream().noneMatch(each -> holds(each, now))) {
          return "LICENCE_EXPIRED";
        }
      }
    }
    return missing ? "LICENCE_MISSING" : null;
  }

  private static boolean isAbout(
      ComplianceStated said, String order, @Nullable String customer, List<LineStated> open) {
    if (said.order() == null && said.customer() == null && said.item() == null) {
      return false;
    }
    return (said.order() == null || said.order().equals(order))
        && (said.customer() == null || said.customer().equals(customer))
        && (said.item() == null
            || open.stream().anyMatch(line -> said.item().equals(line.sourcing().item())));
  }

  private static boolean is(ComplianceStated said, String kind, String finding) {
    return said.kind().equals(kind) && said.finding().equals(finding);
  }

  private static boolean holds(ComplianceStated said, Instant now) {
    return said.validTo() == null || now.isBefore(Past.startOf(said.validTo().plusDays(1)));
  }
}
