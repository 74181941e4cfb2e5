package io.holdwatch.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.Topics;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionState;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.PacketKind;
import io.holdwatch.deploy.feed.Event;
import io.holdwatch.deploy.feed.Feeder;
import io.holdwatch.deploy.feed.Settlement;
import io.holdwatch.deploy.report.RunReport;
import io.holdwatch.deploy.simulation.Simulation;
import io.holdwatch.deploy.stack.Reporter;
import io.holdwatch.deploy.stack.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** One cause that hits thousands of orders at once, and an order of the same scope behind it. */
@Isolated("it measures time")
final class SharedCauseIT {
  private static final int MANY = 5_000;
  private static final int SOME = 500;
  private static final int LEAST_ROUNDS = 2;
  private static final int MOST_ROUNDS = 12;

  /** What others may wait for more than usual behind thousands of orders of one cause. */
  private static final Duration BEARABLE = Duration.ofSeconds(2);

  private static final Instant ENTERED = Instant.parse("2026-03-02T08:00:00Z");
  private final Stack stack = SharedStack.measured("it-cause");
  private final Rows rows = new Rows("Z");

  @AfterEach
  void discard() {
    SharedStack.discard(stack);
  }

  @Test
  void thousandsOfOrdersAreToldOnceAndDelayNobody() {
    stack.purge();
    stack.up();
    Map<String, Integer> partitions = new HashMap<>();
    for (String topic : Simulation.topics()) {
      stack.createSourceTopic(topic, 1);
      partitions.put(topic, 1);
    }
    try (Producer<byte[], byte[]> producer = stack.producer();
        RunReport report = new RunReport(stack, "demo");
        Admin admin = stack.admin();
        Owners owners = new Owners(stack, Topics.owners("pricing"))) {
      Feeder feeder = new Feeder(producer, "demo", partitions);
      Settlement settlement = new Settlement(stack, admin, report, Reporter.silent());
      master().forEach(feeder::send);
      for (int order = 0; order < MANY; order++) {
        order("M" + order, "C1", "I1", "10", ENTERED).forEach(feeder::send);
      }
      for (int order = 0; order < SOME; order++) {
        order("S" + order, "C3", "I3", "10", ENTERED).forEach(feeder::send);
      }
      feeder.mark(ENTERED.toEpochMilli(), false);
      feeder.flush();
      settlement.await(Simulation.topics());
      workALittle(feeder, owners);
      settlement.await(Simulation.topics());

      Instant now = ENTERED.plus(Duration.ofDays(1));
      Duration usual = untilRouted(feeder, owners, "A", now);
      List<Waits> waits = new ArrayList<>();
      // Neither what else ran on the machine nor what services do that have just started is what
      // others wait for: the shortest wait counts.
      for (int round = 1;
          round <= LEAST_ROUNDS
              || (round <= MOST_ROUNDS && !Waits.least(waits).areWithin(usual.plus(BEARABLE)));
          round++) {
        feeder.send(invoice("K1", "500", now.plusSeconds(1)));
        now = now.plus(Duration.ofMinutes(90));
        Duration holds = untilRouted(feeder, owners, "B" + round, now);
        settlement.await(Simulation.topics());
        assertThat(members(ExceptionType.CREDIT_HOLD, ExceptionState.OPEN)).hasSize(MANY);
        assertThat(causes(ExceptionType.CREDIT_HOLD)).hasSize(1);

        feeder.send(invoice("K1", "0", now.plusSeconds(1)));
        now = now.plusSeconds(2);
        Duration releases = untilRouted(feeder, owners, "C" + round, now);
        settlement.await(Simulation.topics());
        assertThat(members(ExceptionType.CREDIT_HOLD, ExceptionState.CLOSED)).hasSize(MANY);

        feeder.send(supply("2026-09-01", now.plusSeconds(1)));
        now = now.plus(Duration.ofHours(5));
        Duration shortages = untilRouted(feeder, owners, "D" + round, now);
        settlement.await(Simulation.topics());
        assertThat(members(ExceptionType.STOCK_SHORTAGE, ExceptionState.OPEN)).hasSize(MANY);
        assertThat(causes(ExceptionType.STOCK_SHORTAGE)).hasSize(1);
        waits.add(new Waits(holds, releases, shortages));

        feeder.send(supply("2026-04-01", now.plusSeconds(1)));
        now = now.plusSeconds(2);
        untilRouted(feeder, owners, "E" + round, now);
        settlement.await(Simulation.topics());
      }
      System.out.printf(
          "an order by itself was routed after %d ms, behind %d orders of a cause: %s%n",
          usual.toMillis(), MANY, waits);
      assertThat(Waits.least(waits).each())
          .allSatisfy(time -> assertThat(time.minus(usual)).isLessThan(BEARABLE));
    }
  }

