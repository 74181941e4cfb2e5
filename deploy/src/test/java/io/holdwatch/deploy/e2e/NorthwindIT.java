package io.holdwatch.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.deploy.feed.EventFile;
import io.holdwatch.deploy.feed.Feed;
import io.holdwatch.deploy.feed.Source;
import io.holdwatch.deploy.report.Figures;
import io.holdwatch.deploy.report.FiguresText;
import io.holdwatch.deploy.stack.Reporter;
import io.holdwatch.deploy.stack.Stack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recorded Northwind stream, where it is there: the same 37 late orders however it arrives. */
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
  void findsTheThirtySevenLateOrders(Way way) throws Exception {
    stack.purge();
    stack.up();
    for (int i = 0; i < way.times(); i++) {
      EventFile events = new EventFile(RECORDING, way.window(), way.seed());
      Figures figures =
          new Feed(stack, events, Source.of("northwind"), OptionalInt.of(way.partitions()))
              .run(Reporter.silent());
      String json = FiguresText.json(figures);
      assertThat(json)
          .contains("\"orders\":830", "\"lines\":2155", "\"rejected\":{}", "\"verified\":true")
          .contains("\"openNow\":0,\"ordersEver\":37")
          .doesNotContain("MASTER_DATA_CONFLICT");
      assertThat(json).containsPattern("\"outcomes\":\\{[^}]*\"LATE\":37");
    }
  }
}
