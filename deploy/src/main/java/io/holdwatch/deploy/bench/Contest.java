package io.holdwatch.deploy.bench;

import io.holdwatch.deploy.feed.Event;
import io.holdwatch.deploy.stack.Reporter;
import io.holdwatch.deploy.stack.Stack;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/** The product against the hand-written chain with one format of input. */
final class Contest implements AutoCloseable {
  private static final int RAW_REPEATS = Bench.RAW_REPEATS;
  private static final String RAW = "raw-chain";
  private static final String RAW_BROKER = "raw-broker";

  private final Input input;
  private final int orders;
  private final Stack stack;
  private final ProductRun product;
  private final Usage usage;
  private final Reporter reporter;
  private final Canonical canonical;
  private final Producer<byte[], byte[]> producer;
  private final Load load;
  private final List<Double> ratio = new ArrayList<>();
  private final List<Double> ours = new ArrayList<>();
  private final List<Double> raws = new ArrayList<>();
  private @Nullable RawProcess chain;

  /**
   * A contest that has yet to begin.
   *
   * @param orders orders of a run
   * @param seed of the load
   */
  Contest(
      Input input,
      int orders,
      long seed,
      Stack stack,
      Path mapping,
      ProductRun product,
      Usage usage,
      Reporter reporter) {
    this.input = input;
    this.orders = orders;
    this.stack = stack;
    this.product = product;
    this.usage = usage;
    this.reporter = reporter;
    input.sources().forEach(topic -> stack.createSourceTopic(topic, 1));
    load = new Load(seed, input.entities(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
    canonical = new Canonical(stack, mapping);
    producer = stack.producer();
  }

  /** Publishes what the orders refer to. */
  void master() {
    reporter.step(input.field() + ": master data");
    var unused = product.atOnce(format(load.master()), input.sources());
  }

  /** A run of the product that does not count. */
  void warmUp() {
    double seconds = product.atOnce(next(), input.sources());
    reporter.step(String.format(Locale.ROOT, "%s: warmed up in %.1f s", input.field(), seconds));
  }

  /** A run of the product and one of the chain; the pair of number 0 does not count. */
  void pair(int number, int of) {
    Batch batch = next();
    settle();
    Map<String, Double> before = usage.now();
    double ourRate = batch.events().size() / product.atOnce(batch, input.sources());
    if (number > 0) {
      usage.addSince(before);
    }
    if (chain == null) {
      chain = start(batch);
      usage.restsToo(chain.handle());
      double warm = raw(batch, chain);
      reporter.step(String.format(Locale.ROOT, "chain warmed up in %.1f s", warm));
    }
    RawProcess running = Objects.requireNonNull(chain);
    settle();
    double used = Usage.seconds(running.handle());
    double broker = usage.broker();
    double rawRate = RAW_REPEATS * batch.events().size() / raw(batch, running);
    if (number > 0) {
      usage.add(RAW, Usage.seconds(running.handle()) - used);
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
            number,
            of,
            ourRate,
            rawRate,
            ourRate / rawRate,
            number == 0 ? " (dropped)" : ""));
    usage.notePeak(RAW, running.handle());
  }

  private void settle() {
    if (!usage.settle()) {
      reporter.step("the processes did not come to rest: compilers take from the next run");
    }
  }

  Input input() {
    return input;
  }

  /** Its generated load. */
  Load load() {
    return load;
  }

  /** Throughput of the product as a share of the chain's. */
  Spread ratio() {
    return Spread.of(ratio).rounded(3);
  }

  /** Throughput of both. */
  BenchResult.Rates rates() {
    return new BenchResult.Rates(Spread.of(ours).rounded(0), Spread.of(raws).rounded(0));
  }

  private Batch next() {
    return format(load.next(orders));
  }

  private Batch format(Batch rows) {
    return switch (input) {
      case DEBEZIUM_JSON -> rows;
      case AVRO -> canonical.of(rows);
    };
  }

  private RawProcess start(Batch batch) {
    return RawProcess.start(
        stack,
        input.topics(),
        batch.events().size(),
        input.sources(),
        product.written(),
        product.samples(),
        stack.options().javaOptions());
  }

  private double raw(Batch batch, RawProcess running) {
    Publisher publisher = new Publisher(producer, topic -> RawProcess.input(input.topics(), topic));
    List<Event> events = new ArrayList<>(RAW_REPEATS * batch.events().size());
    for (int i = 0; i < RAW_REPEATS; i++) {
      events.addAll(batch.events());
    }
    long start = System.nanoTime();
    publisher.atOnce(events);
    running.await(RAW_REPEATS);
    double seconds = (System.nanoTime() - start) / 1e9;
    running.validate(RAW_REPEATS);
    return seconds;
  }

  @Override
  public void close() {
    if (chain != null) {
      chain.close();
    }
    producer.close();
    canonical.close();
  }
}
