package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.credit.CreditLedger;
import io.holdwatch.classifier.credit.CreditSettings;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.followup.Inquiries;
import io.holdwatch.classifier.hold.HoldReason;
import io.holdwatch.classifier.master.MasterLedger;
import io.holdwatch.classifier.master.MasterLine;
import io.holdwatch.classifier.master.MasterOrder;
import io.holdwatch.classifier.order.FactKeys;
import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.SourceField;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.policy.ClassifierPolicy;
import io.holdwatch.classifier.policy.RuleLimits;
import io.holdwatch.classifier.price.PriceBook;
import io.holdwatch.classifier.price.PriceSettings;
import io.holdwatch.classifier.price.PricedLine;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.classifier.stock.Demand;
import io.holdwatch.classifier.stock.StockLedger;
import io.holdwatch.classifier.stock.StockSettings;
import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.classifier.terms.Terms;
import io.holdwatch.classifier.time.Earliest;
import io.holdwatch.contract.fact.Customer;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Hold;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.packet.AffectedLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** All ledgers of a partition, and what each has to be told because another has changed. */
final class Ledgers {
  private final OrderLedger orders;
  private final MasterLedger master;
  private final StockLedger stock;
  private final CreditLedger credit;
  private final PriceBook prices;
  private final Checks checks;
  private final Terms terms = new Terms();
  private final Inquiries inquiries = new Inquiries();
  private final OrderViews views;
  private final Hoards hoards;
  private final Questions questions;
  private final Keys keys;

  /** Orders that have changed since the other ledgers were told of them. */
  private final Set<OrderKey> untold = new TreeSet<>();

  /** Those of them of which a hold has changed. */
  private final Set<OrderKey> heldAnew = new HashSet<>();

  private RuleLimits limits = RuleLimits.NONE;

  Ledgers(OrderLedger orders, Keys keys) {
    this.orders = orders;
    this.master = new MasterLedger(keys);
    orders.convert(master::factor);
    this.stock = new StockLedger(stock(RuleLimits.NONE, Map.of()), keys);
    this.credit = new CreditLedger(keys);
    this.prices = new PriceBook(prices(RuleLimits.NONE), keys);
    this.checks = new Checks(keys);
    this.keys = keys;
    this.views = new OrderViews(orders, master);
    this.hoards = new Hoards(orders, views, stock);
    this.questions = new Questions(orders, views, terms, master, stock, credit, prices, checks);
    credit.policy(credit(limits));
  }

  /**
   * Puts a newer fact in the place of an older one; returns the orders to look at. What the other
   * ledgers answer of those that it changed is right after {@link #settle}: until then more of the
   * same order may come.
   */
  Set<OrderKey> take(
      String record,
      @Nullable SpecificRecord before,
      @Nullable SpecificRecord after,
      Envelope envelope) {
    views.forget();
    Set<OrderKey> changed = orders.apply(record, before, after, envelope);
    if (FactKeys.isOfOrderAlone(after == null ? before : after)) {
      untold.addAll(changed);
      return changed;
    }
    MasterLedger.Touched named = master.take(record, before, after);
    changed.addAll(named.orders());
    named.lines().forEach(line -> changed.add(line.order()));
    Set<OrderKey> touched = new TreeSet<>(changed);
    boolean held = before instanceof Hold || after instanceof Hold;
    if (held) {
      changed.forEach(order -> stock.held(order, hoards.isHeld(order)));
    }
    lines(stock.take(record, before, after), touched);
    billed(credit.take(record, before, after), touched);
    lines(prices.take(record, before, after), touched);
    checks.take(record, before, after, touched);
    terms.take(record, before, after);
    touched.addAll(inquiries.take(record, before, after));
    untold.addAll(changed);
    if (held) {
      heldAnew.addAll(changed);
    }
    return touched;
  }

  /**
   * Tells the other ledgers what has become of an order since they were told last; returns the
   * orders to look at because of it.
   */
  Set<OrderKey> settle(OrderKey order) {
    if (!untold.remove(order)) {
      return Set.of();
    }
    Set<OrderKey> touched = new TreeSet<>();
    ask(order, touched);
    if (heldAnew.remove(order)) {
      lackers(order, touched);
    }
    return touched;
  }

  /** Tells the other ledgers of all orders that they were not told of. */
  void settle() {
    new TreeSet<>(untold).forEach(this::settle);
  }

