package io.holdwatch.deploy.stack;

import io.holdwatch.contract.Topic;
import io.holdwatch.contract.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics of the catalogue and checks those that exist. */
final class TopicSetup {
  private static final Duration KNOWN_WITHIN = Duration.ofSeconds(30);

  private TopicSetup() {}

  /** Creates what is missing; refuses a topic that has another number of partitions. */
  static void create(Admin admin, int partitions) throws ExecutionException, InterruptedException {
    Set<String> there = admin.listTopics().names().get();
    List<Topic> missing =
        Topics.all().stream().filter(topic -> !there.contains(topic.name())).toList();
    if (!missing.isEmpty()) {
      admin
          .createTopics(missing.stream().map(topic -> newTopic(topic, partitions)).toList())
          .all()
          .get();
    }
    List<Topic> old = Topics.all().stream().filter(topic -> there.contains(topic.name())).toList();
    Map<String, TopicDescription> described =
        admin.describeTopics(old.stream().map(Topic::name).toList()).allTopicNames().get();
    for (Topic topic : old) {
      TopicDescription description = described.get(topic.name());
      int has = description == null ? 0 : description.partitions().size();
      int wants = partitions(topic, partitions);
      if (has != wants) {
        throw new StackProblem(
            "topic "
                + topic.name()
                + " has "
                + has
                + " partitions, not "
                + wants
                + ": a scope would change its partition; give --partitions "
                + has
                + ", or begin anew after 'holdwatch"
                + " down --purge'");
      }
    }
  }

  /**
   * Creates an upstream's topic unless it exists; its own number of partitions then stands. Returns
   * once the broker can describe it, which is a moment after it was created.
   */
  static void createSource(Admin admin, String name, int partitions)
      throws InterruptedException, ExecutionException {
    try {
      Map<String, String> config = Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, largest());
      admin
          .createTopics(
              List.of(
                  new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(config)))
          .all()
          .get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
    long end = System.nanoTime() + KNOWN_WITHIN.toNanos();
    while (!isKnown(admin, name, System.nanoTime() < end)) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  private static boolean isKnown(Admin admin, String name, boolean patient)
      throws InterruptedException, ExecutionException {
    try {
      return admin.describeTopics(List.of(name)).allTopicNames().get().containsKey(name);
    } catch (ExecutionException e) {
      if (patient && e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw e;
    }
  }

  static NewTopic newTopic(Topic topic, int partitions) {
    Map<String, String> config = new HashMap<>();
    config.put(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        topic.compacted() ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE);
    config.put(
        TopicConfig.RETENTION_MS_CONFIG,
        topic
            .retentionDays()
            .map(days -> Long.toString(TimeUnit.DAYS.toMillis(days)))
            .orElse("-1"));
    config.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
    if (topic.values().equals("routed")) {
      // Streams hands the time of its input on; when the owner could read it is the broker's to
      // say.
      config.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    }
    config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, largest());
    return new NewTopic(topic.name(), Optional.of(partitions(topic, partitions)), Optional.empty())
        .configs(config);
  }

  private static int partitions(Topic topic, int partitions) {
    return switch (topic.partitioning()) {
      case SINGLE -> 1;
      case SCOPE, KEY -> partitions;
    };
  }

  private static String largest() {
    return Integer.toString(BrokerSettings.LARGEST_MESSAGE);
  }
}
