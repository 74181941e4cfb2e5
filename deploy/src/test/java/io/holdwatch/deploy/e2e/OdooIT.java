package io.holdwatch.deploy.e2e;

import static io.holdwatch.contract.packet.ExceptionType.ALLOCATION_CONFLICT;
import static io.holdwatch.contract.packet.ExceptionType.CREDIT_HOLD;
import static io.holdwatch.contract.packet.ExceptionType.DOCUMENT_ISSUE;
import static io.holdwatch.contract.packet.ExceptionType.MASTER_DATA_CONFLICT;
import static io.holdwatch.contract.packet.ExceptionType.ORDER_CHURN;
import static io.holdwatch.contract.packet.ExceptionType.PRICE_MISMATCH;
import static io.holdwatch.contract.packet.ExceptionType.SHIPMENT_DELAY;
import static io.holdwatch.contract.packet.ExceptionType.STOCK_SHORTAGE;
import static io.holdwatch.contract.packet.ExceptionType.SUPPLIER_DELAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.Topics;
import io.holdwatch.deploy.stack.Reporter;
import io.holdwatch.deploy.stack.Stack;
import io.holdwatch.ingest.mapping.MappingFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A PostgreSQL with Odoo's tables and a real Debezium connector: what people do in Odoo, as SQL,
 * opens the exceptions of a distributor with three warehouses, and what mends it closes them.
 */
@Execution(ExecutionMode.CONCURRENT)
final class OdooIT {
  private static final Path FOLDER = Path.of("target/it-odoo-source").toAbsolutePath();
  private static final Path MAPPING =
      Path.of("../ingest-service/src/main/resources/mappings/odoo.yaml");
  private static final String PREFIX = "erp.odoo";
  private static final List<String> OTHERS = List.of("tms", "crm");

  private final Stack stack =
      new Stack(
          SharedStack.own("it-odoo")
              .options()
              .withMappings(
                  List.of(MAPPING, FOLDER.resolve("tms.yaml"), FOLDER.resolve("crm.yaml"))),
          Reporter.silent());
  private final List<String> topics =
      MappingFiles.load(List.of(MAPPING.toString())).all().getFirst().tableTopics();
  private int ids = 1000;

  @BeforeEach
  void start() throws Exception {
    stack.purge();
    Files.createDirectories(FOLDER);
    Files.deleteIfExists(FOLDER.resolve("offsets"));
    for (String other : OTHERS) {
      // The carriers and the CRM speak of Odoo's orders, so they are of its scope.
      String pack = Files.readString(MAPPING.resolveSibling(other + ".yaml"));
      Files.writeString(
          FOLDER.resolve(other + ".yaml"),
          pack.replace("scope: \"{legal_entity}\"", "scope: odoo"));
    }
    stack.up();
    QuickPolicy.activate(stack);
    topics.forEach(topic -> stack.createSourceTopic(topic, 1));
    OTHERS.forEach(other -> stack.createSourceTopic(other + ".events", 1));
  }

  @AfterEach
  void discard() {
    SharedStack.discard(stack);
  }

