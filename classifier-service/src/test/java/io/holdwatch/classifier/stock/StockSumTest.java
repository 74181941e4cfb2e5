package io.holdwatch.classifier.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.finding.Hierarchy;
import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.classifier.subject.LineKey;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class StockSumTest {
  private static final StockSettings SETTINGS =
      new StockSettings(
          PlainStock.UNCONFIRMED_BEFORE,
          PlainSupplies.CONFIRM_BEFORE,
          new Hierarchy(List.of("wms", "erp")));

  private static final Pattern SUM =
      Pattern.compile("(?:.* \\()?(\\w+)\\)? at (\\w+): (.*): that leaves (\\S+).* of the (.*)");

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");

  /** What a sum is made of, without its quantities. */
  private static final List<String> TERMS =
      List.of(
          "on hand",
          "gone out",
          "may not be used",
          "safety stock",
          "due by",
          "for this line",
          "for other lines",
          "served before",
          "which need");

  /** As a person would: what is on hand, plus and less what follows, is what is left. */
  @Test
  void whatIsToldAddsUpToWhatTheLineLacks() {
    TreeSet<String> told = new TreeSet<>();
    for (int round = 0; round < 40 || (round < 400 && told.size() < TERMS.size()); round++) {
      long seed = new Random().nextLong();
      World world = new World(new Random(seed));
      StockLedger ledger = new StockLedger(SETTINGS, new Keys());
      ledger.advance(World.SCOPE, world.now);
      for (int step = 0; step < 150; step++) {
        apply(ledger, world);
        PlainStock plain = new PlainStock(world.facts, world.demands, world.now);
        for (LineKey line : world.demands.keySet()) {
          ledger
              .assess(line, world.now)
              .map(Finding::sum)
              .ifPresent(
                  fact -> {
                    check("seed " + seed + " " + line + " " + fact, fact, line, plain);
                    TERMS.stream().filter(fact::contains).forEach(told::add);
                  });
        }
      }
    }
    assertThat(told).containsAll(TERMS);
  }

  private static void apply(StockLedger ledger, World world) {
    World.Change change = world.change();
    if (change.record() != null) {
      ledger.take(change.record(), change.before(), change.after());
    } else if (change.line() != null) {
      ledger.ask(change.line(), change.demand());
    } else {
      ledger.advance(World.SCOPE, world.now);
    }
  }

  private static void check(String where, String fact, LineKey line, PlainStock plain) {
    Matcher sum = SUM.matcher(fact);
    assertThat(sum.matches()).as(where).isTrue();
    BigDecimal adds =
        Arrays.stream(sum.group(3).split(", (?=less |plus )", -1))
            .map(term -> term.startsWith("less ") ? number(term).negate() : number(term))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal left = sum.group(4).equals("nothing") ? BigDecimal.ZERO : number(sum.group(4));
    BigDecimal needs = number(sum.group(5));
    assertThat(adds.max(BigDecimal.ZERO)).as(where).isEqualByComparingTo(left);
    assertThat(needs.subtract(left))
        .as(where)
        .isEqualByComparingTo(plain.missing(line, sum.group(1), sum.group(2)));
  }

  private static BigDecimal number(String text) {
    Matcher found = NUMBER.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return new BigDecimal(found.group());
  }
}
