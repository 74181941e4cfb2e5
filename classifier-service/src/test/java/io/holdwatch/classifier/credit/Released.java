package io.holdwatch.classifier.credit;

import static io.holdwatch.classifier.credit.CreditFacts.SCOPE;
import static io.holdwatch.classifier.credit.CreditFacts.approval;
import static io.holdwatch.classifier.credit.CreditFacts.envelope;

import io.holdwatch.classifier.ranked.Micros;
import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Approval;
import io.holdwatch.contract.fact.CreditAccount;
import io.holdwatch.contract.fact.Invoice;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.fact.Payment;
import io.holdwatch.contract.fact.PaymentKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** A world in which what would release an order has come true. */
final class Released {
  private final World world;
  private final Map<String, SpecificRecord> facts;
  private final Map<OrderKey, CreditOrder> orders;
  private final String account;

  Released(World world, OrderKey key, Release release) {
    this.world = world;
    facts = new TreeMap<>(world.facts);
    orders = new TreeMap<>(world.orders);
    CreditOrder order = Objects.requireNonNull(orders.get(key));
    account = Objects.requireNonNull(order.account());
    switch (release) {
      case Release.Pay pay -> pay(pay.amount());
      case Release.PayInvoices pay -> {
        pay.bills().forEach(bill -> facts.put(bill.record(), paid(bill.fact())));
        pay(pay.more());
      }
      case Release.PayOverdue pay -> {
        facts.replaceAll((record, fact) -> isOverdue(fact) ? paid((Invoice) fact) : fact);
        pay(pay.more());
      }
      case Release.SettleDisputes _ ->
          facts.replaceAll((record, fact) -> fact instanceof Invoice i ? settled(i) : fact);
      case Release.WithoutOrder without ->
          orders.computeIfPresent(
              without.order(),
              (k, other) -> with(other, false, other.payment(), other.approvals()));
      case Release.Approve approve -> {
        List<Approval> approvals = new ArrayList<>(order.approvals());
        approvals.add(
            approval(
                "S:new",
                approve.amount().isPresent() ? money(approve.amount().getAsLong()) : null,
                null));
        orders.put(key, with(order, order.unshipped(), order.payment(), approvals));
      }
      case Release.Prepay() ->
          orders.put(key, with(order, true, PaymentKind.PREPAID, order.approvals()));
      case Release.LiftFlag() ->
          facts.replaceAll((record, fact) -> fact instanceof CreditAccount a ? unflagged(a) : fact);
    }
  }

  /** A ledger that knows that world only. */
  CreditLedger ledger() {
    CreditLedger ledger = new CreditLedger(new Keys());
    facts.forEach((record, fact) -> ledger.take(record, null, fact));
    orders.forEach(ledger::ask);
    ledger.advance(SCOPE, world.now);
    return ledger;
  }

  private void pay(long micros) {
    facts.put(
        "payment new",
        Payment.newBuilder()
            .setEnvelope(envelope("new", world.now))
            .setPayment("S:new")
            .setCreditAccount(account)
            .setUnapplied(money(micros))
            .build());
  }

  /** In the limit's currency. */
  private Money money(long micros) {
    String currency =
        Objects.requireNonNull(new PlainCredit(world, world.now).account(account))
            .getLimit()
            .getCurrency();
    return new Money(Micros.decimal(micros).setScale(4, RoundingMode.UNNECESSARY), currency);
  }

  private static Invoice paid(Invoice fact) {
    return Invoice.newBuilder(fact)
        .setOpen(new Money(BigDecimal.ZERO.setScale(4), fact.getOpen().getCurrency()))
        .setDisputed(null)
        .build();
  }

  private boolean isOverdue(SpecificRecord fact) {
    return fact instanceof Invoice invoice
        && invoice.getOpen() != null
        && invoice.getDue() != null
        && !world.now.isBefore(
            invoice.getDue().getDate().plusDays(31).atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private static Invoice settled(Invoice fact) {
    if (fact.getDisputed() == null || fact.getOpen() == null) {
      return fact;
    }
    BigDecimal left =
        fact.getOpen().getAmount().subtract(fact.getDisputed().getAmount()).max(BigDecimal.ZERO);
    return Invoice.newBuilder(fact)
        .setOpen(new Money(left.setScale(4), fact.getOpen().getCurrency()))
        .setDisputed(null)
        .build();
  }

  private static CreditAccount unflagged(CreditAccount fact) {
    return CreditAccount.newBuilder(fact).setFlagged(false).build();
  }

  private static CreditOrder with(
      CreditOrder order, boolean unshipped, PaymentKind payment, List<Approval> approvals) {
    return new CreditOrder(
        order.account(),
        payment,
        unshipped,
        order.openValue(),
        order.shippedValue(),
        order.linePrices(),
        order.promisedShip(),
        order.entered(),
        approvals);
  }
}
