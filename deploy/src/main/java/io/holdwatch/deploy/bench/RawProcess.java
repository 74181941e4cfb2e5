package io.holdwatch.deploy.bench;

import io.holdwatch.deploy.stack.Stack;
import io.holdwatch.deploy.stack.StackProblem;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The hand-written chain, started for one format of input. */
final class RawProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration SETTLED = Duration.ofSeconds(10);

  private final Process process;
  private final Path log;
  private final Map<Flow, Long> perRun;
  private final Map<Flow, String> topics;
  private final Consumer<byte[], byte[]> owners;
  private final Consumer<byte[], byte[]> others;

  private RawProcess(
      Stack stack, Process process, Path log, Map<Flow, Long> perRun, Map<Flow, String> topics) {
    this.process = process;
    this.log = log;
    this.perRun = perRun;
    this.topics = topics;
    this.owners = stack.consumer(name(topics, Flow.OWNERS));
    this.others =
        stack.consumer(
            topics.entrySet().stream()
                .filter(each -> each.getKey() != Flow.OWNERS)
                .map(Map.Entry::getValue)
                .toArray(String[]::new));
  }

  /**
   * Starts it and returns when it reads.
   *
   * @param name of the format, for topics
   * @param events events of a run
   * @param sources topics of the source
   * @param written what the product wrote for them
   * @param samples some of it
   */
  static RawProcess start(
      Stack stack,
      String name,
      long events,
      List<String> sources,
      Map<Flow, Long> written,
      Map<Flow, Samples> samples,
      List<String> javaOptions) {
    List<String> inputs = sources.stream().map(topic -> input(name, topic)).toList();
    inputs.forEach(topic -> stack.createSourceTopic(topic, 1));
    Map<Flow, String> topics = new EnumMap<>(Flow.class);
    written.forEach(
        (flow, count) -> {
          String topic = "bench.raw." + name + "." + flow.topic();
          boolean single = flow == Flow.CLASSIFIER_AUDIT || flow == Flow.ROUTING_AUDIT;
          stack.createSourceTopic(topic, single ? 1 : stack.options().partitions());
          topics.put(flow, topic);
        });
    List<RawPlan.Hop> hops =
        List.of(
            hop(name, 1, inputs, events, written, topics, samples),
            hop(
                name,
                2,
                List.of(name(topics, Flow.FACTS)),
                written(written, Flow.FACTS),
                written,
                topics,
                samples),
            hop(
                name,
                3,
                List.of(name(topics, Flow.PACKETS)),
                written(written, Flow.PACKETS),
                written,
                topics,
                samples));
    Path plan = stack.folder("bench").resolve(name + ".plan");
    Path log = stack.folder("logs").resolve("raw-" + name + ".log");
    try {
      Files.createDirectories(stack.folder("bench"));
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(plan)))) {
        new RawPlan(stack.bootstrap(), hops).write(out);
      }
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      // The stack's collector and headers; its compiler comes with the options.
      command.add("-XX:+UseSerialGC");
      command.add("-XX:+UseCompactObjectHeaders");
      command.add("-Djava.net.preferIPv4Stack=true");
      command.addAll(javaOptions);
      command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
      command.add(System.getProperty("java.class.path"));
      command.addAll(List.of(RawChain.class.getName(), plan.toString()));
      Process process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      RawProcess chain = new RawProcess(stack, process, log, Map.copyOf(written), topics);
      BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
      if (!RawChain.READY.equals(lines.readLine())) {
        chain.close();
        throw new StackProblem("the hand-written chain did not start: see " + log);
      }
      return chain;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RawPlan.Hop hop(
      String name,
      int number,
      List<String> inputs,
      long read,
      Map<Flow, Long> written,
      Map<Flow, String> topics,
      Map<Flow, Samples> samples) {
    List<RawPlan.Output> outputs = new ArrayList<>();
    topics.forEach(
        (flow, topic) -> {
          if (flow.hop() == number) {
            outputs.add(
                new RawPlan.Output(
                    topic,
                    new FanOut(written(written, flow), read),
                    samples.getOrDefault(flow, new Samples())));
          }
        });
    return new RawPlan.Hop("bench-raw-" + name + "-" + number, inputs, number > 1, outputs);
  }

  private static long written(Map<Flow, Long> written, Flow flow) {
    return written.getOrDefault(flow, 0L);
  }

  private static String name(Map<Flow, String> topics, Flow flow) {
    return topics.getOrDefault(flow, "");
  }

  /** The chain's own copy of a source topic. */
  static String input(String name, String topic) {
    return "bench.raw." + name + ".in." + topic;
  }

  /** Its process. */
  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Waits until the owners' topic has got all of so many runs; nothing is looked into. */
  void await(int runs) {
    long wanted = written(perRun, Flow.OWNERS) * runs;
    long got = 0;
    long moved = System.nanoTime();
    while (got < wanted) {
      int more = owners.poll(Duration.ofMillis(100)).count();
      got += more;
      moved = more > 0 ? System.nanoTime() : moved;
      if (!process.isAlive()) {
        throw new StackProblem("the hand-written chain has died: see " + log);
      }
      if (System.nanoTime() - moved > PATIENCE.toNanos()) {
        throw new StackProblem(
            "the hand-written chain stands still at " + got + " of " + wanted + ": see " + log);
      }
    }
    if (got > wanted) {
      throw new StackProblem("the hand-written chain wrote " + got + " records, not " + wanted);
    }
  }

  /** Counts what all hops have written since the last call, and refuses another number. */
  void validate(int runs) {
    Map<String, Long> wrote = new LinkedHashMap<>();
    Map<String, Long> wanted = new LinkedHashMap<>();
    topics.forEach(
        (flow, topic) -> {
          if (flow != Flow.OWNERS && written(perRun, flow) > 0) {
            wanted.put(topic, written(perRun, flow) * runs);
          }
        });
    long moved = System.nanoTime();
    while (!wrote.equals(wanted)) {
      // A reader may see one partition of a transaction before another.
      for (ConsumerRecord<byte[], byte[]> message : others.poll(Duration.ofMillis(200))) {
        wrote.merge(message.topic(), 1L, Long::sum);
        moved = System.nanoTime();
      }
      if (System.nanoTime() - moved > SETTLED.toNanos()) {
        throw new StackProblem("the hand-written chain wrote " + wrote + ", not " + wanted);
      }
    }
  }

  @Override
  public void close() {
    owners.close();
    others.close();
    process.destroyForcibly();
    process.onExit().join();
  }
}
