package io.holdwatch.classifier.credit;

import io.holdwatch.contract.fact.Approval;
import io.holdwatch.contract.fact.CreditAccount;
import io.holdwatch.contract.fact.Customer;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.ExchangeRate;
import io.holdwatch.contract.fact.Invoice;
import io.holdwatch.contract.fact.InvoiceKind;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.fact.Op;
import io.holdwatch.contract.fact.Payment;
import io.holdwatch.contract.fact.SourcePosition;
import io.holdwatch.contract.fact.UnitPrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the facts that credit rests on. */
final class CreditFacts {
  static final String SCOPE = "S";
  static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  private CreditFacts() {}

  static Envelope envelope(String id, Instant at) {
    return Envelope.newBuilder()
        .setScope(SCOPE)
        .setSource("erp")
        .setRecordType("record")
        .setRecordId(id)
        .setOp(Op.UPSERT)
        .setVersion(List.of(1L))
        .setEventTime(at)
        .setClock("test")
        .setPosition(new SourcePosition("erp", 0, 0L))
        .setContentHash("hash")
        .setLinks(List.of())
        .build();
  }

  static Money money(long amount, String currency) {
    return new Money(BigDecimal.valueOf(amount).setScale(4), currency);
  }

  static UnitPrice price(String amount, String currency, int per) {
    return new UnitPrice(
        new BigDecimal(amount).setScale(6), currency, BigDecimal.valueOf(per).setScale(6));
  }

  static DateOrTime date(@Nullable LocalDate date) {
    return new DateOrTime(date, null);
  }

  /** A limit in EUR without tolerance and horizon. */
  static CreditAccount account(String name, long limit) {
    return CreditAccount.newBuilder()
        .setEnvelope(envelope(name, START))
        .setCreditAccount(name)
        .setLimit(money(limit, "EUR"))
        .build();
  }

  /** An open invoice of an account, in EUR. */
  static Invoice invoice(String number, String account, long open, @Nullable LocalDate due) {
    return Invoice.newBuilder()
        .setEnvelope(envelope(number, START))
        .setInvoice(number)
        .setKind(InvoiceKind.INVOICE)
        .setCreditAccount(account)
        .setTotal(money(open, "EUR"))
        .setOpen(money(open, "EUR"))
        .setDue(due == null ? null : date(due))
        .build();
  }

  /** Unapplied cash, in EUR. */
  static Payment payment(String number, String account, BigDecimal unapplied) {
    return Payment.newBuilder()
        .setEnvelope(envelope(number, START))
        .setPayment(number)
        .setCreditAccount(account)
        .setUnapplied(new Money(unapplied.setScale(4), "EUR"))
        .build();
  }

  static ExchangeRate rate(String id, String from, String to, String rate, Instant since) {
    return ExchangeRate.newBuilder()
        .setEnvelope(envelope(id, START))
        .setFromCurrency(from)
        .setToCurrency(to)
        .setRate(new BigDecimal(rate).setScale(9))
        .setValidFrom(new DateOrTime(null, since))
        .build();
  }

  static Customer customer(String name, @Nullable String account) {
    return Customer.newBuilder()
        .setEnvelope(envelope(name, START))
        .setCustomer(name)
        .setCreditAccount(account)
        .build();
  }

  static Approval approval(String number, @Nullable Money limit, @Nullable Instant until) {
    return Approval.newBuilder()
        .setEnvelope(envelope(number, START))
        .setApproval(number)
        .setSubject("credit")
        .setState("GRANTED")
        .setLimit(limit)
        .setValidUntil(until)
        .build();
  }
}
