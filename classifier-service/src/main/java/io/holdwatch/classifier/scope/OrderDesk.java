package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.delay.DelayCondition;
import io.holdwatch.classifier.delay.DelayRule;
import io.holdwatch.classifier.exception.Condition;
import io.holdwatch.classifier.exception.Life;
import io.holdwatch.classifier.exception.Lifecycle;
import io.holdwatch.classifier.exception.Standing;
import io.holdwatch.classifier.exception.Step;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.packet.PacketWriter;
import io.holdwatch.classifier.policy.ClassifierPolicy;
import io.holdwatch.classifier.subject.ExceptionKey;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.classifier.time.Earliest;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Looks at everything that may be wrong with one order: rules, lives, packets. */
final class OrderDesk {
  /** Of these a line has one at a time: each takes the place of the other. */
  static final Set<ExceptionType> STOCK =
      Set.of(
          ExceptionType.STOCK_SHORTAGE,
          ExceptionType.ALLOCATION_CONFLICT,
          ExceptionType.PRIORITY_CONFLICT,
          ExceptionType.SUBSTITUTION_NEEDED);

  private final OrderLedger orders;
  private final Ledgers ledgers;
  private final PacketWriter writer;

  OrderDesk(OrderLedger orders, Ledgers ledgers) {
    this.orders = orders;
    this.ledgers = ledgers;
    this.writer = new PacketWriter(orders);
  }

  /**
   * What a look led to.
   *
   * @param changed exceptions that are to be kept anew
   * @param drafts packets, in the order of their exceptions
   * @param next when to look again
   */
  record Look(List<Tracked> changed, List<PacketDraft> drafts, Optional<Instant> next) {}

  /**
   * When to look again after a restart: at once where a look was still to come, else when something
   * is due.
   */
  Optional<Instant> nextLook(OrderKey key, Map<ExceptionKey, Tracked> before, Glance glance) {
    Look look = look(key, before, glance);
    boolean moved =
        look.changed().stream()
            .anyMatch(
                after ->
                    !after
                        .life()
                        .equals(
                            before.getOrDefault(after.key(), Tracked.none(after.key())).life()));
    return look.drafts().isEmpty() && !moved ? look.next() : Optional.of(glance.now());
  }

  Look look(OrderKey key, Map<ExceptionKey, Tracked> before, Glance glance) {
    WatchedOrder order = orders.order(key);
    ExceptionKey delayKey = new ExceptionKey(ExceptionType.SHIPMENT_DELAY, key, key.order());
    Tracked delayed = before.getOrDefault(delayKey, Tracked.none(delayKey));
    DelayRule.Delay delay =
        DelayRule.assess(order, orders, delayed.memory(), glance.now(), glance.changed());
    Map<ExceptionKey, Condition> conditions = new TreeMap<>();
    Condition late = new DelayCondition(delayKey, delay, order, orders);
    conditions.put(delayKey, late);
    Map<ExceptionKey, Map<String, Instant>> memories = new TreeMap<>();
    memories.put(delayKey, delay.memory());
    ExceptionKey holdKey = new ExceptionKey(ExceptionType.HOLD_MISMATCH, key, key.order());
    List<Finding> findings = new ArrayList<>();
    if (order != null) {
      findings.addAll(ledgers.findings(order, glance.now()));
      Holds.Look holds =
          ledgers.holds(
              order,
              findings,
              before.getOrDefault(holdKey, Tracked.none(holdKey)).memory(),
              glance.now());
      holds.finding().ifPresent(findings::add);
      if (!holds.memory().isEmpty()) {
        conditions.put(holdKey, Standing.none(holdKey));
        memories.put(holdKey, holds.memory());
      }
    }
    Instant earliest = earliest(order, glance.now());
    for (Finding finding : findings) {
      ExceptionKey own = new ExceptionKey(finding.type(), key, finding.subject());
      conditions.put(own, new Standing(own, finding, earliest));
    }
    before.forEach(
        (each, tracked) -> {
          if (!tracked.isQuiet()) {
            conditions.computeIfAbsent(each, Standing::none);
          }
        });
    List<Tracked> changed = new ArrayList<>();
    List<PacketDraft> drafts = new ArrayList<>();
    Earliest next = new Earliest();
    next.add(delay.nextChange(glance.now()));
    next.add(ledgers.nextChange(order, glance.now()));
    for (Condition condition : conditions.values()) {
      Tracked was = before.getOrDefault(condition.key(), Tracked.none(condition.key()));
      Tracked is =
          advance(
              was,
              condition,
              superseded(condition, conditions) ? Outcome.SUPERSEDED : Outcome.CAUSE_GONE,
              memories.getOrDefault(condition.key(), was.memory()),
              order,
              glance,
              drafts);
      if (!is.equals(was)) {
        changed.add(is);
      }
      next.add(opens(is, glance.policy()));
    }
    return new Look(changed, found(drafts, findings, late, glance), next.get());
  }

  /** The drafts with all that is wrong with their order. */
  private static List<PacketDraft> found(
      List<PacketDraft> drafts, List<Finding> findings, Condition delay, Glance glance) {
    if (drafts.isEmpty()) {
      return drafts;
    }
    List<Finding> all = new ArrayList<>(findings);
    delay.at(glance.now()).ifPresent(all::add);
    return drafts.stream().map(draft -> draft.withFound(all)).toList();
  }

  /** Nothing can be wrong with an order before anything was said of it. */
  private static Instant earliest(@Nullable WatchedOrder order, Instant now) {
    Instant said = order == null ? Instant.MIN : order.said();
    return said.isBefore(now) ? said : now;
  }

  private Tracked advance(
      Tracked was,
      Condition condition,
      Outcome gone,
      Map<String, Instant> memory,
      @Nullable WatchedOrder order,
      Glance glance,
      List<PacketDraft> drafts) {
    Lifecycle.Result result =
        Lifecycle.look(
            was.life(),
            condition.timeline(was.life(), glance.changed()),
            glance.now(),
            glance.changed(),
            glance.policy().settling(condition.key().type()),
            condition.pressing(),
            gone,
            instant -> condition.at(instant).isPresent());
    PacketDrafts written = new PacketDrafts(writer, ledgers, was, condition, order, glance);
    for (Step step : result.steps()) {
      switch (step) {
        case Step.Opened opened -> written.open(opened);
        case Step.Closed closed -> written.close(closed);
      }
    }
    if (result.life().phase() == Life.Phase.OPEN) {
      written.update();
    }
    drafts.addAll(written.drafts());
    return new Tracked(
        condition.key(), result.life().withRevision(written.revision()), memory, written.last());
  }

  /** Whether another of the stock types takes the place of this one on its line. */
  private static boolean superseded(Condition condition, Map<ExceptionKey, Condition> conditions) {
    ExceptionKey key = condition.key();
    return STOCK.contains(key.type())
        && conditions.values().stream()
            .anyMatch(
                other ->
                    other instanceof Standing standing
                        && standing.found() != null
                        && STOCK.contains(other.key().type())
                        && other.key().type() != key.type()
                        && other.key().subject().equals(key.subject()));
  }

  private static Optional<Instant> opens(Tracked tracked, ClassifierPolicy policy) {
    if (tracked.life().phase() != Life.Phase.SETTLING) {
      return Optional.empty();
    }
    Duration settling = policy.settling(tracked.key().type());
    return Optional.of(Objects.requireNonNull(tracked.life().since()).plus(settling));
  }
}
