package io.holdwatch.routing.stream;

import io.holdwatch.contract.cases.Case;
import io.holdwatch.routing.cases.Routing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Bytes of a routed exception in the store: the sequences by team, then the case in Avro's
 * single-object encoding.
 */
final class RoutingCodec {
  /** Stands among the teams where the account owner was told; no team has such a name. */
  private static final String ALERTED = "!alerted";

  private RoutingCodec() {}

  static byte[] encode(Routing routing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      TreeMap<String, Long> named = new TreeMap<>(routing.sequences());
      if (routing.alerted()) {
        named.put(ALERTED, 1L);
      }
      out.writeInt(named.size());
      for (Map.Entry<String, Long> each : named.entrySet()) {
        out.writeUTF(each.getKey());
        out.writeLong(each.getValue());
      }
      ByteBuffer current = routing.current().toByteBuffer();
      out.write(current.array(), current.arrayOffset() + current.position(), current.remaining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static Routing decode(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      Map<String, Long> sequences = new HashMap<>();
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        sequences.put(in.readUTF(), in.readLong());
      }
      boolean alerted = sequences.remove(ALERTED) != null;
      return new Routing(
          Case.fromByteBuffer(ByteBuffer.wrap(in.readAllBytes())), Map.copyOf(sequences), alerted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
