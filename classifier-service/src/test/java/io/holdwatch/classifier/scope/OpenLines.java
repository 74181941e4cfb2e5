package io.holdwatch.classifier.scope;

import io.holdwatch.contract.Ids;
import io.holdwatch.contract.fact.CreditAccount;
import io.holdwatch.contract.fact.Customer;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Fulfilment;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.ItemState;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.fact.Op;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.PolicyActivated;
import io.holdwatch.contract.fact.Price;
import io.holdwatch.contract.fact.PriceKind;
import io.holdwatch.contract.fact.PromiseBasis;
import io.holdwatch.contract.fact.Reservation;
import io.holdwatch.contract.fact.SourcePosition;
import io.holdwatch.contract.fact.Stage;
import io.holdwatch.contract.fact.Stock;
import io.holdwatch.contract.fact.Tick;
import io.holdwatch.contract.fact.UnitPrice;
import io.holdwatch.contract.packet.PacketKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;

/**
 * A desk with so many open lines in one scope, and a day's work on it: lines and orders change,
 * stock is posted and set aside, orders are entered, some at a wrong price, and as many cancelled.
 */
final class OpenLines {
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 20);
  private static final int LINES = 2;
  private static final int ITEMS = 100;
  private static final int MOST_SITES = 8;

  /** Open orders of a customer: who has more open lines has more customers. */
  private static final int ORDERS_OF_CUSTOMER = 25;

  private final ScopeDesk desk = new ScopeDesk();
  private final Random random = new Random(7);
  private final int open;
  private final int customers;
  private final int sites;
  private long first;
  private long next;
  private long version = 1;
  private long seconds;
  private long opened;

  /** A desk that knows this many open lines, two to an order. */
  OpenLines(int lines, String policy) {
    this.open = lines / LINES;
    this.customers = Math.max(1, open / ORDERS_OF_CUSTOMER);
    this.sites = Math.clamp(lines / 1_000, 1, MOST_SITES);
    take(new PolicyActivated("standard", 1, "-", policy, "bench", 1L));
    take(new Tick("bench", START));
    master();
    while (next < open) {
      enter();
    }
  }

  /** Exceptions opened so far. */
  long opened() {
    return opened;
  }

  /** So many events; returns how many it were. */
  int work(int events) {
    int done = 0;
    while (done < events) {
      int of = random.nextInt(100);
      long order = first + random.nextInt(open);
      if (of < 40) {
        line(order, 1 + random.nextInt(LINES), Stage.OPEN, false);
        done++;
      } else if (of < 60) {
        stock(random.nextInt(ITEMS), random.nextInt(sites));
        done++;
      } else if (of < 70) {
        header(order, Stage.OPEN);
        done++;
      } else if (of < 90) {
        reservation(order, 1 + random.nextInt(LINES));
        done++;
      } else if (of < 99) {
        header(first++, Stage.CANCELLED);
        enter();
        done += 2 + LINES;
      } else {
        seconds++;
        take(new Tick("bench", START.plusSeconds(seconds)));
        done++;
      }
    }
    return done;
  }

  private void master() {
    for (int c = 0; c < customers; c++) {
      take(
          Customer.newBuilder()
              .setEnvelope(envelope("Customer", "C" + c))
              .setCustomer("S:C" + c)
              .setName("Customer " + c)
              .setTier(List.of("A", "B", "C").get(c % 3))
              .setCreditAccount("S:C" + c)
              .build());
      take(
          CreditAccount.newBuilder()
              .setEnvelope(envelope("CreditAccount", "C" + c))
              .setCreditAccount("S:C" + c)
              .setLimit(new Money(new BigDecimal("900000000000.0000"), "EUR"))
              .build());
    }
    for (int i = 0; i < ITEMS; i++) {
      take(
          Item.newBuilder()
              .setEnvelope(envelope("Item", "I" + i))
              .setItem("S:I" + i)
              .setName("Item " + i)
              .setBaseUnit("EA")
              .setState(ItemState.ACTIVE)
              .build());
      take(
          Price.newBuilder()
              .setEnvelope(envelope("Price", "I" + i))
              .setPrice("S:P" + i)
              .setKind(PriceKind.LIST)
              .setItem("S:I" + i)
              .setAmount(price(i, false))
              .build());
      for (int s = 0; s < sites; s++) {
        stock(i, s);
      }
    }
  }

  /** A new order; of one in fifty a price is wrong. */
  private void enter() {
    long order = next++;
    header(order, Stage.OPEN);
    boolean wrong = order % 50 == 0;
    for (int line = 1; line <= LINES; line++) {
      line(order, line, Stage.OPEN, wrong && line == 1);
    }
  }

  private void header(long order, Stage stage) {
    take(
        Order.newBuilder()
            .setEnvelope(envelope("Order", "O" + order))
            .setOrder("S:O" + order)
            .setNumber("O" + order)
            .setCustomer("S:C" + order % customers)
            .setCreditAccount("S:C" + order % customers)
            .setCurrency("EUR")
            .setEntered(
                DateOrTime.newBuilder().setTime(START.minusSeconds(5_000_000 - order)).build())
            .setStage(stage)
            .setSite("S:W" + order % sites)
            .build());
  }

  private void line(long order, int line, Stage stage, boolean wrong) {
    int item = item(order, line);
    take(
        OrderLine.newBuilder()
            .setEnvelope(envelope("OrderLine", "O" + order + ":" + line))
            .setOrder("S:O" + order)
            .setLine("" + line)
            .setItem("S:I" + item)
            .setUnit("EA")
            .setOrdered(quantity(1 + random.nextInt(9)))
            .setNetPrice(price(item, wrong))
            .setPromised(DateOrTime.newBuilder().setDate(DAY.plusDays(random.nextInt(30))).build())
            .setBasis(PromiseBasis.SHIP)
            .setFulfilment(Fulfilment.STOCK)
            .setStage(stage)
            .build());
  }

  /** A customer orders other items each time. */
  private int item(long order, int line) {
    return (int) ((order * 31 + order / customers * 17 + line) % ITEMS);
  }

  private void stock(int item, int site) {
    take(
        Stock.newBuilder()
            .setEnvelope(envelope("Stock", "I" + item + ":W" + site))
            .setItem("S:I" + item)
            .setSite("S:W" + site)
            .setOnHand(quantity(900_000_000 + random.nextInt(1000)))
            .build());
  }

  private void reservation(long order, int line) {
    take(
        Reservation.newBuilder()
            .setEnvelope(envelope("Reservation", "O" + order + ":" + line))
            .setReservation("S:R" + order + ":" + line)
            .setItem("S:I" + item(order, line))
            .setSite("S:W" + order % sites)
            .setOrder("S:O" + order)
            .setLine("" + line)
            .setQuantity(quantity(1 + random.nextInt(5)))
            .setHard(true)
            .build());
  }

  private void take(SpecificRecord fact) {
    for (Effect effect : desk.take(fact, Arrival.alone())) {
      if (effect instanceof Effect.Emit emit && emit.packet().getKind() == PacketKind.EXCEPTION) {
        opened++;
      }
    }
  }

  private Envelope envelope(String type, String id) {
    long now = version++;
    return Envelope.newBuilder()
        .setScope("S")
        .setSource("erp")
        .setRecordType(type)
        .setRecordId(id)
        .setOp(Op.UPSERT)
        .setVersion(List.of(now))
        .setEventTime(START.plusSeconds(seconds))
        .setClock("bench")
        .setPosition(new SourcePosition("erp", 0, now))
        .setContentHash(Ids.of(type, id, Long.toString(now)))
        .build();
  }

  private static BigDecimal quantity(long quantity) {
    return BigDecimal.valueOf(quantity).setScale(6);
  }

  private static UnitPrice price(int item, boolean wrong) {
    BigDecimal amount = BigDecimal.valueOf(10 + item + (wrong ? 3 : 0)).setScale(6);
    return new UnitPrice(amount, "EUR", BigDecimal.ONE.setScale(6));
  }
}
