package io.holdwatch.audit.intake;

import com.microsoft.kiota.ApiException;
import io.holdwatch.audit.log.Arrival;
import io.holdwatch.audit.log.Leaf;
import io.holdwatch.contract.Topics;
import io.holdwatch.contract.audit.AuditEntry;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Turns bytes of {@code audit.log} into what arrived. */
public final class Decoder implements AutoCloseable {
  private final Deserializer<SpecificRecord> deserializer;

  /** Reads values with this deserializer. */
  public Decoder(Deserializer<SpecificRecord> deserializer) {
    this.deserializer = deserializer;
  }

  /**
   * Reads one record.
   *
   * @throws RegistryAwayException where the registry does not answer; the record MUST be tried
   *     again
   */
  Arrival decode(ConsumerRecord<byte[], byte[]> record) {
    byte @Nullable [] value = record.value();
    if (value == null) {
      return new Arrival.Unreadable(
          record.offset(), Leaf.of(new byte[0]), "the record has no value");
    }
    if (value.length < 5 || value[0] != 0) {
      return unreadable(
          record,
          value,
          value.length == 0
              ? "the value is empty"
              : "byte 0 is "
                  + value[0]
                  + " and the length "
                  + value.length
                  + ": a value begins with byte 0 and four bytes of schema id");
    }
    try {
      SpecificRecord read = deserializer.deserialize(Topics.AUDIT, value);
      return read instanceof AuditEntry entry
          ? arrival(record.offset(), entry)
          : unreadable(
              record,
              value,
              "schema id "
                  + ByteBuffer.wrap(value).getInt(1)
                  + " is of "
                  + (read == null ? "nothing" : read.getSchema().getFullName())
                  + ", not of an audit entry");
    } catch (RuntimeException e) {
      if (away(e)) {
        throw new RegistryAwayException(e);
      }
      return unreadable(
          record,
          value,
          "schema id "
              + ByteBuffer.wrap(value).getInt(1)
              + ", value of "
              + value.length
              + " bytes: "
              + what(e));
    }
  }

  @Override
  public void close() {
    deserializer.close();
  }

  private static Arrival arrival(long offset, AuditEntry entry) {
    byte[] leaf = new byte[entry.getLeaf().remaining()];
    entry.getLeaf().duplicate().get(leaf);
    return new Arrival.Entry(
        offset,
        entry.getOrigin(),
        entry.getSequence(),
        entry.getKind(),
        entry.getDecisionId(),
        Leaf.of(leaf));
  }

  private static Arrival unreadable(
      ConsumerRecord<byte[], byte[]> record, byte[] value, String message) {
    return new Arrival.Unreadable(record.offset(), Leaf.of(value), message);
  }

  /** A failure to reach the registry, or one of its own, says nothing about the record. */
  private static boolean away(Throwable thrown) {
    return has(
        thrown,
        e ->
            (e instanceof IOException && !(e instanceof EOFException))
                || e instanceof TimeoutException
                || e instanceof InterruptedException
                || (e instanceof ApiException api && api.getResponseStatusCode() >= 500));
  }

  private static String what(Throwable thrown) {
    if (has(thrown, e -> e instanceof ApiException api && api.getResponseStatusCode() == 404)) {
      return "the registry knows no schema with this id";
    }
    if (has(thrown, e -> e instanceof EOFException)) {
      return "the value ends within its fields";
    }
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName() + ": " + root.getMessage();
  }

  private static boolean has(Throwable thrown, Predicate<Throwable> wanted) {
    for (@Nullable Throwable e = thrown; e != null; e = e.getCause()) {
      if (wanted.test(e)) {
        return true;
      }
    }
    return false;
  }
}
