package io.holdwatch.deploy.e2e;

import io.holdwatch.deploy.feed.Event;
import io.holdwatch.deploy.feed.Feeder;
import io.holdwatch.deploy.feed.Settlement;
import io.holdwatch.deploy.report.RunReport;
import io.holdwatch.deploy.stack.Reporter;
import io.holdwatch.deploy.stack.Stack;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;

/**
 * Sends a course of trade to a stack, a day at a time at an even pace, each day with one event that
 * nobody can read.
 */
final class Flow implements AutoCloseable {
  private final Stack stack;
  private final Trade trade;
  private final Producer<byte[], byte[]> producer;
  private final Feeder feeder;
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledFuture<?> days;
  private int unreadable;

  /** Begins to send. */
  Flow(Stack stack, Trade trade, long millisPerDay) {
    this.stack = stack;
    this.trade = trade;
    this.producer = stack.producer();
    Map<String, Integer> partitions = new HashMap<>();
    for (String topic : Trade.TOPICS) {
      stack.createSourceTopic(topic, 1);
      partitions.put(topic, 1);
    }
    this.feeder = new Feeder(producer, "demo", partitions);
    this.days = pace.scheduleAtFixedRate(() -> day(true), 0, millisPerDay, TimeUnit.MILLISECONDS);
  }

  private void day(boolean open) {
    trade.nextDay(open).forEach(feeder::send);
    feeder.send(
        new Event(
            0,
            "erp.demo.orders",
            null,
            ("no JSON " + ++unreadable).getBytes(StandardCharsets.UTF_8)));
    feeder.mark(trade.endOfYesterday(), false);
  }

  /**
   * Lets what was begun come to its end, and returns when all of it has gone through every service.
   */
  void finish() throws InterruptedException, ExecutionException {
    days.cancel(false);
    pace.submit(
            () -> {
              for (int i = 0; i < Trade.LASTS; i++) {
                day(false);
              }
              feeder.mark(trade.endOfYesterday(), true);
              feeder.flush();
            })
        .get();
    try (RunReport report = new RunReport(stack, "demo");
        Admin admin = stack.admin()) {
      new Settlement(stack, admin, report, Reporter.silent()).await(Trade.TOPICS);
    }
  }

  /** Events sent that nobody can read. */
  int unreadable() {
    return unreadable;
  }

  @Override
  public void close() {
    pace.shutdownNow();
    producer.close();
  }
}
