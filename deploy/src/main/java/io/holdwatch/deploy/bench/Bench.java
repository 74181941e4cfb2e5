package io.holdwatch.deploy.bench;

import io.holdwatch.deploy.report.AuditState;
import io.holdwatch.deploy.stack.Reporter;
import io.holdwatch.deploy.stack.Service;
import io.holdwatch.deploy.stack.Stack;
import io.holdwatch.deploy.stack.StackProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/**
 * One benchmark on a running, fresh stack.
 *
 * <p>Throughput of a run is events ÷ the time from the first publication to the last committed
 * output at the owners, all events being published at once. A pair is one run of the product and
 * one of the hand-written chain, on the same broker, one after the other, with the same input bytes
 * in topics of their own. The chain has three hops (ingest, classify, route), a thread each, and
 * writes as many records as the product wrote at that hop in its first run, byte for byte; ingest
 * waits for acknowledgements and then commits, the other two are transactions of 20 ms, as in the
 * product. What the product writes for its own state (changelogs) the chain does not write. Since
 * the chain is faster, a run of it takes its input {@value #RAW_REPEATS} times. The formats of
 * input take turns, so that both meet the same product with the same state. The first pair of each
 * is dropped, and before it the product warms up with {@value #WARM_UPS} runs of each and the chain
 * with one; a run that counts begins when all processes are at rest: measured is what they do once
 * Java's compilers have become quiet, which takes the larger program longer, and none pays for what
 * is compiled of another. A run of either that is not valid ends the benchmark.
 *
 * @param stack that runs and has read the mapping of {@link #writeMapping}
 * @param mapping that mapping
 * @param pairs pairs that count, at least 1
 * @param events events of a run; cut to whole orders
 * @param rate events a second while latency is measured
 * @param seed of the load
 */
public record Bench(Stack stack, Path mapping, int pairs, int events, int rate, long seed) {
  static final int RAW_REPEATS = 4;
  private static final int WARM_UPS = 12;
  private static final int LATENCY_SECONDS = 25;
  private static final int LATENCY_WARM_UP_SECONDS = 5;

  /** Writes the mapping of the benchmark's source to a file of this name. */
  public static void writeMapping(Path file) {
    try (InputStream in = Objects.requireNonNull(Bench.class.getResourceAsStream("bench.yaml"))) {
      Files.write(file, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Measures everything; some minutes. */
  public BenchResult run(Reporter reporter) {
    Usage usage = new Usage(stack);
    try (ProductRun product = new ProductRun(stack, reporter);
        Contest json = contest(Input.DEBEZIUM_JSON, product, usage, reporter);
        Contest avro = contest(Input.AVRO, product, usage, reporter)) {
      List<Contest> contests = List.of(json, avro);
      contests.forEach(Contest::master);
      for (int i = 0; i < WARM_UPS; i++) {
        contests.forEach(Contest::warmUp);
      }
      for (int pair = 0; pair <= pairs; pair++) {
        for (Contest contest : contests) {
          contest.pair(pair, pairs);
        }
      }
      BenchResult.Latency latency = latency(json.load(), product, reporter);
      usage.notePeaks();
      audit(product.auditEnd(), reporter);
      Map<String, Spread> ratios = new LinkedHashMap<>();
      Map<String, BenchResult.Rates> rates = new LinkedHashMap<>();
      for (Contest contest : contests) {
        ratios.put(contest.input().field(), contest.ratio());
        rates.put(contest.input().field(), contest.rates());
      }
      return new BenchResult(
          pairs,
          (long) orders() * Load.EVENTS_PER_ORDER,
          ratios,
          rates,
          latency,
          perMillion(usage),
          usage.peakMegabytes());
    }
  }

  private Contest contest(Input input, ProductRun product, Usage usage, Reporter reporter) {
    return new Contest(input, orders(), seed, stack, mapping, product, usage, reporter);
  }

  private Map<String, Double> perMillion(Usage usage) {
    double million = 2.0 * pairs * orders() * Load.EVENTS_PER_ORDER / 1e6;
    Map<String, Double> cpu = new TreeMap<>();
    usage
        .cpuSeconds()
        .forEach(
            (name, seconds) ->
                cpu.put(
                    name,
                    Spread.round(
                        seconds / million / (name.startsWith("raw-") ? RAW_REPEATS : 1), 1)));
    return cpu;
  }

  private int orders() {
    return Math.max(1, events / Load.EVENTS_PER_ORDER);
  }

  private BenchResult.Latency latency(Load load, ProductRun product, Reporter reporter) {
    reporter.step("latency at " + rate + " events/s for " + LATENCY_SECONDS + " s");
    Batch batch = load.next(Math.max(1, rate * LATENCY_SECONDS / Load.EVENTS_PER_ORDER));
    long start = System.currentTimeMillis() + 200;
    long counts = start + TimeUnit.SECONDS.toMillis(LATENCY_WARM_UP_SECONDS);
    LongStream.Builder latencies = LongStream.builder();
    product.evenly(
        batch,
        Input.DEBEZIUM_JSON.sources(),
        rate,
        start,
        (routed, readable) -> {
          Instant due = routed.getPacket().getPublishedAt();
          if (due != null && due.toEpochMilli() >= counts) {
            latencies.add(readable - due.toEpochMilli());
          }
        });
    long[] all = latencies.build().toArray();
    if (all.length == 0) {
      throw new StackProblem("nothing was routed after the warm-up: give a greater --rate");
    }
    return new BenchResult.Latency(
        rate, all.length, Spread.quantile(all, 0.5), Spread.quantile(all, 0.99));
  }

  /** The audit-service has taken every entry, and all of its log is proved. */
  private void audit(long end, Reporter reporter) {
    reporter.step("verifying the audit log");
    AuditState audit = new AuditState(stack.folder(Service.AUDIT.id()));
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (audit.nextOffset() < end) {
      if (System.nanoTime() > until) {
        throw new StackProblem(
            "the audit-service is at "
                + audit.nextOffset()
                + " of "
                + end
                + " after 60 s: see 'holdwatch logs audit'");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    if (!audit.figures().verified()) {
      throw new StackProblem("the audit log is not verified: run 'holdwatch audit verify'");
    }
  }
}
