package io.holdwatch.classifier.document;

import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.check.OrderCheck;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.promise.Due;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Document;
import io.holdwatch.contract.fact.Shipment;
import io.holdwatch.contract.fact.ShipmentState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Finds DOCUMENT_ISSUE: papers that are missing, or that say something else than the goods. */
public final class DocumentCheck implements OrderCheck {
  private final Papers papers = new Papers();
  private DocumentSettings settings = new DocumentSettings(null, null);

  /** Asks by other settings from now on. */
  public void policy(DocumentSettings newer) {
    settings = newer;
  }

  @Override
  public void put(String record, SpecificRecord fact, boolean present, Set<OrderKey> touched) {
    if (fact instanceof Document document) {
      touched.addAll(papers.put(record, document, present));
    }
  }

  @Override
  public Set<OrderKey> ask(OrderKey key, @Nullable CheckedOrder order) {
    papers.ships(key, order != null && order.isOpen() && !order.order().shipments().isEmpty());
    return Set.of();
  }

  @Override
  public List<Finding> assess(CheckedOrder order, Instant now) {
    if (!order.isOpen()) {
      return List.of();
    }
    DocumentFinding finding = new DocumentFinding(order);
    List<Comparison> comparisons = new ArrayList<>();
    for (Document document : order.order().papers(Document.class)) {
      comparisons.add(new Comparison(order, papers.paper(document)));
    }
    Finding differing = differing(comparisons, finding);
    if (differing != null) {
      return List.of(differing);
    }
    for (DocumentReason reason :
        List.of(DocumentReason.PROOF_MISSING, DocumentReason.DESPATCH_MISSING)) {
      for (Shipment shipment : order.order().shipments()) {
        Instant until = until(order, shipment, reason);
        if (until != null && !now.isBefore(until)) {
          return List.of(finding.missing(reason, shipment));
        }
      }
    }
    return List.of();
  }

  private static @Nullable Finding differing(
      List<Comparison> comparisons, DocumentFinding finding) {
    for (Comparison each : comparisons) {
      Comparison.Difference difference = each.paper().tellsQuantities() ? each.difference() : null;
      if (difference != null) {
        return finding.quantity(each, difference);
      }
    }
    for (Comparison each : comparisons) {
      String reference = each.reference();
      if (reference != null) {
        return finding.reference(each, reference);
      }
    }
    for (Comparison each : comparisons) {
      Shipment shipment = Paper.isProof(each.paper().fact()) ? each.tooEarly() : null;
      if (shipment != null) {
        return finding.date(each, shipment);
      }
    }
    return null;
  }

  @Override
  public Optional<Instant> nextChange(CheckedOrder order, Instant now) {
    if (!order.isOpen() || order.order().shipments().isEmpty()) {
      return Optional.empty();
    }
    return order.order().shipments().stream()
        .flatMap(
            shipment ->
                List.of(DocumentReason.PROOF_MISSING, DocumentReason.DESPATCH_MISSING).stream()
                    .map(reason -> Optional.ofNullable(until(order, shipment, reason))))
        .flatMap(Optional::stream)
        .filter(until -> until.isAfter(now))
        .min(Instant::compareTo);
  }

  /** From when on a paper of a shipment is missing; null: it is not, for the time being. */
  private @Nullable Instant until(CheckedOrder order, Shipment shipment, DocumentReason reason) {
    boolean proof = reason == DocumentReason.PROOF_MISSING;
    Duration within = proof ? settings.proofWithin() : settings.despatchWithin();
    ShipmentState state = proof ? ShipmentState.DELIVERED : ShipmentState.SHIPPED;
    Predicate<Document> kind = proof ? Paper::isProof : Paper::isDespatch;
    if (within == null
        || shipment.getState() != state
        || !papers.knows(order.key().scope(), proof)
        || order.order().papers(Document.class).stream()
            .anyMatch(each -> kind.test(each) && papers.paper(each).isOf(shipment))) {
      return null;
    }
    DateOrTime since = proof ? shipment.getDelivered() : shipment.getShipped();
    return (since == null
            ? shipment.getEnvelope().getEventTime()
            : Due.act(since, null, order.header().getZone()))
        .plus(Objects.requireNonNull(within));
  }
}
