package io.holdwatch.classifier.compliance;

import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.check.OrderCheck;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Compliance;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Finds COMPLIANCE_BLOCK: what compliance says of an order, its customer or its items. */
public final class ComplianceCheck implements OrderCheck {
  private static final List<ComplianceReason> BLOCKS =
      List.of(
          ComplianceReason.SANCTIONS,
          ComplianceReason.EXPORT,
          ComplianceReason.RECALL,
          ComplianceReason.LICENCE,
          ComplianceReason.HAZARD);

  private final Map<String, Rulings> scopes = new HashMap<>();
  private final Concerned concerned;

  /**
   * A check that knows nothing.
   *
   * @param keys of the desk
   */
  public ComplianceCheck(Keys keys) {
    concerned = new Concerned(keys);
  }

  @Override
  public void put(String record, SpecificRecord fact, boolean present, Set<OrderKey> touched) {
    switch (fact) {
      case Compliance ruling -> {
        String scope = ruling.getEnvelope().getScope();
        Rulings rulings = rulings(ruling.getEnvelope());
        boolean known = rulings.knowsLicences();
        rulings.put(record, ruling, present);
        touched.addAll(
            known == rulings.knowsLicences() ? concerned.by(scope, ruling) : concerned.all(scope));
      }
      case Item item -> {
        if (item.getItem() != null && Boolean.TRUE.equals(item.getRegulated())) {
          rulings(item.getEnvelope()).put(record, item, present);
          touched.addAll(concerned.byItem(item.getEnvelope().getScope(), item.getItem()));
        }
      }
      default -> {}
    }
  }

  private Rulings rulings(Envelope envelope) {
    return scopes.computeIfAbsent(envelope.getScope(), s -> new Rulings());
  }

  @Override
  public Set<OrderKey> ask(OrderKey key, @Nullable CheckedOrder order) {
    if (order == null) {
      concerned.put(key, null, Set.of());
    } else {
      concerned.put(key, order.header().getCustomer(), items(unshipped(order)));
    }
    return Set.of();
  }

  @Override
  public List<Finding> assess(CheckedOrder order, Instant now) {
    Rulings rulings = scopes.get(order.key().scope());
    List<Outlook> lines = unshipped(order);
    if (rulings == null || lines.isEmpty()) {
      return List.of();
    }
    List<Ruling> about = about(rulings, order, lines);
    List<Ruling> holding = about.stream().filter(ruling -> ruling.holds(now)).toList();
    ComplianceFinding finding = new ComplianceFinding(order, lines, holding);
    for (ComplianceReason reason : BLOCKS) {
      for (Ruling ruling : holding) {
        if (ruling.blocks() && ruling.kind().equals(reason.name())) {
          return List.of(finding.of(reason, ruling));
        }
      }
    }
    Optional<Finding> unlicensed = unlicensed(rulings, order, lines, about, now, finding);
    if (unlicensed.isPresent()) {
      return List.of(unlicensed.get());
    }
    return holding.stream()
        .filter(Ruling::pends)
        .findFirst()
        .map(ruling -> List.of(finding.of(ComplianceReason.PENDING, ruling)))
        .orElse(List.of());
  }

  private static Optional<Finding> unlicensed(
      Rulings rulings,
      CheckedOrder order,
      List<Outlook> lines,
      List<Ruling> about,
      Instant now,
      ComplianceFinding finding) {
    if (order.header().getCustomer() == null || !rulings.knowsLicences()) {
      return Optional.empty();
    }
    Finding missing = null;
    for (Outlook line : lines) {
      Item item = rulings.regulated(line.line().getItem());
      if (item == null) {
        continue;
      }
      List<Ruling> licences = about.stream().filter(each -> isFor(each, line)).toList();
      if (licences.isEmpty()) {
        missing = missing == null ? finding.missing(line, item) : missing;
      } else if (licences.stream().noneMatch(each -> each.holds(now))) {
        return Optional.of(finding.expired(line, item, licences));
      }
    }
    return Optional.ofNullable(missing);
  }

  private static boolean isFor(Ruling ruling, Outlook line) {
    String item = ruling.fact().getItem();
    return ruling.isLicence() && (item == null || item.equals(line.line().getItem()));
  }

  @Override
  public Optional<Instant> nextChange(CheckedOrder order, Instant now) {
    Rulings rulings = scopes.get(order.key().scope());
    List<Outlook> lines = rulings == null ? List.of() : unshipped(order);
    return rulings == null || lines.isEmpty()
        ? Optional.empty()
        : about(rulings, order, lines).stream()
            .map(Ruling::end)
            .filter(Objects::nonNull)
            .filter(end -> end.isAfter(now))
            .min(Instant::compareTo);
  }

  private static List<Ruling> about(Rulings rulings, CheckedOrder order, List<Outlook> lines) {
    return rulings.about(order.key().order(), order.header().getCustomer(), items(lines));
  }

  private static List<Outlook> unshipped(CheckedOrder order) {
    List<Outlook> lines = new ArrayList<>();
    if (order.isOpen()) {
      for (Outlook line : order.lines()) {
        if (line.open().signum() > 0) {
          lines.add(line);
        }
      }
    }
    return lines;
  }

  private static Set<String> items(List<Outlook> lines) {
    Set<String> items = new TreeSet<>();
    for (Outlook line : lines) {
      if (line.line().getItem() != null) {
        items.add(line.line().getItem());
      }
    }
    return items;
  }
}
