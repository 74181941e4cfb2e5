package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.CreditHappening.InvoiceKind;
import io.holdwatch.deploy.simulation.history.CreditHappening.InvoiceStated;
import io.holdwatch.deploy.simulation.history.Happening.LineStated;
import io.holdwatch.deploy.simulation.history.Happening.OrderStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.ItemStated;
import io.holdwatch.deploy.simulation.history.PriceHappening.RebateStated;
import io.holdwatch.deploy.simulation.history.Pricing;
import io.holdwatch.deploy.simulation.history.Stage;
import io.holdwatch.deploy.simulation.history.UnitPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which lines have a wrong price, by RULES "Price". */
final class PriceRule {
  private final Past past;
  private final PriceRecords records;

  PriceRule(Past past) {
    this.past = past;
    records = new PriceRecords(past);
  }

  /** What was wrong with each line over time. */
  Map<Subject, Steps<Wrong>> conditions() {
    Map<Subject, Steps<Wrong>> conditions = new HashMap<>();
    for (String order : past.orders()) {
      for (LineStated line : past.linesEver(order)) {
        conditions.computeIfAbsent(new Subject(order, line.line()), this::conditions);
      }
    }
    return conditions;
  }

  private Steps<Wrong> conditions(Subject subject) {
    Steps<Wrong> steps = new Steps<>();
    for (Instant now : past.known(records.changes(subject))) {
      String reason = reason(subject, now);
      steps.change(now, reason == null ? null : new Wrong("PRICE_MISMATCH", reason));
    }
    return steps;
  }

  private @Nullable String reason(Subject subject, Instant now) {
    OrderAt order = past.order(subject.order(), now);
    OrderStated header = order == null ? null : order.header();
    LineStated line = order == null ? null : order.line(subject.line());
    String item = line == null ? null : line.sourcing().item();
    if (header == null
        || line == null
        || item == null
        || !(header.stage() == Stage.DRAFT
            || header.stage() == Stage.OPEN
            || header.stage() == Stage.INVOICED)
        || isOver(line)
        || isInvoiced(subject, now)) {
      return null;
    }
    UnitPrice found = found(line.pricing());
    if (found == null) {
      return null;
    }
    Instant entered = header.terms().entered();
    LocalDate day = Past.date(entered != null ? entered : line.at());
    Expected expected =
        new PriceAt(
                past, records, line, item, header.terms().customer(), found.currency(), day, now)
            .expected();
    if (expected == null) {
      return null;
    }
    BigDecimal difference = Expected.perOne(found).subtract(expected.price());
    BigDecimal tolerance = past.policy.priceTolerance().multiply(expected.price());
    if (difference.abs().compareTo(tolerance) > 0
        && !paysAsExpected(line.pricing(), found.currency(), expected, tolerance)) {
      return (difference.signum() < 0 ? "UNDER_" : "OVER_") + expected.kind();
    }
    BigDecimal floor =
        expected.marginFloor() != null ? expected.marginFloor() : past.policy.marginFloor();
    return floor != null && below(floor, header, line, item, day, now) ? "MARGIN_FLOOR" : null;
  }

  /** Whether a line is settled or nothing of it is left to sell. */
  private static boolean isOver(LineStated line) {
    BigDecimal wanted = line.ordered().subtract(line.cancelled());
    return wanted.signum() <= 0
        || line.stage() == Stage.INVOICED
        || line.stage() == Stage.CLOSED
        || line.stage() == Stage.CANCELLED
        || (line.invoiced() != null && line.invoiced().compareTo(wanted) >= 0);
  }

  private boolean isInvoiced(Subject subject, Instant now) {
    return past.register.at(InvoiceStated.class, records.invoices(subject.order()), now).stream()
        .filter(i -> i.kind() == InvoiceKind.INVOICE && !i.cancelled())
        .filter(i -> subject.order().equals(i.order()))
        .anyMatch(i -> i.line() == null || i.line() == subject.line());
  }

  private @Nullable UnitPrice found(Pricing pricing) {
    boolean small = discount(pricing).compareTo(past.policy.lineDiscount()) <= 0;
    UnitPrice found = small && pricing.price() != null ? pricing.price() : net(pricing);
    return found == null || found.per().signum() <= 0 ? null : found;
  }

  /** A line discount may be how an order comes to what was agreed. */
  private static boolean paysAsExpected(
      Pricing pricing, String currency, Expected expected, BigDecimal tolerance) {
    UnitPrice net = net(pricing);
    if (net == null || net.per().signum() <= 0 || !net.currency().equals(currency)) {
      return false;
    }
    UnitPrice stated =
        new UnitPrice(net.amount().setScale(6, RoundingMode.HALF_UP), net.currency(), net.per());
    BigDecimal away = Expected.perOne(stated).subtract(expected.price()).abs();
    return away.compareTo(tolerance) <= 0;
  }

  private static @Nullable UnitPrice net(Pricing pricing) {
    UnitPrice price = pricing.price();
    if (pricing.net() != null || price == null) {
      return pricing.net();
    }
    BigDecimal amount = price.amount().multiply(BigDecimal.ONE.subtract(discount(pricing)));
    return new UnitPrice(amount, price.currency(), price.per());
  }

  private static BigDecimal discount(Pricing pricing) {
    return pricing.discount() == null ? BigDecimal.ZERO : pricing.discount();
  }

  private boolean below(
      BigDecimal floor,
      OrderStated header,
      LineStated line,
      String item,
      LocalDate day,
      Instant now) {
    UnitPrice net = net(line.pricing());
    BigDecimal cost = net == null ? null : unitCost(line, item, net.currency(), now);
    if (net == null || net.per().signum() <= 0 || cost == null) {
      return false;
    }
    BigDecimal netNet =
        Expected.perOne(net).multiply(BigDecimal.ONE.subtract(rebate(header, item, day, now)));
    return netNet.subtract(cost).compareTo(floor.multiply(netNet)) < 0;
  }

  private BigDecimal rebate(OrderStated header, String item, LocalDate day, Instant now) {
    return past.register.at(RebateStated.class, records.rebates(item), now).stream()
        .filter(r -> r.customer().equals(header.terms().customer()))
        .filter(r -> r.item() == null || r.item().equals(item))
        .filter(r -> r.validFrom() == null || !day.isBefore(r.validFrom()))
        .filter(r -> r.validTo() == null || !day.isAfter(r.validTo()))
        .map(RebateStated::rate)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Cost of one of the line's unit; null: unknown. */
  private @Nullable BigDecimal unitCost(
      LineStated line, String item, String currency, Instant now) {
    UnitPrice own = line.pricing().unitCost();
    ItemStated stated = past.register.at(ItemStated.class, item, now);
    UnitPrice cost = own != null ? own : stated == null ? null : stated.unitCost();
    BigDecimal factor =
        own != null ? BigDecimal.ONE : past.factor(item, line.sourcing().unit(), now);
    return cost == null
            || factor == null
            || cost.per().signum() <= 0
            || !cost.currency().equals(currency)
        ? null
        : Expected.perOne(cost).multiply(factor);
  }
}
