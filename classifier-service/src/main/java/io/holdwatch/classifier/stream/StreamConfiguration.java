package io.holdwatch.classifier.stream;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.EnableKafkaStreams;
import org.springframework.kafka.annotation.KafkaStreamsDefaultConfiguration;
import org.springframework.kafka.config.KafkaStreamsConfiguration;
import org.springframework.kafka.config.KafkaStreamsInfrastructureCustomizer;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.kafka.config.StreamsBuilderFactoryBeanConfigurer;

/** Wires the topology into spring-kafka: exactly-once, static membership, health. */
@Configuration(proxyBeanMethods = false)
@EnableKafkaStreams
class StreamConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(StreamConfiguration.class);

  @Bean(KafkaStreamsDefaultConfiguration.DEFAULT_STREAMS_CONFIG_BEAN_NAME)
  KafkaStreamsConfiguration streamsConfig(ClassifierProperties properties) {
    Map<String, Object> config = new HashMap<>();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "holdwatch-classifier");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, properties.brokers());
    config.put(StreamsConfig.STATE_DIR_CONFIG, properties.stateDir());
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, properties.commitInterval().toMillis());
    // Whether a commit is due is asked when a poll ends, and without input that is when its time is
    // over: a tenth of a second, if nothing is said.
    config.put(
        StreamsConfig.POLL_MS_CONFIG, Math.max(1, properties.commitInterval().toMillis() / 4));
    config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, properties.threads());
    // An instance that comes back gets its share at once where that stands still for a second or
    // so, else in a minute.
    config.put(StreamsConfig.ACCEPTABLE_RECOVERY_LAG_CONFIG, 1_000_000L);
    config.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, 60_000L);
    // Nobody may read a record before its transaction is committed, and a commit sends what waits:
    // to send before only makes more and smaller requests.
    config.put(
        StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG),
        properties.commitInterval().toMillis());
    config.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 64 * 1024);
    config.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    config.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), 8 * 1024 * 1024);
    config.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 10_000);
    config.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_PROTOCOL_CONFIG), "classic");
    config.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
        "classifier-" + properties.instance());
    config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
    config.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 1_000);
    // There is one input: nothing is waited for to be merged with it in order.
    config.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    // What waits in memory to be processed is copied by every collection of garbage.
    config.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 100);
    config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 200);
    return new KafkaStreamsConfiguration(config);
  }

  @Bean
  StreamsBuilderFactoryBeanConfigurer configurer(
      ClassifierProperties properties, ClassifierMetrics metrics) {
    return factory -> {
      factory.setInfrastructureCustomizer(
          new KafkaStreamsInfrastructureCustomizer() {
            @Override
            public void configureTopology(Topology topology) {
              ClassifierTopology.build(topology, properties.wire(), metrics);
            }
          });
      factory.setStreamsUncaughtExceptionHandler(
          e -> {
            LOG.error("State unknown, stopping: {}", e.getMessage(), e);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
          });
      factory.setStateListener(
          (now, before) -> {
            if (now == KafkaStreams.State.ERROR) {
              LOG.error("Kafka Streams ended in error; the process exits with code 70");
              Thread.ofPlatform().name("exit").start(() -> Runtime.getRuntime().exit(70));
            }
          });
    };
  }

  /**
   * Registered so that the factory has a builder to start from; the nodes come from the customizer.
   */
  @Bean
  Object topologyRoot(StreamsBuilder builder) {
    return builder;
  }

  @Bean
  HealthIndicator streams(StreamsBuilderFactoryBean factory) {
    return () -> {
      KafkaStreams streams = factory.getKafkaStreams();
      boolean running = streams != null && streams.state() == KafkaStreams.State.RUNNING;
      Health.Builder health = running ? Health.up() : Health.down();
      return health
          .withDetail("state", streams == null ? "not started" : streams.state().name())
          .build();
    };
  }
}
