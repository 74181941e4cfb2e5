package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.credit.CreditLedger;
import io.holdwatch.classifier.credit.Remedy;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.followup.Known;
import io.holdwatch.classifier.impact.Reporting;
import io.holdwatch.classifier.impact.Stake;
import io.holdwatch.classifier.master.MasterLedger;
import io.holdwatch.classifier.option.Situation;
import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.policy.ClassifierPolicy;
import io.holdwatch.classifier.price.PriceBook;
import io.holdwatch.classifier.stock.StockLedger;
import io.holdwatch.classifier.stock.Ways;
import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.classifier.terms.Terms;
import io.holdwatch.classifier.terms.WorkingHours;
import io.holdwatch.contract.fact.Customer;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.UnitPrice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What packets and options ask of the ledgers beside what is wrong. */
final class Questions {
  private final OrderLedger orders;
  private final OrderViews views;
  private final Terms terms;
  private final MasterLedger master;
  private final StockLedger stock;
  private final CreditLedger credit;
  private final PriceBook prices;

  Questions(
      OrderLedger orders,
      OrderViews views,
      Terms terms,
      MasterLedger master,
      StockLedger stock,
      CreditLedger credit,
      PriceBook prices) {
    this.orders = orders;
    this.views = views;
    this.terms = terms;
    this.master = master;
    this.stock = stock;
    this.credit = credit;
    this.prices = prices;
  }

  /** What proposals about a finding start from. */
  Situation situation(WatchedOrder order, Finding finding, Instant now) {
    return new Situation(
        views.checked(order, Objects.requireNonNull(order.header())),
        finding,
        now,
        terms,
        hours(order));
  }

  /** What is at stake with a finding. */
  Stake stake(WatchedOrder order, Finding finding, Instant now, Reporting reporting) {
    Order header = Objects.requireNonNull(order.header());
    CheckedOrder checked = views.checked(order, header);
    String scope = order.key().scope();
    boolean regulated =
        finding.lines().stream()
            .anyMatch(
                line ->
                    master
                        .item(scope, line.getItem())
                        .filter(item -> Boolean.TRUE.equals(item.getRegulated()))
                        .isPresent());
    return new Stake(
        checked,
        finding,
        terms.agreement(scope, header, checked.customer()),
        regulated,
        finding.lines().stream()
            .map(line -> order.line(line.getLine()))
            .filter(Objects::nonNull)
            .flatMap(line -> stock.release(scope, line.getWave()).stream())
            .min(Instant::compareTo),
        hours(order),
        now,
        reporting);
  }

  /** Tells the money of an order in the reporting currency of its scope. */
  Reporting reporting(WatchedOrder order, ClassifierPolicy policy) {
    String scope = order.key().scope();
    return Reporting.of(order, policy.reporting(), (from, to) -> credit.rate(scope, from, to));
  }

  /** When the site works that the order ships from. */
  private WorkingHours hours(WatchedOrder order) {
    String scope = order.key().scope();
    Order header = order.header();
    return terms.hours(scope, orders.site(scope, header == null ? null : header.getSite()));
  }

  /** What the sources say of an order that has a header. */
  Known known(WatchedOrder order, Map<String, Duration> freshness, Instant now) {
    Order header = Objects.requireNonNull(order.header());
    String scope = order.key().scope();
    Customer customer = orders.customer(scope, header.getCustomer());
    return Known.of(
        order, views.outlooks(order), terms.agreement(scope, header, customer), freshness, now);
  }

  /** Whether a master record is wrong, whoever names it. */
  boolean isWrong(String scope, String record) {
    return master.isWrong(scope, record);
  }

  /** Where a line could get what it lacks. */
  Optional<Ways> ways(LineKey line) {
    return stock.ways(line);
  }

  /** What would release an order for credit. */
  List<Remedy> remedies(OrderKey order, Instant now) {
    return credit.remedies(order, now);
  }

  /** What a line should cost, where it is priced otherwise. */
  Optional<UnitPrice> expected(LineKey line) {
    return prices.expected(line);
  }
}
