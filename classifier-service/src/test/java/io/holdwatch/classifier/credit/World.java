package io.holdwatch.classifier.credit;

import static io.holdwatch.classifier.credit.CreditFacts.SCOPE;
import static io.holdwatch.classifier.credit.CreditFacts.START;
import static io.holdwatch.classifier.credit.CreditFacts.approval;
import static io.holdwatch.classifier.credit.CreditFacts.customer;
import static io.holdwatch.classifier.credit.CreditFacts.date;
import static io.holdwatch.classifier.credit.CreditFacts.money;
import static io.holdwatch.classifier.credit.CreditFacts.price;
import static io.holdwatch.classifier.credit.CreditFacts.rate;

import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Approval;
import io.holdwatch.contract.fact.CreditAccount;
import io.holdwatch.contract.fact.Invoice;
import io.holdwatch.contract.fact.InvoiceKind;
import io.holdwatch.contract.fact.Payment;
import io.holdwatch.contract.fact.PaymentKind;
import io.holdwatch.contract.fact.UnitPrice;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A small world of accounts, invoices and orders that changes at random. Its amounts are few and
 * round, so that limits are often met exactly and conversions need no rounding.
 */
final class World {
  private static final List<String> ACCOUNTS = List.of("S:A", "S:B");
  private static final List<String> CURRENCIES = List.of("EUR", "EUR", "EUR", "USD", "GBP");

  final Map<String, SpecificRecord> facts = new TreeMap<>();
  final Map<OrderKey, CreditOrder> orders = new TreeMap<>();
  Instant now = START;
  private final Random random;

  World(long seed) {
    random = new Random(seed);
  }

  /** Changes something here and in a ledger; what the ledger says that it touched. */
  Set<OrderKey> change(CreditLedger ledger) {
    int kind = random.nextInt(20);
    if (kind < 2) {
      return put(ledger, "account " + pick(ACCOUNTS), this::account);
    } else if (kind < 7) {
      return put(ledger, "invoice " + random.nextInt(8), this::invoice);
    } else if (kind < 9) {
      return put(ledger, "payment " + random.nextInt(3), this::payment);
    } else if (kind < 10) {
      return put(ledger, "rate " + random.nextInt(4), this::exchange);
    } else if (kind < 11) {
      return put(
          ledger,
          "customer " + random.nextInt(2),
          id -> customer("S:" + id.substring(9), maybe(pick(ACCOUNTS))));
    } else if (kind < 18) {
      OrderKey key = new OrderKey(SCOPE, "S:" + random.nextInt(9));
      CreditOrder order = random.nextInt(10) == 0 ? null : order();
      orders.remove(key);
      if (order != null) {
        orders.put(key, order);
      }
      return ledger.ask(key, order);
    }
    now = now.plus(Duration.ofHours(random.nextInt(120)));
    return ledger.advance(SCOPE, now);
  }

  private Set<OrderKey> put(
      CreditLedger ledger, String record, Function<String, SpecificRecord> maker) {
    SpecificRecord before = facts.remove(record);
    SpecificRecord after = random.nextInt(6) == 0 ? null : maker.apply(record);
    if (after != null) {
      facts.put(record, after);
    }
    return ledger.take(record, before, after);
  }

  private SpecificRecord account(String id) {
    CreditAccount fact = CreditFacts.account(id.substring(8), 100L * random.nextInt(12));
    if (random.nextInt(8) == 0) {
      fact.setLimit(random.nextBoolean() ? null : money(100L * random.nextInt(12), "USD"));
    }
    fact.setTolerance(maybe(new BigDecimal("0.100000")));
    fact.setHorizon(maybe(random.nextInt(20)));
    fact.setTerms(random.nextInt(6) == 0 ? 0 : 30);
    fact.setFlagged(random.nextInt(8) == 0);
    fact.setSecured(random.nextInt(4) == 0 ? money(100, pick(CURRENCIES)) : null);
    return fact;
  }

