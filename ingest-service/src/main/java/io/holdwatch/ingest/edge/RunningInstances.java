package io.holdwatch.ingest.edge;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/**
 * Tells the instances through the topic that they share. Those that run are the members of the
 * group that reads the sources; each has committed past the record once it has done what it says.
 */
final class RunningInstances implements EpochShare {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(100);

  private final String own;
  private final FactWriter facts;
  private final Supplier<Admin> admins;

  /**
   * @param own this instance
   */
  RunningInstances(String own, FactWriter facts, Supplier<Admin> admins) {
    this.own = own;
    this.facts = facts;
    this.admins = admins;
  }

  @Override
  public Set<String> share(String source, long epoch) {
    long offset = facts.shared(own, new Shared.Epoch(source, epoch));
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (Admin admin = admins.get()) {
      Set<String> behind = behind(admin, offset);
      while (!behind.isEmpty() && System.nanoTime() < end) {
        LockSupport.parkNanos(LOOK.toNanos());
        behind = behind(admin, offset);
      }
      return behind;
    }
  }

  private static Set<String> behind(Admin admin, long offset) {
    Set<String> behind = new TreeSet<>();
    ConsumerGroupDescription group =
        Objects.requireNonNull(
            get(admin.describeConsumerGroups(List.of(Clients.GROUP)).all()).get(Clients.GROUP));
    for (MemberDescription member : group.members()) {
      String instance = member.groupInstanceId().map(Clients::instance).orElse("");
      OffsetAndMetadata committed =
          get(admin
                  .listConsumerGroupOffsets(SharedTopic.group(instance))
                  .partitionsToOffsetAndMetadata())
              .get(SharedTopic.PARTITION);
      if (committed == null || committed.offset() <= offset) {
        behind.add(instance);
      }
    }
    return behind;
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("the broker does not say which instances run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }
}
