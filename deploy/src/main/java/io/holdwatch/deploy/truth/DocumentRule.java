package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.Happening.Carried;
import io.holdwatch.deploy.simulation.history.Happening.ShipmentStated;
import io.holdwatch.deploy.simulation.history.PaperHappening.DocumentStated;
import io.holdwatch.deploy.simulation.history.WorldHistory;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which orders lack papers, or have some that say something else, by RULES "Documents". */
final class DocumentRule {
  private static final String PROOF = "PROOF_OF_DELIVERY";
  private static final String DESPATCH = "DESPATCH_ADVICE";

  private final Past past;
  private final ShipmentsAt shipments;
  private final Map<String, Set<String>> documents;
  private final Map<String, Instant> known = new HashMap<>();

  DocumentRule(Past past, WorldHistory history) {
    this.past = past;
    shipments = new ShipmentsAt(history);
    documents = past.register.keysBy(DocumentStated.class, DocumentStated::order);
    for (Set<String> keys : documents.values()) {
      for (String key : keys) {
        for (DocumentStated each : past.register.ever(DocumentStated.class, key)) {
          known.merge(each.kind(), each.at(), (a, b) -> a.isBefore(b) ? a : b);
        }
      }
    }
  }

  /** What was wrong with each order over time. */
  Map<Subject, Steps<Wrong>> conditions() {
    Map<Subject, Steps<Wrong>> conditions = new HashMap<>();
    for (String order : past.orders()) {
      Set<Instant> instants = new TreeSet<>(past.instants(order));
      instants.addAll(known.values());
      documents
          .getOrDefault(order, Set.of())
          .forEach(key -> instants.addAll(past.register.instants(DocumentStated.class, key)));
      for (ShipmentStated each : shipments.ever(order)) {
        instants.add(each.at());
        if (each.shippedAt() != null) {
          instants.add(each.shippedAt().plus(past.policy.despatchWithin()));
        }
        if (each.deliveredAt() != null) {
          instants.add(each.deliveredAt().plus(past.policy.proofWithin()));
        }
      }
      Steps<Wrong> steps = new Steps<>();
      for (Instant now : past.known(instants)) {
        String reason = reason(order, now);
        steps.change(now, reason == null ? null : new Wrong("DOCUMENT_ISSUE", reason));
      }
      conditions.put(Subject.whole(order), steps);
    }
    return conditions;
  }

  private @Nullable String reason(String key, Instant now) {
    OrderAt order = past.order(key, now);
    if (order == null || !order.isOpen()) {
      return null;
    }
    List<DocumentStated> papers =
        past.register.at(DocumentStated.class, documents.getOrDefault(key, Set.of()), now);
    List<ShipmentStated> live =
        shipments.at(key, now).stream().filter(each -> !each.cancelled()).toList();
    if (papers.stream().anyMatch(paper -> live.stream().anyMatch(each -> differs(paper, each)))) {
      return "QUANTITY_DIFFERS";
    }
    String number = key.substring(key.indexOf(':') + 1);
    if (papers.stream()
        .anyMatch(
            paper ->
                !paper.namedOrder().equals(number)
                    || !paper.namedPo().equalsIgnoreCase(paper.ownPo()))) {
      return "REFERENCE_DIFFERS";
    }
    if (papers.stream()
        .filter(paper -> paper.kind().equals(PROOF))
        .anyMatch(paper -> live.stream().anyMatch(each -> isTooEarly(paper, each)))) {
      return "DATE_DIFFERS";
    }
    for (ShipmentStated each : live) {
      Instant arrived = each.deliveredAt();
      if (arrived != null
          && lacks(papers, each, PROOF, now)
          && !now.isBefore(arrived.plus(past.policy.proofWithin()))) {
        return "PROOF_MISSING";
      }
    }
    for (ShipmentStated each : live) {
      Instant left = each.shippedAt();
      if (left != null
          && each.deliveredAt() == null
          && lacks(papers, each, DESPATCH, now)
          && !now.isBefore(left.plus(past.policy.despatchWithin()))) {
        return "DESPATCH_MISSING";
      }
    }
    return null;
  }

  private boolean lacks(
      List<DocumentStated> papers, ShipmentStated shipment, String kind, Instant now) {
    Instant since = known.get(kind);
    return since != null
        && !now.isBefore(since)
        && papers.stream()
            .noneMatch(p -> p.kind().equals(kind) && p.shipment().equals(shipment.shipment()));
  }

  private static boolean differs(DocumentStated paper, ShipmentStated shipment) {
    if (!paper.shipment().equals(shipment.shipment())) {
      return false;
    }
    for (Carried said : paper.lines()) {
      for (Carried carried : shipment.contents()) {
        if (said.line() == carried.line() && said.quantity().compareTo(carried.quantity()) != 0) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isTooEarly(DocumentStated paper, ShipmentStated shipment) {
    return paper.shipment().equals(shipment.shipment())
        && shipment.shippedAt() != null
        && paper.date().isBefore(Past.date(shipment.shippedAt()));
  }
}
