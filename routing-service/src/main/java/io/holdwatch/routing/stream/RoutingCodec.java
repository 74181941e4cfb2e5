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
  private RoutingCodec() {}

  static byte[] encode(Routing routing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(routing.sequences().size());
      for (Map.Entry<String, Long> each : new TreeMap<>(routing.sequences()).entrySet()) {
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
      return new Routing(
          Case.fromByteBuffer(ByteBuffer.wrap(in.readAllBytes())), Map.copyOf(sequences));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
