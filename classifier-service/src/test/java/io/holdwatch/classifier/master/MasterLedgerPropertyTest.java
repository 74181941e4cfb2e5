package io.holdwatch.classifier.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.ItemState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ledger against a plain second reading, on random worlds; the seed is the argument. */
final class MasterLedgerPropertyTest {
  private static final int CHANGES = 3_000;
  private static final int ORDERS = 4;

  private final TreeMap<String, SpecificRecord> facts = new TreeMap<>();
  private final Map<LineKey, MasterLine> lines = new TreeMap<>();
  private final Map<OrderKey, MasterOrder> orders = new TreeMap<>();

  private record Answers(
      Map<Object, Optional<Finding>> findings, Map<LineKey, Optional<BigDecimal>> factors) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void answersAsAPlainReadingDoesAndTellsWhatItTouches(long seed) {
    Random random = new Random(seed);
    MasterLedger ledger = new MasterLedger(new Keys());
    Set<String> reasons = new TreeSet<>();
    Answers last = answers(ledger);
    for (int change = 0; change < CHANGES; change++) {
      Set<Object> touched = change(random, ledger);
      PlainMaster plain = new PlainMaster(facts);
      Answers now = answers(ledger);
      for (Object key : now.findings().keySet()) {
        String where = "seed " + seed + ", change " + change + ", " + key;
        Optional<String> wanted = wanted(plain, key);
        Optional<Finding> found = now.findings().get(key);
        assertThat(found.map(Finding::subReason)).as(where).isEqualTo(wanted);
        wanted.ifPresent(reasons::add);
        if (!touched.contains(key)) {
          assertThat(found).as("%s was not told", where).isEqualTo(last.findings().get(key));
        }
        if (key instanceof LineKey line && lines.containsKey(line)) {
          MasterLine named = lines.get(line);
          assertThat(now.factors().get(line))
              .as("%s, its factor", where)
              .isEqualTo(plain.factor(named.item(), named.unit()));
          if (!touched.contains(key)) {
            assertThat(now.factors().get(line))
                .as("%s, its factor, was not told", where)
                .isEqualTo(last.factors().get(line));
          }
        }
      }
      last = now;
    }
    assertThat(reasons).as("seed %s", seed).hasSize(MasterReason.values().length);
    assertThat(anew(random)).as("seed %s, in another order", seed).isEqualTo(last);
  }

  private Optional<String> wanted(PlainMaster plain, Object key) {
    return key instanceof LineKey line
        ? Optional.ofNullable(lines.get(line)).flatMap(plain::line)
        : Optional.ofNullable(orders.get((OrderKey) key)).flatMap(plain::order);
  }

  private Answers answers(MasterLedger ledger) {
    Map<Object, Optional<Finding>> findings = new HashMap<>();
    Map<LineKey, Optional<BigDecimal>> factors = new HashMap<>();
    for (int i = 0; i < ORDERS; i++) {
      OrderKey order = new OrderKey("S", "L:" + i);
      LineKey line = new LineKey(order, "1");
      findings.put(order, ledger.assess(order));
      findings.put(line, ledger.assess(line));
      MasterLine named = lines.get(line);
      if (named != null) {
        factors.put(line, ledger.factor("S", named.item(), named.unit()));
      }
    }
    return new Answers(findings, factors);
  }

  /** The same facts, lines and orders in another order, facts twice. */
  private Answers anew(Random random) {
    MasterLedger ledger = new MasterLedger(new Keys());
    List<Runnable> takes = new ArrayList<>();
    facts.forEach(
        (record, fact) -> {
          takes.add(() -> ledger.take(record, null, fact));
          takes.add(() -> ledger.take(record, fact, fact));
        });
    lines.forEach((key, line) -> takes.add(() -> ledger.ask(key, line)));
    orders.forEach((key, order) -> takes.add(() -> ledger.ask(key, order)));
    Collections.shuffle(takes, random);
    takes.forEach(Runnable::run);
    return answers(ledger);
  }

  private Set<Object> change(Random random, MasterLedger ledger) {
    OrderKey order = new OrderKey("S", "L:" + random.nextInt(ORDERS));
    int what = random.nextInt(10);
    if (what < 2) {
      LineKey key = new LineKey(order, "1");
      MasterLine line =
          random.nextInt(8) == 0
              ? null
              : new MasterLine(
                  pick(random, "A", "B", null), pick(random, "EACH", "BOX", "KG", null));
      if (line == null) {
        lines.remove(key);
      } else {
        lines.put(key, line);
      }
      return new HashSet<>(ledger.ask(key, line));
    }
    if (what < 4) {
      MasterOrder.MissingRate rate =
          random.nextInt(4) == 0 ? new MasterOrder.MissingRate("USD", "EUR") : null;
      MasterOrder named =
          random.nextInt(8) == 0 ? null : new MasterOrder(pick(random, "C", "D", "E", null), rate);
      if (named == null) {
        orders.remove(order);
      } else {
        orders.put(order, named);
      }
      return new HashSet<>(ledger.ask(order, named));
    }
    String record = "r" + random.nextInt(8);
    SpecificRecord after = random.nextInt(2) == 0 ? null : someFact(random);
    SpecificRecord before = after == null ? facts.remove(record) : facts.put(record, after);
    MasterLedger.Touched touched = ledger.take(record, before, after);
    Set<Object> all = new HashSet<>(touched.lines());
    all.addAll(touched.orders());
    return all;
  }

  private static SpecificRecord someFact(Random random) {
    return switch (random.nextInt(3)) {
      case 0 ->
          MasterFacts.item(pick(random, "A", "A", "B", null), pick(random, "EACH", "KG", null))
              .setState(random.nextInt(4) == 0 ? ItemState.BLOCKED : ItemState.ACTIVE)
              .build();
      case 1 ->
          MasterFacts.conversion(
              pick(random, "A", "B", null),
              pick(random, "BOX", "KG", null),
              pick(random, "2", "10", "0", null));
      default ->
          MasterFacts.customer(pick(random, "C", "D", "E", null))
              .setTaxId(pick(random, "T1", "T2", null))
              .setStatus(pick(random, "ACTIVE", "ACTIVE", "BLOCKED", null))
              .setBlocked(random.nextInt(8) == 0)
              .build();
    };
  }

  private static @Nullable String pick(Random random, @Nullable String... texts) {
    return texts[random.nextInt(texts.length)];
  }
}