  @Test
  void whatHappensInOdooOpensExceptionsAndWhatMendsItClosesThem() throws Exception {
    List<String> tables =
        topics.stream().map(topic -> topic.substring(topic.lastIndexOf('.') + 1)).toList();
    try (Troubles open =
            new Troubles(
                stack,
                STOCK_SHORTAGE,
                ALLOCATION_CONFLICT,
                PRICE_MISMATCH,
                CREDIT_HOLD,
                SHIPMENT_DELAY,
                MASTER_DATA_CONFLICT,
                SUPPLIER_DELAY,
                DOCUMENT_ISSUE,
                ORDER_CHURN);
        Database odoo = Database.start(FOLDER)) {
      odoo.run(Files.readString(Path.of("src/test/resources/e2e/odoo.sql")));
      // Ten kettles are there: eight for the first order, and then too few for the second.
      int first = order(odoo, "S1", 9, 30, "8", "20", "20", 3);
      int second = order(odoo, "S2", 9, 30, "6", "20", "20", 5);
      try (Capture capture =
          Capture.start(stack.bootstrap(), odoo, FOLDER.resolve("offsets"), PREFIX, tables)) {
        String displaced = "ALLOCATION_CONFLICT DISPLACED 1:S2:" + second;
        open.awaitOpen(capture::trouble, displaced);
        assertThat(open.of(ALLOCATION_CONFLICT, "1:S2:" + second).getPacket().getCustomer())
            .as("the company of the contact who ordered")
            .isEqualTo("odoo:C-9");

        // No kettle at all is there for a third one, in a warehouse that never had any.
        int third = order(odoo, "S3", 9, 30, "2", "20", "20", 5);
        odoo.run("update sale_order set warehouse_id = 3 where name = 'S3'");
        odoo.run("update sale_order_line set warehouse_id = 3 where id = " + third);
        move(odoo, third, 30, "2", 28, 5, 5);
        String short3 = "STOCK_SHORTAGE OUT_OF_STOCK 1:S3:" + third;
        open.awaitOpen(capture::trouble, displaced, short3);
        odoo.run("update sale_order set state = 'cancel' where name = 'S3'");
        open.awaitOpen(capture::trouble, displaced);

        // The second order waits for a purchase, which is late, and then is not.
        int purchase = purchase(odoo, "P1", 30, "20", 4);
        open.awaitOpen(capture::trouble);
        odoo.run("update stock_move set date = date + interval '9 days' where id = " + purchase);
        open.awaitOpen(capture::trouble, displaced, "SUPPLIER_DELAY SLIPPED 1:S2:" + second);
        odoo.run("update stock_move set state = 'done', date = now() where id = " + purchase);
        odoo.run("update stock_quant set quantity = 30 where id = 71");
        open.awaitOpen(capture::trouble);

        // Somebody sells below the pricelist.
        int cheap = order(odoo, "S4", 9, 31, "10", "11", "11", 5);
        String price = "PRICE_MISMATCH UNDER_LIST 1:S4:" + cheap;
        open.awaitOpen(capture::trouble, price);
        odoo.run(
            "update sale_order_line set price_unit = 15, price_reduce_taxexcl = 15 where id = "
                + cheap);
        open.awaitOpen(capture::trouble);

        // A contact of a company orders more than the company is good for.
        order(odoo, "S5", 8, 31, "20", "15", "15", 5);
        odoo.run("update res_partner set credit_limit = '{\"1\": 200.0}' where id = 7");
        open.awaitOpen(capture::trouble, "CREDIT_HOLD OVER_LIMIT 1:S5");
        odoo.run("update res_partner set credit_limit = '{\"1\": 500.0}' where id = 7");
        open.awaitOpen(capture::trouble);

        // Of what is promised for yesterday half has left.
        int late = order(odoo, "S6", 9, 31, "4", "15", "15", 5);
        odoo.run(
            "update sale_order set commitment_date = now() - interval '1 day' where name = 'S6'");
        open.awaitOpen(capture::trouble, "SHIPMENT_DELAY NOT_SHIPPED 1:S6");
        int picking = picking(odoo, "S6");
        int done = move(odoo, late, 31, "4", 8, 5, 5);
        odoo.run(
            "update stock_move set state = 'done', quantity = 4, picking_id = "
                + picking
                + " where id = "
                + done);
        odoo.run(
            "update stock_picking set state = 'done', date_done = now() where id = " + picking);
        open.awaitOpen(capture::trouble);
        assertThat(first).isPositive();

        // The carrier's proof says that less arrived than left.
        proof("S6", picking, late, "3");
        open.awaitOpen(capture::trouble, "DOCUMENT_ISSUE QUANTITY_DIFFERS 1:S6");
        proof("S6", picking, late, "4");
        open.awaitOpen(capture::trouble);

        // A key account changes its mind again and again.
        order(odoo, "S7", 9, 31, "4", "15", "15", 5);
        for (String quantity : List.of("5", "7", "4")) {
          send(
              "crm",
              "change",
              """
              "change_no":"%1$s","order_no":"S7","kind":"QUANTITY","by_customer":true,"after":"%1$s"
              """
                  .formatted(quantity));
        }
        open.awaitOpen(capture::trouble, "ORDER_CHURN QUANTITY 1:S7");
        odoo.run("update sale_order set state = 'cancel' where name = 'S7'");
        open.awaitOpen(capture::trouble);
      }
    }
    Impersonal.assertNowhere(stack, "Ines Privat", "ines.privat", "Privatweg", "+41 000 11");
    assertThat(Log.records(stack, Topics.REJECTED)).as("rejected events").isEmpty();
    Impersonal.assertKept(stack, "ines.privat@bergmann.example");
  }