  /** Judges by another policy from now on; every order has to be looked at. */
  void policy(ClassifierPolicy policy) {
    orders.believe(policy.sources());
    views.forget();
    questions.policy(policy);
    stock.policy(stock(policy.limits(), policy.sources()));
    if (!policy.limits().equals(limits)) {
      limits = policy.limits();
      credit.policy(credit(limits));
      prices.policy(prices(limits));
      checks.policy(limits);
      orders.all().forEach(order -> ask(order, new TreeSet<>()));
    }
  }

  private static StockSettings stock(RuleLimits limits, Map<String, List<String>> sources) {
    return new StockSettings(
        limits.unconfirmedBefore(), limits.confirmBefore(), SourceField.ON_HAND.hierarchy(sources));
  }

  private static CreditSettings credit(RuleLimits limits) {
    return new CreditSettings(limits.overdueDays(), limits.overdueAmount());
  }

  private static PriceSettings prices(RuleLimits limits) {
    return new PriceSettings(limits.priceTolerance(), limits.lineDiscount(), limits.marginFloor());
  }

  /** Time has come to an instant; returns the orders to look at. */
  Set<OrderKey> advance(String scope, Instant now) {
    Set<OrderKey> touched = new TreeSet<>();
    lines(stock.advance(scope, now), touched);
    billed(credit.advance(scope, now), touched);
    checks.advance(scope, now, touched);
    return touched;
  }

  /** When time will change an answer by itself. */
  Optional<Instant> nextAdvance(String scope) {
    Earliest first = new Earliest();
    first.add(stock.nextAdvance(scope));
    first.add(credit.nextAdvance(scope));
    checks.nextAdvance(scope, first);
    return first.get();
  }

  /**
   * What is wrong with an order and its lines at an instant, its delay and its holds left aside.
   */
  List<Finding> findings(WatchedOrder order, Instant now) {
    Order header = order.header();
    if (header == null) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    List<Outlook> lines = views.outlooks(order);
    for (Outlook line : lines) {
      LineKey key = order.key().line(line.number());
      master
          .assess(key)
          .map(found -> of(found, line).saying(Outlook.over(List.of(line))))
          .ifPresent(findings::add);
      stock.assess(key, now).map(found -> of(found, line)).ifPresent(findings::add);
      stock.delayed(key, now).ifPresent(findings::add);
      prices
          .assess(key)
          .map(found -> of(found, line).withMarginEffect(prices.effect(key).orElse(null)))
          .ifPresent(findings::add);
    }
    master
        .assess(order.key())
        .map(found -> of(found, lines).saying(Outlook.over(lines)))
        .ifPresent(findings::add);
    credit.assess(order.key(), now).map(found -> of(found, lines)).ifPresent(findings::add);
    List<Finding> ofChecks = new ArrayList<>();
    checks.assess(views.checked(order, header), now, ofChecks);
    ofChecks.forEach(found -> findings.add(found.lines().isEmpty() ? of(found, lines) : found));
    return findings;
  }

  /** What packets and options ask. */
  Questions questions() {
    return questions;
  }

  /** What customers ask. */
  Inquiries inquiries() {
    return inquiries;
  }

  /** A finding about a line that names no quantity is about all that is open of it. */
  private static Finding of(Finding found, Outlook line) {
    return found.lines().isEmpty() ? found.withLines(List.of(line.affected())) : found;
  }

  /** A finding about an order is about all that is open of it. */
  private static Finding of(Finding found, List<Outlook> lines) {
    return found.withLines(
        lines.stream().filter(line -> line.open().signum() > 0).map(Outlook::affected).toList());
  }

  /** First instant after now at which that changes for the order alone. */
  Optional<Instant> nextChange(@Nullable WatchedOrder order, Instant now) {
    Earliest first = new Earliest();
    if (order != null) {
      for (LineKey line : lines(order.key())) {
        first.add(stock.nextChange(line, now));
      }
      Order header = order.header();
      if (header != null) {
        checks.nextChange(views.checked(order, header), now, first);
      }
    }
    return first.get();
  }

  /** What is wrong with an order's holds, given what else is. */
  Holds.Look holds(
      WatchedOrder order, List<Finding> findings, Map<String, Instant> memory, Instant now) {
    Order header = order.header();
    boolean silent = findings.isEmpty() && order.holds().isEmpty();
    if (silent || header == null || !CheckedOrder.isOpen(header)) {
      return new Holds.Look(Optional.empty(), Map.of());
    }
    Holds.Look look =
        Holds.look(
            order,
            findings,
            hoards.isHeld(order.key()) ? hoards.of(order.key(), lines(order.key())) : List.of(),
            limits.mustBlock(),
            memory,
            now);
    return new Holds.Look(
        look.finding().map(found -> of(found, held(found, order.key(), views.outlooks(order)))),
        look.memory());
  }

