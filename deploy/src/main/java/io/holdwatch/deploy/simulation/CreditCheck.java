package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.SalesOrder.Line;
import io.holdwatch.deploy.simulation.SalesOrder.Schedule;
import io.holdwatch.deploy.simulation.history.CreditHappening.InvoiceKind;
import io.holdwatch.deploy.simulation.history.PaymentKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The ERP's own credit check: which orders of an account it would not let go. */
final class CreditCheck {
  private static final int OVERDUE_DAYS = 30;
  private static final BigDecimal OVERDUE_AMOUNT = BigDecimal.valueOf(100);

  /** An order as the check meets it. */
  private record Waiting(SalesOrder order, boolean released, Instant ships) {}

  private final World world;
  private final Rates rates;
  private final Predicate<SalesOrder> released;

  /** A check that lets pass what somebody has released. */
  CreditCheck(World world, Rates rates, Predicate<SalesOrder> released) {
    this.world = world;
    this.rates = rates;
    this.released = released;
  }

  /** Orders that must wait. */
  Set<SalesOrder> held(CreditAccount account) {
    List<Waiting> orders = new ArrayList<>();
    for (SalesOrder order : account.orders) {
      if (order.active()) {
        orders.add(new Waiting(order, released.test(order), ships(order)));
      }
    }
    boolean all = account.flagged || overdue(account).compareTo(OVERDUE_AMOUNT) > 0;
    Set<SalesOrder> held = new HashSet<>();
    orders.sort(
        Comparator.comparing(Waiting::released)
            .reversed()
            .thenComparing(Waiting::ships)
            .thenComparing(each -> each.order().entered));
    BigDecimal exposure = receivables(account);
    boolean passed = false;
    for (Waiting each : orders) {
      SalesOrder order = each.order();
      boolean onAccount = order.payment == PaymentKind.OPEN_ACCOUNT;
      if (onAccount && within(account, each.ships())) {
        exposure = exposure.add(value(account, order));
        passed |= exposure.compareTo(most(account)) > 0;
      }
      if (onAccount && !each.released() && (all || passed || account.terms == 0)) {
        held.add(order);
      }
    }
    return held;
  }

  private BigDecimal most(CreditAccount account) {
    return account.limit.multiply(BigDecimal.ONE.add(account.tolerance));
  }

  private BigDecimal receivables(CreditAccount account) {
    BigDecimal sum = account.secured == null ? BigDecimal.ZERO : account.secured.negate();
    for (Invoice invoice : account.invoices) {
      BigDecimal open = in(account, invoice.currency, invoice.open);
      sum = invoice.kind == InvoiceKind.INVOICE ? sum.add(open) : sum.subtract(open);
    }
    for (Invoice paid : account.unapplied) {
      sum = sum.subtract(in(account, paid.currency, paid.open));
    }
    return sum;
  }

  private BigDecimal overdue(CreditAccount account) {
    LocalDate oldest =
        world.agenda().now().atZone(ZoneOffset.UTC).toLocalDate().minusDays(OVERDUE_DAYS);
    BigDecimal sum = BigDecimal.ZERO;
    for (Invoice invoice : account.invoices) {
      if (invoice.due != null && invoice.due.isBefore(oldest)) {
        BigDecimal disputed = invoice.disputed == null ? BigDecimal.ZERO : invoice.disputed;
        sum = sum.add(in(account, invoice.currency, invoice.open.subtract(disputed)));
      }
    }
    return sum;
  }

  /** When the first part of what is open is to be shipped. */
  private Instant ships(SalesOrder order) {
    return order.schedules().stream()
        .filter(each -> each.line.open().signum() > 0)
        .map((Schedule each) -> Promises.due(each))
        .min(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }

  private boolean within(CreditAccount account, Instant ships) {
    return account.horizon == null
        || !ships.isAfter(world.agenda().now().plus(Duration.ofDays(account.horizon)));
  }

  private BigDecimal value(CreditAccount account, SalesOrder order) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Line line : order.lines) {
      sum = sum.add(Receivables.value(line, line.open()));
    }
    return in(account, order.customer.region().currency, sum);
  }

  private BigDecimal in(CreditAccount account, String currency, BigDecimal amount) {
    BigDecimal rate = rates.rate(currency, account.currency);
    return rate == null ? BigDecimal.ZERO : amount.multiply(rate);
  }
}