  /** Enters an order that was confirmed; returns the id of its line. */
  private int order(
      Database odoo,
      String name,
      int partner,
      int product,
      String quantity,
      String price,
      String net,
      int days)
      throws Exception {
    int order = ++ids;
    int line = ++ids;
    odoo.run(
        """
        begin;
        insert into sale_order (id, name, company_id, state, user_id, team_id, date_order, picking_policy, partner_id,
          partner_shipping_id, partner_invoice_id, warehouse_id, currency_id)
          values (%1$d, '%2$s', 1, 'sale', 5, 1, now() at time zone 'utc', 'direct', %3$d, %3$d, %3$d, 1, 125);
        insert into sale_order_line (id, order_id, product_id, product_uom_qty, qty_delivered, qty_invoiced, price_unit, discount,
          price_reduce_taxexcl, product_uom, warehouse_id, customer_lead, currency_id, state)
          values (%4$d, %1$d, %5$d, %6$s, 0, 0, %7$s, 0, %8$s, 1, 1, %9$d, 125, 'sale');
        commit;
        """
            .formatted(order, name, partner, line, product, quantity, price, net, days));
    return line;
  }

  private int move(
      Database odoo, int line, int product, String quantity, int from, int to, int days)
      throws Exception {
    int move = ++ids;
    odoo.run(
        """
        insert into stock_move (id, company_id, state, reference, date, date_deadline, product_id, product_uom, product_qty,
          quantity, location_id, location_dest_id, sale_line_id)
          values (%1$d, 1, 'confirmed', 'WH/OUT', now() + interval '%2$d days', now() + interval '%2$d days', %3$d, 1, %4$s, 0,
            %5$d, %6$d, %7$d)
        """
            .formatted(move, days, product, quantity, from, to, line));
    return move;
  }

  private int purchase(Database odoo, String name, int product, String quantity, int days)
      throws Exception {
    int order = ++ids;
    int line = ++ids;
    int move = ++ids;
    odoo.run(
        """
        begin;
        insert into purchase_order (id, name, company_id, state, date_order) values (%1$d, '%2$s', 1, 'purchase', now());
        insert into purchase_order_line (id, order_id, partner_id, product_qty) values (%3$d, %1$d, 12, %4$s);
        insert into stock_move (id, company_id, state, origin, date, date_deadline, product_id, product_uom, product_qty, quantity,
          location_id, location_dest_id, purchase_line_id)
          values (%5$d, 1, 'assigned', '%2$s', now() + interval '%6$d days', now() + interval '%6$d days', %7$d, 1, %4$s, %4$s, 4, 8, %3$d);
        commit;
        """
            .formatted(order, name, line, quantity, move, days, product));
    return move;
  }

  private int picking(Database odoo, String order) throws Exception {
    int picking = ++ids;
    odoo.run(
        """
        insert into stock_picking (id, name, company_id, state, scheduled_date, location_id, location_dest_id, sale_id, carrier_id)
          select %1$d, 'WH/OUT/%1$d', 1, 'assigned', now(), 8, 5, id, 3 from sale_order where name = '%2$s'
        """
            .formatted(picking, order));
    return picking;
  }

  private void proof(String order, int picking, int line, String quantity) throws Exception {
    send(
        "tms",
        "document",
        """
        "document_no":"P1","kind":"PROOF_OF_DELIVERY","order_no":"%s","shipment_no":"WH/OUT/%d","format":"JSON",
        "content":"{\\"lines\\":[{\\"line\\":\\"%d\\",\\"quantity\\":\\"%s\\"}]}","issued_on":"%s"
        """
            .formatted(order, picking, line, quantity, LocalDate.now(ZoneOffset.UTC)));
  }

  /** An event of another system, about Odoo's company 1. */
  private void send(String system, String event, String data) throws Exception {
    String value =
        """
        {"specversion":"1.0","id":"%1$d","source":"/it","type":"io.holdwatch.%2$s.%3$s","time":"%4$s",
        "sequence":"%1$d","data":{"legal_entity":"1",%5$s}}
        """
            .formatted(++ids, system, event, Instant.now(), data);
    try (Producer<byte[], byte[]> producer = stack.producer()) {
      var unused =
          producer
              .send(
                  new ProducerRecord<>(system + ".events", value.getBytes(StandardCharsets.UTF_8)))
              .get();
    }
  }
}
