package io.holdwatch.classifier.option;

import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.classifier.terms.Terms;
import io.holdwatch.classifier.terms.WorkingHours;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.packet.AffectedLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What proposals are made for.
 *
 * @param order the order as it stands
 * @param finding what is wrong with it
 * @param now instant of the look
 * @param terms what ways, suppliers and agreements say
 * @param hours when the site of the order works
 */
public record Situation(
    CheckedOrder order, Finding finding, Instant now, Terms terms, WorkingHours hours) {
  Order header() {
    return order.header();
  }

  String scope() {
    return order.key().scope();
  }

  Envelope envelope() {
    return order.header().getEnvelope();
  }

  /** The line that the finding is about; empty where it is about none or several. */
  Optional<Outlook> line() {
    return finding.lines().size() == 1 ? line(finding.lines().getFirst()) : Optional.empty();
  }

  /** The facts of a type that the finding rests on, each once. */
  <T extends SpecificRecord> List<T> facts(Class<T> type) {
    return finding.basis().stream()
        .map(Basis::fact)
        .filter(type::isInstance)
        .map(type::cast)
        .distinct()
        .toList();
  }

  Optional<Outlook> line(AffectedLine affected) {
    return order.lines().stream()
        .filter(line -> affected.getLine().equals(line.number()))
        .findFirst();
  }

  /** The site that a line ships from. */
  @Nullable String siteOf(OrderLine line) {
    return line.getSite() != null ? line.getSite() : header().getSite();
  }
}
