package io.holdwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads what Confluent's own client wrote; {@code src/test/interop/record.mjs} recorded it. */
final class ConfluentBytesTest {

  /**
   * One recorded value.
   *
   * @param subject subject that its schema was registered under
   * @param schema schema that it was written with
   * @param schemaId id that the registry gave the schema
   * @param base64 the bytes as they would be in Kafka
   * @param expected the value that was written
   */
  record Recorded(
      String subject, Schema schema, int schemaId, String base64, SpecificRecordBase expected) {
    byte[] bytes() {
      return Base64.getDecoder().decode(base64);
    }

    byte[] avro() {
      return Arrays.copyOfRange(bytes(), 5, bytes().length);
    }

    @Override
    public String toString() {
      return subject;
    }
  }

  static Stream<Recorded> recorded() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            ConfluentBytesTest.class.getResourceAsStream("confluent-recorded.json"))) {
      JsonNode records = new ObjectMapper().readTree(in).path("records");
      assertThat(records).hasSize(3);
      return StreamSupport.stream(records.spliterator(), false).map(ConfluentBytesTest::recorded);
    }
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void beginWithMagicByteAndSchemaId(Recorded recorded) {
    ByteBuffer bytes = ByteBuffer.wrap(recorded.bytes());
    assertThat(bytes.get()).isZero();
    assertThat(bytes.getInt()).isEqualTo(recorded.schemaId()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void holdEveryFieldThatWasWritten(Recorded recorded) throws IOException {
    SpecificRecordBase expected = recorded.expected();
    BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(recorded.avro(), null);
    SpecificRecordBase read =
        new SpecificDatumReader<SpecificRecordBase>(recorded.schema(), expected.getSchema())
            .read(null, decoder);
    assertThat(decoder.isEnd()).as("all bytes are read").isTrue();
    // As text: lists that Avro has read cannot be compared where their elements hold decimals.
    for (Schema.Field field : expected.getSchema().getFields()) {
      assertThat(String.valueOf(read.get(field.pos())))
          .as(field.name())
          .isEqualTo(String.valueOf(expected.get(field.pos())));
    }
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void areTheBytesThatJavaWritesForTheSameValue(Recorded recorded) throws IOException {
    BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(recorded.avro(), null);
    GenericRecord read =
        new GenericDatumReader<GenericRecord>(recorded.schema()).read(null, decoder);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    var encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<GenericRecord>(recorded.schema()).write(read, encoder);
    encoder.flush();
    assertThat(out.toByteArray()).isEqualTo(recorded.avro());
  }

  private static Recorded recorded(JsonNode json) {
    String subject = json.path("subject").asText();
    Path baseline = Path.of("src", "main", "baseline").resolve(json.path("baseline").asText());
    try {
      return new Recorded(
          subject,
          new Schema.Parser().parse(Files.readString(baseline)),
          json.path("schemaId").asInt(),
          json.path("base64").asText(),
          expected(subject));
    } catch (IOException e) {
      throw new AssertionError(baseline + " is missing: record again", e);
    }
  }

  private static SpecificRecordBase expected(String subject) {
    return switch (subject) {
      case "owners.logistics-value" -> Samples.routed();
      case "facts-io.holdwatch.contract.fact.Order" -> Samples.order();
      case "facts-io.holdwatch.contract.fact.Tick" -> Samples.tick();
      default -> throw new AssertionError("nothing is expected of subject '" + subject + "'");
    };
  }
}
