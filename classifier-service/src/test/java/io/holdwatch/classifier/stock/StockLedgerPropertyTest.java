package io.holdwatch.classifier.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.finding.Hierarchy;
import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.classifier.subject.LineKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

final class StockLedgerPropertyTest {
  private static final StockSettings SETTINGS =
      new StockSettings(
          PlainStock.UNCONFIRMED_BEFORE,
          PlainSupplies.CONFIRM_BEFORE,
          new Hierarchy(List.of("wms", "erp")));

  private static String answer(StockLedger ledger, World world, LineKey line, Instant now) {
    boolean disputed =
        PlainStock.asksItsPool(world.demands.get(line))
            && Stream.of(ledger.assess(line, now), ledger.delayed(line, now))
                .flatMap(Optional::stream)
                .anyMatch(Finding::disputed);
    return ledger
            .assess(line, now)
            .map(
                (Finding f) ->
                    f.type()
                        + " "
                        + f.subReason()
                        + " "
                        + PlainStock.number(f.lines().getFirst().getQuantity()))
            .orElse("none")
        + "; "
        + ledger
            .delayed(line, now)
            .map(
                (Finding f) ->
                    f.subReason() + " " + PlainStock.number(f.lines().getFirst().getQuantity()))
            .orElse("none")
        + (disputed ? "; disputed" : "; agreed");
  }

  /** What the worlds have to lead to, so that nothing goes unchecked. */
  private static final Set<String> ANSWERS =
      Set.of(
          "none",
          "disputed",
          "agreed",
          "OVERDUE",
          "SLIPPED",
          "SHORT",
          "UNCONFIRMED",
          "STOCK_SHORTAGE OUT_OF_STOCK",
          "STOCK_SHORTAGE NOT_ENOUGH",
          "STOCK_SHORTAGE COMPONENT_SHORT",
          "STOCK_SHORTAGE PURCHASE_ORDER",
          "STOCK_SHORTAGE ALLOCATION_UNCONFIRMED",
          "PRIORITY_CONFLICT LOWER_CLASS_RESERVED",
          "ALLOCATION_CONFLICT DISPLACED",
          "SUBSTITUTION_NEEDED ITEM_BLOCKED",
          "SUBSTITUTION_NEEDED NOT_SUPPLIABLE");

  @Test
  void answersEqualThePlainReadingOfTheRulesAndWhatChangedIsTold() {
    TreeMap<String, Integer> seen = new TreeMap<>();
    for (int round = 0;
        round < 50 || (round < 500 && !seen.keySet().containsAll(ANSWERS));
        round++) {
      long seed = new Random().nextLong();
      World world = new World(new Random(seed));
      StockLedger ledger = new StockLedger(SETTINGS, new Keys());
      ledger.advance(World.SCOPE, world.now);
      Map<LineKey, String> told = new TreeMap<>();
      for (int step = 0; step < 200; step++) {
        World.Change change = world.change();
        Set<LineKey> touched = apply(ledger, change, world.now);
        PlainStock plain = new PlainStock(world.facts, world.demands, world.now);
        for (LineKey line : world.demands.keySet()) {
          String where = "seed " + seed + " step " + step + " " + line + " after " + change;
          String answer = answer(ledger, world, line, world.now);
          assertThat(answer).as(where).isEqualTo(plain.answers(line));
          for (String part : answer.split("; ")) {
            seen.merge(part.replaceFirst(" [0-9.]+$", ""), 1, Integer::sum);
          }
          // What time alone changes for a line is announced by nextChange instead.
          String before = told.put(line, answer);
          if (change.record() != null || change.line() != null) {
            if (!answer.equals(before == null ? "none; none; agreed" : before)) {
              assertThat(touched).as(where + " was " + before).contains(line);
            }
          }
        }
        told.keySet().retainAll(world.demands.keySet());
      }
    }
    assertThat(seen.keySet()).containsAll(ANSWERS);
  }

  private static Set<LineKey> apply(StockLedger ledger, World.Change change, Instant now) {
    if (change.record() != null) {
      return ledger.take(change.record(), change.before(), change.after());
    }
    return change.line() != null
        ? ledger.ask(change.line(), change.demand())
        : ledger.advance(World.SCOPE, now);
  }

