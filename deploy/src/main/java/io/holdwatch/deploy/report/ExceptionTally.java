package io.holdwatch.deploy.report;

import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionState;
import io.holdwatch.contract.packet.Outcome;
import io.holdwatch.contract.packet.PacketKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Counts exceptions from their packets: the last word on each spell counts. */
final class ExceptionTally {
  private record SpellKey(String exceptionId, int spell) {}

  private record Spell(String scope, String type, String order, Outcome outcome, boolean ended) {}

  private record Latest(String scope, String type, ExceptionState state, long revision) {}

  private final Map<SpellKey, Spell> spells = new HashMap<>();
  private final Map<String, Latest> latest = new HashMap<>();

  void add(ExceptionPacket packet) {
    if (packet.getKind() != PacketKind.EXCEPTION) {
      return;
    }
    String id = packet.getExceptionId();
    Latest before = latest.get(id);
    if (before != null && packet.getRevision() < before.revision()) {
      return;
    }
    String type = packet.getType().name();
    boolean ended = packet.getState() == ExceptionState.CLOSED;
    latest.put(id, new Latest(packet.getScope(), type, packet.getState(), packet.getRevision()));
    spells.put(
        new SpellKey(id, packet.getSpell()),
        new Spell(packet.getScope(), type, packet.getOrder(), packet.getOutcome(), ended));
  }

  /** By type, of the scopes that are wanted. */
  Map<String, Figures.OfType> figures(Predicate<String> scopes) {
    Map<String, Map<String, Long>> outcomes = new TreeMap<>();
    Map<String, Set<String>> orders = new HashMap<>();
    Map<String, long[]> counts = new TreeMap<>();
    for (Spell spell : spells.values()) {
      if (!scopes.test(spell.scope())) {
        continue;
      }
      long[] count = counts.computeIfAbsent(spell.type(), type -> new long[3]);
      Map<String, Long> byOutcome = outcomes.computeIfAbsent(spell.type(), type -> new TreeMap<>());
      Set<String> ever = orders.computeIfAbsent(spell.type(), type -> new HashSet<>());
      count[0]++;
      if (spell.ended()) {
        count[1]++;
        byOutcome.merge(spell.outcome().name(), 1L, Long::sum);
      }
      if (!spell.ended() || spell.outcome() != Outcome.NEVER_TRUE) {
        ever.add(spell.order());
      }
    }
    latest.values().stream()
        .filter(each -> scopes.test(each.scope()) && each.state() == ExceptionState.OPEN)
        .forEach(each -> counts.computeIfAbsent(each.type(), type -> new long[3])[2]++);
    Map<String, Figures.OfType> figures = new TreeMap<>();
    counts.forEach(
        (type, count) ->
            figures.put(
                type,
                new Figures.OfType(
                    count[0],
                    count[1],
                    count[2],
                    orders.getOrDefault(type, Set.of()).size(),
                    outcomes.getOrDefault(type, Map.of()))));
    return figures;
  }
}
