package io.holdwatch.classifier.option;

import io.holdwatch.classifier.order.FactKeys;
import io.holdwatch.classifier.scenario.FactYaml;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;

/** What the sources of a generated world tell, and the dice by which it is generated. */
final class Told {
  private static final Duration LONG_AGO = Duration.ofDays(10);

  private final Random dice;
  private final Map<String, SpecificRecord> facts = new LinkedHashMap<>();

  Told(long seed) {
    dice = new Random(seed);
  }

  Map<String, SpecificRecord> facts() {
    return facts;
  }

  boolean chance(int percent) {
    return dice.nextInt(100) < percent;
  }

  /** From least to most, both included. */
  int number(int least, int most) {
    return least + dice.nextInt(most - least + 1);
  }

  <T> T one(List<T> of) {
    return of.get(dice.nextInt(of.size()));
  }

  /** Fields of a fact, in pairs of name and value. */
  static Map<String, Object> fields(Object... pairs) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put(pairs[i].toString(), pairs[i + 1]);
    }
    return fields;
  }

  /** A fact that was told long ago. */
  void put(String type, Object id, Map<String, Object> fields) {
    Map<String, Object> all = new LinkedHashMap<>(fields);
    all.put("id", id);
    all.putIfAbsent("at", OptionWorld.NOW.minus(LONG_AGO).toString());
    SpecificRecord fact = FactYaml.of(Map.of(type, all));
    facts.put(FactKeys.gateKey(fact, FactKeys.envelope(fact).orElseThrow()), fact);
  }

  /** The instant so many hours after now. */
  static Instant hours(int hours) {
    return OptionWorld.NOW.plus(Duration.ofHours(hours));
  }

  /** The day so many days after today. */
  static String day(int days) {
    return OptionWorld.TODAY.plusDays(days).toString();
  }

  static Map<String, Object> euro(int amount) {
    return money(amount, "EUR");
  }

  static Map<String, Object> money(int amount, String currency) {
    return Map.of("amount", amount, "currency", currency);
  }
}
