package io.holdwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdwatch.contract.audit.AuditEntry;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Op;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.SourcePosition;
import io.holdwatch.contract.fact.Stage;
import io.holdwatch.contract.fact.UnitPrice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.avro.Schema;
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
  void writesWhatIsThereOfOptionalFieldsAsAvroDoes() throws IOException {
    Instant noon = Instant.parse("2026-03-31T12:00:00Z");
    OrderLine.Builder absent =
        OrderLine.newBuilder()
            .setEnvelope(
                Envelope.newBuilder()
                    .setScope("NW")
                    .setSource("erp")
                    .setRecordType("lines")
                    .setRecordId("1")
                    .setVersion(List.of(7L))
                    .setEventTime(noon)
                    .setOp(Op.UPSERT)
                    .setContentHash("00")
                    .setClock("live")
                    .setPosition(new SourcePosition("lines", 0, 1L))
                    .setLinks(List.of())
                    .build())
            .setOrder("A")
            .setLine("1")
            .setStage(Stage.OPEN);
    OrderLine.Builder there =
        OrderLine.newBuilder(absent)
            .setItem("I1")
            .setOrdered(new BigDecimal("5.000000"))
            .setPrice(new UnitPrice(new BigDecimal("2.5000000000"), "EUR", BigDecimal.ONE));
    for (SpecificRecord value :
        List.of(
            absent.build(),
            there.build(),
            new DateOrTime(LocalDate.of(2026, 3, 31), null),
            new DateOrTime(null, noon))) {
      Schema schema = value.getSchema();
      assertThat(bytes(new DatumsBySchema().createDatumWriter(value, schema), value))
          .isEqualTo(bytes(new SpecificDatumWriter<>(schema), value));
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