  /** How long an order took that came behind thousands which were held, released, short. */
  private record Waits(Duration holds, Duration releases, Duration shortages) {
    static Waits least(List<Waits> all) {
      return new Waits(
          all.stream().map(Waits::holds).min(Duration::compareTo).orElseThrow(),
          all.stream().map(Waits::releases).min(Duration::compareTo).orElseThrow(),
          all.stream().map(Waits::shortages).min(Duration::compareTo).orElseThrow());
    }

    List<Duration> each() {
      return List.of(holds, releases, shortages);
    }

    boolean areWithin(Duration most) {
      return each().stream().allMatch(time -> time.compareTo(most) < 0);
    }

    @Override
    public String toString() {
      return "holds %d ms, releases %d ms, shortages %d ms"
          .formatted(holds.toMillis(), releases.toMillis(), shortages.toMillis());
    }
  }

  /** Services that have just started are no measure: they have held and released some orders. */
  private void workALittle(Feeder feeder, Owners owners) {
    Instant now = ENTERED.plusSeconds(1);
    feeder.send(invoice("K3", "500", now));
    now = now.plus(Duration.ofMinutes(90));
    untilRouted(feeder, owners, "S-A", now);
    feeder.send(invoice("K3", "0", now.plusSeconds(1)));
    untilRouted(feeder, owners, "S-B", now.plusSeconds(2));
  }

