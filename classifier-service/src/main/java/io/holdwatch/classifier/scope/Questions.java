package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.capacity.DispatchCheck;
import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.checkpoint.Decision;
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
import io.holdwatch.contract.fact.Appointment;
import io.holdwatch.contract.fact.Customer;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.Reservation;
import io.holdwatch.contract.fact.Site;
import io.holdwatch.contract.fact.UnitPrice;
import io.holdwatch.contract.fact.Wave;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What packets and options ask of the ledgers beside what is wrong. */
final class Questions {
  private final OrderLedger orders;
  private final OrderViews views;
  private final Terms terms;
  private final MasterLedger master;
  private final StockLedger stock;
  private final CreditLedger credit;
  private final PriceBook prices;
  private final Checks checks;

  Questions(
      OrderLedger orders,
      OrderViews views,
      Terms terms,
      MasterLedger master,
      StockLedger stock,
      CreditLedger credit,
      PriceBook prices,
      Checks checks) {
    this.orders = orders;
    this.views = views;
    this.terms = terms;
    this.master = master;
    this.stock = stock;
    this.credit = credit;
    this.prices = prices;
    this.checks = checks;
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

  /** Before which checkpoint a finding has to be decided. */
  Decision decision(WatchedOrder order, Finding finding) {
    return Decision.of(
        views.checked(order, Objects.requireNonNull(order.header())),
        finding,
        wave -> stock.wave(order.key().scope(), wave));
  }

  /** When the site works that the order ships from. */
  private WorkingHours hours(WatchedOrder order) {
    String scope = order.key().scope();
    Order header = order.header();
    Site site = orders.site(scope, header == null ? null : header.getSite());
    String zone = header == null ? null : header.getZone();
    return terms.hours(scope, site, site == null || site.getZone() == null ? zone : site.getZone());
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

  /**
   * Where a line could get what it lacks.
   *
   * @param doubted whether it counts on nothing that comes from a supply in trouble
   */
  Optional<Ways> ways(LineKey line, boolean doubted, Instant now) {
    return stock.ways(line, doubted, now);
  }

  /** What is reserved for a line. */
  List<Reservation> reservations(LineKey line) {
    return stock.reservations(line);
  }

  /** Who has time for an appointment, who has the most first. */
  List<DispatchCheck.Free> technicians(Appointment appointment) {
    return checks.technicians(appointment);
  }

  /** The next waves of a site that reach their cut-off, the first to be released first. */
  List<Wave> waves(String scope, @Nullable String site, Instant now) {
    return checks.waves(scope, site, now);
  }

  /** How much of an item the customer usually orders. [base units] */
  Optional<BigDecimal> usual(OrderKey order, String line) {
    return checks.usual(order, line);
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
