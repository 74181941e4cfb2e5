package io.holdwatch.classifier.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.classifier.delay.DelayCondition;
import io.holdwatch.classifier.delay.DelayRule;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.option.Action;
import io.holdwatch.classifier.option.Change;
import io.holdwatch.classifier.option.OptionWorld;
import io.holdwatch.classifier.order.FactKeys;
import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.policy.ClassifierPolicy;
import io.holdwatch.classifier.scenario.SubReasons;
import io.holdwatch.classifier.subject.ExceptionKey;
import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.PolicyActivated;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/**
 * Every option that is offered, applied to a world that is built anew with its changes, clears its
 * exception and opens no other that it does not name; and trying it leaves no trace. The worlds
 * lead to every sub-reason, and to every action that options.yaml says can be offered for it.
 */
final class OptionsPropertyTest {
  private static final int SEEDS = 80;

  /** Worlds with longer orders, of which some lines can go and others cannot. */
  private static final int LONG_SEEDS = 30;

  private static final int MORE_LINES = 2;

  /** Settled by people: their worlds would only be in the way of the others. */
  private static final Set<ExceptionType> FOR_PEOPLE =
      Set.of(
          ExceptionType.COMPLIANCE_BLOCK,
          ExceptionType.CONTRACT_DISPUTE,
          ExceptionType.ORDER_CHURN);

  private static final Instant NOW = OptionWorld.NOW;
  private static final ClassifierPolicy POLICY =
      ClassifierPolicy.of(new PolicyActivated("test", 1, "digest", OptionWorld.POLICY, "test", 1L));

  /** What is offered, by type and sub-reason. */
  private final Map<ExceptionType, Map<String, Set<Action>>> offered =
      new EnumMap<>(ExceptionType.class);

  /** What is offered for a cause that several share, by type and kind of cause. */
  private final Map<String, Set<Action>> together = new TreeMap<>();

  /** Lines that follow of one partial shipment. [count] */
  private int mostFollow;

  /** Whether lines of one stay as they are. */
  private boolean othersStay;

