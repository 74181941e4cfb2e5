package io.holdwatch.classifier.option;

import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.classifier.terms.Journey;
import io.holdwatch.classifier.terms.Terms;
import io.holdwatch.classifier.terms.WorkingHours;
import io.holdwatch.contract.fact.Customer;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Fulfilment;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.ServiceAgreement;
import io.holdwatch.contract.fact.Site;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.ExceptionType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What proposals are made for.
 *
 * @param order the order as it stands
 * @param finding what is wrong with it
 * @param now instant of the look
 * @param terms what ways, suppliers and agreements say
 * @param hours when the site of the order works
 * @param moving how long it takes at a site until goods leave for another [working hours]
 * @param sites sites by business key
 */
public record Situation(
    CheckedOrder order,
    Finding finding,
    Instant now,
    Terms terms,
    WorkingHours hours,
    Duration moving,
    Sites sites) {
  /** Types that say of a line that its goods are not there, or may not be. */
  static final Set<ExceptionType> GOODS =
      EnumSet.of(
          ExceptionType.STOCK_SHORTAGE,
          ExceptionType.ALLOCATION_CONFLICT,
          ExceptionType.PRIORITY_CONFLICT,
          ExceptionType.SUBSTITUTION_NEEDED,
          ExceptionType.SUPPLIER_DELAY);

  /** How lines are fulfilled whose goods leave a site. */
  private static final Set<Fulfilment> AT_SITES =
      EnumSet.complementOf(EnumSet.of(Fulfilment.SERVICE, Fulfilment.DROP_SHIP));

  /** Which sites there are. */
  @FunctionalInterface
  public interface Sites {
    /** The site of a business key; null: not known. */
    @Nullable Site of(@Nullable String site);
  }

  /** The header of the order. */
  public Order header() {
    return order.header();
  }

  String scope() {
    return order.key().scope();
  }

  Envelope envelope() {
    return order.header().getEnvelope();
  }

  /** Who says that the order has to be delivered complete, nearest first; empty: nobody does. */
  public Optional<String> complete() {
    if (header().getShipComplete() != null) {
      return said(header().getShipComplete(), "the order");
    }
    ServiceAgreement agreement = terms.agreement(scope(), header(), order.customer()).orElse(null);
    if (agreement != null && agreement.getShipComplete() != null) {
      return said(
          agreement.getShipComplete(), "service agreement " + agreement.getServiceAgreement());
    }
    Customer customer = order.customer();
    return customer == null ? Optional.empty() : said(customer.getShipComplete(), "the customer");
  }

  /**
   * Actions that would send a part of an order that has to be delivered complete, or leave one
   * behind; none where it has not, or where the finding is not about goods.
   */
  public Set<Action> apart() {
    if (!isAboutGoods() || complete().isEmpty()) {
      return Set.of();
    }
    Set<Action> apart = EnumSet.of(Action.PARTIAL_SHIP, Action.SPLIT, Action.BACKORDER);
    if (open().size() > 1) {
      apart.add(Action.ALTERNATE_SOURCE);
      apart.add(Action.DROP_SHIP);
    }
    return apart;
  }

  /** Whether the finding says of a line that its goods are not there, or may not be. */
  public boolean isAboutGoods() {
    return GOODS.contains(finding.type());
  }

  /** The lines of which goods are still to be sent. */
  List<Outlook> open() {
    return order.lines().stream()
        .filter(line -> line.open().signum() > 0)
        .filter(line -> line.line().getFulfilment() != Fulfilment.SERVICE)
        .toList();
  }

  private static Optional<String> said(@Nullable Boolean complete, String by) {
    return Boolean.TRUE.equals(complete) ? Optional.of(by) : Optional.empty();
  }

  /** The line that the finding is about; empty where it is about none or several. */
  Optional<Outlook> line() {
    return finding.lines().size() == 1 ? line(finding.lines().getFirst()) : Optional.empty();
  }

  /** The facts of a type that the finding rests on, each once. */
  <T extends SpecificRecord> List<T> facts(Class<T> type) {
    return finding.basis().stream()
        .map(Basis::fact)
        .filter(type::isInstance)
        .map(type::cast)
        .distinct()
        .toList();
  }

  Optional<Outlook> line(AffectedLine affected) {
    return order.lines().stream()
        .filter(line -> affected.getLine().equals(line.number()))
        .findFirst();
  }

  /** How goods of a line come to the customer, from where it says that they ship from. */
  public Journey journey(OrderLine line) {
    if (!Outlook.arrives(line, header())) {
      Site from = sites.of(siteOf(line));
      return Journey.shipping(hours, from == null ? null : from.getCutOff());
    }
    if (!AT_SITES.contains(line.getFulfilment())) {
      return Journey.none(hours);
    }
    String site = siteOf(line);
    return new Journey(
        true,
        site,
        terms.toCustomer(scope(), site, order.customer()).orElse(null),
        hours,
        zone(true),
        null);
  }

  /** When the next working day of the site begins: until then something can be agreed for it. */
  Instant tomorrow() {
    return hours.dayAfter(now, 1).atStartOfDay(hours.zone()).toInstant();
  }

  /** In which promises to ship or to arrive end: that of the site, or that of the ship-to. */
  ZoneId zone(boolean arrives) {
    String shipTo =
        header().getShipToZone() != null ? header().getShipToZone() : header().getZone();
    return arrives ? WorkingHours.zone(shipTo, hours.zone()) : hours.zone();
  }

  /** The same of the first line of the finding that has goods still to leave. */
  public Journey journey() {
    return finding.lines().stream()
        .flatMap(affected -> line(affected).filter(line -> !line.hasLeft(affected)).stream())
        .findFirst()
        .map(line -> journey(line.line()))
        .orElseGet(() -> Journey.none(hours));
  }

  /** The site that a line ships from. */
  @Nullable String siteOf(OrderLine line) {
    return line.getSite() != null ? line.getSite() : header().getSite();
  }
}
