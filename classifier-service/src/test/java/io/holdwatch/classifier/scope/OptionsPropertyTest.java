package io.holdwatch.classifier.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.classifier.delay.DelayCondition;
import io.holdwatch.classifier.delay.DelayRule;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.option.Action;
import io.holdwatch.classifier.option.Change;
import io.holdwatch.classifier.order.FactKeys;
import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.policy.ClassifierPolicy;
import io.holdwatch.classifier.subject.ExceptionKey;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.PolicyActivated;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
import java.time.Instant;
import java.util.ArrayList;
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
 * exception and opens no other that it does not name; and trying it leaves no trace.
 */
final class OptionsPropertyTest {
  private static final int SEEDS = 80;
  private static final Instant NOW = OptionWorld.NOW;
  private static final ClassifierPolicy POLICY =
      ClassifierPolicy.of(
          new PolicyActivated(
              "test",
              1,
              "digest",
              """
              priority: {class: {A: 1, B: 2, C: 3}}
              credit: {overdueDays: 30, overdueAmount: 100}
              price: {tolerance: 0, lineDiscount: 0.30}
              holds: {mustBlock: [CREDIT_HOLD]}
              approvals: {discount: 0.20}
              documents: {proofWithin: P2D, despatchWithin: PT8H}
              supplier: {confirmBefore: P3D}
              """,
              "test",
              1L));

  @Test
  void whatIsOfferedHelpsAndHarmsNobodyUnnamed() {
    Map<ExceptionType, Integer> found = new TreeMap<>();
    Map<Action, Integer> offered = new TreeMap<>();
    Set<ExceptionType> helped = new TreeSet<>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      Map<String, SpecificRecord> facts = OptionWorld.facts(seed);
      Desk desk = new Desk(facts);
      Map<OrderKey, Set<ExceptionKey>> before = desk.holding();
      for (PacketDraft draft : desk.drafts()) {
        found.merge(draft.key().type(), 1, Integer::sum);
        WatchedOrder order = Objects.requireNonNull(desk.orders.order(draft.key().order()));
        for (Advice.Tried tried : desk.advice.tried(draft, order, NOW)) {
          offered.merge(tried.proposal().action(), 1, Integer::sum);
          helped.add(draft.key().type());
          Map<OrderKey, Set<ExceptionKey>> after =
              new Desk(changed(facts, tried.proposal().changes())).holding();
          String what = "seed " + seed + " " + draft.key() + " " + tried.proposal().words();
          assertThat(after.get(draft.key().order())).as(what).doesNotContain(draft.key());
          Set<ExceptionKey> opened = new TreeSet<>();
          after.forEach(
              (key, holding) ->
                  holding.stream()
                      .filter(each -> !before.getOrDefault(key, Set.of()).contains(each))
                      .forEach(opened::add));
          assertThat(opened).as(what).isSubsetOf(tried.opens());
        }
        assertThat(desk.holding()).as("seed " + seed + ": nothing stays").isEqualTo(before);
      }
    }
    assertThat(found.keySet())
        .contains(
            ExceptionType.STOCK_SHORTAGE,
            ExceptionType.ALLOCATION_CONFLICT,
            ExceptionType.PRIORITY_CONFLICT,
            ExceptionType.SUBSTITUTION_NEEDED,
            ExceptionType.CREDIT_HOLD,
            ExceptionType.PRICE_MISMATCH,
            ExceptionType.HOLD_MISMATCH,
            ExceptionType.MASTER_DATA_CONFLICT,
            ExceptionType.APPROVAL_GAP,
            ExceptionType.DELIVERY_FAILED,
            ExceptionType.DOCUMENT_ISSUE,
            ExceptionType.SUPPLIER_DELAY,
            ExceptionType.SHIPMENT_DELAY);
    assertThat(helped).as("types of which some can be helped").isEqualTo(found.keySet());
    assertThat(offered.keySet())
        .as("actions that the worlds give occasion for: " + offered)
        .contains(
            Action.TRANSFER,
            Action.ALTERNATE_SOURCE,
            Action.SUBSTITUTE,
            Action.DROP_SHIP,
            Action.EXPEDITE,
            Action.REALLOCATE,
            Action.SPLIT,
            Action.RESCHEDULE,
            Action.CANCEL_REMAINDER,
            Action.WAIT,
            Action.RELEASE_HOLD,
            Action.PLACE_HOLD,
            Action.REPRICE,
            Action.CORRECT_DATA,
            Action.ESCALATE);
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
    final OrderLedger orders = new OrderLedger();
    final Ledgers ledgers = new Ledgers(orders);
    final Advice advice = new Advice(orders, ledgers);
    private final WhatIf whatIf = new WhatIf(orders, ledgers);
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
        ledgers.holds(order, findings, Map.of(), NOW).finding().ifPresent(findings::add);
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
                        null,
                        found)));
      }
      return drafts;
    }
  }
}
