package io.holdwatch.classifier.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.classifier.checkpoint.Blocks;
import io.holdwatch.classifier.order.FactKeys;
import io.holdwatch.classifier.scope.Arrival;
import io.holdwatch.classifier.scope.Effect;
import io.holdwatch.classifier.scope.ScopeDesk;
import io.holdwatch.contract.fact.Checkpoint;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.ScheduleLine;
import io.holdwatch.contract.fact.Stage;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.PacketEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Trouble is found at the first checkpoint that it must not pass: the scenarios that find it are
 * played with orders of which nobody has confirmed anything yet.
 */
final class EarliestCheckpointTest {
  static Set<ExceptionType> types() {
    return ScenarioCoverageTest.types();
  }

  @ParameterizedTest
  @MethodSource("types")
  void isFoundBeforeTheFirstCheckpointThatItBlocks(ExceptionType type) throws IOException {
    List<Checkpoint> found = new ArrayList<>();
    for (Path file : ScenarioTest.files()) {
      if (Scenario.type(file).equals(type.name())) {
        found.addAll(openedAt(type, file));
      }
    }
    assertThat(found)
        .as("%s has to be found before its first checkpoint", type)
        .contains(Blocks.of(type).stream().min(Comparator.naturalOrder()).orElseThrow());
  }

  private static List<Checkpoint> openedAt(ExceptionType type, Path file) throws IOException {
    ScopeDesk desk = new ScopeDesk();
    List<Checkpoint> checkpoints = new ArrayList<>();
    for (SpecificRecord record : Scenario.records(file)) {
      for (Effect effect : desk.take(unconfirmed(record), Arrival.alone())) {
        if (effect instanceof Effect.Emit(ExceptionPacket packet)
            && packet.getType() == type
            && packet.getEvent() == PacketEvent.OPENED) {
          checkpoints.add(packet.getCheckpoint());
        }
      }
    }
    return checkpoints;
  }

  /** The same, as it is before anybody names a date: what was promised is only asked for. */
  private static SpecificRecord unconfirmed(SpecificRecord record) {
    SpecificRecord copy = FactKeys.copy(record);
    switch (copy) {
      case Order order -> {
        order.setRequested(asked(order.getPromised(), order.getRequested()));
        order.setPromised(null);
        order.setConfirmed(null);
      }
      case OrderLine line -> {
        line.setRequested(asked(line.getPromised(), line.getRequested()));
        line.setPromised(null);
        line.setConfirmed(null);
        line.setStage(line.getStage() == Stage.RESERVED ? Stage.OPEN : line.getStage());
      }
      case ScheduleLine schedule -> {
        schedule.setRequested(asked(schedule.getPromised(), schedule.getRequested()));
        schedule.setPromised(null);
        schedule.setConfirmed(null);
      }
      default -> {}
    }
    return copy;
  }

  private static @Nullable DateOrTime asked(
      @Nullable DateOrTime promised, @Nullable DateOrTime requested) {
    return promised == null ? requested : promised;
  }
}
