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
import io.holdwatch.classifier.option.Action;
import io.holdwatch.classifier.option.Situation;
import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.packet.Grounds;
import io.holdwatch.classifier.policy.ClassifierPolicy;
import io.holdwatch.classifier.price.PriceBook;
import io.holdwatch.classifier.price.ThinMargin;
import io.holdwatch.classifier.stock.PoolKey;
import io.holdwatch.classifier.stock.StockLedger;
import io.holdwatch.classifier.stock.Ways;
import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.classifier.terms.Terms;
import io.holdwatch.classifier.terms.WorkingHours;
import io.holdwatch.contract.fact.Appointment;
import io.holdwatch.contract.fact.Customer;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.Lane;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.Reservation;
import io.holdwatch.contract.fact.Site;
import io.holdwatch.contract.fact.Stock;
import io.holdwatch.contract.fact.UnitConversion;
import io.holdwatch.contract.fact.UnitPrice;
import io.holdwatch.contract.fact.VendorItem;
import io.holdwatch.contract.fact.Wave;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.ExceptionPacket;
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
  /** As many items as evidence names that say what lines cost. */
  private static final int MANY = 5;

  private final OrderLedger orders;
  private final OrderViews views;
  private final Terms terms;
  private final MasterLedger master;
  private final StockLedger stock;
  private final CreditLedger credit;
  private final PriceBook prices;
  private final Checks checks;
  private Duration moving = Duration.ZERO;

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
        hours(order, finding.lines()),
        moving,
        site -> orders.site(order.key().scope(), site));
  }

  /** Judges by another policy from now on. */
  void policy(ClassifierPolicy policy) {
    moving = policy.actions().execution(Action.TRANSFER);
  }

  /** What is at stake with a finding. */
  Stake stake(WatchedOrder order, Finding finding, Instant now, Reporting reporting) {
    Situation situation = situation(order, finding, now);
    String scope = order.key().scope();
    return new Stake(
        situation.order(),
        finding,
        terms.agreement(scope, situation.header(), situation.order().customer()),
        regulated(scope, finding),
        finding.lines().stream()
            .map(line -> order.line(line.getLine()))
            .filter(Objects::nonNull)
            .flatMap(line -> stock.release(scope, line.getWave()).stream())
            .min(Instant::compareTo),
        situation.hours(),
        situation.journey(),
        now,
        reporting);
  }

  private @Nullable Item regulated(String scope, Finding finding) {
    for (AffectedLine line : finding.lines()) {
      Item item = master.item(scope, line.getItem()).orElse(null);
      if (item != null && Boolean.TRUE.equals(item.getRegulated())) {
        return item;
      }
    }
    return null;
  }

  /**
   * What decides values of a packet beside the facts of its finding.
   *
   * @param packet with its site and its latest safe decision
   */
  Grounds grounds(
      ExceptionPacket.Builder packet, WatchedOrder order, Stake stake, Decision decision) {
    String scope = order.key().scope();
    Finding finding = stake.finding();
    UnitConversion conversion = conversion(scope, finding);
    boolean timed = packet.getLatestSafeDecision() != null || Stake.aboutDates(finding.type());
    return new Grounds(
        stake.order().customer(),
        conversion,
        conversion == null ? null : master.baseUnit(scope, finding.lines().getFirst().getItem()),
        stake.penalising().orElse(null),
        stake.regulated(),
        costed(stake.order(), finding),
        Decision.wave(stake.order(), finding, wave -> stock.wave(scope, wave)).orElse(null),
        timed || stake.due().isPresent() ? orders.site(scope, packet.getSite()) : null,
        timed ? stake.hours().calendar() : null,
        timed && stake.moves() ? stake.journey().lane() : null,
        decision.hold(stake.order(), finding).orElse(null));
  }

  /** Items that say what affected lines cost, each once; of many the first. */
  private static List<Item> costed(CheckedOrder order, Finding finding) {
    return finding.lines().stream()
        .map(line -> order.order().line(line.getLine()))
        .filter(Objects::nonNull)
        .map(order::costed)
        .filter(Objects::nonNull)
        .distinct()
        .limit(MANY)
        .toList();
  }

  /** What is wrong with a line may be counted in base units; whole orders are not converted. */
  private @Nullable UnitConversion conversion(String scope, Finding finding) {
    return switch (finding.type()) {
      case STOCK_SHORTAGE,
          ALLOCATION_CONFLICT,
          PRIORITY_CONFLICT,
          SUBSTITUTION_NEEDED,
          SUPPLIER_DELAY,
          PRICE_MISMATCH,
          ORDER_ANOMALY -> {
        if (finding.lines().size() != 1) {
          yield null;
        }
        AffectedLine line = finding.lines().getFirst();
        yield master.conversion(scope, line.getItem(), line.getUnit()).orElse(null);
      }
      case UNKNOWN,
          CREDIT_HOLD,
          HOLD_MISMATCH,
          APPROVAL_GAP,
          SHIPMENT_CONSTRAINT,
          SHIPMENT_DELAY,
          DISPATCH_CAPACITY,
          DELIVERY_FAILED,
          DOCUMENT_ISSUE,
          MASTER_DATA_CONFLICT,
          COMPLIANCE_BLOCK,
          CONTRACT_DISPUTE,
          STATUS_MISMATCH,
          ORDER_CHURN,
          PROMISE_AT_RISK ->
          null;
    };
  }

  /** Tells the money of an order in the reporting currency of its scope. */
  Reporting reporting(WatchedOrder order, ClassifierPolicy policy) {
    String scope = order.key().scope();
    return Reporting.of(order, policy.reporting(), (from, to) -> credit.rate(scope, from, to));
  }

  /** Whether the rate of exactly a pair of ISO 4217 codes is known now. */
  boolean isRated(String scope, String from, String to) {
    return credit.rate(scope, from, to).isPresent();
  }

  /** Before which checkpoint a finding has to be decided. */
  Decision decision(WatchedOrder order, Finding finding) {
    return Decision.of(
        views.checked(order, Objects.requireNonNull(order.header())),
        finding,
        wave -> stock.wave(order.key().scope(), wave));
  }

  /** When the site works that the first of some lines ships from, else that of the order. */
  private WorkingHours hours(WatchedOrder order, List<AffectedLine> lines) {
    String scope = order.key().scope();
    Order header = order.header();
    String own =
        lines.stream()
            .map(line -> order.line(line.getLine()))
            .filter(Objects::nonNull)
            .map(OrderLine::getSite)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(header == null ? null : header.getSite());
    Site site = orders.site(scope, own);
    String zone = header == null ? null : header.getZone();
    return terms.hours(scope, site, site == null || site.getZone() == null ? zone : site.getZone());
  }

  /** What the sources say of an order that has a header. */
  Known known(WatchedOrder order, Map<String, Duration> freshness, Instant now) {
    Order header = Objects.requireNonNull(order.header());
    String scope = order.key().scope();
    Customer customer = orders.customer(scope, header.getCustomer());
    return Known.of(
        order,
        views.outlooks(order),
        terms.agreement(scope, header, customer),
        freshness,
        hours(order, List.of()).zone(),
        now);
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

  /** The quickest lane between two sites; empty where none is known. */
  Optional<Lane> lane(String scope, @Nullable String from, @Nullable String to) {
    return from == null || to == null ? Optional.empty() : terms.quickest(scope, from, to);
  }

  /** The lane from a site to the region of a customer; empty where none is known. */
  Optional<Lane> toCustomer(String scope, @Nullable String from, @Nullable String customer) {
    return terms.toCustomer(scope, from, orders.customer(scope, customer));
  }

  /** The largest stock fact of an item at a site; empty where none is known. */
  Optional<Stock> stock(String scope, @Nullable String item, @Nullable String site) {
    return item == null || site == null
        ? Optional.empty()
        : stock.largest(new PoolKey(scope, item, site));
  }

  /** What suppliers ask for an item. */
  List<VendorItem> vendorItems(String scope, @Nullable String item) {
    return item == null ? List.of() : terms.vendorItems(scope, item);
  }

  /** Whether a line has its goods by its promise and nothing is wrong with its master data. */
  boolean isReady(LineKey line, Instant now) {
    return stock
            .assess(line, now)
            .filter(found -> !found.subReason().equals("ALLOCATION_UNCONFIRMED"))
            .isEmpty()
        && stock.delayed(line, now).isEmpty()
        && master.assess(line).isEmpty();
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

  /** What would keep the margin of a line that is below its floor. */
  Optional<ThinMargin> margin(LineKey line) {
    return prices.margin(line);
  }
}
