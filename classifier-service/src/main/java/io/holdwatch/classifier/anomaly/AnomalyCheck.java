package io.holdwatch.classifier.anomaly;

import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.check.OrderCheck;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.UnitConversion;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Finds ORDER_ANOMALY. It keeps every order's place among those of its customer; nothing here
 * changes by the passing of time.
 */
public final class AnomalyCheck implements OrderCheck {
  private static final AnomalySettings NOTHING =
      new AnomalySettings(Duration.ZERO, Integer.MAX_VALUE, BigDecimal.ZERO, BigDecimal.ZERO);

  private record Known(Order header, Entry entry) {}

  private final Map<OrderKey, Known> orders;
  private final Numbers numbers = new Numbers();
  private final Habits habits = new Habits();
  private final Packs packs = new Packs();
  private AnomalySettings settings = NOTHING;

  /**
   * A check that knows nothing.
   *
   * @param keys of the desk
   */
  public AnomalyCheck(Keys keys) {
    orders = keys.byOrder();
  }

  /** Judges by other limits from now on; every order has to be looked at. */
  public void policy(AnomalySettings limits) {
    settings = limits;
  }

  @Override
  public void put(String record, SpecificRecord fact, boolean present, Set<OrderKey> touched) {
    switch (fact) {
      case Item item -> {
        if (present) {
          packs.put(record, item);
        } else {
          packs.remove(record, item);
        }
        touched.addAll(habits.recount(item.getEnvelope().getScope(), item.getItem()));
      }
      case UnitConversion unit ->
          touched.addAll(habits.recount(unit.getEnvelope().getScope(), unit.getItem()));
      default -> {}
    }
  }

  @Override
  public Set<OrderKey> ask(OrderKey key, @Nullable CheckedOrder order) {
    Known before = orders.get(key);
    Entry entry = order == null ? null : Entry.of(order);
    Set<OrderKey> touched = Set.of();
    if (before == null ? entry != null : !before.entry().equals(entry)) {
      touched = new HashSet<>();
      if (before != null) {
        touched.addAll(numbers.remove(key, before.entry()));
        touched.addAll(habits.remove(key, before.entry()));
      }
      if (entry != null) {
        touched.addAll(numbers.put(key, entry));
        touched.addAll(habits.put(key, entry));
      }
    }
    if (entry == null || order == null) {
      orders.remove(key);
    } else {
      Entry kept = before != null && before.entry().equals(entry) ? before.entry() : entry;
      orders.put(key, new Known(order.header(), kept));
      if (!order.isOpen()) {
        habits.forget(key, kept);
      }
    }
    return touched;
  }

  @Override
  public List<Finding> assess(CheckedOrder order, Instant now) {
    Known known = orders.get(order.key());
    if (known == null || !order.isOpen()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    boolean untouched = true;
    for (Outlook line : order.lines()) {
      boolean gone = line.gone().signum() > 0;
      untouched &= !gone;
      Finding found = gone ? null : line(order, known.entry(), line);
      if (found != null) {
        findings.add(found);
      }
    }
    Finding twice = untouched ? twice(order, known.entry()) : null;
    if (twice != null) {
      findings.add(twice);
    }
    return findings;
  }

  /** The usual quantity from which a line was found to differ; empty: none was. [base units] */
  public Optional<BigDecimal> usual(OrderKey order, String line) {
    Known known = orders.get(order);
    Entry entry = known == null ? null : known.entry();
    Entry.Sold sold = entry == null ? null : entry.lines().get(line);
    Habit habit =
        entry == null || sold == null || entry.customer() == null
            ? null
            : habits.of(order.scope(), entry.customer(), sold.item());
    return habit == null ? Optional.empty() : habit.found(order).map(Usual::median);
  }

  private @Nullable Finding twice(CheckedOrder order, Entry entry) {
    Place other = numbers.before(order.key(), entry);
    if (other == null
        || other.entered().isBefore(entry.entered().minus(settings.duplicateWithin()))) {
      return null;
    }
    Known known = orders.get(other.order());
    return known == null ? null : new Twice(order, entry, known.header(), known.entry()).finding();
  }

  private @Nullable Finding line(CheckedOrder order, Entry entry, Outlook line) {
    Entry.Sold sold = entry.lines().get(line.number());
    String scope = order.key().scope();
    BigDecimal wanted = sold == null ? null : base(order, sold).orElse(null);
    if (sold == null || wanted == null) {
      return null;
    }
    OddLine odd = new OddLine(order, line, packs.item(scope, sold.item()), wanted, settings);
    Habit habit = entry.customer() == null ? null : habits.of(scope, entry.customer(), sold.item());
    if (habit != null && habit.size() > settings.history()) {
      Place first = Place.of(entry.entered(), order.key());
      Finding unusual =
          habit.before(first, each -> base(order, each)).map(odd::unusual).orElse(null);
      if (unusual != null) {
        return unusual;
      }
    }
    return odd.unsold();
  }

  private static Optional<BigDecimal> base(CheckedOrder order, Entry.Sold sold) {
    return order.units().factor(sold.item(), sold.unit()).map(sold.quantity()::multiply);
  }
}
