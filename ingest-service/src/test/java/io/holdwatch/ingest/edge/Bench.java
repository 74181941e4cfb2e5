package io.holdwatch.ingest.edge;

import io.holdwatch.contract.RecordHeaders;
import io.holdwatch.contract.Topics;
import io.holdwatch.ingest.mapping.Mappings;
import io.holdwatch.ingest.source.Epochs;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;

/** The Kafka side with producers that keep what they were given, and a clock that is set. */
public final class Bench {
  private static final Node BROKER = new Node(0, "localhost", 9092);

  final MockProducer<byte[], byte[]> factLog = producer();
  final MockProducer<byte[], byte[]> rejectLog;
  final AtomicLong time = new AtomicLong(1_767_607_200_000L);
  final FactWriter facts;
  final RejectWriter rejects;
  final Sources sources;

  /** What other instances were told of snapshots: source, began, over. */
  final List<String> shared = new ArrayList<>();

  boolean sharing = true;

  private final Mappings mappings;
  private final Epochs epochs;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  /** With these mappings, and epochs in this folder. */
  public Bench(Mappings mappings, Path folder) {
    this(mappings, folder, producer());
  }

  Bench(Mappings mappings, Path folder, MockProducer<byte[], byte[]> rejectLog) {
    this.mappings = mappings;
    this.epochs = new Epochs(folder);
    this.rejectLog = rejectLog;
    this.facts = new FactWriter(factLog, plainAvro(), plainAvro());
    this.rejects = new RejectWriter(rejectLog, plainAvro(), "ingest/1/1");
    this.sources =
        new Sources(
            mappings,
            new FactBatch(facts),
            Duration.ofSeconds(5),
            (source, snapshots) -> {
              if (!sharing) {
                throw new IllegalStateException("the broker is away");
              }
              shared.add(source + " " + snapshots.text());
            });
    rejects.begin();
  }

  /** An entrance as a process that starts now would have it. */
  public Entrance entrance() {
    return new Entrance(
        Mappings.HTTP + "1-" + time.get(),
        mappings,
        epochs,
        new RegistrySchemas("http://localhost:1"),
        facts,
        rejects,
        (source, epoch) -> Set.of(),
        new Counters(meters),
        () -> Instant.ofEpochMilli(time.get()));
  }

  /** Committed records of the rejected input, each as its headers, and its value under "value". */
  public List<Map<String, String>> rejected() {
    return rejectLog.history().stream()
        .filter(each -> each.topic().equals(Topics.REJECTED))
        .map(Bench::shown)
        .toList();
  }

  /** Committed audit entries, each as its canonical JSON with the Avro around it. */
  public List<String> audited() {
    return rejectLog.history().stream()
        .filter(each -> each.topic().equals(Topics.AUDIT))
        .map(each -> new String(each.value(), StandardCharsets.UTF_8))
        .toList();
  }

  /** Keys of the facts that were written. */
  public List<String> facts() {
    return factLog.history().stream()
        .map(each -> new String(each.key(), StandardCharsets.UTF_8))
        .toList();
  }

  /** Keys of the facts that were written, each with what it says that follows. */
  List<String> follows() {
    return factLog.history().stream()
        .map(
            each ->
                new String(each.key(), StandardCharsets.UTF_8)
                    + " "
                    + RecordHeaders.text(each.headers(), RecordHeaders.MORE).orElse("nothing"))
        .toList();
  }

  /** Sum of a counter over its tags, for example "holdwatch.in". */
  public long counted(String name) {
    return (long) meters.find(name).counters().stream().mapToDouble(Counter::count).sum();
  }

  static MockProducer<byte[], byte[]> producer() {
    return new MockProducer<>(
        cluster(), true, null, new ByteArraySerializer(), new ByteArraySerializer());
  }

  static Cluster cluster() {
    List<PartitionInfo> partitions =
        List.of(Topics.FACTS, Topics.CONTACTS, Topics.REJECTED, Topics.AUDIT).stream()
            .map(topic -> new PartitionInfo(topic, 0, BROKER, new Node[0], new Node[0]))
            .toList();
    return new Cluster("test", List.of(BROKER), partitions, Set.of(), Set.of());
  }

  private static Map<String, String> shown(ProducerRecord<byte[], byte[]> record) {
    Map<String, String> shown = new LinkedHashMap<>();
    record
        .headers()
        .forEach(
            header -> shown.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    shown.put("value", new String(record.value(), StandardCharsets.UTF_8));
    return shown;
  }

  /** Avro without the registry's id before it. */
  private static Serializer<SpecificRecord> plainAvro() {
    return (topic, record) -> {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try {
        var encoder = EncoderFactory.get().binaryEncoder(out, null);
        new SpecificDatumWriter<SpecificRecord>(record.getSchema()).write(record, encoder);
        encoder.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return ByteBuffer.wrap(out.toByteArray()).array();
    };
  }
}
