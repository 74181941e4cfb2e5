package io.holdwatch.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.Topics;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.deploy.feed.EventFile;
import io.holdwatch.deploy.feed.Feed;
import io.holdwatch.deploy.feed.Feeder;
import io.holdwatch.deploy.feed.Settlement;
import io.holdwatch.deploy.feed.Source;
import io.holdwatch.deploy.report.Figures;
import io.holdwatch.deploy.report.RunReport;
import io.holdwatch.deploy.stack.Reporter;
import io.holdwatch.deploy.stack.Stack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The recorded Northwind stream, where it is there: the same exceptions however it arrives. Each
 * way has a source, topics and a scope of its own in the same stack.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NorthwindIT {
  private static final Path RECORDING = Path.of("../../shared/data/northwind-cdc.jsonl.gz");
  private static final Path MAPPING =
      Path.of("../ingest-service/src/main/resources/mappings/northwind.yaml");
  private static final Path COPIES = Path.of("target/it-northwind-ways").toAbsolutePath();

  private final Stack stack =
      new Stack(
          SharedStack.own("it-northwind").options().withMappings(List.of(COPIES)),
          Reporter.silent());

  /**
   * How the stream arrives.
   *
   * @param number of the way
   * @param partitions of each source topic
   * @param window lines are shuffled within windows of so many
   * @param seed of the shuffle
   * @param times how often it is fed
   */
  record Way(int number, int partitions, int window, long seed, int times) {
    /** The product's own mapping for the first way, a copy with other names for each other. */
    String source() {
      return number == 0 ? "northwind" : "northwind" + number;
    }

    Path mapping() {
      return COPIES.resolve(source() + ".yaml");
    }

    Path recording() {
      return number == 0 ? RECORDING : COPIES.resolve(source() + ".jsonl");
    }
  }

  List<Way> ways() {
    if (!Files.exists(RECORDING)) {
      return List.of();
    }
    return Stream.concat(
            Stream.of(new Way(0, 1, 0, 0, 2), new Way(1, 4, 0, 0, 1)),
            IntStream.rangeClosed(1, 5)
                .mapToObj(seed -> new Way(seed + 1, seed % 2 == 0 ? 4 : 1, 200, seed, 1)))
        .toList();
  }

  @BeforeAll
  void up() throws IOException {
    if (ways().isEmpty()) {
      return;
    }
    Files.createDirectories(COPIES);
    String mapping = Files.readString(MAPPING);
    assertThat(mapping)
        .contains("source: northwind\n", "{recorded: northwind}", "scope: northwind\n");
    String recording;
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(RECORDING))) {
      recording = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    for (Way way : ways().stream().skip(1).toList()) {
      String topics = "erp." + way.source() + ".";
      Files.writeString(
          way.mapping(),
          mapping
              .replaceAll("(source|recorded|scope): northwind\\b", "$1: " + way.source())
              .replace("topic: erp.public.", "topic: " + topics));
      Files.writeString(
          way.recording(), recording.replaceAll("(\"topic\": ?\")erp\\.public\\.", "$1" + topics));
    }
    stack.purge();
    stack.up();
  }

  @AfterAll
  void purge() {
    stack.purge();
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("ways")
  void findsWhatSqlCountsOnTheSourceDatabase(Way way) throws Exception {
    Source source = Source.of(way.number() == 0 ? way.source() : way.mapping().toString());
    assertThat(source.name()).isEqualTo(way.source());
    for (int i = 0; i < way.times(); i++) {
      EventFile events = new EventFile(way.recording(), way.window(), way.seed());
      Figures figures =
          new Feed(stack, events, source, OptionalInt.of(way.partitions())).run(Reporter.silent());
      assertThat(figures.orders()).isEqualTo(830);
      assertThat(figures.lines()).isEqualTo(2155);
      assertThat(figures.rejected()).isEmpty();
      assertThat(figures.audit().verified()).isTrue();
      rightDelaysAndPrices(figures.exceptions());
      if (way.window() == 0) {
        // 7 of the 29 (1 of the 17) were ordered on the last day and have not settled at its end.
        assertShort(figures.exceptions(), 16, 6);
        assertThat(figures.exceptions()).doesNotContainKey("MASTER_DATA_CONFLICT");
      }
    }
    assertShort(aDayLater(source, way.partitions()), 17, 12);
    // A shuffle may bring lines, which have no date, days before the product that they name.
    assertThat(Log.values(stack, ExceptionPacket.class, Topics.PACKETS))
        .filteredOn(packet -> packet.getType() == ExceptionType.MASTER_DATA_CONFLICT)
        .allMatch(packet -> packet.getSubReason().startsWith("UNKNOWN_"));
  }

  /** Every late order and every price that differs from the list; nothing else but shortages. */
  private static void rightDelaysAndPrices(Map<String, Figures.OfType> exceptions) {
    Figures.OfType delay = of(exceptions, "SHIPMENT_DELAY");
    assertThat(delay.ordersEver()).isEqualTo(37);
    assertThat(delay.outcomes()).containsEntry("LATE", 37L);
    assertThat(delay.openNow()).isZero();
    Figures.OfType price = of(exceptions, "PRICE_MISMATCH");
    assertThat(price.opened()).isEqualTo(662);
    assertThat(price.ordersEver()).isEqualTo(254);
    assertThat(exceptions.entrySet())
        .filteredOn(each -> each.getValue().openNow() > 0)
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder("ALLOCATION_CONFLICT", "PRICE_MISMATCH", "STOCK_SHORTAGE");
  }

  /** Short lines that are open: those that the stock would not cover alone, and the displaced. */
  private static void assertShort(
      Map<String, Figures.OfType> exceptions, long alone, long displaced) {
    assertThat(of(exceptions, "STOCK_SHORTAGE").openNow()).isEqualTo(alone);
    assertThat(of(exceptions, "ALLOCATION_CONFLICT").openNow()).isEqualTo(displaced);
  }

  /** Exceptions once all shortages at the end of the stream have outlasted the settling time. */
  private Map<String, Figures.OfType> aDayLater(Source source, int partitions) throws Exception {
    Map<String, Integer> topics = new TreeMap<>();
    try (Producer<byte[], byte[]> producer = stack.producer();
        Admin admin = stack.admin();
        RunReport report = new RunReport(stack, source.name())) {
      admin.listTopics().names().get().stream()
          .filter(source::reads)
          .forEach(topic -> topics.put(topic, partitions));
      Feeder feeder = new Feeder(producer, source.clock(), topics);
      feeder.mark(Instant.parse("1998-05-07T23:59:59.999Z").toEpochMilli(), true);
      feeder.flush();
      new Settlement(stack, admin, report, Reporter.silent()).await(topics.keySet());
      return report.figures(0, new Figures.Audit(0, false)).exceptions();
    }
  }

  private static Figures.OfType of(Map<String, Figures.OfType> exceptions, String type) {
    return Objects.requireNonNull(exceptions.get(type), type);
  }
}
