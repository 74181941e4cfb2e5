package io.holdwatch.ingest.mapping;

import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.SourcePosition;
import java.io.EOFException;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/**
 * Canonical facts that arrive as Avro: decoded with the writer's schema, checked, and given their
 * position and content hash.
 */
final class AvroFacts {
  private static final Map<Schema, Reading> READINGS = new ConcurrentHashMap<>();

  /**
   * How facts of a schema are read.
   *
   * @param type simple name of the fact's schema
   * @param envelope position of its envelope
   */
  private record Reading(
      String type, SpecificDatumReader<SpecificRecord> reader, FactCheck check, int envelope) {}

  private AvroFacts() {}

  /**
   * The fact in these bytes.
   *
   * @param schemas schema by registry id; empty where the registry has none
   */
  static Outcome read(
      SourceMapping mapping,
      Change change,
      SourcePosition at,
      IntFunction<Optional<Schema>> schemas) {
    byte[] value = change.value();
    if (value == null) {
      throw new Refused(Reason.EMPTY, "byte 0", "the value is null: send a fact with op DELETE");
    }
    if (value.length > StrictJson.LARGEST) {
      throw new Refused(
          Reason.TOO_LARGE,
          "byte " + StrictJson.LARGEST,
          "the value has " + value.length + " bytes");
    }
    if (value.length < 5 || value[0] != 0) {
      throw new Refused(
          Reason.BAD_MAGIC,
          "byte 0",
          "the value does not begin with byte 0 and 4 bytes of schema id: use the wire format");
    }
    int id = java.nio.ByteBuffer.wrap(value, 1, 4).getInt();
    Schema written =
        schemas
            .apply(id)
            .orElseThrow(
                () ->
                    new Refused(
                        Reason.UNKNOWN_SCHEMA,
                        "byte 1",
                        "schema id " + id + " is not in the registry: register it"));
    Reading reading = reading(id, written);
    SpecificRecord fact = decode(value, reading);
    Envelope envelope = (Envelope) fact.get(reading.envelope());
    reading.check().check(fact);
    need(envelope.getScope(), "envelope.scope");
    need(envelope.getRecordType(), "envelope.recordType");
    need(envelope.getRecordId(), "envelope.recordId");
    if (envelope.getVersion().stream().anyMatch(counter -> counter < 0)) {
      throw new Refused(
          Reason.BAD_VERSION, "envelope.version", "'envelope.version' has a negative counter");
    }
    envelope.setSource(mapping.source());
    envelope.setClock(mapping.clock().domain());
    envelope.setPosition(at);
    envelope.setContentHash(
        ContentHash.of(fact, envelope.getScope(), envelope.getOp(), envelope.getLinks()));
    return new Outcome.Mapped(
        List.of(new Fact(reading.type(), envelope, fact)), List.of(), SnapshotPlace.STREAM);
  }

  private static void need(String text, String field) {
    if (text.isBlank() || text.length() > 500) {
      throw new Refused(
          Reason.MISSING_FIELD, field, "'" + field + "' is blank or longer than 500 characters");
    }
  }

  /** Kept: to resolve one schema against the other costs more than to read a fact. */
  private static Reading reading(int id, Schema written) {
    Reading known = READINGS.get(written);
    return known != null ? known : READINGS.computeIfAbsent(written, w -> resolve(id, w));
  }

  private static Reading resolve(int id, Schema written) {
    Schema known =
        Optional.of(written)
            .filter(
                s ->
                    s.getType() == Schema.Type.RECORD
                        && FactTypes.NAMESPACE.equals(s.getNamespace()))
            .flatMap(s -> FactTypes.schema(s.getName()))
            .orElseThrow(
                () ->
                    new Refused(
                        Reason.UNKNOWN_SCHEMA,
                        "byte 1",
                        "schema id "
                            + id
                            + " is '"
                            + written.getFullName()
                            + "', which is no fact type"));
    return new Reading(
        known.getName(),
        new SpecificDatumReader<>(written, known, SpecificData.getForSchema(known)),
        new FactCheck(known),
        known.getField("envelope").pos());
  }

  private static SpecificRecord decode(byte[] value, Reading reading) {
    BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(value, 5, value.length - 5, null);
    try {
      SpecificRecord fact = reading.reader().read(null, decoder);
      int left = decoder.inputStream().available();
      if (left > 0) {
        throw new Refused(
            Reason.BAD_AVRO,
            "byte " + (value.length - left),
            left + " bytes follow the fact: send one fact a record");
      }
      return fact;
    } catch (EOFException e) {
      throw new Refused(
          Reason.BAD_AVRO,
          "byte " + value.length,
          "the Avro bytes end at byte " + value.length + ", within a field");
    } catch (IOException
        | AvroRuntimeException
        | DateTimeException
        | ArithmeticException
        | ClassCastException
        | IndexOutOfBoundsException
        | NegativeArraySizeException
        | NumberFormatException
        | UnsupportedOperationException e) {
      throw new Refused(
          Reason.BAD_AVRO, "byte 5", "the bytes do not follow their schema: " + e.getMessage());
    }
  }
}