  /** What a hold is about: the lines that it names, or all; of a hoard, all that are held. */
  private List<Outlook> held(Finding found, OrderKey order, List<Outlook> lines) {
    if (found.subReason().equals(HoldReason.HOARDS_STOCK.name())) {
      return lines.stream()
          .filter(line -> hoards.isHeld(new LineKey(order, line.number())))
          .toList();
    }
    Set<String> named =
        found.lines().stream().map(AffectedLine::getLine).collect(Collectors.toSet());
    return named.isEmpty()
        ? lines
        : lines.stream().filter(line -> named.contains(line.number())).toList();
  }

  /**
   * Tells the other ledgers what an order asks for now. Each knows what it asked last: most changes
   * of an order are new to few of them.
   */
  private void ask(OrderKey key, Set<OrderKey> touched) {
    WatchedOrder order = orders.order(key);
    Order header = order == null ? null : order.header();
    Set<LineKey> lines = new HashSet<>();
    if (order != null && header != null) {
      Customer customer = orders.customer(key.scope(), header.getCustomer());
      Asks asks = new Asks(order, header, customer, views.outlooks(order));
      for (Outlook line : asks.lines()) {
        LineKey lineKey = key.line(line.number());
        lines.add(lineKey);
        ask(lineKey, line, asks, touched);
      }
      touched.addAll(credit.ask(key, asks.credit()));
      touched.addAll(master.ask(key, asks.isOpen() ? named(key, header) : null));
      checks.ask(key, views.checked(order, header), touched);
    } else {
      touched.addAll(credit.ask(key, null));
      touched.addAll(master.ask(key, (MasterOrder) null));
      checks.ask(key, null, touched);
    }
    for (LineKey line : lines(key)) {
      if (!lines.contains(line)) {
        ask(line, null, null, null, touched);
      }
    }
  }

  private void ask(LineKey key, Outlook line, Asks asks, Set<OrderKey> touched) {
    BigDecimal factor =
        master
            .factor(key.order().scope(), line.line().getItem(), line.line().getUnit())
            .orElse(null);
    String tier = asks.customer() == null ? null : asks.customer().getTier();
    ask(
        key,
        asks.isOpen() ? asks.master(line) : null,
        asks.stock(line, factor, limits.classOf(tier)),
        asks.price(line, factor),
        touched);
  }

  private void ask(
      LineKey key,
      @Nullable MasterLine ofMaster,
      @Nullable Demand ofStock,
      @Nullable PricedLine ofPrice,
      Set<OrderKey> touched) {
    master.ask(key, ofMaster).forEach(line -> touched.add(line.order()));
    if (!Objects.equals(stock.demand(key), ofStock)) {
      // Who hoards from a line hoards no more once it asks for nothing.
      hoards.besides(key, touched);
      lines(stock.ask(key, ofStock), touched);
    }
    lines(prices.ask(key, ofPrice), touched);
  }

  private MasterOrder named(OrderKey key, Order header) {
    return new MasterOrder(
        header.getCustomer(),
        credit
            .missingRate(key)
            .map(pair -> new MasterOrder.MissingRate(pair.from(), pair.to()))
            .orElse(null));
  }

  /** Lines of an order of which a ledger keeps something. */
  private List<LineKey> lines(OrderKey order) {
    return keys.of(order).lines();
  }

  /** Adds orders of which the credit answer may differ; a rate that was missing may be there. */
  private void billed(Set<OrderKey> keys, Set<OrderKey> touched) {
    touched.addAll(keys);
    for (OrderKey key : keys) {
      WatchedOrder order = orders.order(key);
      Order header = order == null ? null : order.header();
      if (order != null && header != null && CheckedOrder.isOpen(header)) {
        master.ask(key, named(key, header));
      }
    }
  }

  /**
   * Adds the orders of lines of which the stock answer may differ, and those that hoard from them.
   */
  private void lines(Collection<LineKey> lines, Set<OrderKey> touched) {
    for (LineKey line : lines) {
      touched.add(line.order());
      hoards.besides(line, touched);
    }
  }

  private void lackers(OrderKey order, Set<OrderKey> touched) {
    lines(order).forEach(line -> hoards.besides(line, touched));
  }
}
