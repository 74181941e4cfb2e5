package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.exception.Life;
import io.holdwatch.classifier.finding.Cause;
import io.holdwatch.classifier.policy.CorrectionRules;
import io.holdwatch.contract.packet.Correction;
import io.holdwatch.contract.packet.Evidence;
import io.holdwatch.contract.packet.ExceptionPacket;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What is wrong with a master record.
 *
 * @param kind of record: item, unit, conversion, customer, tax-id, rate
 * @param key of the record among those of its kind
 * @param words what is wrong with it, without a full stop
 * @param fact that says it wrong; the line or order that names it where none does
 */
record Wrong(String kind, String key, String words, Evidence fact) {
  /** Facts that tell of master records, before those that name them. */
  private static final List<String> TELLING = List.of("Item", "Customer", "OrderLine", "Order");

  static Wrong of(Cause cause, ExceptionPacket packet) {
    int colon = cause.key().indexOf(':');
    return new Wrong(
        cause.key().substring(0, colon),
        cause.key().substring(colon + 1),
        cause.words(),
        fact(packet));
  }

  /** The fact of a packet that tells of the record. */
  static Evidence fact(ExceptionPacket packet) {
    for (String type : TELLING) {
      for (Evidence each : packet.getEvidence()) {
        if (each.getFactType().equals(type)) {
          return each;
        }
      }
    }
    return packet.getEvidence().getFirst();
  }

  /** What has to be corrected, as a packet says it. */
  Correction correction(
      ExceptionPacket packet, Life life, Patterns patterns, CorrectionRules rules) {
    Instant least = packet.getAt().minus(rules.within());
    int recurred =
        Math.toIntExact(
            life.spells().stream().filter(spell -> spell.ended().isAfter(least)).count());
    Correction.Builder correction =
        Correction.newBuilder()
            .setRecord(kind)
            .setRecordKey(key)
            .setWrong(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1))
            .setDataOwner(rules.owner(kind, fact.getSource(), fact.getRecordType()))
            .setSource(fact.getSource())
            .setTable(fact.getRecordType())
            .setSince(Objects.requireNonNull(life.since(), "a record that is wrong is so since"))
            .setRecurred(recurred)
            .setWithin(rules.within().toMillis())
            .setRecurring(recurred + 1 >= rules.times());
    patterns
        .of(packet, fact.getSource(), rules)
        .ifPresent(
            pattern -> correction.setPattern(pattern.words()).setPatternRecords(pattern.records()));
    return correction.build();
  }
}
