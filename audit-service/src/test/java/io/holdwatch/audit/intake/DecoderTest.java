package io.holdwatch.audit.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdwatch.audit.log.Arrival;
import io.holdwatch.audit.log.Arrival.Unreadable;
import io.holdwatch.contract.Audit;
import io.holdwatch.contract.Topics;
import io.holdwatch.contract.audit.AuditEntry;
import java.net.ConnectException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DecoderTest {
  private static final byte[] WIRE = {0, 0, 0, 0, 7, 42};
  private static final AuditEntry ENTRY = Audit.entry("routing/3/1", 5, "ROUTED", "d", 1, Map.of());

  @Test
  void anEntryArrivesWithItsLeafAsItWas() {
    assertThat(decode(WIRE, () -> ENTRY))
        .isInstanceOfSatisfying(
            Arrival.Entry.class,
            entry -> {
              assertThat(entry.origin()).isEqualTo("routing/3/1");
              assertThat(entry.sequence()).isEqualTo(5);
              assertThat(entry.offset()).isEqualTo(9);
              assertThat(ByteBuffer.wrap(entry.leaf().bytes())).isEqualTo(ENTRY.getLeaf());
            });
  }

  @Test
  void whatIsNoEntrySaysWhy() {
    assertThat(message(null, () -> ENTRY)).isEqualTo("the record has no value");
    assertThat(message(new byte[0], () -> ENTRY)).isEqualTo("the value is empty");
    assertThat(message(new byte[] {1, 2, 3, 4, 5}, () -> ENTRY))
        .startsWith("byte 0 is 1 and the length 5");
    assertThat(
            message(
                WIRE,
                () -> {
                  throw new SerializationException("no schema with id 7");
                }))
        .isEqualTo("schema id 7, value of 6 bytes: SerializationException: no schema with id 7");
  }

  @Test
  void aRegistryThatIsAwayIsNoFaultOfTheRecord() {
    assertThatThrownBy(
            () ->
                decode(
                    WIRE,
                    () -> {
                      throw new SerializationException(new ConnectException("refused"));
                    }))
        .isInstanceOf(RegistryAwayException.class)
        .hasMessageContaining("does not answer");
  }

  private static String message(byte @Nullable [] value, Answer answer) {
    return ((Unreadable) decode(value, answer)).message();
  }

  @SuppressWarnings(
      "NullAway") // A record without a value is what is tested; the library's parameter has no
  // annotation.
  private static Arrival decode(byte @Nullable [] value, Answer answer) {
    try (Decoder decoder = new Decoder(answer)) {
      return decoder.decode(new ConsumerRecord<>(Topics.AUDIT, 0, 9, null, value));
    }
  }

  /** Stands for any serde library. */
  private interface Answer extends Deserializer<SpecificRecord> {
    SpecificRecord give();

    @Override
    default SpecificRecord deserialize(String topic, byte[] data) {
      return give();
    }
  }
}
