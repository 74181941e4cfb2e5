package io.holdwatch.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.deploy.stack.Service;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is read from the system and from services, and what is printed. */
class MeasuresTest {
  @Test
  void readsTheGreatestResidentMemory() {
    assertThat(Usage.peakOf("Name:\tjava\nVmPeak:\t 900 kB\nVmHWM:\t  123456 kB\nVmRSS:\t 1 kB\n"))
        .isEqualTo(123_456);
  }

  @Test
  void addsUpTheCountersOfOneHop() {
    String text =
        """
        # TYPE holdwatch_in_total counter
        holdwatch_in_total{hop="ingest"} 1.2E3
        holdwatch_in_total{hop="routing"} 9.0
        holdwatch_out_total{hop="ingest"} 1190.0
        holdwatch_rejected_total{hop="ingest",reason="NOT_JSON"} 4.0
        holdwatch_rejected_total{hop="ingest",reason="TOO_DEEP"} 1.0
        holdwatch_dropped_total{hop="ingest",reason="table"} 5.0
        """;
    Counted counted = Counted.parse(text, Service.INGEST);
    assertThat(counted).isEqualTo(new Counted(1_200, 1_190, 5, 5));
    assertThat(counted.addsUp()).isTrue();
    assertThat(counted.since(new Counted(1_000, 999, 5, 5)).addsUp()).isFalse();
  }

  @Test
  void theJsonHasTheFieldsThatScriptsRead() {
    BenchResult result =
        new BenchResult(
            5,
            30_000,
            Map.of("avro", new Spread(0.5, 0.4, 0.6)),
            Map.of("avro", new BenchResult.Rates(new Spread(5, 4, 6), new Spread(10, 9, 11))),
            new BenchResult.Latency(1_000, 900, 40, 120),
            Map.of("ingest", 12.5),
            Map.of("ingest", 300L));
    assertThat(BenchText.json(result))
        .contains(
            "\"pairs\":5",
            "\"ratio\":{\"avro\":{\"median\":0.5,\"min\":0.4,\"max\":0.6}}",
            "\"latencyMs\":{\"rate\":1000,\"routed\":900,\"p50\":40,\"p99\":120}",
            "\"cpuSecondsPerMillion\":{\"ingest\":12.5}",
            "\"peakMemoryMb\":{\"ingest\":300}")
        .doesNotContain("\n");
    assertThat(BenchText.people(result)).contains("0.50 of the hand-written chain", "p99 120 ms");
  }
}
