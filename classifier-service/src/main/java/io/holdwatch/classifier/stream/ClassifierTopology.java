package io.holdwatch.classifier.stream;

import io.holdwatch.contract.AvroWire;
import io.holdwatch.contract.Partitions;
import io.holdwatch.contract.Topics;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.PacketKind;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.Stores;

/** Facts in; packets, audit entries and collisions out; one task per partition. */
final class ClassifierTopology {
  static final String PACKETS = "packets";
  static final String AUDIT = "audit";
  static final String REJECTED = "rejected";
  private static final String SOURCE = "facts";
  private static final String SCOPE = "scope";

  private ClassifierTopology() {}

  /** A packet with its bytes. */
  static final class Written {
    private final ExceptionPacket packet;
    private final byte[] bytes;

    Written(ExceptionPacket packet, byte[] bytes) {
      this.packet = packet;
      this.bytes = bytes;
    }
  }

  /** Adds the topology's nodes. */
  static void build(Topology topology, AvroWire wire, ClassifierMetrics metrics) {
    topology.addSource(
        SOURCE, new ByteArrayDeserializer(), new ByteArrayDeserializer(), Topics.FACTS);
    topology.addProcessor(SCOPE, () -> new ScopeProcessor(wire, metrics), SOURCE);
    topology.addStateStore(
        Stores.keyValueStoreBuilder(
                Journal.supplier(ScopeProcessor.STATE), Serdes.String(), Serdes.ByteArray())
            .withCachingDisabled(),
        SCOPE);
    // One persistent store, though nothing is put into it, so that Streams keeps its process id
    // over a kill and readers are not blocked for long.
    topology.addStateStore(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(ScopeProcessor.MARKER),
                Serdes.String(),
                Serdes.ByteArray())
            .withCachingDisabled(),
        SCOPE);
    topology.addSink(
        PACKETS,
        Topics.PACKETS,
        new ByteArraySerializer(),
        (Serializer<Object>) (topic, value) -> ((Written) value).bytes,
        new ByScope(),
        SCOPE);
    topology.addSink(
        AUDIT, Topics.AUDIT, new ByteArraySerializer(), avro(wire.serializer()), SCOPE);
    topology.addSink(
        REJECTED,
        Topics.REJECTED,
        new ByteArraySerializer(),
        (Serializer<Object>) (t, v) -> (byte[]) v,
        SCOPE);
  }

  private static Serializer<Object> avro(Serializer<SpecificRecord> serializer) {
    return (topic, value) -> serializer.serialize(topic, (SpecificRecord) value);
  }

  /**
   * Packets of a scope go to its partition; control packets stay in the partition that their key
   * ends with.
   */
  private static final class ByScope implements StreamPartitioner<byte[], Object> {
    @Override
    public Optional<Set<Integer>> partitions(
        String topic, byte[] key, Object value, int partitions) {
      ExceptionPacket packet = ((Written) value).packet;
      if (ofScope(packet.getKind())) {
        return Optional.of(Set.of(Partitions.of(packet.getScope(), partitions)));
      }
      String text = new String(key, StandardCharsets.UTF_8);
      return Optional.of(Set.of(Integer.parseInt(text.substring(text.lastIndexOf(':') + 1))));
    }

    private static boolean ofScope(PacketKind kind) {
      return switch (kind) {
        case EXCEPTION, CAUSE, FOLLOW_UP -> true;
        case CLOCK, POLICY, UNKNOWN -> false;
      };
    }
  }
}
