package io.holdwatch.audit.intake;

import io.holdwatch.audit.log.Arrival;
import io.holdwatch.audit.log.AuditLog;
import io.holdwatch.audit.log.Gap;
import io.holdwatch.audit.log.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code audit.log} and appends it to the log, a batch per poll.
 *
 * <p>A dependency that is away is waited for. Where the log cannot be written, its state is
 * unknown: the process says why and ends, and the next start recovers.
 */
public final class Intake implements Runnable, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final long LONGEST_PAUSE_MS = 10_000;
  private static final int FATAL = 1;

  private final Topic topic;
  private final Decoder decoder;
  private final AuditLog log;
  private final Counters counters;
  private final IntConsumer exit;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().name("audit-intake").unstarted(this);
  private volatile Status status = new Status.Starting("connecting to Kafka");
  private volatile Topic.@Nullable Reader reader;

  /**
   * An intake that is not started yet.
   *
   * @param exit ends the process with an exit code
   */
  public Intake(Topic topic, Decoder decoder, AuditLog log, Counters counters, IntConsumer exit) {
    this.topic = topic;
    this.decoder = decoder;
    this.log = log;
    this.counters = counters;
    this.exit = exit;
  }

  /** Begins to read on a thread of its own. */
  public void start() {
    thread.start();
  }

  /** How it is doing. */
  public Status status() {
    return status;
  }

  @Override
  public void run() {
    long pause = 100;
    while (stop.getCount() > 0) {
      try (Topic.Reader opened = topic.open(log.head().nextOffset())) {
        reader = opened;
        read(opened);
      } catch (WakeupException e) {
        LOG.debug("woken to stop");
      } catch (RetriableException | RegistryAwayException e) {
        status = new Status.Waiting(String.valueOf(e.getMessage()));
        LOG.warn("Reading audit.log waits {} ms: {}", pause, e.getMessage());
        pause(pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
        continue;
      } catch (OffsetOutOfRangeException e) {
        fatal(
            "offset "
                + log.head().nextOffset()
                + " of audit.log, which is next, is not in the topic: the topic was made anew or"
                + " cut; point holdwatch.brokers to the right cluster, or begin a new state folder",
            e);
      } catch (RuntimeException e) {
        fatal(String.valueOf(e.getMessage()), e);
      } finally {
        reader = null;
      }
      pause = 100;
    }
  }

  private void read(Topic.Reader from) {
    long target = from.end();
    while (stop.getCount() > 0) {
      List<ConsumerRecord<byte[], byte[]>> records = from.poll(POLL);
      long next = from.position();
      if (next != log.head().nextOffset()) {
        append(records, next);
        from.tell(next);
      }
      status =
          next >= target
              ? new Status.Reading()
              : new Status.Starting("at offset " + next + " of " + target);
    }
  }

  private void append(List<ConsumerRecord<byte[], byte[]>> records, long next) {
    List<Arrival> arrivals = new ArrayList<>(records.size());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      arrivals.add(decoder.decode(record));
    }
    List<Gap> before = log.head().missing();
    List<Verdict> verdicts = log.append(arrivals, next);
    for (int i = 0; i < verdicts.size(); i++) {
      counters.count(verdicts.get(i));
      if (verdicts.get(i) instanceof Verdict.Rejected rejected) {
        LOG.warn(
            "Rejected audit.log offset {} ({}): {}. Its bytes are in file 'rejected'",
            arrivals.get(i).offset(),
            rejected.reason(),
            rejected.message());
      }
    }
    List<Gap> after = log.head().missing();
    after
        .subList(before.size(), after.size())
        .forEach(
            gap ->
                LOG.error(
                    "Missing from audit.log: origin {}, sequence {} to {}",
                    gap.origin(),
                    gap.from(),
                    gap.to()));
  }

  private void fatal(String message, RuntimeException e) {
    LOG.error("Stops: {}", message, e);
    status = new Status.Failed(message);
    stop.countDown();
    // Ends from a thread that nobody waits for: what close() waits for is this one.
    Thread.ofPlatform().name("audit-exit").start(() -> exit.accept(FATAL));
  }

  private void pause(long millis) {
    try {
      if (stop.await(millis, TimeUnit.MILLISECONDS)) {
        LOG.debug("stopped while waiting");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop.countDown();
    }
  }

  /** Finishes the batch at hand and stops. */
  @Override
  public void close() {
    stop.countDown();
    Topic.Reader current = reader;
    if (current != null) {
      current.wakeup();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    decoder.close();
  }
}
