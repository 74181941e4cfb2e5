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
  private static final String LICENCE = "LICENCE";
  private static final List<String> BLOCKS =
      List.of("SANCTIONS", "EXPORT", "RECALL", LICENCE, "HAZARD");

  private final Past past;
  private final Map<String, Set<String>> ofOrder;
  private final Map<String, Set<String>> ofCustomer;
  private final Map<String, Set<String>> ofItem;

  /** Whether anybody had told of any customer's licence. */
  private final Steps<Boolean> licences = new Steps<>();

  ComplianceRule(Past past) {
    this.past = past;
    ofOrder = past.register.keysBy(ComplianceStated.class, ComplianceStated::order);
    ofCustomer = past.register.keysBy(ComplianceStated.class, ComplianceStated::customer);
    ofItem =
        past.register.keysBy(
            ComplianceStated.class, each -> each.customer() == null ? each.item() : null);
    for (Instant said : past.register.instants(ComplianceStated.class)) {
      boolean any =
          past.register.anyAt(
              ComplianceStated.class,
              each -> is(each, LICENCE, "CLEAR") && each.customer() != null,
              said);
      licences.change(said, any ? true : null);
    }
  }

  /** What was wrong with each order over time. */
  Map<Subject, Steps<Wrong>> conditions() {
    Map<Subject, Steps<Wrong>> conditions = new HashMap<>();
    for (String order : past.orders()) {
      Set<String> records = about(order);
      Steps<Wrong> steps = new Steps<>();
      for (Instant now : past.known(instants(order, records))) {
        String reason = reason(order, records, now);
        steps.change(now, reason == null ? null : new Wrong("COMPLIANCE_BLOCK", reason));
      }
      conditions.put(Subject.whole(order), steps);
    }
    return conditions;
  }

  /** What was ever said of an order, its customers or its items. */
  private Set<String> about(String order) {
    Set<String> records = new TreeSet<>(ofOrder.getOrDefault(order, Set.of()));
    for (String customer : past.customersEver(order)) {
      records.addAll(ofCustomer.getOrDefault(customer, Set.of()));
    }
    for (LineStated line : past.linesEver(order)) {
      String item = line.sourcing().item();
      if (item != null) {
        records.addAll(ofItem.getOrDefault(item, Set.of()));
      }
    }
    return records;
  }

  private Set<Instant> instants(String order, Set<String> records) {
    Set<Instant> instants = new TreeSet<>(past.instants(order));
    instants.addAll(licences.instants());
    for (LineStated line : past.linesEver(order)) {
      instants.addAll(past.register.instants(RegulatedStated.class, line.sourcing().item()));
    }
    for (String key : records) {
      instants.addAll(past.register.instants(ComplianceStated.class, key));
      for (ComplianceStated each : past.register.ever(ComplianceStated.class, key)) {
        if (each.validTo() != null) {
          instants.add(Past.startOf(each.validTo().plusDays(1)));
        }
      }
    }
    return instants;
  }

  private @Nullable String reason(String key, Set<String> records, Instant now) {
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
    List<ComplianceStated> about =
        past.register.at(ComplianceStated.class, records, now).stream()
            .filter(each -> isAbout(each, key, customer, open))
            .toList();
    for (String kind : BLOCKS) {
      if (about.stream().anyMatch(each -> is(each, kind, "BLOCKED") && holds(each, now))) {
        return kind;
      }
    }
    String licence = customer == null ? null : licence(about, customer, open, now);
    if (licence != null) {
      return licence;
    }
    return about.stream().anyMatch(each -> each.finding().equals("PENDING") && holds(each, now))
        ? "PENDING"
        : null;
  }

  private @Nullable String licence(
      List<ComplianceStated> about, String customer, List<LineStated> open, Instant now) {
    if (licences.at(now) == null) {
      return null;
    }
    boolean missing = false;
    for (LineStated line : open) {
      String item = line.sourcing().item();
      RegulatedStated regulated = past.register.at(RegulatedStated.class, item, now);
      if (regulated != null && regulated.regulated()) {
        List<ComplianceStated> own =
            about.stream()
                .filter(each -> is(each, LICENCE, "CLEAR") && customer.equals(each.customer()))
                .filter(each -> each.item() == null || each.item().equals(item))
                .toList();
        missing = missing || own.isEmpty();
        if (!own.isEmpty() && own.stream().noneMatch(each -> holds(each, now))) {
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
