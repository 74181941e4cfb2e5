package io.holdwatch.contract;

import io.apicurio.registry.serde.avro.AvroDatumProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
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
    return writers.computeIfAbsent(schema, SpecificDatumWriter::new);
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
}
