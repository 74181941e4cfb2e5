package io.holdwatch.contract;

import io.apicurio.registry.serde.avro.AvroDatumProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Readers and writers for Apicurio's serde, kept by schema. The serde's own provider keeps them by
 * a fingerprint that it computes anew, from the whole schema, for every record: a fifth of a
 * service's processor time.
 */
public final class DatumsBySchema implements AvroDatumProvider<SpecificRecord> {
  private final Map<Schema, DatumReader<SpecificRecord>> readers = new ConcurrentHashMap<>();
  private final Map<Schema, DatumWriter<SpecificRecord>> writers = new ConcurrentHashMap<>();

  /** For the serde, which creates it by name. */
  public DatumsBySchema() {}

  @Override
  public DatumWriter<SpecificRecord> createDatumWriter(SpecificRecord value, Schema schema) {
    return writers.computeIfAbsent(schema, Buffered::new);
  }

  /**
   * Reads what was written with this schema into the generated class of its name.
   *
   * @throws IllegalArgumentException where there is no such class
   */
  @Override
  public DatumReader<SpecificRecord> createDatumReader(Schema written) {
    return readers.computeIfAbsent(written, DatumsBySchema::reader);
  }

  private static DatumReader<SpecificRecord> reader(Schema written) {
    @Nullable Class<?> type = SpecificData.get().getClass(written);
    if (type == null) {
      throw new IllegalArgumentException(
          "no class is generated for schema '" + written.getFullName() + "'");
    }
    return new SpecificDatumReader<>(written, SpecificData.get().getSchema(type));
  }

  @Override
  public Schema toSchema(SpecificRecord value) {
    return value.getSchema();
  }

  /**
   * Hands over all bytes of a record at once: the serde's encoder passes on each field by itself,
   * which takes twice the time. And of an optional field it asks only whether it is there: the
   * library looks for the type of each value among those that are allowed.
   */
  private static final class Buffered extends SpecificDatumWriter<SpecificRecord> {
    private static final ThreadLocal<Bytes> BYTES = ThreadLocal.withInitial(Bytes::new);

    Buffered(Schema schema) {
      super(schema);
    }

    @Override
    public void write(SpecificRecord value, Encoder out) throws IOException {
      Bytes bytes = BYTES.get();
      BinaryEncoder encoder = bytes.encoder();
      super.write(value, encoder);
      encoder.flush();
      bytes.writeTo(out, encoder);
    }

    @Override
    protected int resolveUnion(Schema union, Object datum) {
      List<Schema> types = union.getTypes();
      return types.size() == 2 && types.getFirst().getType() == Schema.Type.NULL
          ? datum == null ? 0 : 1
          : super.resolveUnion(union, datum);
    }
  }

  /** Bytes of one record at a time, and the encoder that wrote the last of them to its end. */
  private static final class Bytes extends ByteArrayOutputStream {
    private @Nullable BinaryEncoder idle;

    /**
     * An encoder into them, from their beginning; one that failed keeps what it could not write.
     */
    BinaryEncoder encoder() {
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(this, idle);
      idle = null;
      reset();
      return encoder;
    }

    void writeTo(Encoder out, BinaryEncoder done) throws IOException {
      out.writeFixed(buf, 0, count);
      idle = done;
    }
  }
}