  @Test
  void whatIsOfferedHelpsAndHarmsNobodyUnnamed() throws IOException {
    SubReasons.all().forEach((type, reasons) -> reasons.forEach(reason -> actions(type, reason)));
    Set<String> found = new TreeSet<>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      world(seed, OptionWorld.facts(seed, 0), found);
    }
    for (long seed = 1; seed <= LONG_SEEDS; seed++) {
      world(-seed, OptionWorld.facts(-seed, MORE_LINES), found);
    }
    assertThat(table()).as("what the worlds gave occasion for").isEqualTo(expected());
    assertThat(mostFollow).as("lines that follow together").isGreaterThan(1);
    assertThat(othersStay).as("lines that neither go nor follow").isTrue();
    Set<String> all = new TreeSet<>();
    SubReasons.all()
        .forEach(
            (type, reasons) -> {
              if (!FOR_PEOPLE.contains(type)) {
                reasons.forEach(reason -> all.add(type + " " + reason));
              }
            });
    assertThat(found).as("sub-reasons that the worlds lead to").isEqualTo(all);
  }

  private Set<Action> actions(ExceptionType type, String subReason) {
    return offered
        .computeIfAbsent(type, t -> new LinkedHashMap<>())
        .computeIfAbsent(subReason, r -> EnumSet.noneOf(Action.class));
  }

  private void world(long seed, Map<String, SpecificRecord> facts, Set<String> found) {
    Desk desk = new Desk(facts);
    Map<OrderKey, Set<ExceptionKey>> before = desk.holding();
    List<PacketDraft> drafts = desk.drafts();
    together(seed, drafts, desk, facts, before);
    for (PacketDraft draft : drafts) {
      Finding finding = Objects.requireNonNull(draft.finding());
      found.add(finding.type() + " " + finding.subReason());
      WatchedOrder order = Objects.requireNonNull(desk.orders.order(draft.key().order()));
      for (Tried tried : desk.trials.of(draft, order, List.of(), NOW).helpful()) {
        actions(finding.type(), finding.subReason()).add(tried.proposal().action());
        Map<OrderKey, Set<ExceptionKey>> after =
            new Desk(changed(facts, tried.proposal().changes())).holding();
        String what = "seed " + seed + " " + draft.key() + " " + tried.proposal().words();
        assertThat(after.get(draft.key().order())).as(what).doesNotContain(draft.key());
        assertThat(opened(before, after)).as(what).isSubsetOf(tried.opens());
        if (tried.proposal().action() == Action.PARTIAL_SHIP) {
          followed(
              tried, draft.key().order(), after.getOrDefault(draft.key().order(), Set.of()), what);
        }
      }
      assertThat(desk.holding()).as("seed " + seed + ": nothing stays").isEqualTo(before);
    }
  }

  /** Every line that is said to follow has its goods then, not only the one that it is about. */
  private void followed(Tried tried, OrderKey order, Set<ExceptionKey> after, String what) {
    Set<String> lines = new TreeSet<>();
    for (Change change : tried.proposal().changes()) {
      if (change.after() instanceof OrderLine line) {
        lines.add(new LineKey(order, Objects.requireNonNull(line.getLine())).subject());
      }
    }
    assertThat(
            after.stream()
                .filter(key -> OrderDesk.STOCK.contains(key.type()))
                .map(ExceptionKey::subject))
        .as(what)
        .doesNotContainAnyElementsOf(lines);
    mostFollow = Math.max(mostFollow, lines.size());
    othersStay |= what.contains(" no date is known yet");
  }

  /** What is offered for a cause clears as many of those that share it as it says. */
  private void together(
      long seed,
      List<PacketDraft> drafts,
      Desk desk,
      Map<String, SpecificRecord> facts,
      Map<OrderKey, Set<ExceptionKey>> before) {
    Map<String, List<PacketDraft>> causes = new TreeMap<>();
    for (PacketDraft draft : drafts) {
      if (draft.cause() != null) {
        causes
            .computeIfAbsent(draft.key().type() + " " + draft.cause().key(), c -> new ArrayList<>())
            .add(draft);
      }
    }
    causes.values().removeIf(members -> members.size() == 1);
    for (List<PacketDraft> shared : causes.values()) {
      PacketDraft first = shared.getFirst();
      Finding finding = Objects.requireNonNull(first.finding());
      Set<ExceptionKey> members = new TreeSet<>();
      shared.forEach(draft -> members.add(draft.key()));
      WatchedOrder order = Objects.requireNonNull(desk.orders.order(first.key().order()));
      Set<Action> actions =
          together.computeIfAbsent(
              finding.type()
                  + " "
                  + Objects.requireNonNull(first.cause()).key().replaceAll(":.*", ""),
              t -> EnumSet.noneOf(Action.class));
      for (Tried tried : desk.trials.of(first, order, members, NOW).helpful()) {
        actions.add(tried.proposal().action());
        Map<OrderKey, Set<ExceptionKey>> after =
            new Desk(changed(facts, tried.proposal().changes())).holding();
        String what = "seed " + seed + " " + members + " " + tried.words();
        assertThat(
                members.stream()
                    .filter(key -> after.getOrDefault(key.order(), Set.of()).contains(key)))
            .as(what)
            .hasSize(tried.unhelped());
        assertThat(opened(before, after)).as(what).isSubsetOf(tried.opens());
      }
    }
  }

  private static Set<ExceptionKey> opened(
      Map<OrderKey, Set<ExceptionKey>> before, Map<OrderKey, Set<ExceptionKey>> after) {
    Set<ExceptionKey> opened = new TreeSet<>();
    after.forEach(
        (key, holding) ->
            holding.stream()
                .filter(each -> !before.getOrDefault(key, Set.of()).contains(each))
                .forEach(opened::add));
    return opened;
  }

  private String table() {
    StringBuilder table = new StringBuilder();
    offered.forEach(
        (type, reasons) -> {
          table.append(type).append(":\n");
          reasons.forEach(
              (reason, actions) ->
                  table.append("  ").append(reason).append(": ").append(actions).append('\n'));
        });
    table.append("TOGETHER:\n");
    together.forEach(
        (cause, actions) ->
            table.append("  ").append(cause).append(": ").append(actions).append('\n'));
    return table.toString();
  }

  /** The table of options.yaml without its comments. */
  private static String expected() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(OptionsPropertyTest.class.getResourceAsStream("/options.yaml"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^#.*\n", "");
    }
  }

  private static Map<String, SpecificRecord> changed(
      Map<String, SpecificRecord> facts, List<Change> changes) {
    Map<String, SpecificRecord> after = new LinkedHashMap<>(facts);
    for (Change change : changes) {
      if (change.after() == null) {
        after.remove(change.record());
      } else {
        after.put(change.record(), change.after());
      }
    }
    return after;
  }

  /** Ledgers with facts in them, at one instant. */
  private static final class Desk {
    final Keys keys = new Keys();
    final OrderLedger orders = new OrderLedger(keys);
    final Ledgers ledgers = new Ledgers(orders, keys);
    private final WhatIf whatIf = new WhatIf(orders, ledgers);
    final Trials trials = new Trials(whatIf, ledgers.questions());
    private final List<String> names;

    Desk(Map<String, SpecificRecord> facts) {
      ledgers.policy(POLICY);
      facts.forEach(
          (record, fact) ->
              ledgers.take(record, null, fact, FactKeys.envelope(fact).orElseThrow()));
      ledgers.settle();
      ledgers.advance("S", NOW);
      names = OptionWorld.orders(facts);
    }

    Map<OrderKey, Set<ExceptionKey>> holding() {
      Map<OrderKey, Set<ExceptionKey>> holding = new TreeMap<>();
      names.forEach(
          name -> {
            OrderKey key = new OrderKey("S", name);
            holding.put(key, whatIf.holding(key, NOW));
          });
      return holding;
    }

    List<PacketDraft> drafts() {
      List<PacketDraft> drafts = new ArrayList<>();
      for (String name : names) {
        OrderKey key = new OrderKey("S", name);
        WatchedOrder order = Objects.requireNonNull(orders.order(key));
        List<Finding> findings = new ArrayList<>(ledgers.findings(order, NOW));
        ledgers.holds(order, findings, memory(name), NOW).finding().ifPresent(findings::add);
        ExceptionKey delay = new ExceptionKey(ExceptionType.SHIPMENT_DELAY, key, name);
        new DelayCondition(
                delay, DelayRule.assess(order, orders, Map.of(), NOW, NOW), order, orders)
            .at(NOW)
            .ifPresent(findings::add);
        findings.forEach(
            found ->
                drafts.add(
                    new PacketDraft(
                        new ExceptionKey(found.type(), key, found.subject()),
                        new ExceptionPacket(),
                        found.cause(),
                        found)));
      }
      return drafts;
    }

    /** Of every other order it is remembered that it was held for a price, which was mended. */
    private static Map<String, Instant> memory(String order) {
      return order.hashCode() % 2 == 0
          ? Map.of()
          : Map.of(
              "from PRICE_MISMATCH/1",
              Instant.EPOCH,
              "to PRICE_MISMATCH/1",
              NOW.minus(Duration.ofHours(1)));
    }
  }
}
