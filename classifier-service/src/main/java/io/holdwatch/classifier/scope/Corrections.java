package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.exception.Life;
import io.holdwatch.classifier.exception.Spell;
import io.holdwatch.classifier.policy.CorrectionRules;
import io.holdwatch.classifier.subject.ExceptionKey;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionState;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.Outcome;
import io.holdwatch.contract.packet.PacketEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Master records that are wrong, each with when it was wrong before and what it has in common with
 * others. A record is wrong as long as it stops an order; where the last order goes and it is wrong
 * no more, it was mended.
 */
final class Corrections {
  private static final String PREFIX = "record:";

  private final BiPredicate<String, String> isWrong;
  private final Map<ExceptionKey, Tracked> records = new HashMap<>();
  private final Map<ExceptionKey, Set<ExceptionKey>> stopped = new HashMap<>();
  private final Map<ExceptionKey, ExceptionKey> recordOf = new HashMap<>();
  private final Patterns patterns = new Patterns();

  /**
   * @param isWrong whether a record of a scope is wrong, by scope and key of the cause
   */
  Corrections(BiPredicate<String, String> isWrong) {
    this.isWrong = isWrong;
  }

  static boolean isRecord(ExceptionKey key) {
    return key.order().order().isEmpty() && key.subject().startsWith(PREFIX);
  }

  private static ExceptionKey key(String scope, String causeKey) {
    return new ExceptionKey(
        ExceptionType.MASTER_DATA_CONFLICT, new OrderKey(scope, ""), PREFIX + causeKey);
  }

  /** Gives back what was kept of a record. */
  void restore(Tracked record) {
    records.put(record.key(), record);
    patterns.put(record);
  }

  /** Gives back an exception. */
  void member(Tracked exception) {
    ExceptionPacket last = exception.last();
    ExceptionKey record = last == null ? null : record(last);
    if (record != null) {
      stop(exception.key(), record);
    }
  }

  private static @Nullable ExceptionKey record(ExceptionPacket packet) {
    return packet.getType() == ExceptionType.MASTER_DATA_CONFLICT
            && packet.getState() == ExceptionState.OPEN
            && packet.getCauseKey() != null
        ? key(packet.getScope(), packet.getCauseKey())
        : null;
  }

  private void stop(ExceptionKey member, ExceptionKey record) {
    stopped.computeIfAbsent(record, r -> new TreeSet<>()).add(member);
    recordOf.put(member, record);
  }

  /**
   * Notes what was found and what has ended, and says in the drafts what has to be corrected.
   *
   * @param rules of the policy in force for an order
   * @return records that are to be kept anew
   */
  Collection<Tracked> note(List<PacketDraft> drafts, Function<OrderKey, CorrectionRules> rules) {
    Map<ExceptionKey, Tracked> changed = new TreeMap<>();
    for (PacketDraft draft : drafts) {
      if (draft.key().type() == ExceptionType.MASTER_DATA_CONFLICT) {
        note(draft, rules.apply(draft.key().order()), changed);
      }
    }
    return changed.values();
  }

  private void note(PacketDraft draft, CorrectionRules rules, Map<ExceptionKey, Tracked> changed) {
    ExceptionPacket packet = draft.packet();
    ExceptionKey left = recordOf.get(draft.key());
    ExceptionKey joined = record(packet);
    if (left != null && !left.equals(joined)) {
      leave(draft.key(), left, packet, changed);
    }
    if (joined != null) {
      Tracked record = joined.equals(left) ? records.get(joined) : null;
      if (record == null) {
        record = join(draft.key(), joined, packet, rules, changed);
      }
      packet.setCorrection(
          Wrong.of(Objects.requireNonNull(draft.cause()), packet)
              .correction(packet, record.life(), patterns, rules));
    }
  }

  private Tracked join(
      ExceptionKey member,
      ExceptionKey key,
      ExceptionPacket packet,
      CorrectionRules rules,
      Map<ExceptionKey, Tracked> changed) {
    stop(member, key);
    Tracked was = records.getOrDefault(key, Tracked.none(key));
    Instant at = packet.getAt();
    Instant since = packet.getEvent() == PacketEvent.UPDATED ? at : packet.getSince();
    Instant known = was.life().since();
    Instant earliest = known == null || (since != null && since.isBefore(known)) ? since : known;
    Instant least = at.minus(rules.within());
    List<Spell> spells =
        was.life().spells().stream().filter(spell -> spell.ended().isAfter(least)).toList();
    Life life = new Life(Life.Phase.OPEN, earliest, at, false, spells, 0);
    return keep(new Tracked(key, life, Patterns.signs(was.memory(), packet, least), null), changed);
  }

  private void leave(
      ExceptionKey member,
      ExceptionKey key,
      ExceptionPacket packet,
      Map<ExceptionKey, Tracked> changed) {
    recordOf.remove(member);
    Set<ExceptionKey> open = Objects.requireNonNull(stopped.get(key), "a member's record is known");
    open.remove(member);
    Tracked was = records.get(key);
    if (!open.isEmpty() || was == null) {
      return;
    }
    stopped.remove(key);
    Instant since = was.life().since();
    Instant ended = packet.getEndedAt() == null ? packet.getAt() : packet.getEndedAt();
    List<Spell> spells = new ArrayList<>(was.life().spells());
    if (since != null
        && packet.getOutcome() != Outcome.NEVER_TRUE
        && !isWrong.test(key.order().scope(), key.subject().substring(PREFIX.length()))) {
      spells.add(new Spell(since, ended, Outcome.CAUSE_GONE));
    }
    keep(
        new Tracked(
            key,
            new Life(Life.Phase.QUIET, null, null, false, List.copyOf(spells), 0),
            was.memory(),
            null),
        changed);
  }

  private Tracked keep(Tracked record, Map<ExceptionKey, Tracked> changed) {
    records.put(record.key(), record);
    patterns.put(record);
    changed.put(record.key(), record);
    return record;
  }
}
