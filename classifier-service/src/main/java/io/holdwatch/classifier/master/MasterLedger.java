package io.holdwatch.classifier.master;

import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Customer;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.UnitConversion;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Finds MASTER_DATA_CONFLICT and converts quantities. It knows what open orders name, as the desk
 * tells it, and the newest Item, UnitConversion and Customer facts. A scope without any item (unit,
 * customer) has no such master: there nothing is unknown. Nothing here changes by the passing of
 * time.
 */
public final class MasterLedger {
  private final ItemMaster items = new ItemMaster();
  private final CustomerMaster customers = new CustomerMaster();
  private final Naming naming;

  /**
   * A ledger that knows nothing.
   *
   * @param keys of the desk
   */
  public MasterLedger(Keys keys) {
    naming = new Naming(keys);
  }

  /**
   * What a fact may have changed.
   *
   * @param lines lines whose answer or factor may differ
   * @param orders orders whose answer may differ
   */
  public record Touched(Set<LineKey> lines, Set<OrderKey> orders) {
    private static Touched nothing() {
      return new Touched(new TreeSet<>(), new TreeSet<>());
    }
  }

  /**
   * Takes what a record says.
   *
   * @param record id of the record among all facts
   * @param before what it said before; null: nothing
   * @param after what it says now; null: nothing any more
   */
  public Touched take(
      String record, @Nullable SpecificRecord before, @Nullable SpecificRecord after) {
    Touched touched = Touched.nothing();
    if (before != null) {
      apply(record, before, false, touched);
    }
    if (after != null) {
      apply(record, after, true, touched);
    }
    return touched;
  }

  private void apply(String record, SpecificRecord fact, boolean there, Touched touched) {
    switch (fact) {
      case Item f -> item(record, f, there, touched.lines());
      case UnitConversion f -> conversion(record, f, there, touched.lines());
      case Customer f -> customer(record, f, there, touched.orders());
      default -> {
        // Of another ledger.
      }
    }
  }

  private void item(String record, Item fact, boolean there, Set<LineKey> touched) {
    String scope = fact.getEnvelope().getScope();
    Known before = known(scope, fact.getBaseUnit());
    if (there) {
      items.put(record, fact);
    } else {
      items.remove(record, fact);
    }
    touched.addAll(naming.ofItem(scope, fact.getItem()));
    touched.addAll(learned(scope, fact.getBaseUnit(), before));
  }

  private void conversion(String record, UnitConversion fact, boolean there, Set<LineKey> touched) {
    String scope = fact.getEnvelope().getScope();
    Known before = known(scope, fact.getUnit());
    if (there) {
      items.put(record, fact);
    } else {
      items.remove(record, fact);
    }
    // Of an item also lines of other units: what a shipment carries of them may be told in this
    // one.
    touched.addAll(
        fact.getItem() == null
            ? naming.ofUnit(scope, fact.getUnit())
            : naming.ofItem(scope, fact.getItem()));
    touched.addAll(learned(scope, fact.getUnit(), before));
  }

  private record Known(boolean items, boolean units, boolean unit) {}

  private Known known(String scope, @Nullable String unit) {
    return new Known(
        items.knowsItems(scope),
        items.knowsUnits(scope),
        unit != null && items.knowsUnit(scope, unit));
  }

  private Set<LineKey> learned(String scope, @Nullable String unit, Known before) {
    Known now = known(scope, unit);
    if (now.items() != before.items() || now.units() != before.units()) {
      return naming.lines(scope);
    }
    return now.unit() == before.unit() ? Set.of() : naming.ofUnit(scope, unit);
  }

  private void customer(String record, Customer fact, boolean there, Set<OrderKey> touched) {
    String scope = fact.getEnvelope().getScope();
    boolean before = customers.knowsCustomers(scope);
    if (there) {
      customers.put(record, fact);
    } else {
      customers.remove(record, fact);
    }
    touched.addAll(naming.ofCustomer(scope, fact.getCustomer()));
    customers.sameTaxId(fact).forEach(each -> touched.addAll(naming.ofCustomer(scope, each)));
    if (before != customers.knowsCustomers(scope)) {
      touched.addAll(naming.orders(scope));
    }
  }

  /**
   * Says what a line names now.
   *
   * @param line null: it is no line of an open order (any more)
   * @return the line, where its answer may differ
   */
  public Set<LineKey> ask(LineKey key, @Nullable MasterLine line) {
    return Objects.equals(naming.set(key, line), line) ? Set.of() : Set.of(key);
  }

  /**
   * Says what an order names now.
   *
   * @param order null: it is no open order (any more)
   * @return the order, where its answer may differ
   */
  public Set<OrderKey> ask(OrderKey key, @Nullable MasterOrder order) {
    return Objects.equals(naming.set(key, order), order) ? Set.of() : Set.of(key);
  }

  /** The item, of several records the first; empty where none is known. */
  public Optional<Item> item(String scope, @Nullable String item) {
    return Optional.ofNullable(items.item(scope, item));
  }

  /** The customer, of several records the first; empty where none is known. */
  public Optional<Customer> customer(String scope, String customer) {
    return Optional.ofNullable(customers.customer(scope, customer));
  }

  /** Base unit of an item; null: not known. */
  public @Nullable String baseUnit(String scope, @Nullable String item) {
    return items.baseUnit(scope, item);
  }

  /** What says how a unit of an item converts; empty where it is the base unit or nothing does. */
  public Optional<UnitConversion> conversion(
      String scope, @Nullable String item, @Nullable String unit) {
    return items.conversion(scope, item, unit);
  }

  /**
   * Base units of the item in one unit: 1 where the unit is the base unit or either is unknown,
   * else what a conversion of the item, or of all items, says.
   *
   * @return empty where the unit does not convert
   */
  public Optional<BigDecimal> factor(String scope, @Nullable String item, @Nullable String unit) {
    return items.factor(scope, item, unit);
  }

  /** What is wrong with the master data that a line names. */
  public Optional<Finding> assess(LineKey key) {
    MasterLine line = naming.line(key);
    return line == null
        ? Optional.empty()
        : Optional.ofNullable(new LineConflict(key, line, items).finding());
  }

  /** What is wrong with the master data that an order names. */
  public Optional<Finding> assess(OrderKey key) {
    MasterOrder order = naming.order(key);
    return order == null
        ? Optional.empty()
        : Optional.ofNullable(new OrderConflict(key, order, customers).finding());
  }

  /**
   * Whether a record is wrong, whoever names it. A rate is where an order lacks it, and nowhere
   * else.
   *
   * @param record key of the cause that its exceptions share: "item:S:A"
   */
  public boolean isWrong(String scope, String record) {
    int colon = record.indexOf(':');
    String key = record.substring(colon + 1);
    int last = key.lastIndexOf(':');
    return switch (record.substring(0, Math.max(0, colon))) {
      case "item" ->
          items.blocked(scope, key) != null
              || (items.item(scope, key) == null && items.knowsItems(scope));
      case "unit" -> items.knowsUnits(scope) && !items.knowsUnit(scope, key);
      case "conversion" ->
          last > 0
              && items.item(scope, key.substring(0, last)) != null
              && items.factor(scope, key.substring(0, last), key.substring(last + 1)).isEmpty();
      case "customer" ->
          customers.blocked(scope, key) != null
              || (customers.customer(scope, key) == null && customers.knowsCustomers(scope));
      case "tax-id" -> customers.isShared(scope, key);
      default -> false;
    };
  }
}
