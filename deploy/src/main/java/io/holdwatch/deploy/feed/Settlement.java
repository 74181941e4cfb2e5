package io.holdwatch.deploy.feed;

import io.holdwatch.contract.Topics;
import io.holdwatch.deploy.report.AuditState;
import io.holdwatch.deploy.report.RunReport;
import io.holdwatch.deploy.stack.Part;
import io.holdwatch.deploy.stack.Reporter;
import io.holdwatch.deploy.stack.Service;
import io.holdwatch.deploy.stack.Stack;
import io.holdwatch.deploy.stack.StackProblem;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Waits until everything that was sent has gone through the whole of Holdwatch, hop by hop: a
 * service has committed past the last record of its input, then everything that it has written is
 * read, and that is the next one's input.
 *
 * <p>It does not wait for a word in the data such as the packet of a clock's end: a second feed of
 * the same file moves no clock.
 */
public final class Settlement {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  private final Stack stack;
  private final RunReport report;
  private final Reporter reporter;
  private final Admin admin;
  private long moved = System.nanoTime();
  private String before = "";
  private long looked = System.nanoTime();

  /** Waits on this stack; the report is read along. */
  public Settlement(Stack stack, Admin admin, RunReport report, Reporter reporter) {
    this.stack = stack;
    this.admin = admin;
    this.report = report;
    this.reporter = reporter;
  }

  /** Returns when all that is in these source topics now has gone through. */
  public void await(Collection<String> sourceTopics) {
    Map<TopicPartition, Long> sources = ends(partitionsOf(sourceTopics));
    sources.values().removeIf(end -> end == 0);
    committed("holdwatch-ingest", "ingest", sources);
    readAll(Topics.FACTS);
    readAll(Topics.REJECTED);
    if (runs(Service.CLASSIFIER)) {
      committed("holdwatch-classifier", "classifier", next(report.lastRead(Topics.FACTS)));
      readAll(Topics.PACKETS);
      readAll(Topics.REJECTED);
    }
    if (runs(Service.ROUTING)) {
      committed("holdwatch-routing", "routing", next(report.lastRead(Topics.PACKETS)));
      Topics.teams().forEach(team -> readAll(Topics.owners(team)));
    }
    if (runs(Service.AUDIT)) {
      audited();
    }
  }

  private boolean runs(Service service) {
    return stack.options().instances().getOrDefault(service, 0) > 0;
  }

  private static Map<TopicPartition, Long> next(Map<TopicPartition, Long> last) {
    return last.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue() + 1));
  }

  private void committed(String group, String service, Map<TopicPartition, Long> wanted) {
    while (true) {
      Map<TopicPartition, OffsetAndMetadata> has =
          get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
      long lag =
          wanted.entrySet().stream()
              .mapToLong(
                  each -> {
                    OffsetAndMetadata offset = has.get(each.getKey());
                    return Math.max(0, each.getValue() - (offset == null ? 0 : offset.offset()));
                  })
              .sum();
      if (lag == 0) {
        return;
      }
      long total = wanted.values().stream().mapToLong(Long::longValue).sum();
      waiting(service, total - lag, total);
    }
  }

  /**
   * Reads a topic up to its present end, transactions under way included: those that commit are
   * then read.
   */
  private void readAll(String topic) {
    Map<TopicPartition, Long> ends =
        ends(
            report.partitions().stream()
                .filter(partition -> partition.topic().equals(topic))
                .toList());
    long total = ends.values().stream().mapToLong(Long::longValue).sum();
    report.readTo(ends, () -> waiting("readers of " + topic, report.read(ends), total));
  }

  private void audited() {
    TopicPartition log = new TopicPartition(Topics.AUDIT, 0);
    // The last offset of a transaction holds its marker, which no reader gets: the service may stop
    // just before it.
    AuditState audit = new AuditState(stack.folder(Service.AUDIT.id()));
    long end = lastRecord(log) + 1;
    while (audit.nextOffset() < end) {
      waiting("audit", audit.nextOffset(), end);
    }
  }

  private long lastRecord(TopicPartition partition) {
    try (var consumer = stack.consumer(partition.topic())) {
      long end = ends(List.of(partition)).getOrDefault(partition, 0L);
      long last = -1;
      // Markers take single offsets: a few records back there is always one that is read.
      for (long back = 64; last < 0 && end > 0; back *= 8) {
        consumer.seek(partition, Math.max(0, end - back));
        while (consumer.position(partition) < end) {
          for (var message : consumer.poll(Duration.ofMillis(200))) {
            last = message.offset();
          }
        }
        if (end - back <= 0) {
          break;
        }
      }
      return last;
    }
  }

  private List<TopicPartition> partitionsOf(Collection<String> topics) {
    return get(admin.describeTopics(topics).allTopicNames()).entrySet().stream()
        .flatMap(
            topic ->
                topic.getValue().partitions().stream()
                    .map(p -> new TopicPartition(topic.getKey(), p.partition())))
        .toList();
  }

  private Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
    var ends =
        admin.listOffsets(
            partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    get(ends.all()).forEach((partition, info) -> offsets.put(partition, info.offset()));
    return offsets;
  }

  /**
   * Looks now and then whether every part still runs.
   *
   * @throws StackProblem where one has died, with the end of its log
   */
  public void requireAlive() {
    if (System.nanoTime() - looked > LOOK_EVERY.toNanos()) {
      looked = System.nanoTime();
      Stream<Part> dead = stack.status().stream().filter(part -> part.state() == Part.State.DIED);
      dead.findFirst()
          .ifPresent(
              part -> {
                throw new StackProblem(
                    part.name()
                        + " has died; its log "
                        + part.log()
                        + " ends with:\n"
                        + stack.child(part.name()).map(child -> child.lastWords(15)).orElse(""));
              });
    }
  }

  /**
   * Goes on reading, and gives up where what is waited for stands still. What is read along is no
   * sign of life: a clock that runs on its own ticks for ever.
   */
  private void waiting(String what, long done, long total) {
    reporter.progress("waiting for " + what, done, total);
    String now = what + done;
    var unused = report.poll(Duration.ofMillis(100));
    if (!now.equals(before)) {
      moved = System.nanoTime();
      before = now;
    }
    requireAlive();
    if (System.nanoTime() - moved > PATIENCE.toNanos()) {
      throw new StackProblem(
          "nothing has moved for "
              + PATIENCE.toSeconds()
              + " s while waiting for "
              + what
              + " ("
              + done
              + " of "
              + total
              + "): see 'holdwatch status' and 'holdwatch logs'");
    }
  }

  private static <T> T get(org.apache.kafka.common.KafkaFuture<T> future) {
    try {
      return future.get(30, TimeUnit.SECONDS);
    } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new StackProblem("the broker does not answer: " + e + " (holdwatch logs broker)", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackProblem("interrupted", e);
    }
  }
}
