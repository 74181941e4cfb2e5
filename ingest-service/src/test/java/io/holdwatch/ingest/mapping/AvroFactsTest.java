package io.holdwatch.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.Tick;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class AvroFactsTest {
  private static final Mappings MAPPINGS = MappingFiles.load(List.of("demo", "canonical"));

  @Test
  void aFactPassesWithPositionSourceClockAndHashOfItsOwn() throws IOException {
    Outcome outcome = map(wire(7, order()));
    assertThat(outcome).isInstanceOf(Outcome.Mapped.class);
    Fact fact = ((Outcome.Mapped) outcome).facts().getFirst();
    assertThat(fact.key()).isEqualTo("Order:canonical:orders:O1");
    assertThat(fact.envelope().getPosition().getTopic()).isEqualTo("erp.facts");
    assertThat(fact.envelope().getClock()).isEqualTo("live");
  }

  @Test
  void badBytesAreRejectedWithTheirPosition() throws IOException {
    byte[] good = wire(7, order());
    byte[] magic = good.clone();
    magic[0] = 1;
    rejects(magic, Reason.BAD_MAGIC, "byte 0");
    rejects(new byte[] {0, 0}, Reason.BAD_MAGIC, "byte 0");
    rejects(wire(99, order()), Reason.UNKNOWN_SCHEMA, "byte 1");
    rejects(wire(8, new Tick("live", Instant.EPOCH)), Reason.UNKNOWN_SCHEMA, "byte 1");
    rejects(Arrays.copyOf(good, good.length - 3), Reason.BAD_AVRO, "byte " + (good.length - 3));
    rejects(Arrays.copyOf(good, good.length + 2), Reason.BAD_AVRO, "byte " + good.length);
    rejects(new byte[0], Reason.BAD_MAGIC, "byte 0");
  }

  @Test
  void noBytesMakeTheDecoderThrow() throws IOException {
    long seed = 7;
    Random random = new Random(seed);
    byte[] good = wire(7, order());
    for (int round = 0; round < 5_000; round++) {
      byte[] bent = good.clone();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        bent[5 + random.nextInt(bent.length - 5)] = (byte) random.nextInt();
      }
      if (map(bent) instanceof Outcome.Rejection rejection) {
        assertThat(rejection.reason())
            .as("seed %d, round %d: %s", seed, round, rejection.message())
            .isNotEqualTo(Reason.MAPPING_FAILED);
      }
    }
  }

  private static Order order() {
    String demo = Hostile.ORDER;
    Mappings mappings = MappingFiles.load(List.of("demo"));
    Outcome.Mapped mapped =
        (Outcome.Mapped)
            mappings.map(
                Change.sample(
                    Hostile.ORDERS,
                    0,
                    null,
                    demo.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                source -> 0,
                id -> Optional.empty());
    Order order = (Order) mapped.facts().getFirst().value();
    order.getEnvelope().setRecordId("O1");
    order.getEnvelope().setEventTime(Instant.parse("2026-01-01T00:00:00Z"));
    return order;
  }

  private static byte[] wire(int id, SpecificRecord value) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {0, 0, 0, 0, (byte) id});
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new SpecificDatumWriter<SpecificRecord>(value.getSchema()).write(value, encoder);
    encoder.flush();
    return out.toByteArray();
  }

  private static void rejects(byte[] value, Reason reason, String at) {
    assertThat(map(value))
        .isInstanceOfSatisfying(
            Outcome.Rejection.class,
            rejection -> {
              assertThat(rejection.reason()).as(rejection.message()).isEqualTo(reason);
              assertThat(rejection.at()).as(rejection.message()).isEqualTo(at);
            });
  }

  private static Outcome map(byte[] value) {
    return MAPPINGS.map(
        Change.sample("erp.facts", 0, null, value), source -> 0, AvroFactsTest::schema);
  }

  private static Optional<Schema> schema(int id) {
    return switch (id) {
      case 7 -> Optional.of(Order.getClassSchema());
      case 8 -> Optional.of(Tick.getClassSchema());
      default -> Optional.empty();
    };
  }
}
