package io.holdwatch.routing.stream;

import io.holdwatch.contract.AvroWire;
import io.holdwatch.contract.Partitions;
import io.holdwatch.contract.Topics;
import io.holdwatch.contract.cases.Case;
import io.holdwatch.contract.routed.RoutedException;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.TopicNameExtractor;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Packets in; routed exceptions, cases and audit entries out; one task per partition. */
final class RoutingTopology {
  static final String OWNERS = "owners";
  static final String CASES = "cases";
  static final String AUDIT = "audit";
  private static final String SOURCE = "exceptions";
  private static final String ROUTER = "router";

  private RoutingTopology() {}

  /** Adds the topology's nodes. */
  static void build(Topology topology, AvroWire wire, RoutingMetrics metrics) {
    topology.addSource(
        SOURCE, new ByteArrayDeserializer(), new ByteArrayDeserializer(), Topics.PACKETS);
    topology.addProcessor(ROUTER, () -> new PacketProcessor(wire, metrics), SOURCE);
    topology.addStateStore(inMemory(PacketProcessor.STATE), ROUTER);
    // One persistent store, though nothing is put into it, so that Streams keeps its process id
    // over a kill and readers are not blocked for long.
    topology.addStateStore(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(PacketProcessor.MARKER),
                Serdes.String(),
                Serdes.ByteArray())
            .withCachingDisabled(),
        ROUTER);
    TopicNameExtractor<byte[], Object> byTeam =
        (key, value, context) -> Topics.owners(((RoutedException) value).getTeam());
    topology.addSink(OWNERS, byTeam, new ByteArraySerializer(), avro(wire), new ByScope(), ROUTER);
    topology.addSink(
        CASES, Topics.CASES, new ByteArraySerializer(), avro(wire), new ByScope(), ROUTER);
    topology.addSink(AUDIT, Topics.AUDIT, new ByteArraySerializer(), avro(wire), ROUTER);
  }

  private static StoreBuilder<?> inMemory(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
        .withCachingDisabled();
  }

  private static Serializer<Object> avro(AvroWire wire) {
    Serializer<SpecificRecord> serializer = wire.serializer();
    return (topic, value) -> serializer.serialize(topic, (SpecificRecord) value);
  }

  /** What belongs to a scope goes to the partition of the scope. */
  private static final class ByScope implements StreamPartitioner<byte[], Object> {
    @Override
    public Optional<Set<Integer>> partitions(
        String topic, byte[] key, Object value, int partitions) {
      String scope =
          value instanceof RoutedException routed
              ? routed.getPacket().getScope()
              : ((Case) value).getScope();
      return Optional.of(Set.of(Partitions.of(scope, partitions)));
    }
  }
}
