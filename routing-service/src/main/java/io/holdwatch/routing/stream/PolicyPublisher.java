package io.holdwatch.routing.stream;

import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.holdwatch.contract.Audit;
import io.holdwatch.contract.Ids;
import io.holdwatch.contract.Topics;
import io.holdwatch.contract.YamlError;
import io.holdwatch.contract.policy.PolicyPack;
import io.holdwatch.routing.policy.RoutingPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Publishes the configured policy pack where it is newer than the last published one. A bad pack is
 * refused with line and reason, and the last good one stays.
 */
@Component
class PolicyPublisher implements ApplicationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(PolicyPublisher.class);
  private static final String ACTOR = "service:routing";
  private static final int ATTEMPTS = 30;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final RoutingProperties properties;
  private final Clock clock;

  PolicyPublisher(RoutingProperties properties) {
    this.properties = properties;
    this.clock = Clock.systemUTC();
  }

  @Override
  public void run(ApplicationArguments arguments) throws Exception {
    Retry retry =
        Retry.of(
            "policies",
            RetryConfig.custom()
                .maxAttempts(ATTEMPTS)
                .waitDuration(PAUSE)
                .ignoreExceptions(IllegalStateException.class, InterruptedException.class)
                .build());
    retry
        .getEventPublisher()
        .onRetry(
            event ->
                LOG.warn(
                    "The policy pack could not be compared with what is published, Kafka or the"
                        + " registry is away; trying again: {}",
                    String.valueOf(event.getLastThrowable())));
    retry.<@Nullable Void>executeCallable(
        () -> {
          compareAndPublish();
          return null;
        });
  }

  private void compareAndPublish() throws IOException, InterruptedException, ExecutionException {
    String file = String.valueOf(properties.policy().getFilename());
    String document = properties.policy().getContentAsString(StandardCharsets.UTF_8);
    Optional<PolicyPack> last = last();
    RoutingPolicy pack;
    try {
      pack = RoutingPolicy.parse(file, document);
    } catch (YamlError e) {
      if (last.isEmpty()) {
        throw new IllegalStateException(
            "policy pack refused, and none was published before: " + e.getMessage(), e);
      }
      LOG.error(
          "Policy pack refused, {}@{} stays: {}",
          last.get().getPackId(),
          last.get().getVersion(),
          e.getMessage());
      return;
    }
    if (last.isPresent() && last.get().getDigest().equals(pack.digest())) {
      return;
    }
    if (last.isPresent()
        && last.get().getPackId().equals(pack.id())
        && last.get().getVersion() >= pack.version()) {
      LOG.error(
          "Policy pack refused, {}@{} stays: {} has other content but version {}: raise its"
              + " version",
          last.get().getPackId(),
          last.get().getVersion(),
          file,
          pack.version());
      return;
    }
    publish(pack, document);
  }

  private Optional<PolicyPack> last() {
    TopicPartition partition = new TopicPartition(Topics.POLICIES, 0);
    Map<String, Object> config =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            properties.brokers(),
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false);
    try (KafkaConsumer<String, SpecificRecord> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), properties.wire().deserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      PolicyPack last = null;
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<String, SpecificRecord> each : consumer.poll(Duration.ofMillis(200))) {
          last = (PolicyPack) each.value();
        }
      }
      return Optional.ofNullable(last);
    }
  }

  private void publish(RoutingPolicy pack, String document)
      throws InterruptedException, ExecutionException {
    long now = clock.millis();
    Map<String, Object> config =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            properties.brokers(),
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            "holdwatch-policies-" + properties.instance());
    PolicyPack published =
        new PolicyPack(pack.id(), pack.version(), pack.digest(), document, ACTOR, clock.instant());
    try (KafkaProducer<String, SpecificRecord> producer =
        new KafkaProducer<>(config, new StringSerializer(), properties.wire().serializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      Future<RecordMetadata> sent =
          producer.send(new ProducerRecord<>(Topics.POLICIES, 0, pack.name(), published));
      Future<RecordMetadata> audited =
          producer.send(
              new ProducerRecord<>(
                  Topics.AUDIT,
                  Audit.entry(
                      "routing/policies-" + properties.instance() + "/" + now,
                      1,
                      "POLICY_PUBLISHED",
                      Ids.decision(
                          "POLICY_PUBLISHED",
                          pack.name(),
                          0,
                          pack.version(),
                          "start",
                          pack.digest()),
                      now,
                      Map.of("pack", pack.name(), "digest", pack.digest(), "actor", ACTOR))));
      sent.get();
      audited.get();
      producer.commitTransaction();
    }
    LOG.info("Policy pack {} published", pack.name());
  }
}
