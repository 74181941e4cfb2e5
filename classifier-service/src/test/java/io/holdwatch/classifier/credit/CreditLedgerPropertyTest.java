package io.holdwatch.classifier.credit;

import static io.holdwatch.classifier.credit.CreditFacts.SCOPE;
import static io.holdwatch.classifier.credit.CreditFacts.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.CreditAccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ledger on random worlds; every failure names its seed. */
final class CreditLedgerPropertyTest {
  private static final int CHANGES = 150;

  static LongStream seeds() {
    return LongStream.range(0, 150);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void findsWhatAPlainReadingFindsAndTellsWhatChanged(long seed) {
    World world = new World(seed);
    CreditLedger ledger = new CreditLedger(new Keys());
    ledger.advance(SCOPE, START);
    Map<OrderKey, String> before = Map.of();
    for (int i = 0; i < CHANGES; i++) {
      Set<OrderKey> touched = world.change(ledger);
      PlainCredit plain = new PlainCredit(world, world.now);
      Map<OrderKey, String> held = plain.held();
      assertThat(held(ledger, world)).as("seed %d, change %d", seed, i).isEqualTo(held);
      assertThat(touched)
          .as("seed %d, change %d: told", seed, i)
          .containsAll(different(before, held));
      for (Map.Entry<OrderKey, CreditOrder> each : world.orders.entrySet()) {
        assertThat(ledger.missingRate(each.getKey()))
            .as("seed %d, change %d: rate for %s", seed, i, each.getKey())
            .isEqualTo(Optional.ofNullable(plain.missingRate(each.getValue())));
      }
      before = held;
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingHappensByTimeBeforeItSaysSo(long seed) {
    World world = new World(seed);
    CreditLedger ledger = played(world);
    Instant next = ledger.nextAdvance(SCOPE).orElse(world.now.plusSeconds(40_000_000L));
    assertThat(next).as("seed %d", seed).isAfter(world.now);
    assertThat(new PlainCredit(world, next.minusMillis(1)).held())
        .as("seed %d", seed)
        .isEqualTo(held(ledger, world));
    ledger.advance(SCOPE, next);
    assertThat(held(ledger, world))
        .as("seed %d", seed)
        .isEqualTo(new PlainCredit(world, next).held());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theFirstToPassTheLimitAndAllAfterItAreHeld(long seed) {
    World world = new World(seed);
    CreditLedger ledger = played(world);
    PlainCredit plain = new PlainCredit(world, world.now);
    for (String name : List.of("S:A", "S:B")) {
      CreditAccount account = plain.account(name);
      if (account == null || account.getLimit() == null) {
        continue;
      }
      boolean passed = false;
      for (PlainCredit.Entry entry : plain.entries(account)) {
        boolean held = ledger.assess(entry.key(), world.now).isPresent();
        if (entry.released()) {
          assertThat(held).as("seed %d: %s is released", seed, entry.key()).isFalse();
        } else if (ledger
            .assess(entry.key(), world.now)
            .filter(f -> f.subReason().equals("TERMS"))
            .isEmpty()) {
          assertThat(held || !passed).as("seed %d: %s", seed, entry.key()).isTrue();
          passed |= held;
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void factsInAnyOrderAndDoubledGiveTheSameEnd(long seed) {
    World world = new World(seed);
    CreditLedger ledger = played(world);
    List<Runnable> steps = new ArrayList<>();
    CreditLedger other = new CreditLedger(new Keys());
    for (Map.Entry<String, SpecificRecord> each : world.facts.entrySet()) {
      Set<String> taken = new HashSet<>();
      Runnable take =
          () ->
              other.take(
                  each.getKey(),
                  taken.add(each.getKey()) ? null : each.getValue(),
                  each.getValue());
      Collections.addAll(steps, take, take);
    }
    world.orders.forEach(
        (key, order) ->
            Collections.addAll(steps, () -> other.ask(key, order), () -> other.ask(key, order)));
    steps.add(() -> other.advance(SCOPE, world.now));
    steps.add(() -> other.advance(SCOPE, START));
    Collections.shuffle(steps, new Random(seed));
    steps.forEach(Runnable::run);
    for (OrderKey key : world.orders.keySet()) {
      assertThat(said(other, key, world.now))
          .as("seed %d", seed)
          .isEqualTo(said(ledger, key, world.now));
    }
    for (String account : List.of("S:A", "S:B")) {
      assertThat(other.exposure(SCOPE, account))
          .as("seed %d", seed)
          .isEqualTo(ledger.exposure(SCOPE, account));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void causesGoneFindingsGone(long seed) {
    World world = new World(seed);
    CreditLedger ledger = played(world);
    world.facts.forEach((record, fact) -> ledger.take(record, fact, null));
    assertThat(held(ledger, world)).as("seed %d", seed).isEmpty();
    world.facts.forEach((record, fact) -> ledger.take(record, null, fact));
    assertThat(held(ledger, world))
        .as("seed %d", seed)
        .isEqualTo(new PlainCredit(world, world.now).held());
    world.orders.keySet().forEach(key -> ledger.ask(key, null));
    assertThat(held(ledger, world)).as("seed %d", seed).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsSaidToReleaseAnOrderReleasesIt(long seed) {
    World world = new World(seed);
    CreditLedger ledger = played(world);
    for (OrderKey key : held(ledger, world).keySet()) {
      List<Release> releases = ledger.releases(key);
      assertThat(releases).as("seed %d, %s", seed, key).isNotEmpty();
      for (Release release : releases) {
        CreditLedger after = new Released(world, key, release).ledger();
        assertThat(after.assess(key, world.now).map(Finding::words))
            .as("seed %d, %s after %s", seed, key, release)
            .isEmpty();
      }
    }
  }

  private static CreditLedger played(World world) {
    CreditLedger ledger = new CreditLedger(new Keys());
    ledger.advance(SCOPE, START);
    for (int i = 0; i < CHANGES; i++) {
      world.change(ledger);
    }
    return ledger;
  }

  private static Map<OrderKey, String> held(CreditLedger ledger, World world) {
    Map<OrderKey, String> held = new TreeMap<>();
    for (int i = 0; i < 9; i++) {
      OrderKey key = new OrderKey(SCOPE, "S:" + i);
      ledger.assess(key, world.now).ifPresent(finding -> held.put(key, finding.subReason()));
    }
    return held;
  }

  private static List<Object> said(CreditLedger ledger, OrderKey key, Instant now) {
    return ledger
        .assess(key, now)
        .<List<Object>>map(
            f ->
                List.of(
                    f.subReason(),
                    f.words(),
                    f.facts(),
                    Objects.requireNonNull(f.cause()),
                    f.basis().stream().map(b -> b.label() + " " + b.value()).toList()))
        .orElse(List.of());
  }

  private static Set<OrderKey> different(Map<OrderKey, String> a, Map<OrderKey, String> b) {
    Set<OrderKey> keys = new HashSet<>(a.keySet());
    keys.addAll(b.keySet());
    keys.removeIf(key -> Objects.equals(a.get(key), b.get(key)));
    return keys;
  }
}
