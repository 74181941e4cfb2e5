package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.SalesOrder.Line;
import io.holdwatch.deploy.simulation.history.CreditHappening.InvoiceKind;
import io.holdwatch.deploy.simulation.history.PaymentKind;
import io.holdwatch.deploy.simulation.history.UnitPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Invoices what was shipped some time later, and books what customers pay, dispute and get back.
 */
final class Receivables {
  private final World world;
  private final FinanceAnnouncer announcer;
  private long numbers = 300_000;

  Receivables(World world, FinanceAnnouncer announcer) {
    this.world = world;
    this.announcer = announcer;
  }

  /** What an account owes from before the beginning. */
  void begin(CreditAccount account) {
    Dice dice = world.dice();
    int count = account.late ? 2 : dice.between(0, 2);
    for (int i = 0; i < count; i++) {
      LocalDate due = today().plusDays(account.late ? dice.between(-29, -16) : dice.between(0, 12));
      BigDecimal total = BigDecimal.valueOf(dice.between(300, 4000));
      Invoice invoice = issue(account, null, null, null, "EUR", total, due);
      double days = account.late ? dice.between(3, 24) : dice.between(0, 15);
      world.agenda().after(dice.days(days, days + 1), () -> pay(invoice));
    }
  }

  /** Goods have left: they are invoiced by line, or together. */
  void shipped(Shipment shipment) {
    Dice dice = world.dice();
    boolean together = shipment.order.customer.number().hashCode() % 4 == 0;
    world
        .agenda()
        .after(
            dice.hours(1, 30),
            () -> {
              if (together) {
                invoiceTogether(shipment);
              } else {
                shipment.contents().forEach((line, quantity) -> invoice(line, quantity, false));
              }
            });
  }

  private void invoiceTogether(Shipment shipment) {
    BigDecimal total = BigDecimal.ZERO;
    for (var each : shipment.contents().entrySet()) {
      total = total.add(value(each.getKey(), each.getValue()));
    }
    SalesOrder order = shipment.order;
    CreditAccount account = world.creditDesk().account(order.customer);
    settle(
        issue(account, order, null, null, order.customer.region().currency, total, due(account)));
  }

  private void invoice(Line line, BigDecimal quantity, boolean again) {
    CreditAccount account = world.creditDesk().account(line.order.customer);
    Invoice invoice =
        issue(
            account,
            line.order,
            line,
            quantity,
            line.order.customer.region().currency,
            value(line, quantity),
            due(account));
    if (!again && world.dice().chance(0.01)) {
      world
          .agenda()
          .after(
              world.dice().hours(2, 30),
              () -> {
                invoice.cancelled = true;
                announce(invoice);
                invoice(line, quantity, true);
              });
    } else {
      settle(invoice);
    }
  }

  static BigDecimal value(Line line, BigDecimal quantity) {
    UnitPrice net = line.pricing.net();
    return net == null
        ? BigDecimal.ZERO
        : quantity.multiply(net.amount()).divide(net.per(), 2, RoundingMode.HALF_UP);
  }

  private Invoice issue(
      CreditAccount account,
      @Nullable SalesOrder order,
      @Nullable Line line,
      @Nullable BigDecimal quantity,
      String currency,
      BigDecimal total,
      LocalDate due) {
    Invoice invoice =
        new Invoice(
            "V" + numbers++,
            InvoiceKind.INVOICE,
            account,
            order,
            line,
            quantity,
            currency,
            total,
            due);
    if (order != null && order.payment == PaymentKind.PREPAID) {
      invoice.open = BigDecimal.ZERO;
    }
    announce(invoice);
    return invoice;
  }

  private void announce(Invoice invoice) {
    if (invoice.cancelled || invoice.open.signum() == 0) {
      invoice.account.invoices.remove(invoice);
    } else {
      invoice.account.invoices.add(invoice);
    }
    announcer.invoice(invoice);
  }

  /** Sees an invoice through until it is paid. */
  private void settle(Invoice invoice) {
    Dice dice = world.dice();
    if (invoice.open.signum() == 0) {
      return;
    }
    if (dice.chance(0.10)) {
      world.agenda().after(dice.hours(5, 60), () -> dispute(invoice));
    }
    LocalDate due = invoice.due == null ? today() : invoice.due;
    Duration wait =
        Duration.between(world.agenda().now(), due.atStartOfDay(ZoneOffset.UTC).toInstant())
            .plus(invoice.account.late ? dice.days(20, 40) : dice.days(-3, 3));
    world.agenda().after(wait.isNegative() ? dice.hours(5, 20) : wait, () -> pay(invoice));
  }

  private void dispute(Invoice invoice) {
    Dice dice = world.dice();
    if (invoice.open.signum() == 0) {
      return;
    }
    BigDecimal part = BigDecimal.valueOf(dice.between(3, 10)).movePointLeft(1);
    BigDecimal disputed = invoice.open.multiply(part).setScale(2, RoundingMode.HALF_UP);
    invoice.disputed = disputed;
    announce(invoice);
    boolean right = dice.chance(0.5);
    world
        .agenda()
        .after(
            dice.days(2, 8),
            () -> {
              invoice.disputed = null;
              announce(invoice);
              if (right && invoice.open.compareTo(disputed) >= 0) {
                giveBack(invoice, disputed);
              }
            });
  }

  /** A credit note, which is set off against the invoice some time later. */
  private void giveBack(Invoice invoice, BigDecimal amount) {
    Invoice note =
        new Invoice(
            "N" + numbers++,
            InvoiceKind.CREDIT_NOTE,
            invoice.account,
            invoice.order,
            null,
            null,
            invoice.currency,
            amount,
            null);
    announce(note);
    world
        .agenda()
        .after(
            world.dice().hours(10, 90),
            () -> {
              invoice.open = invoice.open.subtract(amount).max(BigDecimal.ZERO);
              note.open = BigDecimal.ZERO;
              announce(note);
              announce(invoice);
            });
  }

  /** Money comes in, and is applied some time later. */
  private void pay(Invoice invoice) {
    if (invoice.open.signum() == 0 || invoice.disputed != null) {
      if (invoice.disputed != null) {
        world.agenda().after(Duration.ofDays(2), () -> pay(invoice));
      }
      return;
    }
    String number = "Y" + numbers++;
    BigDecimal amount = invoice.open;
    announcer.payment(number, invoice, amount, amount);
    invoice.account.unapplied.add(invoice);
    world
        .agenda()
        .after(
            world.dice().hours(1, 30),
            () -> {
              invoice.open = invoice.open.subtract(amount).max(BigDecimal.ZERO);
              invoice.account.unapplied.remove(invoice);
              announcer.payment(number, invoice, amount, BigDecimal.ZERO);
              announce(invoice);
            });
  }

  private LocalDate due(CreditAccount account) {
    return today().plusDays(account.terms);
  }

  private LocalDate today() {
    Instant now = world.agenda().now();
    return now.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
