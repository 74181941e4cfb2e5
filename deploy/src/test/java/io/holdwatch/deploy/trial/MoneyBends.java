package io.holdwatch.deploy.trial;

import static io.holdwatch.contract.packet.ExceptionType.CREDIT_HOLD;
import static io.holdwatch.contract.packet.ExceptionType.MASTER_DATA_CONFLICT;
import static io.holdwatch.contract.packet.ExceptionType.PRICE_MISMATCH;

import io.holdwatch.contract.fact.Approval;
import io.holdwatch.contract.fact.CreditAccount;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.ExchangeRate;
import io.holdwatch.contract.fact.Invoice;
import io.holdwatch.contract.fact.InvoiceKind;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.Payment;
import io.holdwatch.contract.fact.PaymentKind;
import io.holdwatch.contract.fact.Price;
import io.holdwatch.contract.fact.PriceKind;
import io.holdwatch.contract.fact.Promotion;
import io.holdwatch.contract.fact.Rebate;
import io.holdwatch.contract.fact.Shipment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** The rules about money, each bent. */
final class MoneyBends {
  private static final DateOrTime LATER = new DateOrTime(LocalDate.parse("2026-06-01"), null);

  /** The code of ISO 4217 for no currency at all. */
  private static final String NO_CURRENCY = "XXX";

  private MoneyBends() {}

  static List<Bend> credit() {
    return List.of(
        Bend.facts(CREDIT_HOLD, "flags ignored", 1, CreditAccount.class, a -> a.setFlagged(false)),
        Bend.facts(CREDIT_HOLD, "terms ignored", 1, CreditAccount.class, a -> a.setTerms(30)),
        Bend.facts(
            CREDIT_HOLD, "tolerance ignored", 2, CreditAccount.class, a -> a.setTolerance(null)),
        Bend.facts(CREDIT_HOLD, "only today counts", 1, CreditAccount.class, a -> a.setHorizon(0)),
        Bend.facts(
            CREDIT_HOLD, "securities ignored", 1, CreditAccount.class, a -> a.setSecured(null)),
        Bend.facts(CREDIT_HOLD, "limits ignored", 1, CreditAccount.class, a -> a.setLimit(null)),
        Bend.facts(
            CREDIT_HOLD,
            "prepaid orders count",
            1,
            Order.class,
            o -> o.setPayment(PaymentKind.OPEN_ACCOUNT)),
        Bend.facts(
            CREDIT_HOLD,
            "credit notes are invoices",
            3,
            Invoice.class,
            i -> i.setKind(InvoiceKind.INVOICE)),
        Bend.facts(
            CREDIT_HOLD, "cancelled invoices count", 9, Invoice.class, i -> i.setCancelled(false)),
        Bend.facts(CREDIT_HOLD, "disputes ignored", 5, Invoice.class, i -> i.setDisputed(null)),
        Bend.facts(CREDIT_HOLD, "nothing is overdue", 1, Invoice.class, i -> i.setDue(null)),
        Bend.facts(CREDIT_HOLD, "invoices ignored", 1, Invoice.class, i -> i.setOpen(null)),
        Bend.facts(CREDIT_HOLD, "invoices of no order", 1, Invoice.class, i -> i.setOrder(null)),
        Bend.facts(
            CREDIT_HOLD, "unapplied payments ignored", 2, Payment.class, p -> p.setUnapplied(null)),
        Bend.facts(
            CREDIT_HOLD,
            "rates five times as high",
            1,
            ExchangeRate.class,
            r -> r.setRate(r.getRate().multiply(BigDecimal.valueOf(5)))),
        Bend.facts(
            MASTER_DATA_CONFLICT,
            "rates unknown",
            1,
            ExchangeRate.class,
            r -> r.setFromCurrency(NO_CURRENCY)),
        Bend.facts(
            CREDIT_HOLD, "releases ignored", 1, Approval.class, a -> a.setState("REQUESTED")),
        Bend.facts(
            CREDIT_HOLD, "releases never end", 1, Approval.class, a -> a.setValidUntil(null)),
        Bend.facts(
            CREDIT_HOLD,
            "releases are for nothing",
            1,
            Approval.class,
            a -> {
              if (a.getLimit() != null) {
                a.getLimit().setAmount(BigDecimal.ONE.setScale(4));
              }
            }),
        Bend.facts(
            CREDIT_HOLD, "what shipped is not owed", 1, Shipment.class, s -> s.setShipped(null)),
        Bend.policy(CREDIT_HOLD, "days of grace forgotten", 1, "overdueDays: 30", "overdueDays: 0"),
        Bend.policy(
            CREDIT_HOLD,
            "small debts do not count",
            1,
            "overdueAmount: 100",
            "overdueAmount: 5000"));
  }

