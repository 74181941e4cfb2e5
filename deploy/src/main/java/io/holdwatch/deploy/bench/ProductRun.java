package io.holdwatch.deploy.bench;

import io.holdwatch.contract.Topics;
import io.holdwatch.contract.routed.RoutedException;
import io.holdwatch.deploy.stack.Part;
import io.holdwatch.deploy.stack.Reporter;
import io.holdwatch.deploy.stack.Service;
import io.holdwatch.deploy.stack.Stack;
import io.holdwatch.deploy.stack.StackProblem;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.ObjLongConsumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;

/** Runs batches through the product, and validates what came of them. One thread. */
final class ProductRun implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<Service> COUNTING =
      List.of(Service.INGEST, Service.CLASSIFIER, Service.ROUTING);

  private final Stack stack;
  private final Reporter reporter;
  private final Admin admin;
  private final Producer<byte[], byte[]> producer;
  private final Progress progress;
  private final Witness witness;
  private final Publisher publisher;
  private Observed last = new Observed();

  ProductRun(Stack stack, Reporter reporter) {
    this.stack = stack;
    this.reporter = reporter;
    this.admin = stack.admin();
    this.producer = stack.producer();
    this.progress = new Progress(admin);
    this.witness = new Witness(stack);
    this.publisher = new Publisher(producer, topic -> topic);
  }

  /** Publishes a batch at once; the time until its last output was committed. [s] */
  double atOnce(Batch batch, List<String> sources) {
    return run(batch, sources, () -> publisher.atOnce(batch.events()), (routed, time) -> {});
  }

  /**
   * Publishes a batch at an even rate.
   *
   * @param startMillis when its first event is due, UTC ms
   * @param hears each routed exception with the time at which it could be read, UTC ms
   */
  void evenly(
      Batch batch,
      List<String> sources,
      int rate,
      long startMillis,
      ObjLongConsumer<RoutedException> hears) {
    var unused =
        run(
            batch,
            sources,
            () -> {
              Thread publishing =
                  Thread.ofPlatform()
                      .name("publish")
                      .start(() -> publisher.evenly(batch.events(), rate, startMillis));
              while (publishing.isAlive()) {
                witness.owners(Duration.ofMillis(5));
                reporter.progress(
                    "latency: published",
                    Math.max(0, System.currentTimeMillis() - startMillis) * rate / 1_000,
                    batch.events().size());
              }
            },
            hears);
  }

  private double run(
      Batch batch, List<String> sources, Runnable publish, ObjLongConsumer<RoutedException> hears) {
    witness.begin();
    Map<Service, Counted> before = counted();
    long start = System.nanoTime();
    publish.run();
    Map<TopicPartition, Long> published = progress.ends(sources);
    owners(batch, witness::toldAgain);
    await("ingest", 0, 0, () -> progress.ingested(published));
    Map<TopicPartition, Long> facts = progress.ends(List.of(Topics.FACTS));
    await("classifier", 0, 0, () -> progress.classified(facts));
    double seconds = (System.nanoTime() - start) / 1e9;
    if (!witness.closed(hears).containsAll(batch.late())) {
      owners(batch, () -> witness.closed(hears).size());
      seconds = (System.nanoTime() - start) / 1e9;
    }
    last = witness.complete(progress.ends(Witness.OTHERS));
    Map<Service, Counted> since = new EnumMap<>(Service.class);
    counted()
        .forEach(
            (service, now) ->
                since.put(
                    service, now.since(before.getOrDefault(service, new Counted(0, 0, 0, 0)))));
    List<String> wrong = Validation.complaints(batch, last, since);
    if (!wrong.isEmpty()) {
      throw new StackProblem(
          "the run is not valid, so no figure is given: " + String.join("; ", wrong));
    }
    return seconds;
  }

  /** Reads what the owners get until this counts as many exceptions as have to be closed. */
  private void owners(Batch batch, LongSupplier closed) {
    while (closed.getAsLong() < batch.late().size()) {
      long had = closed.getAsLong();
      await(
          "closed exceptions",
          had,
          batch.late().size(),
          () -> {
            witness.owners(Duration.ofMillis(20));
            return closed.getAsLong() > had;
          });
    }
  }

  private Map<Service, Counted> counted() {
    Map<Service, Counted> counted = new EnumMap<>(Service.class);
    COUNTING.forEach(service -> counted.put(service, Counted.of(stack, service)));
    return counted;
  }

  private void await(String what, long done, long of, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      reporter.progress("waiting for " + what, done, of);
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        Stream<String> parts =
            stack.status().stream()
                .filter(part -> part.state() != Part.State.READY)
                .map(part -> part.name() + " " + part.state() + " (" + part.log() + ")");
        throw new StackProblem(
            "nothing has moved for "
                + PATIENCE.toSeconds()
                + " s while waiting for "
                + what
                + " ("
                + done
                + " of "
                + of
                + "); not ready: "
                + parts.toList());
      }
    }
  }

  /** What was written in the run before, by hop. */
  Map<Flow, Long> written() {
    return Map.copyOf(last.written);
  }

  /** Some of what was written in the run before. */
  Map<Flow, Samples> samples() {
    return witness.samples();
  }

  /** Offset behind the last audit entry that was read. */
  long auditEnd() {
    return witness.auditEnd();
  }

  @Override
  public void close() {
    witness.close();
    producer.close();
    admin.close();
  }
}
