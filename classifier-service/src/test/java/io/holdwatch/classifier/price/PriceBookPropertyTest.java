package io.holdwatch.classifier.price;

import static io.holdwatch.classifier.price.PriceFacts.DAY;
import static io.holdwatch.classifier.price.PriceFacts.envelope;
import static io.holdwatch.classifier.price.PriceFacts.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.Price;
import io.holdwatch.contract.fact.PriceKind;
import io.holdwatch.contract.fact.Promotion;
import io.holdwatch.contract.fact.Rebate;
import io.holdwatch.contract.fact.UnitPrice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The book against a plain second reading, on random worlds; the seed is the argument. */
final class PriceBookPropertyTest {
  private static final int CHANGES = 1_500;
  private static final List<LineKey> KEYS =
      List.of(line("1", "1"), line("1", "2"), line("2", "1"), line("3", "1"), line("4", "1"));

  private final Map<String, SpecificRecord> facts = new TreeMap<>();
  private final Map<LineKey, PricedLine> lines = new TreeMap<>();
  private PriceSettings settings = PriceSettings.DEFAULT;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void answersAsAPlainReadingDoesAndTellsWhatItTouches(long seed) {
    Random random = new Random(seed);
    PriceBook book = new PriceBook(settings, new Keys());
    Map<String, Integer> reasons = new TreeMap<>();
    Map<LineKey, Optional<Finding>> last = answers(book);
    for (int change = 0; change < CHANGES; change++) {
      Set<LineKey> touched = change(random, book);
      Map<LineKey, Optional<Finding>> now = answers(book);
      PlainPrices plain = new PlainPrices(facts.values(), settings);
      for (LineKey key : KEYS) {
        String where = "seed " + seed + ", change " + change + ", " + key;
        Optional<PlainPrices.Answer> wanted =
            Optional.ofNullable(lines.get(key)).flatMap(plain::answer);
        assertThat(answer(book, key)).as(where).isEqualTo(wanted);
        if (!touched.contains(key)) {
          assertThat(now.get(key)).as("%s was not told", where).isEqualTo(last.get(key));
        }
        wanted.ifPresent(a -> reasons.merge(a.reason(), 1, Integer::sum));
      }
      last = now;
    }
    assertThat(reasons.keySet()).as("seed %s", seed).hasSize(PriceReason.values().length);
    assertThat(anew(random)).as("seed %s, in another order", seed).isEqualTo(last);
  }

  private static Map<LineKey, Optional<Finding>> answers(PriceBook book) {
    Map<LineKey, Optional<Finding>> answers = new TreeMap<>();
    KEYS.forEach(key -> answers.put(key, book.assess(key)));
    return answers;
  }

  private static Optional<PlainPrices.Answer> answer(PriceBook book, LineKey key) {
    return book.assess(key)
        .map(
            f -> new PlainPrices.Answer(f.subReason(), book.effect(key).orElseThrow().getAmount()));
  }

  /** The same facts and lines in another order, facts twice. */
  private Map<LineKey, Optional<Finding>> anew(Random random) {
    PriceBook book = new PriceBook(settings, new Keys());
    List<Runnable> takes = new ArrayList<>();
    facts.forEach(
        (record, fact) -> {
          takes.add(() -> book.take(record, null, fact));
          takes.add(() -> book.take(record, fact, fact));
        });
    lines.forEach((key, line) -> takes.add(() -> book.ask(key, line)));
    Collections.shuffle(takes, random);
    takes.forEach(Runnable::run);
    return answers(book);
  }

  private Set<LineKey> change(Random random, PriceBook book) {
    int what = random.nextInt(20);
    if (what == 0) {
      BigDecimal floor = random.nextBoolean() ? null : pick(random, "0", "0.1", "0.3");
      settings =
          new PriceSettings(pick(random, "0", "0.05", "0.2"), pick(random, "0.1", "0.3"), floor);
      return book.policy(settings);
    }
    if (what < 8) {
      LineKey key = KEYS.get(random.nextInt(KEYS.size()));
      PricedLine line = random.nextInt(8) == 0 ? null : someLine(random);
      if (line == null) {
        lines.remove(key);
      } else {
        lines.put(key, line);
      }
      return book.ask(key, line);
    }
    String record = "r" + random.nextInt(30);
    SpecificRecord after = random.nextInt(3) == 0 ? null : someFact(random, record);
    SpecificRecord before = after == null ? facts.remove(record) : facts.put(record, after);
    return book.take(record, before, after);
  }

