package io.holdwatch.deploy.trial;

import io.holdwatch.classifier.scope.Arrival;
import io.holdwatch.classifier.scope.Effect;
import io.holdwatch.classifier.scope.ScopeDesk;
import io.holdwatch.contract.fact.PolicyActivated;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.deploy.demo.ObservedSpells;
import io.holdwatch.deploy.judge.Judge;
import io.holdwatch.deploy.judge.ObservedSpell;
import io.holdwatch.deploy.judge.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;

/** Puts the classifier before a recording and judges what it tells. */
final class Trial {
  private static final Path STANDARD =
      Path.of("../routing-service/src/main/resources/policies/standard.yaml");

  private Trial() {}

  /** The policy pack that the product ships with. */
  static String standardPack() {
    try {
      return Files.readString(STANDARD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the product tells of a recording. */
  static Verdict of(Recording recording) {
    return of(recording, standardPack(), UnaryOperator.identity());
  }

  /**
   * What a product that bends a rule tells.
   *
   * @param pack policy pack that it judges by; the truth judges by the standard one
   * @param bend what becomes of each fact on its way
   */
  static Verdict of(Recording recording, String pack, UnaryOperator<SpecificRecord> bend) {
    return judge(recording, told(recording, pack, bend));
  }

  /** How right that is. */
  static Verdict judge(Recording recording, List<ObservedSpell> told) {
    return Judge.judge(recording.truth(), told, recording.end());
  }

  /** The spells that such a product tells. */
  static List<ObservedSpell> told(
      Recording recording, String pack, UnaryOperator<SpecificRecord> bend) {
    ObservedSpells observed = new ObservedSpells();
    play(recording, pack, bend, observed::add);
    return observed.spells();
  }

  /** All packets that such a product tells. */
  static void play(
      Recording recording,
      String pack,
      UnaryOperator<SpecificRecord> bend,
      Consumer<ExceptionPacket> hears) {
    ScopeDesk desk = new ScopeDesk();
    PolicyActivated policy = new PolicyActivated("trial", 1, "-", pack, "trial", 1L);
    take(desk, new Recording.Told(policy, false), hears);
    for (Recording.Told told : recording.told()) {
      take(desk, new Recording.Told(bend.apply(told.fact()), told.more()), hears);
    }
  }

  private static void take(ScopeDesk desk, Recording.Told told, Consumer<ExceptionPacket> hears) {
    for (Effect effect :
        desk.take(
            told.fact(),
            new Arrival(
                told.more() ? Arrival.More.OF_CHANGE : Arrival.More.NOTHING, Optional.empty()))) {
      if (effect instanceof Effect.Emit emit) {
        hears.accept(emit.packet());
      }
    }
  }
}
