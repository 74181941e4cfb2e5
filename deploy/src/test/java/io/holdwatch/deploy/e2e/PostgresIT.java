package io.holdwatch.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.Topics;
import io.holdwatch.contract.packet.Outcome;
import io.holdwatch.contract.routed.RoutedKind;
import io.holdwatch.deploy.epoch.EpochOrder;
import io.holdwatch.deploy.stack.Part;
import io.holdwatch.deploy.stack.Reporter;
import io.holdwatch.deploy.stack.Service;
import io.holdwatch.deploy.stack.Stack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A real PostgreSQL and a real Debezium connector: rows changed with SQL open, close and reopen
 * exceptions, and a restore to an earlier state takes back what came after it.
 */
@Execution(ExecutionMode.CONCURRENT)
final class PostgresIT {
  private static final Path FOLDER = Path.of("target/it-postgres-source").toAbsolutePath();
  private static final Path MAPPING = Path.of("src/test/resources/e2e/pgit.yaml");
  private static final int INSTANCES = 2;
  private static final List<String> TABLES = List.of("orders", "lines", "shipments");

  private final Stack stack =
      new Stack(
          SharedStack.own("it-postgres")
              .options()
              .withMappings(List.of(MAPPING))
              .with(
                  Map.of(
                      Service.INGEST,
                      INSTANCES,
                      Service.CLASSIFIER,
                      1,
                      Service.ROUTING,
                      1,
                      Service.AUDIT,
                      1)),
          Reporter.silent());
  private final Instant promised = Instant.now().minus(Duration.ofHours(2));
  private final Instant tomorrow = promised.plus(Duration.ofDays(1));

  @BeforeEach
  void start() throws Exception {
    stack.purge();
    Files.createDirectories(FOLDER);
    Files.deleteIfExists(FOLDER.resolve("before"));
    Files.deleteIfExists(FOLDER.resolve("after"));
    stack.up();
    QuickPolicy.activate(stack);
    TABLES.forEach(table -> stack.createSourceTopic("erp.pgit.public." + table, 2));
  }

  @AfterEach
  void discard() {
    SharedStack.discard(stack);
  }

  @Test
  void whatRowsSayOpensClosesReopensAndIsTakenBackByARestore() throws Exception {
    List<String> backup;
    long lost;
    try (Owners owners = new Owners(stack)) {
      try (Database database = Database.start(FOLDER)) {
        createTables(database);
        order(database, "1", promised);
        order(database, "2", promised);
        order(database, "3", tomorrow);
        order(database, "4", promised);
        ship(database, "1", promised.minusSeconds(60));
        database.busyDay();
        try (Capture capture =
            Capture.start(
                stack.bootstrap(), database, FOLDER.resolve("before"), "erp.pgit", TABLES)) {
          owners.awaitOpen(capture::trouble, "pgit:2", "pgit:4");

          database.run("update lines set promised = '" + promised + "' where order_no = '3'");
          owners.awaitOpen(capture::trouble, "pgit:2", "pgit:3", "pgit:4");
          backup = database.history();

          ship(database, "2", Instant.now());
          owners.awaitOpen(capture::trouble, "pgit:3", "pgit:4");
          assertThat(owners.of("pgit:2").getPacket().getOutcome()).isEqualTo(Outcome.LATE);
          database.run("update lines set promised = '" + tomorrow + "' where order_no = '3'");
          owners.awaitOpen(capture::trouble, "pgit:4");

          database.run("delete from lines where order_no = '4'");
          owners.awaitOpen(capture::trouble);
          line(database, "4", promised);
          owners.awaitOpen(capture::trouble, "pgit:4");
          assertThat(owners.of("pgit:4").getPacket().getSpell()).isEqualTo(2);

          database.run("delete from lines where order_no = '4'");
          database.run("delete from orders where order_no = '4'");
          order(database, "5", promised);
          owners.awaitOpen(capture::trouble, "pgit:5");
          lost = database.position();
        }
      }
      await("ingest to have read all of the lost database", this::isRead);
      new EpochOrder("pgit", 1, "user:dba", "restored from the backup")
          .give(stack.url(Service.INGEST, INSTANCES), Optional.empty());
      for (int instance = 1; instance <= INSTANCES; instance++) {
        assertThat(log(instance)).as("log of ingest %d", instance).contains("'pgit' has epoch 1");
      }

      try (Database database = Database.restored(FOLDER, backup)) {
        assertThat(database.position())
            .as("the restored log is behind the lost one")
            .isLessThan(lost);
        try (Capture capture =
            Capture.start(
                stack.bootstrap(), database, FOLDER.resolve("after"), "erp.pgit", TABLES)) {
          owners.awaitOpen(capture::trouble, "pgit:2", "pgit:3", "pgit:4");
          assertThat(owners.of("pgit:5").getKind()).isEqualTo(RoutedKind.CLOSED);

          ship(database, "2", Instant.now());
          owners.awaitOpen(capture::trouble, "pgit:3", "pgit:4");
        }
      }
    }
    assertThat(end(Topics.REJECTED)).as("rejected events").isZero();
  }

  private static void createTables(Database database) throws Exception {
    database.run("create table orders (order_no text primary key, customer_no text)");
    database.run(
        "create table lines (order_no text, line_no int, item_no text, quantity numeric(12,3),"
            + " price numeric(12,2), promised timestamptz, primary key (order_no, line_no))");
    database.run(
        "create table shipments (shipment_no text primary key, order_no text, shipped"
            + " timestamptz)");
  }

  private static void order(Database database, String number, Instant promised) throws Exception {
    database.run("insert into orders values ('" + number + "', 'C1')");
    line(database, number, promised);
  }

  private static void line(Database database, String number, Instant promised) throws Exception {
    database.run(
        "insert into lines values ('" + number + "', 10, 'A', 12.5, 3.10, '" + promised + "')");
  }

  private static void ship(Database database, String number, Instant shipped) throws Exception {
    database.run(
        "insert into shipments values ('S" + number + "', '" + number + "', '" + shipped + "')");
  }

  private String log(int instance) throws Exception {
    String name = Service.INGEST.instanceName(instance);
    Part part =
        stack.status().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    return Files.readString(Path.of(part.log()));
  }

  /** Whether ingest has committed all that the source topics hold. */
  private boolean isRead() {
    try (Admin admin = stack.admin()) {
      var committed =
          admin.listConsumerGroupOffsets("holdwatch-ingest").partitionsToOffsetAndMetadata().get();
      for (String table : TABLES) {
        for (int partition = 0; partition < 2; partition++) {
          TopicPartition part = new TopicPartition("erp.pgit.public." + table, partition);
          long end = end(admin, part);
          var read = committed.get(part);
          if (end > 0 && (read == null || read.offset() < end)) {
            return false;
          }
        }
      }
      return true;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private long end(String topic) throws Exception {
    long sum = 0;
    try (Admin admin = stack.admin()) {
      for (var description : admin.describeTopics(List.of(topic)).allTopicNames().get().values()) {
        for (var partition : description.partitions()) {
          sum += end(admin, new TopicPartition(topic, partition.partition()));
        }
      }
    }
    return sum;
  }

  private static long end(Admin admin, TopicPartition partition) throws Exception {
    return admin
        .listOffsets(Map.of(partition, OffsetSpec.latest()))
        .partitionResult(partition)
        .get()
        .offset();
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - end).as("waited in vain for %s", what).isNegative();
      Pause.brief();
    }
  }
}
