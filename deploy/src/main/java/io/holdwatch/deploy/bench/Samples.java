package io.holdwatch.deploy.bench;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Records of the product, byte for byte, for the hand-written chain to write: at most {@value
 * #MOST}, in turns.
 */
final class Samples {
  private static final int MOST = 4_000;

  @SuppressWarnings("ArrayRecordComponent") // written as it is, never compared
  private record Sample(
      int partition, byte @Nullable [] key, byte @Nullable [] value, List<Header> headers) {}

  private final List<Sample> all = new ArrayList<>();
  private int next;

  void add(ConsumerRecord<byte[], byte[]> message) {
    if (all.size() < MOST) {
      List<Header> headers = new ArrayList<>();
      message.headers().forEach(headers::add);
      all.add(new Sample(message.partition(), message.key(), message.value(), headers));
    }
  }

  /** The next of them, for a topic that has as many partitions. */
  ProducerRecord<byte[], byte[]> next(String topic) {
    Sample sample = all.get(next);
    next = (next + 1) % all.size();
    return new ProducerRecord<>(
        topic, sample.partition(), sample.key(), sample.value(), sample.headers());
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(all.size());
    for (Sample sample : all) {
      out.writeInt(sample.partition());
      bytes(out, sample.key());
      bytes(out, sample.value());
      out.writeInt(sample.headers().size());
      for (Header header : sample.headers()) {
        out.writeUTF(header.key());
        bytes(out, header.value());
      }
    }
  }

  static Samples read(DataInputStream in) throws IOException {
    Samples samples = new Samples();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      int partition = in.readInt();
      byte[] key = bytes(in);
      byte[] value = bytes(in);
      int headers = in.readInt();
      List<Header> list = new ArrayList<>();
      for (int h = 0; h < headers; h++) {
        list.add(new RecordHeader(in.readUTF(), bytes(in)));
      }
      samples.all.add(new Sample(partition, key, value, list));
    }
    return samples;
  }

  private static void bytes(DataOutputStream out, byte @Nullable [] bytes) throws IOException {
    out.writeInt(bytes == null ? -1 : bytes.length);
    if (bytes != null) {
      out.write(bytes);
    }
  }

  private static byte @Nullable [] bytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    return length < 0 ? null : in.readNBytes(length);
  }
}
