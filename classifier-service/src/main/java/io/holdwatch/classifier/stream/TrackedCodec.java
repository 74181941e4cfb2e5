package io.holdwatch.classifier.stream;

import io.holdwatch.classifier.exception.Life;
import io.holdwatch.classifier.exception.Spell;
import io.holdwatch.classifier.scope.Tracked;
import io.holdwatch.classifier.subject.ExceptionKey;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of a tracked exception in the store: its life, then its last packet as it is written to its
 * topic, so that it is encoded once for both. Older ones have it in Avro's single-object encoding.
 */
final class TrackedCodec {
  private static final long NONE = Long.MIN_VALUE;

  /** What Avro's single-object encoding begins with. */
  private static final byte SINGLE_OBJECT = (byte) 0xC3;

  private TrackedCodec() {}

  /**
   * @param packet the bytes of its last packet; null where it has none
   */
  static byte[] encode(Tracked tracked, byte @Nullable [] packet) {
    ByteArrayOutputStream bytes =
        new ByteArrayOutputStream(256 + (packet == null ? 0 : packet.length));
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      ExceptionKey key = tracked.key();
      out.writeUTF(key.type().name());
      out.writeUTF(key.order().scope());
      out.writeUTF(key.order().order());
      out.writeUTF(key.subject());
      Life life = tracked.life();
      out.writeUTF(life.phase().name());
      out.writeLong(millis(life.since()));
      out.writeLong(millis(life.openedAt()));
      out.writeBoolean(life.broken());
      out.writeLong(life.revision());
      out.writeInt(life.spells().size());
      for (Spell spell : life.spells()) {
        out.writeLong(spell.since().toEpochMilli());
        out.writeLong(spell.ended().toEpochMilli());
        out.writeUTF(spell.outcome().name());
      }
      out.writeInt(tracked.memory().size());
      for (Map.Entry<String, Instant> each : tracked.memory().entrySet()) {
        out.writeUTF(each.getKey());
        out.writeLong(each.getValue().toEpochMilli());
      }
      out.writeBoolean(packet != null);
      if (packet != null) {
        out.write(packet);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * @param packets reads packets as they are on their topic
   */
  static Tracked decode(byte[] bytes, Function<byte[], ExceptionPacket> packets) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      ExceptionKey key =
          new ExceptionKey(
              ExceptionType.valueOf(in.readUTF()),
              new OrderKey(in.readUTF(), in.readUTF()),
              in.readUTF());
      Life.Phase phase = Life.Phase.valueOf(in.readUTF());
      Instant since = instant(in.readLong());
      Instant openedAt = instant(in.readLong());
      boolean broken = in.readBoolean();
      long revision = in.readLong();
      int count = in.readInt();
      List<Spell> spells = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        spells.add(
            new Spell(
                Instant.ofEpochMilli(in.readLong()),
                Instant.ofEpochMilli(in.readLong()),
                Outcome.valueOf(in.readUTF())));
      }
      Map<String, Instant> memory = new TreeMap<>();
      int parts = in.readInt();
      for (int i = 0; i < parts; i++) {
        memory.put(in.readUTF(), Instant.ofEpochMilli(in.readLong()));
      }
      ExceptionPacket last = in.readBoolean() ? packet(in.readAllBytes(), packets) : null;
      return new Tracked(
          key,
          new Life(phase, since, openedAt, broken, List.copyOf(spells), revision),
          memory,
          last);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ExceptionPacket packet(byte[] bytes, Function<byte[], ExceptionPacket> packets)
      throws IOException {
    return bytes[0] == SINGLE_OBJECT
        ? ExceptionPacket.fromByteBuffer(ByteBuffer.wrap(bytes))
        : packets.apply(bytes);
  }

  private static long millis(@Nullable Instant instant) {
    return instant == null ? NONE : instant.toEpochMilli();
  }

  private static @Nullable Instant instant(long millis) {
    return millis == NONE ? null : Instant.ofEpochMilli(millis);
  }
}
