package io.holdwatch.classifier.packet;

import io.holdwatch.classifier.delay.DelayFinding;
import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.policy.ClassifierPolicy;
import io.holdwatch.contract.fact.Customer;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.UnitPrice;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.PriorityPart;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Fills a packet with what is known of its order: who, how much, on which facts, in which words.
 */
public final class PacketWriter {
  private final OrderLedger ledger;

  /** A writer that looks up sites and customers in this ledger. */
  public PacketWriter(OrderLedger ledger) {
    this.ledger = ledger;
  }

  /** Fills in everything that hangs on the order and the delay that was found at an instant. */
  public void fill(
      ExceptionPacket.Builder packet,
      WatchedOrder order,
      DelayFinding delay,
      Instant instant,
      ClassifierPolicy policy) {
    Order header =
        Objects.requireNonNull(order.header(), "a delay is found on orders with a header");
    String currency = currency(order, header);
    packet
        .setSubReason(delay.subReason().name())
        .setRootCause(delay.subReason().name())
        .setLines(delay.lines())
        .setRevenueAtRisk(money(delay.revenueAtRisk(), currency))
        .setSeverity(policy.severity(delay.revenueAtRisk()))
        .setEvidence(new EvidenceWriter(ledger, policy, instant).of(order, header, delay))
        .setSummary(Sentences.of(order, header, customerName(order, header), delay, instant))
        .setConfidence(BigDecimal.ONE.setScale(6))
        .setLatestSafeDecision(
            delay.subReason().broken() ? null : delay.lines().getFirst().getDue())
        .setSite(delay.evidence().getFirst().line().getSite());
    who(packet, order, header, currency);
    priority(packet, delay, policy);
  }

  private void who(
      ExceptionPacket.Builder packet, WatchedOrder order, Order header, @Nullable String currency) {
    Customer customer = ledger.customer(order.key().scope(), header.getCustomer());
    packet
        .setOrder(order.key().order())
        .setOrderNumber(header.getNumber() == null ? order.key().order() : header.getNumber())
        .setCustomerPo(header.getCustomerPo())
        .setCustomer(header.getCustomer())
        .setOrderValue(money(value(order), currency))
        .setAccountOwner(header.getAccountOwner());
    if (customer != null) {
      packet
          .setCustomerName(customer.getName())
          .setCustomerTier(customer.getTier())
          .setCustomerStatus(customer.getStatus());
      if (header.getAccountOwner() == null) {
        packet.setAccountOwner(customer.getAccountOwner());
      }
    }
  }

  private static void priority(
      ExceptionPacket.Builder packet, DelayFinding delay, ClassifierPolicy policy) {
    List<PriorityPart> parts = new ArrayList<>();
    BigDecimal revenue = delay.revenueAtRisk();
    Map.Entry<BigDecimal, Integer> band =
        revenue == null ? null : policy.priorities().floorEntry(revenue);
    if (band != null && revenue != null) {
      parts.add(
          new PriorityPart(
              "money",
              band.getValue(),
              "revenue at risk " + revenue.setScale(2, RoundingMode.HALF_UP).toPlainString()));
    }
    if (delay.subReason().broken()) {
      parts.add(
          new PriorityPart("time left", policy.latePoints(), "the promise is already broken"));
    }
    Integer tier =
        packet.getCustomerTier() == null ? null : policy.tierPoints().get(packet.getCustomerTier());
    if (tier != null) {
      parts.add(new PriorityPart("tier", tier, "customer tier " + packet.getCustomerTier()));
    }
    packet
        .setPriorityParts(parts)
        .setPriority(Math.min(100, parts.stream().mapToInt(PriorityPart::getPoints).sum()));
  }

  private @Nullable String customerName(WatchedOrder order, Order header) {
    Customer customer = ledger.customer(order.key().scope(), header.getCustomer());
    return customer == null ? header.getCustomer() : customer.getName();
  }

  private static @Nullable BigDecimal value(WatchedOrder order) {
    BigDecimal sum = null;
    for (OrderLine line : order.lines()) {
      UnitPrice price = line.getNetPrice();
      if (price != null && line.getOrdered() != null && price.getPer().signum() > 0) {
        BigDecimal value =
            line.getOrdered()
                .multiply(price.getAmount())
                .divide(price.getPer(), 4, RoundingMode.HALF_UP);
        sum = sum == null ? value : sum.add(value);
      }
    }
    return sum;
  }

  private static @Nullable String currency(WatchedOrder order, Order header) {
    return order.lines().stream()
        .map(OrderLine::getNetPrice)
        .filter(Objects::nonNull)
        .map(UnitPrice::getCurrency)
        .findFirst()
        .orElse(header.getCurrency());
  }

  private static @Nullable Money money(@Nullable BigDecimal amount, @Nullable String currency) {
    return amount == null || currency == null
        ? null
        : new Money(amount.setScale(4, RoundingMode.HALF_UP), currency);
  }
}
