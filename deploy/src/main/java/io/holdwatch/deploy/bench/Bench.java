package io.holdwatch.deploy.bench;

import io.holdwatch.deploy.feed.Event;
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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.Producer;

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
 * the chain is faster, a run of it takes its input {@value #RAW_REPEATS} times. The first pair is
 * dropped, and before it the product warms up with {@value #WARM_UPS} runs and the chain with one:
 * measured is what they do once Java's compilers have become quiet, which takes the larger program
 * longer. A run of either that is not valid ends the benchmark.
 *
 * @param stack that runs and has read the mapping of {@link #writeMapping}
 * @param mapping that mapping
 * @param pairs pairs that count, at least 1
 * @param events events of a run; cut to whole orders
 * @param rate events a second while latency is measured
 * @param seed of the load
 */
public record Bench(Stack stack, Path mapping, int pairs, int events, int rate, long seed) {
  private static final int RAW_REPEATS = 4;
  private static final int WARM_UPS = 6;
  private static final int LATENCY_SECONDS = 25;
  private static final int LATENCY_WARM_UP_SECONDS = 5;
  private static final String RAW = "raw-chain";
  private static final String RAW_BROKER = "raw-broker";

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
    Map<String, Spread> ratios = new LinkedHashMap<>();
    Map<String, BenchResult.Rates> rates = new LinkedHashMap<>();
    try (ProductRun product = new ProductRun(stack, reporter)) {
      Load json = measure(Input.DEBEZIUM_JSON, product, usage, ratios, rates, reporter);
      BenchResult.Latency latency = latency(json, product, reporter);
      var unused = measure(Input.AVRO, product, usage, ratios, rates, reporter);
      usage.notePeaks();
      audit(product.auditEnd(), reporter);
      Map<String, Double> cpu = new TreeMap<>();
      double million = 2.0 * pairs * orders() * Load.EVENTS_PER_ORDER / 1e6;
      usage
          .cpuSeconds()
          .forEach(
              (name, seconds) ->
                  cpu.put(
                      name,
                      Spread.round(
                          seconds / million / (name.startsWith("raw-") ? RAW_REPEATS : 1), 1)));
      return new BenchResult(
          pairs,
          (long) orders() * Load.EVENTS_PER_ORDER,
          ratios,
          rates,
          latency,
          cpu,
          usage.peakMegabytes());
    }
  }

  private int orders() {
    return Math.max(1, events / Load.EVENTS_PER_ORDER);
  }

  private Load measure(
      Input input,
      ProductRun product,
      Usage usage,
      Map<String, Spread> ratios,
      Map<String, BenchResult.Rates> rates,
      Reporter reporter) {
    input.sources().forEach(topic -> stack.createSourceTopic(topic, 1));
    Load load = new Load(seed, input.entities(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
    List<Double> ratio = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    List<Double> raws = new ArrayList<>();
    try (Canonical canonical = new Canonical(stack, mapping);
        Producer<byte[], byte[]> producer = stack.producer()) {
      reporter.step(input.field() + ": master data");
      var unused = product.atOnce(format(input, load.master(), canonical), input.sources());
      RawProcess chain = null;
      try {
        for (int pair = 0; pair <= pairs; pair++) {
          Batch batch = format(input, load.next(orders()), canonical);
          for (int i = 0; pair == 0 && i < WARM_UPS; i++) {
            double warm = product.atOnce(batch, input.sources());
            reporter.step(String.format(Locale.ROOT, "warmed up in %.1f s", warm));
            batch = format(input, load.next(orders()), canonical);
          }
          Map<String, Double> before = usage.now();
          double ourRate = batch.events().size() / product.atOnce(batch, input.sources());
          if (pair > 0) {
            usage.addSince(before);
          }
          if (chain == null) {
            chain = start(input, batch, product);
            double warm = raw(input, batch, producer, chain);
            reporter.step(String.format(Locale.ROOT, "chain warmed up in %.1f s", warm));
          }
          double used = Usage.seconds(chain.handle());
          double broker = usage.broker();
          double rawRate = RAW_REPEATS * batch.events().size() / raw(input, batch, producer, chain);
          if (pair > 0) {
            usage.add(RAW, Usage.seconds(chain.handle()) - used);
            usage.add(RAW_BROKER, usage.broker() - broker);
            ratio.add(ourRate / rawRate);
            ours.add(ourRate);
            raws.add(rawRate);
          }
          reporter.step(
              String.format(
                  Locale.ROOT,
                  "%s pair %d of %d: %,.0f of %,.0f events/s = %.2f%s",
                  input.field(),
                  pair,
                  pairs,
                  ourRate,
                  rawRate,
                  ourRate / rawRate,
                  pair == 0 ? " (dropped)" : ""));
        }
        usage.notePeak(RAW, Objects.requireNonNull(chain).handle());
      } finally {
        if (chain != null) {
          chain.close();
        }
      }
    }
    ratios.put(input.field(), Spread.of(ratio).rounded(3));
    rates.put(
        input.field(),
        new BenchResult.Rates(Spread.of(ours).rounded(0), Spread.of(raws).rounded(0)));
    return load;
  }

  private static Batch format(Input input, Batch rows, Canonical canonical) {
    return switch (input) {
      case DEBEZIUM_JSON -> rows;
      case AVRO -> canonical.of(rows);
    };
  }

  private RawProcess start(Input input, Batch batch, ProductRun product) {
    return RawProcess.start(
        stack,
        input.topics(),
        batch.events().size(),
        input.sources(),
        product.written(),
        product.samples(),
        stack.options().javaOptions());
  }

  private static double raw(
      Input input, Batch batch, Producer<byte[], byte[]> producer, RawProcess chain) {
    Publisher publisher = new Publisher(producer, topic -> RawProcess.input(input.topics(), topic));
    List<Event> events = new ArrayList<>(RAW_REPEATS * batch.events().size());
    for (int i = 0; i < RAW_REPEATS; i++) {
      events.addAll(batch.events());
    }
    long start = System.nanoTime();
    publisher.atOnce(events);
    chain.await(RAW_REPEATS);
    double seconds = (System.nanoTime() - start) / 1e9;
    chain.validate(RAW_REPEATS);
    return seconds;
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
