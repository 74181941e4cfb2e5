package io.holdwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdwatch.contract.audit.AuditEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

final class DatumsBySchemaTest {
  private final DatumWriter<SpecificRecord> writer =
      new DatumsBySchema().createDatumWriter(entry("A", 1), AuditEntry.getClassSchema());

  @Test
  void writesWhatAvroWrites() throws IOException {
    for (int length : new int[] {1, 70_000, 3}) {
      AuditEntry entry = entry("HELD", length);
      assertThat(bytes(writer, entry))
          .isEqualTo(bytes(new SpecificDatumWriter<>(entry.getSchema()), entry));
    }
  }

  @Test
  void forgetsWhatCouldNotBeWritten() throws IOException {
    AuditEntry broken = entry("HELD", 9);
    broken.put("leaf", null);
    assertThatThrownBy(() -> bytes(writer, broken)).isInstanceOf(NullPointerException.class);
    writesWhatAvroWrites();
  }

  private static byte[] bytes(DatumWriter<SpecificRecord> writer, SpecificRecord value)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.write(value, EncoderFactory.get().directBinaryEncoder(out, null));
    return out.toByteArray();
  }

  private static AuditEntry entry(String kind, int length) {
    return new AuditEntry(
        "classifier/0/1",
        7L,
        kind,
        "d1",
        ByteBuffer.wrap("x".repeat(length).getBytes(StandardCharsets.UTF_8)));
  }
}
