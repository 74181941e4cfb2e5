package io.holdwatch.ingest.edge;

import io.holdwatch.contract.AvroWire;
import io.holdwatch.contract.Topics;
import io.holdwatch.ingest.IngestSettings;
import io.holdwatch.ingest.mapping.MappingFiles;
import io.holdwatch.ingest.mapping.Mappings;
import io.holdwatch.ingest.source.Epochs;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Wires the Kafka side. */
@Configuration(proxyBeanMethods = false)
class EdgeConfiguration {
  @Bean
  InstantSource wallClock() {
    return InstantSource.system();
  }

  @Bean
  StoppedConsumers stoppedConsumers() {
    return new StoppedConsumers();
  }

  @Bean
  Mappings mappings(IngestSettings settings) {
    List<String> names = new ArrayList<>(settings.mappings());
    names.addAll(settings.extraMappings());
    return MappingFiles.load(names);
  }

  @Bean
  Epochs epochs(IngestSettings settings) {
    return new Epochs(settings.stateDir());
  }

  @Bean
  AvroWire wire(IngestSettings settings) {
    return settings.wire();
  }

  @Bean
  RegistrySchemas registrySchemas(AvroWire wire) {
    boolean apicurio = wire.serializerClass().startsWith("io.apicurio.");
    return new RegistrySchemas(wire.registryUrl() + (apicurio ? "/apis/ccompat/v7" : ""));
  }

  @Bean
  FactWriter factWriter(IngestSettings settings, AvroWire wire) {
    return new FactWriter(
        new KafkaProducer<>(
            Clients.facts(settings), new ByteArraySerializer(), new ByteArraySerializer()),
        wire.serializer(Topics.of(Topics.FACTS)),
        wire.serializer(Topics.of(Topics.CONTACTS)));
  }

  @Bean(initMethod = "begin")
  RejectWriter rejectWriter(IngestSettings settings, AvroWire wire, InstantSource clock) {
    return new RejectWriter(
        new KafkaProducer<>(
            Clients.rejects(settings), new ByteArraySerializer(), new ByteArraySerializer()),
        wire.serializer(),
        "ingest/" + settings.instance() + "/" + clock.millis());
  }

  @Bean
  Counters counters(MeterRegistry registry) {
    return new Counters(registry);
  }

  @Bean
  Readiness consumerJoined() {
    return new Readiness();
  }

  @Bean
  FactBatch factBatch(FactWriter facts) {
    return new FactBatch(facts);
  }

  @Bean
  Sources sources(
      IngestSettings settings, Mappings mappings, FactBatch together, FactWriter facts) {
    return new Sources(
        mappings,
        together,
        settings.idle(),
        (source, snapshots) ->
            facts.shared(settings.instance(), new Shared.Seen(source, snapshots)));
  }

  @Bean
  QuietSources quietSources(Sources sources, FactWriter facts, Readiness readiness) {
    return new QuietSources(sources, facts, readiness::assigned);
  }

  @Bean
  SourceListener sourceListener(
      Mappings mappings,
      Epochs epochs,
      RegistrySchemas schemas,
      FactWriter facts,
      FactBatch together,
      RejectWriter rejects,
      Sources sources,
      Counters counters,
      InstantSource clock) {
    return new SourceListener(
        mappings, epochs, schemas, facts, together, rejects, sources, counters, clock);
  }

  @Bean
  Entrance entrance(
      IngestSettings settings,
      Mappings mappings,
      Epochs epochs,
      RegistrySchemas schemas,
      FactWriter facts,
      RejectWriter rejects,
      EpochShare share,
      Counters counters,
      InstantSource clock) {
    return new Entrance(
        Mappings.HTTP + settings.instance() + "-" + clock.millis(),
        mappings,
        epochs,
        schemas,
        facts,
        rejects,
        share,
        counters,
        clock);
  }

  @Bean
  EpochShare epochShare(IngestSettings settings, FactWriter facts) {
    return new RunningInstances(
        settings.instance(),
        facts,
        () -> Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.brokers())));
  }

  @Bean(initMethod = "begin")
  SharedTopic sharedTopic(IngestSettings settings, Epochs epochs, Sources sources) {
    return new SharedTopic(SharedTopic.consumer(settings), epochs, sources);
  }

  @Bean
  ConcurrentMessageListenerContainer<byte[], byte[]> sourceContainer(
      IngestSettings settings,
      Mappings mappings,
      SourceListener listener,
      QuietSources quiet,
      ApplicationEventPublisher events) {
    Pattern topics =
        mappings.topics().orElseThrow(() -> new IllegalStateException("no mapping names a topic"));
    var container = Clients.container(settings, Clients.GROUP, topics, listener, events);
    container.getContainerProperties().setConsumerRebalanceListener(quiet);
    container.getContainerProperties().setIdleEventInterval(settings.idle().toMillis());
    container.getContainerProperties().setIdlePartitionEventInterval(settings.idle().toMillis());
    return container;
  }

  @Bean
  PolicyListener policyListener(
      AvroWire wire,
      RegistrySchemas schemas,
      FactWriter facts,
      RejectWriter rejects,
      Counters counters,
      InstantSource clock) {
    return new PolicyListener(wire, schemas, facts, rejects, counters, clock);
  }

  @Bean
  ConcurrentMessageListenerContainer<byte[], byte[]> policyContainer(
      IngestSettings settings, PolicyListener listener, ApplicationEventPublisher events) {
    return Clients.container(
        settings,
        "holdwatch-ingest-policies",
        Pattern.compile(Pattern.quote(Topics.POLICIES)),
        listener,
        events);
  }

  @Bean
  ThreadPoolTaskScheduler ticks(
      IngestSettings settings, Mappings mappings, FactWriter facts, InstantSource clock) {
    ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
    scheduler.setThreadNamePrefix("ticks-");
    scheduler.initialize();
    var unused = scheduler.scheduleAtFixedRate(new Ticker(mappings, facts, clock), settings.tick());
    return scheduler;
  }
}