  private static PricedLine someLine(Random random) {
    UnitPrice price = random.nextInt(6) == 0 ? null : amount(random);
    UnitPrice net =
        price != null && random.nextBoolean()
            ? null
            : new UnitPrice(
                pick(random, "8", "9", "10"),
                price == null ? "EUR" : price.getCurrency(),
                BigDecimal.ONE);
    String item = text(random, "A", "B");
    String customer = orNull(random, text(random, "C", "D"));
    String unit = orNull(random, text(random, "EACH", "CASE"));
    BigDecimal ordered = pick(random, "1", "5", "10", "12");
    return new PricedLine(
        item,
        customer,
        unit,
        ordered,
        ordered.min(new BigDecimal("7")),
        random.nextInt(8) == 0 ? null : pick(random, "1", "1", "6"),
        price,
        random.nextBoolean() ? null : pick(random, "0", "0.1", "0.2", "0.5"),
        net,
        random.nextInt(3) == 0 ? amount(random) : null,
        day(random));
  }

  private static SpecificRecord someFact(Random random, String record) {
    LocalDate from = orNull(random, day(random));
    LocalDate to = orNull(random, day(random));
    String item = orNull(random, text(random, "A", "B"));
    return switch (random.nextInt(8)) {
      case 0 ->
          Promotion.newBuilder()
              .setEnvelope(envelope(record))
              .setPromotion(orNull(random, "S" + record))
              .setItem(orNull(random, text(random, "A", "B")))
              .setCustomer(orNull(random, text(random, "C", "D")))
              .setDiscount(random.nextInt(4) == 0 ? null : pick(random, "0.1", "0.2"))
              .setFixedPrice(random.nextInt(3) == 0 ? amount(random) : null)
              .setMinimumQuantity(random.nextBoolean() ? null : pick(random, "0", "5", "12"))
              .setValidFrom(from)
              .setValidTo(to)
              .build();
      case 1 ->
          Rebate.newBuilder()
              .setEnvelope(envelope(record))
              .setRebate(record)
              .setCustomer(orNull(random, text(random, "C", "D")))
              .setItem(orNull(random, text(random, "A", "B")))
              .setRate(orNull(random, pick(random, "0.02", "0.05")))
              .setValidFrom(from)
              .setValidTo(to)
              .build();
      case 2 ->
          Item.newBuilder()
              .setEnvelope(envelope(record))
              .setItem(orNull(random, text(random, "A", "B")))
              .setUnitCost(orNull(random, amount(random)))
              .build();
      default ->
          Price.newBuilder()
              .setEnvelope(envelope(record))
              .setPrice(orNull(random, "P" + record))
              .setKind(
                  PriceKind.valueOf(
                      text(random, "LIST", "LIST", "CUSTOMER_LIST", "CONTRACT", "UNKNOWN")))
              .setItem(item)
              .setCustomer(orNull(random, text(random, "C", "D")))
              .setContract(orNull(random, "K"))
              .setUnit(random.nextBoolean() ? null : text(random, "EACH", "CASE"))
              .setMinimumQuantity(random.nextBoolean() ? null : pick(random, "0", "5", "10"))
              .setAmount(orNull(random, amount(random)))
              .setMarginFloor("A".equals(item) ? new BigDecimal("0.2") : null)
              .setValidFrom(from)
              .setValidTo(to)
              .build();
    };
  }

  private static UnitPrice amount(Random random) {
    BigDecimal per = pick(random, "1", "1", "10", "100");
    return new UnitPrice(
        pick(random, "7", "8", "9", "10", "10.5").multiply(per),
        random.nextInt(6) == 0 ? "USD" : "EUR",
        per);
  }

  private static LocalDate day(Random random) {
    return DAY.plusDays(random.nextInt(-2, 3));
  }

  private static BigDecimal pick(Random random, String... numbers) {
    return new BigDecimal(numbers[random.nextInt(numbers.length)]);
  }

  private static String text(Random random, String... texts) {
    return texts[random.nextInt(texts.length)];
  }

  private static <T> @Nullable T orNull(Random random, T value) {
    return random.nextInt(6) == 0 ? null : value;
  }
}
