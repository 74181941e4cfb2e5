package io.holdwatch.deploy.demo;

import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionState;
import io.holdwatch.contract.packet.PacketKind;
import io.holdwatch.deploy.judge.ObservedSpell;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** What the packets tell: the spells of some scopes, and how far the clock has come. */
final class Told implements BiConsumer<Integer, ExceptionPacket> {
  private final String clock;
  private final ObservedSpells spells = new ObservedSpells();
  private final Set<String> open = new HashSet<>();
  private final Map<Integer, Instant> times = new HashMap<>();
  private Set<String> scopes = Set.of();
  private long opened;

  Told(String clock) {
    this.clock = clock;
  }

  /** From now on the exceptions of these scopes are listened to. */
  void only(Set<String> names) {
    scopes = Set.copyOf(names);
  }

  /** Time that the clock has reached in every partition that told of it. */
  Optional<Instant> time() {
    return times.values().stream().min(Comparator.naturalOrder());
  }

  /** Exceptions that were opened, or opened again. */
  long opened() {
    return opened;
  }

  /** Exceptions that are open. */
  long open() {
    return open.size();
  }

  List<ObservedSpell> spells() {
    return spells.spells();
  }

  @Override
  public void accept(Integer partition, ExceptionPacket packet) {
    if (packet.getKind() == PacketKind.CLOCK && packet.getClock().equals(clock)) {
      times.merge(partition, packet.getAt(), (a, b) -> a.isAfter(b) ? a : b);
    }
    if (packet.getKind() == PacketKind.EXCEPTION && scopes.contains(packet.getScope())) {
      spells.add(packet);
      if (packet.getState() == ExceptionState.CLOSED) {
        open.remove(packet.getExceptionId());
      } else if (open.add(packet.getExceptionId())) {
        opened++;
      }
    }
  }
}
