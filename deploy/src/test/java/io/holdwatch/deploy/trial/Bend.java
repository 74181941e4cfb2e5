package io.holdwatch.deploy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.packet.ExceptionType;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * A product with one rule bent: it judges by another policy pack, or does not see what the rule is
 * about.
 *
 * @param type the type that must suffer
 * @param rule what is bent, in words
 * @param seed of a recording in which it shows
 * @param pack policy pack
 * @param facts what becomes of each fact
 */
record Bend(
    ExceptionType type, String rule, long seed, String pack, UnaryOperator<SpecificRecord> facts) {
  private static final String STANDARD = Trial.standardPack();

  /** A rule of the policy pack with another value. */
  static Bend policy(ExceptionType type, String rule, long seed, String from, String to) {
    assertThat(STANDARD).as("the standard pack").contains(from);
    return new Bend(type, rule, seed, STANDARD.replace(from, to), UnaryOperator.identity());
  }

  /** Facts of one kind with something else in them. */
  static <T extends SpecificRecord> Bend facts(
      ExceptionType type, String rule, long seed, Class<T> kind, Consumer<T> change) {
    return new Bend(
        type,
        rule,
        seed,
        STANDARD,
        fact -> {
          if (!kind.isInstance(fact)) {
            return fact;
          }
          T copy = kind.cast(SpecificData.getForClass(kind).deepCopy(fact.getSchema(), fact));
          change.accept(copy);
          return copy;
        });
  }

  @Override
  public String toString() {
    return type + ": " + rule;
  }
}