  /** Sends an order whose price is wrong, and returns how long it took until its team had it. */
  private Duration untilRouted(Feeder feeder, Owners owners, String number, Instant at) {
    order(number, "C2", "I2", "1", at).forEach(feeder::send);
    long begun = System.nanoTime();
    feeder.mark(at.toEpochMilli(), false);
    feeder.flush();
    owners.awaitSubject("Z:" + number + ":1");
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private Set<String> members(ExceptionType type, ExceptionState state) {
    Map<String, ExceptionState> newest = new HashMap<>();
    for (ExceptionPacket packet : packets(PacketKind.EXCEPTION)) {
      if (packet.getType() == type && packet.getOrder().startsWith("Z:M")) {
        newest.put(packet.getOrder(), packet.getState());
      }
    }
    newest.values().removeIf(each -> each != state);
    return newest.keySet();
  }

  private Set<String> causes(ExceptionType type) {
    return packets(PacketKind.CAUSE).stream()
        .filter(packet -> packet.getType() == type && packet.getMembers() == MANY)
        .map(ExceptionPacket::getCauseKey)
        .map(String::valueOf)
        .collect(Collectors.toSet());
  }

  private List<ExceptionPacket> packets(PacketKind kind) {
    return Log.values(stack, ExceptionPacket.class, Topics.PACKETS).stream()
        .filter(packet -> packet.getKind() == kind)
        .toList();
  }

  private List<Event> master() {
    return List.of(
        customer("C1", "K1"),
        customer("C2", "K2"),
        item("I1"),
        customer("C3", "K3"),
        item("I2"),
        item("I3"),
        account("K1"),
        account("K3"),
        rows.row(
            "erp.demo.prices",
            "'price_no':'P1'",
            "'kind':'LIST','customer_no':null,'item_no':'I2','unit':'EA','minimum_quantity':null,'amount':'10',"
                + "'currency':'EUR','per':'1','valid_from':null,'valid_to':null,'margin_floor':null",
            ENTERED),
        new Event(
            1,
            "wms.demo.stocks",
            "{\"legal_entity\":\"Z\",\"stock_no\":\"I1\"}"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8),
            """
            {"specversion":"1.0","id":"1","source":"/wms","type":"io.holdwatch.demo.stock","subject":"I1",\
            "time":"%s","sequence":"1","data":{"legal_entity":"Z","stock_no":"I1","item_no":"I1","site_no":"W1",\
            "lot_no":null,"on_hand":"0","safety":null,"as_of":null}}\
            """
                .formatted(ENTERED)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        supply("2026-04-01", ENTERED));
  }

  private Event customer(String number, String account) {
    return rows.row(
        "erp.demo.customers",
        "'customer_no':'%s'".formatted(number),
        "'name':'%s','tier':null,'zone':'UTC','status':null,'blocked':false,'tax_id':null,'account_no':'%s',"
                .formatted(number, account)
            + "'contact_name':null,'contact_email':null",
        ENTERED);
  }

  private Event account(String number) {
    return rows.row(
        "finance.demo.credit_accounts",
        "'account_no':'%s'".formatted(number),
        "'credit_limit':'100000000','currency':'EUR','secured':null,'tolerance':null,'horizon_days':null,"
            + "'terms_days':30,'flagged':false",
        ENTERED);
  }

  private Event item(String number) {
    return rows.row(
        "erp.demo.items",
        "'item_no':'%s'".formatted(number),
        "'name':'Hose','unit':'EA','state':'ACTIVE','shelf_life_days':null,'supplier_no':'S1','unit_cost':null,"
            + "'currency':'EUR','regulated':null",
        ENTERED);
  }

  private Event supply(String confirmed, Instant at) {
    return rows.row(
        "erp.demo.purchase_lines",
        "'purchase_no':'B1'",
        ("'item_no':'I1','site_no':'W1','supplier_no':'S1','quantity':'1000000','confirmed_quantity':null,"
             + "'received':'0','due_date':'2026-04-01','confirmed_date':'%s','arrived_date':null,"
             + "'cancelled':false,'order_no':null,'line_no':null")
            .formatted(confirmed),
        at);
  }

  private Event invoice(String account, String open, Instant at) {
    return rows.row(
        "finance.demo.invoices",
        "'invoice_no':'V-%s'".formatted(account),
        ("'kind':'INVOICE','account_no':'%s','order_no':null,'line_no':null,'currency':'EUR','total':'500',"
             + "'open':'%s','quantity':null,'due_date':'2026-01-10','disputed':null,'cancelled':false")
            .formatted(account, open),
        at);
  }

  private List<Event> order(String number, String customer, String item, String price, Instant at) {
    return List.of(
        rows.row(
            "erp.demo.orders",
            "'order_no':'%s'".formatted(number),
            ("'customer_no':'%s','customer_po':null,'entered_at':'%s','ship_to_zone':'UTC','currency':'EUR',"
                 + "'payment':'OPEN_ACCOUNT','status':'OPEN'")
                .formatted(customer, at),
            at),
        rows.row(
            "erp.demo.order_lines",
            "'order_no':'%s','line_no':'1'".formatted(number),
            ("'item_no':'%s','site_no':'W1','quantity':'5','cancelled':null,'unit':'EA','fulfilment':'STOCK',"
                 + "'wave_no':null,'supply_no':null,'currency':'EUR','price':'%s','price_per':'1',"
                 + "'discount':null,'net_price':'%s','list_price':null,"
                 + "'contract_no':null,'unit_cost':null,'basis':'SHIP','under_tolerance':'0'")
                .formatted(item, price, price),
            at),
        rows.row(
            "erp.demo.schedule_lines",
            "'order_no':'%s','line_no':'1','schedule_no':'1'".formatted(number),
            "'quantity':'5','requested_date':null,'promised_date':'2026-05-01','promised_at':null,"
                + "'confirmed_date':null",
            at));
  }
}
