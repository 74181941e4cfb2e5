package io.holdwatch.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.deploy.feed.EventFile;
import io.holdwatch.deploy.feed.Feed;
import io.holdwatch.deploy.feed.Source;
import io.holdwatch.deploy.report.Figures;
import io.holdwatch.deploy.stack.Reporter;
import io.holdwatch.deploy.stack.Stack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recorded Northwind stream, where it is there: the same exceptions however it arrives. */
final class NorthwindIT {
  private static final Path RECORDING = Path.of("../../shared/data/northwind-cdc.jsonl.gz");

  private final Stack stack = SharedStack.own("it-northwind");

  /** How the stream arrives. */
  record Way(int partitions, int window, long seed, int times) {}

  static List<Way> ways() {
    if (!Files.exists(RECORDING)) {
      return List.of();
    }
    return Stream.concat(
            Stream.of(new Way(1, 0, 0, 2), new Way(4, 0, 0, 1)),
            IntStream.rangeClosed(1, 5)
                .mapToObj(seed -> new Way(seed % 2 == 0 ? 4 : 1, 200, seed, 1)))
        .toList();
  }

  @AfterEach
  void purge() {
    stack.purge();
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("ways")
  void findsWhatSqlCountsOnTheSourceDatabase(Way way) throws Exception {
    stack.purge();
    stack.up();
    for (int i = 0; i < way.times(); i++) {
      EventFile events = new EventFile(RECORDING, way.window(), way.seed());
      Figures figures =
          new Feed(stack, events, Source.of("northwind"), OptionalInt.of(way.partitions()))
              .run(Reporter.silent());
      assertThat(figures.orders()).isEqualTo(830);
      assertThat(figures.lines()).isEqualTo(2155);
      assertThat(figures.rejected()).isEmpty();
      assertThat(figures.audit().verified()).isTrue();
      rightExceptions(figures.exceptions());
    }
  }

  /**
   * Every price that differs from the list, every late order, and the shortages that are left at
   * the end once those of the last day, which have not settled, are taken away; of the ten
   * discontinued products nothing.
   */
  private static void rightExceptions(Map<String, Figures.OfType> exceptions) {
    assertThat(exceptions)
        .containsOnlyKeys(
            "ALLOCATION_CONFLICT", "PRICE_MISMATCH", "SHIPMENT_DELAY", "STOCK_SHORTAGE");
    Figures.OfType delay = of(exceptions, "SHIPMENT_DELAY");
    assertThat(delay.ordersEver()).isEqualTo(37);
    assertThat(delay.outcomes()).containsEntry("LATE", 37L);
    assertThat(delay.openNow()).isZero();
    Figures.OfType price = of(exceptions, "PRICE_MISMATCH");
    assertThat(price.opened()).isEqualTo(662);
    assertThat(price.ordersEver()).isEqualTo(254);
    assertThat(of(exceptions, "STOCK_SHORTAGE").openNow()).isEqualTo(16);
    assertThat(of(exceptions, "ALLOCATION_CONFLICT").openNow()).isEqualTo(6);
  }

  private static Figures.OfType of(Map<String, Figures.OfType> exceptions, String type) {
    return Objects.requireNonNull(exceptions.get(type), type);
  }
}