  @Test
  void timeIsAnnouncedBeforeItChangesAnAnswer() {
    for (int round = 0; round < 40; round++) {
      long seed = new Random().nextLong();
      World world = new World(new Random(seed));
      StockLedger ledger = new StockLedger(SETTINGS, new Keys());
      ledger.advance(World.SCOPE, World.BEGIN);
      for (int step = 0; step < 60; step++) {
        World.Change change = world.change();
        world.now = World.BEGIN;
        apply(ledger, change, World.BEGIN);
      }
      Map<LineKey, String> told = new TreeMap<>();
      world.demands.keySet().forEach(l -> told.put(l, answer(ledger, world, l, World.BEGIN)));
      Instant last = World.BEGIN;
      for (int hour = 1; hour < 24 * 12; hour++) {
        Instant now = World.BEGIN.plusSeconds(3600L * hour);
        boolean due = ledger.nextAdvance(World.SCOPE).filter(at -> !at.isAfter(now)).isPresent();
        Map<LineKey, Boolean> wave = new TreeMap<>();
        for (LineKey line : told.keySet()) {
          wave.put(line, ledger.nextChange(line, last).filter(at -> !at.isAfter(now)).isPresent());
        }
        Set<LineKey> touched = ledger.advance(World.SCOPE, now);
        PlainStock plain = new PlainStock(world.facts, world.demands, now);
        for (LineKey line : world.demands.keySet()) {
          String where = "seed " + seed + " hour " + hour + " " + line;
          String answer = plain.answers(line);
          assertThat(answer(ledger, world, line, now)).as(where).isEqualTo(answer);
          if (!answer.equals(told.put(line, answer))) {
            assertThat((due && touched.contains(line)) || Boolean.TRUE.equals(wave.get(line)))
                .as(where + " announced")
                .isTrue();
          }
        }
        last = now;
      }
    }
  }

  @Test
  void coverNeverExceedsSupplyAndNobodyIsShortBesideUncommittedStock() {
    for (int round = 0; round < 40; round++) {
      long seed = new Random().nextLong();
      World world = new World(new Random(seed));
      StockLedger ledger = new StockLedger(SETTINGS, new Keys());
      for (int step = 0; step < 150; step++) {
        apply(ledger, world.change(), world.now);
      }
      ledger.advance(World.SCOPE, world.now);
      PlainStock plain = new PlainStock(world.facts, world.demands, world.now);
      for (String item : List.of("A", "B", "KIT")) {
        for (String site : List.of("W1", "W2")) {
          PoolKey pool = new PoolKey(World.SCOPE, item, site);
          BigDecimal covered = BigDecimal.ZERO;
          for (Map.Entry<LineKey, Demand> entry :
              world.demands.entrySet().stream().sorted(PlainStock.order()).toList()) {
            LineKey line = entry.getKey();
            BigDecimal own = plain.demanded(line, item, site);
            if (own.signum() == 0 || !plain.known(item, site)) {
              continue;
            }
            String where = "seed " + seed + " " + pool + " " + line;
            BigDecimal supply =
                plain.supply(item, site, Objects.requireNonNull(entry.getValue().promised()));
            BigDecimal missing = plain.missing(line, item, site);
            assertThat(ledger.shortLines(pool).contains(line))
                .as(where)
                .isEqualTo(missing.signum() > 0);
            covered = covered.add(own).subtract(missing);
            if (missing.compareTo(own) < 0) {
              assertThat(covered).as(where + " cover").isLessThanOrEqualTo(supply);
            }
          }
        }
      }
    }
  }

  @Test
  void factsInAnyOrderAndDoubledEndTheSameAndWithoutThemNothingIsFound() {
    for (int round = 0; round < 40; round++) {
      long seed = new Random().nextLong();
      Random random = new Random(seed);
      World world = new World(random);
      StockLedger first = new StockLedger(SETTINGS, new Keys());
      for (int step = 0; step < 150; step++) {
        apply(first, world.change(), world.now);
      }
      first.advance(World.SCOPE, world.now);
      StockLedger second = new StockLedger(SETTINGS, new Keys());
      List<Runnable> steps = new ArrayList<>();
      List<Map.Entry<String, SpecificRecord>> facts = new ArrayList<>(world.facts.entrySet());
      facts.forEach(
          e ->
              steps.add(
                  () -> {
                    second.take(e.getKey(), null, e.getValue());
                    second.take(e.getKey(), e.getValue(), e.getValue());
                  }));
      world.demands.forEach(
          (line, demand) ->
              steps.add(
                  () -> {
                    second.ask(line, demand);
                    second.ask(line, demand);
                  }));
      steps.add(() -> second.advance(World.SCOPE, world.now));
      Collections.shuffle(steps, random);
      steps.forEach(Runnable::run);
      for (LineKey line : world.demands.keySet()) {
        assertThat(second.assess(line, world.now))
            .as("seed %d %s", seed, line)
            .isEqualTo(first.assess(line, world.now));
        assertThat(second.delayed(line, world.now))
            .as("seed %d %s", seed, line)
            .isEqualTo(first.delayed(line, world.now));
      }
      facts.forEach(e -> second.take(e.getKey(), e.getValue(), null));
      for (LineKey line : world.demands.keySet()) {
        assertThat(second.assess(line, world.now)).as("seed %d %s", seed, line).isEmpty();
        assertThat(second.delayed(line, world.now)).as("seed %d %s", seed, line).isEmpty();
      }
    }
  }
}