  static List<Bend> prices() {
    return List.of(
        kind("contracts ignored", PriceKind.CONTRACT),
        kind("customers' lists ignored", PriceKind.CUSTOMER_LIST),
        kind("lists ignored", PriceKind.LIST),
        Bend.facts(
            PRICE_MISMATCH, "promotions ignored", 1, Promotion.class, p -> p.setDiscount(null)),
        Bend.facts(
            PRICE_MISMATCH,
            "promotions never begin",
            1,
            Promotion.class,
            p -> p.setValidFrom(null)),
        Bend.facts(
            PRICE_MISMATCH, "promotions never end", 1, Promotion.class, p -> p.setValidTo(null)),
        Bend.facts(
            PRICE_MISMATCH,
            "promotions for any quantity",
            1,
            Promotion.class,
            p -> p.setMinimumQuantity(null)),
        Bend.facts(
            PRICE_MISMATCH,
            "promotions for everybody",
            1,
            Promotion.class,
            p -> p.setCustomer(null)),
        Bend.facts(
            PRICE_MISMATCH, "priced as of another day", 1, Order.class, o -> o.setEntered(LATER)),
        Bend.facts(PRICE_MISMATCH, "prices never end", 1, Price.class, p -> p.setValidTo(null)),
        Bend.facts(
            PRICE_MISMATCH,
            "prices for any quantity",
            1,
            Price.class,
            p -> p.setMinimumQuantity(null)),
        Bend.facts(PRICE_MISMATCH, "prices for any unit", 1, Price.class, p -> p.setUnit(null)),
        Bend.facts(
            PRICE_MISMATCH,
            "prices are for one",
            1,
            Price.class,
            p -> {
              if (p.getAmount() != null) {
                p.getAmount().setPer(BigDecimal.ONE.setScale(6));
              }
            }),
        Bend.facts(
            PRICE_MISMATCH, "line discounts ignored", 1, OrderLine.class, l -> l.setDiscount(null)),
        Bend.facts(
            PRICE_MISMATCH,
            "what a line discount leaves is not compared",
            1,
            OrderLine.class,
            l -> l.setNetPrice(l.getPrice())),
        Bend.facts(PRICE_MISMATCH, "rebates ignored", 2, Rebate.class, r -> r.setRate(null)),
        Bend.facts(
            PRICE_MISMATCH, "margin floors ignored", 1, Price.class, p -> p.setMarginFloor(null)),
        Bend.facts(
            PRICE_MISMATCH, "cost of lines ignored", 1, OrderLine.class, l -> l.setUnitCost(null)),
        Bend.facts(
            PRICE_MISMATCH, "cost of items ignored", 1, Item.class, i -> i.setUnitCost(null)),
        Bend.facts(
            PRICE_MISMATCH, "invoices close no price", 1, Invoice.class, i -> i.setOrder(null)),
        Bend.policy(PRICE_MISMATCH, "tolerant", 1, "tolerance: 0\n", "tolerance: 0.1\n"),
        Bend.policy(
            PRICE_MISMATCH,
            "no discount is the seller's",
            1,
            "lineDiscount: 0.30",
            "lineDiscount: 0"));
  }

  private static Bend kind(String rule, PriceKind kind) {
    return Bend.facts(
        PRICE_MISMATCH,
        rule,
        1,
        Price.class,
        p -> {
          if (p.getKind() == kind) {
            p.setItem(null);
          }
        });
  }
}
