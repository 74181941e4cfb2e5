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
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Turns the basis of a finding into evidence: source record, version, position, age. */
public final class EvidenceWriter {
  private EvidenceWriter() {}

  static List<Evidence> of(
      List<Basis> basis, ClassifierPolicy policy, LocalTimes times, Instant instant) {
    return basis.stream().map(each -> of(each, policy, times, instant)).toList();
  }

  private static Evidence of(
      Basis basis, ClassifierPolicy policy, LocalTimes times, Instant instant) {
    Envelope envelope = FactKeys.envelope(basis.fact()).orElseThrow();
    String type = FactKeys.type(basis.fact());
    Duration budget = budget(basis, policy);
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
        .setAge(age(basis, instant))
        .setFreshnessBudget(budget == null ? null : budget.toMillis())
        .setRivalValue(basis.rival() == null ? null : times.say(basis.rival().value()))
        .setRivalSource(basis.rival() == null ? null : basis.rival().source())
        .setHierarchy(basis.rival() == null ? basis.hierarchy() : basis.rival().hierarchy())
        .build();
  }

  /** How old a fact is. [ms] */
  static long age(Basis basis, Instant instant) {
    Envelope envelope = FactKeys.envelope(basis.fact()).orElseThrow();
    return Math.max(0, Duration.between(envelope.getEventTime(), instant).toMillis());
  }

  /** How old a fact may be; null: as old as it is. */
  static @Nullable Duration budget(Basis basis, ClassifierPolicy policy) {
    return isFinal(basis.fact()) ? null : policy.freshness().get(FactKeys.type(basis.fact()));
  }

  /** Whether nothing newer is to come of a fact, so that it cannot be too old. */
  private static boolean isFinal(SpecificRecord fact) {
    return fact instanceof Shipment shipment
        && (shipment.getState() == ShipmentState.DELIVERED
            || shipment.getState() == ShipmentState.CANCELLED);
  }

  /** Whether a fact is older than the policy calls fresh. */
  public static boolean stale(Evidence evidence) {
    return evidence.getFreshnessBudget() != null
        && evidence.getAge() > evidence.getFreshnessBudget();
  }

  /** From when on it is older than the policy calls fresh; empty: it has no budget. */
  public static Optional<Instant> staleFrom(Evidence evidence) {
    return Optional.ofNullable(evidence.getFreshnessBudget())
        .map(budget -> evidence.getAsOf().plusMillis(budget + 1));
  }
}