  private SpecificRecord invoice(String id) {
    String currency = pick(CURRENCIES);
    long open = 50L * random.nextInt(6);
    LocalDate due = LocalDate.of(2026, 1, 20).plusDays(random.nextInt(80));
    Invoice fact = CreditFacts.invoice("S:I" + id.substring(8), pick(ACCOUNTS), open, due);
    fact.setOpen(maybe(5, money(open, currency)));
    fact.setTotal(maybe(5, money(50L * random.nextInt(6), currency)));
    fact.setDue(random.nextInt(5) == 0 ? null : date(due));
    fact.setDisputed(random.nextInt(3) == 0 ? money(50L * random.nextInt(8), currency) : null);
    fact.setKind(pick(List.of(InvoiceKind.UNKNOWN, InvoiceKind.INVOICE, InvoiceKind.CREDIT_NOTE)));
    fact.setCancelled(random.nextInt(8) == 0);
    if (random.nextInt(4) == 0) {
      fact.setCreditAccount(null);
      fact.setCustomer("S:" + random.nextInt(2));
    }
    if (random.nextInt(2) == 0) {
      fact.setOrder("S:" + random.nextInt(9));
      fact.setLine(maybe("1" + random.nextInt(2)));
      fact.setQuantity(maybe(BigDecimal.valueOf(random.nextInt(50)).setScale(6)));
    }
    return fact;
  }

  private SpecificRecord payment(String id) {
    Payment fact =
        CreditFacts.payment(
            "S:P" + id, pick(ACCOUNTS), BigDecimal.valueOf(50L * random.nextInt(6)));
    fact.setUnapplied(maybe(5, money(50L * random.nextInt(6), pick(CURRENCIES))));
    fact.setAmount(money(400, "EUR"));
    return fact;
  }

  private SpecificRecord exchange(String id) {
    return rate(
        id,
        random.nextBoolean() ? "USD" : "GBP",
        "EUR",
        "" + (1 + random.nextInt(4)) / 2.0,
        START.plus(Duration.ofHours(random.nextInt(600) - 200)));
  }

  private CreditOrder order() {
    Map<String, UnitPrice> prices = new HashMap<>();
    prices.put("10", price("20", pick(CURRENCIES), 1));
    prices.put("11", price("250", "EUR", 100));
    List<Approval> approvals = new ArrayList<>();
    IntStream.range(0, random.nextInt(3)).forEach(i -> approvals.add(approved(i)));
    return new CreditOrder(
        maybe(8, pick(ACCOUNTS)),
        random.nextInt(8) == 0
            ? PaymentKind.PREPAID
            : random.nextInt(3) == 0 ? PaymentKind.UNKNOWN : PaymentKind.OPEN_ACCOUNT,
        random.nextInt(6) != 0,
        values(),
        random.nextInt(3) == 0 ? values() : Map.of(),
        prices,
        maybe(8, START.plus(Duration.ofDays(random.nextInt(40)))),
        START.plus(Duration.ofHours(random.nextInt(4))),
        approvals);
  }

  private Approval approved(int number) {
    Approval approval =
        approval(
            "S:" + number,
            maybe(money(50L * random.nextInt(8), pick(CURRENCIES))),
            maybe(START.plus(Duration.ofHours(random.nextInt(600)))));
    approval.setState(random.nextInt(3) == 0 ? "REQUESTED" : "GRANTED");
    approval.setSubject(pick(List.of("credit", "release", "price")));
    approval.setLine(random.nextInt(8) == 0 ? "10" : null);
    return approval;
  }

  private Map<String, BigDecimal> values() {
    Map<String, BigDecimal> values = new HashMap<>();
    IntStream.range(0, random.nextInt(3))
        .forEach(
            i -> values.put(pick(CURRENCIES), BigDecimal.valueOf(50L * random.nextInt(8) - 50)));
    return values;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private <T> @Nullable T maybe(T value) {
    return maybe(2, value);
  }

  /** Null once in so many times. */
  private <T> @Nullable T maybe(int times, T value) {
    return random.nextInt(times) == 0 ? null : value;
  }
}
