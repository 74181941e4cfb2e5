package io.holdwatch.deploy.demo;

import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionState;
import io.holdwatch.contract.packet.PacketEvent;
import io.holdwatch.contract.packet.PacketKind;
import io.holdwatch.deploy.judge.ObservedSpell;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The spells that packets tell of: as they were opened, and how they ended. */
public final class ObservedSpells {
  private final Map<String, ObservedSpell> spells = new TreeMap<>();

  /** Nothing yet. */
  public ObservedSpells() {}

  /** Takes a packet; what is not about an exception is left aside. */
  public void add(ExceptionPacket packet) {
    if (packet.getKind() != PacketKind.EXCEPTION) {
      return;
    }
    String key = packet.getExceptionId() + ":" + packet.getSpell();
    if (packet.getEvent() == PacketEvent.OPENED || packet.getEvent() == PacketEvent.REOPENED) {
      spells.put(
          key,
          new ObservedSpell(
              packet.getOrder(),
              line(packet),
              packet.getType().name(),
              packet.getSubReason(),
              Objects.requireNonNull(packet.getSince()),
              Objects.requireNonNull(packet.getOpenedAt()),
              null,
              null));
    } else if (packet.getState() == ExceptionState.CLOSED) {
      spells.computeIfPresent(
          key,
          (k, s) ->
              new ObservedSpell(
                  s.order(),
                  s.line(),
                  s.type(),
                  s.subReason(),
                  s.since(),
                  s.openedAt(),
                  packet.getEndedAt(),
                  packet.getOutcome().name()));
    }
  }

  /** Line number of a subject "order:line"; empty where the subject is the order. */
  private static String line(ExceptionPacket packet) {
    String order = packet.getOrder() + ":";
    return packet.getSubject().startsWith(order)
        ? packet.getSubject().substring(order.length())
        : "";
  }

  /** All spells so far. */
  public List<ObservedSpell> spells() {
    return List.copyOf(spells.values());
  }
}
