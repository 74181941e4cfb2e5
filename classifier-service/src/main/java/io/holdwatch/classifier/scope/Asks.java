package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.credit.CreditOrder;
import io.holdwatch.classifier.master.MasterLine;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.price.PricedLine;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.classifier.stock.Demand;
import io.holdwatch.classifier.stock.Shipped;
import io.holdwatch.contract.fact.Customer;
import io.holdwatch.contract.fact.Invoice;
import io.holdwatch.contract.fact.InvoiceKind;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.Stage;
import io.holdwatch.contract.fact.UnitPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an order asks of the other ledgers, as RULES.md says.
 *
 * @param order the order
 * @param header its header
 * @param customer its customer; null: unknown
 * @param lines its lines as they stand
 */
record Asks(WatchedOrder order, Order header, @Nullable Customer customer, List<Outlook> lines) {
  private static final int MONEY_SCALE = 10;
  private static final int QUANTITY_SCALE = 6;

  /** Whether it is neither a draft nor over. */
  boolean isOpen() {
    return CheckedOrder.isOpen(header);
  }

  MasterLine master(Outlook line) {
    return new MasterLine(line.line().getItem(), line.line().getUnit());
  }

  /**
   * Null where the line has nothing open and has shipped nothing.
   *
   * @param factor base units per unit of the line; null where they are not known: such a line asks
   *     for nothing, but keeps what is reserved for it
   */
  @Nullable Demand stock(Outlook line, @Nullable BigDecimal factor, int policyClass) {
    OrderLine fact = line.line();
    BigDecimal perUnit = factor == null ? BigDecimal.ONE : factor;
    String item = fact.getItem();
    if (item == null) {
      return null;
    }
    List<Shipped> shipped = new ArrayList<>();
    line.shipped()
        .forEach(
            moved -> {
              if (factor != null && moved.site() != null) {
                shipped.add(new Shipped(moved.site(), moved.at(), base(moved.quantity(), perUnit)));
              }
            });
    BigDecimal open = isOpen() ? line.open().multiply(perUnit) : BigDecimal.ZERO;
    return open.signum() == 0 && shipped.isEmpty()
        ? null
        : new Demand(
            item,
            fact.getSite() != null ? fact.getSite() : header.getSite(),
            open,
            factor == null ? null : line.due(),
            "REQUESTED".equals(line.dueFrom()),
            line.arrives(),
            policyClass,
            line.entered(),
            fact.getFulfilment(),
            fact.getWave(),
            header.getCustomer(),
            fact.getSupply(),
            fact.getUnit(),
            perUnit,
            List.copyOf(shipped));
  }

  private static BigDecimal base(BigDecimal quantity, BigDecimal perUnit) {
    BigDecimal base = quantity.multiply(perUnit);
    return base.scale() > QUANTITY_SCALE
        ? base.setScale(QUANTITY_SCALE, RoundingMode.HALF_UP)
        : base;
  }

  /** Null where the rule about prices is not about the line. */
  @Nullable PricedLine price(Outlook line, @Nullable BigDecimal perUnit) {
    OrderLine fact = line.line();
    boolean about =
        (isOpen() || header.getStage() == Stage.DRAFT)
            && fact.getItem() != null
            && fact.getOrdered() != null
            && (fact.getPrice() != null || fact.getNetPrice() != null)
            && line.wanted().signum() > 0
            && !invoiced(line);
    return about
        ? new PricedLine(
            fact.getItem(),
            header.getCustomer(),
            fact.getUnit(),
            fact.getOrdered(),
            line.wanted(),
            perUnit,
            fact.getPrice(),
            fact.getDiscount(),
            fact.getNetPrice(),
            fact.getUnitCost(),
            CheckedOrder.pricingDate(header, fact))
        : null;
  }

  private boolean invoiced(Outlook line) {
    OrderLine fact = line.line();
    boolean byStage =
        switch (fact.getStage()) {
          case INVOICED, CLOSED, CANCELLED -> true;
          case UNKNOWN, DRAFT, OPEN, RESERVED, RELEASED, PICKED, SHIPPED, DELIVERED -> false;
        };
    return byStage
        || (fact.getInvoiced() != null && fact.getInvoiced().compareTo(line.wanted()) >= 0)
        || order.invoices().stream().anyMatch(invoice -> bills(invoice, line.number()));
  }

  private static boolean bills(Invoice invoice, String line) {
    return invoice.getKind() != InvoiceKind.CREDIT_NOTE
        && !Boolean.TRUE.equals(invoice.getCancelled())
        && (invoice.getLine() == null || invoice.getLine().equals(line));
  }

  CreditOrder credit() {
    Map<String, UnitPrice> prices = new HashMap<>();
    boolean unshipped = false;
    Instant promised = null;
    for (Outlook line : lines) {
      Instant due = line.due();
      if (line.open().signum() > 0) {
        unshipped = true;
        promised = promised == null || (due != null && due.isBefore(promised)) ? due : promised;
      }
      UnitPrice net = line.line().getNetPrice();
      if (net != null) {
        prices.put(line.number(), net);
      }
    }
    String account = header.getCreditAccount();
    boolean open = isOpen();
    return new CreditOrder(
        account != null ? account : customer == null ? null : customer.getCreditAccount(),
        header.getPayment(),
        open && unshipped,
        open ? values(Outlook::open) : Map.of(),
        values(Outlook::gone),
        Map.copyOf(prices),
        promised,
        lines.isEmpty() ? header.getEnvelope().getEventTime() : entered(),
        List.copyOf(order.approvals()));
  }

  private Instant entered() {
    return header.getEntered() == null
        ? header.getEnvelope().getEventTime()
        : lines.getFirst().entered();
  }

  private Map<String, BigDecimal> values(Function<Outlook, BigDecimal> quantity) {
    Map<String, BigDecimal> values = new HashMap<>();
    for (Outlook line : lines) {
      UnitPrice net = line.line().getNetPrice();
      BigDecimal amount = quantity.apply(line);
      if (net != null && net.getPer().signum() > 0 && amount.signum() > 0) {
        values.merge(
            net.getCurrency(),
            amount
                .multiply(net.getAmount())
                .divide(net.getPer(), MONEY_SCALE, RoundingMode.HALF_UP),
            BigDecimal::add);
      }
    }
    return Map.copyOf(values);
  }
}
