package io.holdwatch.classifier.packet;

import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.order.FactKeys;
import io.holdwatch.classifier.policy.ClassifierPolicy;
import io.holdwatch.contract.Ids;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Shipment;
import io.holdwatch.contract.fact.ShipmentState;
import io.holdwatch.contract.packet.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Turns the basis of a finding into evidence: source record, version, position, age. */
final class EvidenceWriter {
  private EvidenceWriter() {}

  static List<Evidence> of(
      List<Basis> basis, ClassifierPolicy policy, LocalTimes times, Instant instant) {
    return basis.stream().map(each -> of(each, policy, times, instant)).toList();
  }

  private static Evidence of(
      Basis basis, ClassifierPolicy policy, LocalTimes times, Instant instant) {
    Envelope envelope = FactKeys.envelope(basis.fact()).orElseThrow();
    String type = FactKeys.type(basis.fact());
    Duration budget = isFinal(basis.fact()) ? null : policy.freshness().get(type);
    return Evidence.newBuilder()
        .setLabel(basis.label())
        .setValue(times.say(basis.value()))
        .setFactType(type)
        .setFactId(
            Ids.fact(
                envelope.getSource(),
                envelope.getRecordType(),
                envelope.getRecordId(),
                type,
                envelope.getVersion()))
        .setSource(envelope.getSource())
        .setRecordType(envelope.getRecordType())
        .setRecordId(envelope.getRecordId())
        .setVersion(envelope.getVersion())
        .setPosition(envelope.getPosition())
        .setAsOf(envelope.getEventTime())
        .setAge(Math.max(0, Duration.between(envelope.getEventTime(), instant).toMillis()))
        .setFreshnessBudget(budget == null ? null : budget.toMillis())
        .setRivalValue(basis.rival() == null ? null : times.say(basis.rival().value()))
        .setRivalSource(basis.rival() == null ? null : basis.rival().source())
        .setHierarchy(basis.rival() == null ? basis.hierarchy() : basis.rival().hierarchy())
        .build();
  }

  /** Whether nothing newer is to come of a fact, so that it cannot be too old. */
  private static boolean isFinal(SpecificRecord fact) {
    return fact instanceof Shipment shipment
        && (shipment.getState() == ShipmentState.DELIVERED
            || shipment.getState() == ShipmentState.CANCELLED);
  }

  /** Whether a fact is older than the policy calls fresh. */
  static boolean stale(Evidence evidence) {
    return evidence.getFreshnessBudget() != null
        && evidence.getAge() > evidence.getFreshnessBudget();
  }
}
