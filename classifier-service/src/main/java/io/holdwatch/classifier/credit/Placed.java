package io.holdwatch.classifier.credit;

import io.holdwatch.classifier.ranked.Micros;
import io.holdwatch.classifier.subject.ByRecord;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Approval;
import io.holdwatch.contract.fact.CreditAccount;
import io.holdwatch.contract.fact.Invoice;
import io.holdwatch.contract.fact.InvoiceKind;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.fact.PaymentKind;
import io.holdwatch.contract.fact.UnitPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An order with the invoices that name it, and the place that they give it. */
final class Placed {
  private static final int SCALE = 12;

  final OrderKey key;
  ByRecord<Invoice> invoices = ByRecord.none();
  @Nullable CreditOrder what;
  Place place;

  Placed(OrderKey key) {
    this.key = key;
    place = Place.none(key, null, null);
  }

  boolean isEmpty() {
    return what == null && invoices.isEmpty();
  }

  /** Currencies of everything that its place depends on. */
  Set<String> currencies() {
    Set<String> all = new HashSet<>();
    if (what != null) {
      all.addAll(what.openValue().keySet());
      all.addAll(what.shippedValue().keySet());
      what.linePrices().values().forEach(price -> all.add(price.getCurrency()));
      for (Approval approval : what.approvals()) {
        if (approval.getLimit() != null) {
          all.add(approval.getLimit().getCurrency());
        }
      }
    }
    for (Invoice invoice : invoices) {
      if (invoice.getTotal() != null) {
        all.add(invoice.getTotal().getCurrency());
      }
    }
    return all;
  }

  /** Its place under what its account says. */
  Place place(@Nullable CreditAccount account, Rates rates) {
    CreditOrder order = what;
    if (order == null || order.account() == null) {
      return Place.none(key, null, null);
    }
    if (order.paidBefore()) {
      return Place.none(key, order.account(), null);
    }
    String currency =
        account == null || account.getLimit() == null ? null : account.getLimit().getCurrency();
    CurrencyPair missing = currency == null ? null : missing(order, currency, rates);
    if (missing != null) {
      return Place.none(key, order.account(), missing);
    }
    long value = currency == null ? 0 : Math.max(0, sum(order.openValue(), currency, rates));
    boolean released =
        order.unshipped()
            && order.approvals().stream().anyMatch(each -> releases(each, value, currency, rates));
    Instant enters = enters(order, account);
    boolean counts =
        order.unshipped() && currency != null && enters != null && !enters.isAfter(rates.now());
    Instant promised = order.promisedShip() == null ? Instant.MAX : order.promisedShip();
    return new Place(
        order.account(),
        null,
        order.unshipped() && !released,
        order.payment() == PaymentKind.OPEN_ACCOUNT,
        counts,
        counts ? value : 0,
        currency == null ? 0 : shippedNotInvoiced(order, currency, rates),
        new Rank(released, promised, order.entered(), key),
        next(order, enters, rates.now()));
  }

  /** Value of the open quantity in a currency, in millionths. */
  long openValue(String currency, Rates rates) {
    return what == null ? 0 : Math.max(0, sum(what.openValue(), currency, rates));
  }

  private static @Nullable CurrencyPair missing(CreditOrder order, String to, Rates rates) {
    return Stream.concat(
            order.unshipped() ? order.openValue().entrySet().stream() : Stream.of(),
            order.shippedValue().entrySet().stream())
        .filter(each -> each.getValue().signum() != 0 && !rates.known(each.getKey(), to))
        .map(each -> new CurrencyPair(each.getKey(), to))
        .min(CurrencyPair::compareTo)
        .orElse(null);
  }

  private static long sum(Map<String, BigDecimal> amounts, String currency, Rates rates) {
    Totals totals = new Totals();
    amounts.forEach((each, amount) -> totals.add(amount, each));
    return totals.micros(rates, currency);
  }

  private long shippedNotInvoiced(CreditOrder order, String currency, Rates rates) {
    Totals invoiced = new Totals();
    for (Invoice invoice : invoices) {
      if (!Boolean.TRUE.equals(invoice.getCancelled())
          && invoice.getKind() != InvoiceKind.CREDIT_NOTE) {
        invoiced(invoice, order, invoiced);
      }
    }
    long shipped = sum(order.shippedValue(), currency, rates);
    return Math.max(0, Micros.plus(shipped, -invoiced.micros(rates, currency)));
  }

  private static void invoiced(Invoice invoice, CreditOrder order, Totals into) {
    if (invoice.getLine() != null && invoice.getQuantity() != null) {
      UnitPrice price = order.linePrices().get(invoice.getLine());
      if (price != null && price.getPer().signum() != 0) {
        into.add(
            invoice
                .getQuantity()
                .multiply(price.getAmount())
                .divide(price.getPer(), SCALE, RoundingMode.HALF_UP),
            price.getCurrency());
      }
    } else if (invoice.getTotal() != null) {
      into.add(invoice.getTotal().getAmount(), invoice.getTotal().getCurrency());
    }
  }

  /** Whether an approval was granted for the order's credit, whatever its limit and its end. */
  static boolean granted(Approval approval) {
    String subject = approval.getSubject();
    return approval.getLine() == null
        && subject != null
        && (subject.equalsIgnoreCase("credit") || subject.equalsIgnoreCase("release"))
        && "GRANTED".equalsIgnoreCase(approval.getState());
  }

  static boolean expired(Approval approval, Instant now) {
    return approval.getValidUntil() != null && now.isAfter(approval.getValidUntil());
  }

  private static boolean releases(
      Approval approval, long value, @Nullable String currency, Rates rates) {
    if (!granted(approval) || expired(approval, rates.now())) {
      return false;
    }
    Money limit = approval.getLimit();
    return limit == null
        || (currency != null
            && rates.micros(limit.getAmount(), limit.getCurrency(), currency).orElse(Long.MIN_VALUE)
                >= value);
  }

  /** When its value begins to count; null: never. */
  private static @Nullable Instant enters(CreditOrder order, @Nullable CreditAccount account) {
    Integer horizon = account == null ? null : account.getHorizon();
    if (horizon == null) {
      return Instant.MIN;
    }
    Instant promised = order.promisedShip();
    return promised == null ? null : promised.minus(Duration.ofDays(horizon));
  }

  private static Optional<Instant> next(CreditOrder order, @Nullable Instant enters, Instant now) {
    if (!order.unshipped()) {
      return Optional.empty();
    }
    Stream<Instant> expiries =
        order.approvals().stream()
            .filter(each -> granted(each) && each.getValidUntil() != null)
            .map(each -> each.getValidUntil().plusMillis(1));
    return Stream.concat(Stream.ofNullable(enters), expiries)
        .filter(each -> each.isAfter(now))
        .min(Instant::compareTo);
  }
}
