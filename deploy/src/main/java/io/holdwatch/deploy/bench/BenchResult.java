package io.holdwatch.deploy.bench;

import java.util.Map;

/**
 * What the benchmark has measured.
 *
 * @param pairs pairs that count, of each input format; one more was run first and dropped
 * @param eventsPerRun events that a run published
 * @param ratio throughput of the product as a share of the hand-written chain's, by input format
 * @param eventsPerSecond throughput of both, by input format
 * @param latencyMs from the time at which an event was due to the time at which the owner could
 *     read what came of it
 * @param cpuSecondsPerMillion processor time for a million events, by process, over the runs that
 *     count; "raw-chain" and "raw-broker" for the runs of the hand-written chain, the others for
 *     those of the product
 * @param peakMemoryMb greatest resident memory, by process
 */
public record BenchResult(
    int pairs,
    long eventsPerRun,
    Map<String, Spread> ratio,
    Map<String, Rates> eventsPerSecond,
    Latency latencyMs,
    Map<String, Double> cpuSecondsPerMillion,
    Map<String, Long> peakMemoryMb) {

  /**
   * Throughputs of one input format. [events/s]
   *
   * @param product the product
   * @param raw the hand-written chain
   */
  public record Rates(Spread product, Spread raw) {}

  /**
   * Latency at a fixed rate. [ms]
   *
   * @param rate events published each second
   * @param routed routed records that were timed
   * @param p50 half of them had at most this
   * @param p99 99 of 100 had at most this
   */
  public record Latency(int rate, long routed, long p50, long p99) {}
}
