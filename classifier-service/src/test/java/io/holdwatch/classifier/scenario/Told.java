package io.holdwatch.classifier.scenario;

import io.holdwatch.classifier.scope.Arrival;
import io.holdwatch.classifier.scope.Effect;
import io.holdwatch.classifier.scope.ScopeDesk;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.PacketEvent;
import io.holdwatch.contract.packet.PacketKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * A packet that a scenario leads to, with what was known when it was told.
 *
 * @param where file of the scenario, and the packet's summary
 * @param packet of an exception, a cause or an inquiry
 * @param known newest fact of each record at that time
 */
record Told(String where, ExceptionPacket packet, Collection<SpecificRecord> known) {
  /** What all scenarios tell, what only closes an exception left out. */
  static List<Told> all() throws IOException {
    List<Told> all = new ArrayList<>();
    for (Path file : ScenarioTest.files()) {
      ScopeDesk desk = new ScopeDesk();
      Map<String, SpecificRecord> known = new LinkedHashMap<>();
      for (SpecificRecord record : Scenario.records(file)) {
        for (Effect effect : desk.take(record, Arrival.alone())) {
          switch (effect) {
            case Effect.Keep keep -> known.put(keep.key(), keep.fact());
            case Effect.Forget forget -> known.remove(forget.key());
            case Effect.Emit(ExceptionPacket packet) -> {
              if (packet.getKind() != PacketKind.CLOCK
                  && packet.getKind() != PacketKind.POLICY
                  && packet.getEvent() != PacketEvent.CLEARED) {
                String where = Scenario.type(file) + "/" + file.getFileName() + ": ";
                all.add(new Told(where + packet.getSummary(), packet, List.copyOf(known.values())));
              }
            }
            case Effect.Track track -> {}
            case Effect.Count count -> {}
          }
        }
      }
    }
    return all;
  }

  /** Whether it leaves to the packet of its cause what rests on facts. */
  boolean isSlim() {
    return packet.getKind() == PacketKind.EXCEPTION
        && packet.getEvidence().stream().noneMatch(each -> each.getFactType().equals("Order"));
  }

  /** How many facts of a type are in its evidence. */
  long evidence(Class<? extends SpecificRecord> type) {
    return packet.getEvidence().stream()
        .filter(each -> each.getFactType().equals(type.getSimpleName()))
        .count();
  }

  /** The facts of a type that are known. */
  <T extends SpecificRecord> List<T> known(Class<T> type) {
    return known.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
