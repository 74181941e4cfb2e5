package io.holdwatch.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdwatch.contract.fact.Op;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Events that say that a record is gone. */
class EventDeletesTest {
  private static final String MAPPING =
      """
      source: wms
      format: cloudevents-json
      scope: "{@entity}"
      version: sequence
      deletes: ignore
      tables:
        parcels:
          topic: wms.parcels
          type: [parcel.packed, parcel.moved]
          deletes: {type: parcel.removed}
          key: ["@subject"]
          event-time: [packed]
          facts:
            - type: Shipment
              fields: {shipment: "{@entity}:{@subject}", order: "{@entity}:{order_no}"}
          contacts: {name: "{receiver}"}
      """;
  private static final String GONE =
      """
      {"specversion":"1.0","id":"9","source":"/wms","type":"parcel.removed","subject":"P1","entity":"DE",
      "sequence":"7","time":"2026-01-05T10:00:00Z"}\
      """;

  private final Mappings mappings = new Mappings(List.of(MappingReader.read("x.yaml", MAPPING)));

  @Test
  void theRecordIsGoneAndItsPersonalFieldsWithItAtTheTimeOfTheEvent() {
    for (String topic : List.of("wms.parcels", "http/1-0")) {
      Outcome.Mapped mapped = (Outcome.Mapped) map(topic, GONE, Map.of());
      Fact fact = mapped.facts().getFirst();
      assertThat(fact.key()).isEqualTo("Shipment:wms:parcels:P1");
      assertThat(fact.envelope().getOp()).isEqualTo(Op.DELETE);
      assertThat(fact.envelope().getScope()).isEqualTo("DE");
      assertThat(fact.envelope().getVersion()).containsExactly(0L, 7L);
      assertThat(fact.envelope().getEventTime()).isEqualTo(Instant.parse("2026-01-05T10:00:00Z"));
      assertThat(mapped.contacts())
          .containsExactly(new Outcome.PersonalFields("wms:parcels:P1", Optional.empty()));
    }
  }

  @Test
  void theSameInBinaryModeWithoutAnyData() {
    Map<String, String> attributes =
        Map.of(
            "ce_specversion",
            "1.0",
            "ce_id",
            "9",
            "ce_source",
            "/wms",
            "ce_type",
            "parcel.removed",
            "ce_subject",
            "P1",
            "ce_entity",
            "DE",
            "ce_sequence",
            "7");
    assertThat(op(map("wms.parcels", null, attributes))).isEqualTo(Op.DELETE);
    assertThat(op(map("wms.parcels", "", attributes))).isEqualTo(Op.DELETE);
    assertThat(op(map("wms.parcels", "{\"reason\":\"lost\"}", attributes))).isEqualTo(Op.DELETE);
  }

  @Test
  void overHttpAttributesArePercentEncodedAndMayBeQuoted() {
    assertThat(keyOverHttp("Stra%C3%9Fe%201%2B%25")).isEqualTo(keyOfStructured("Straße 1+%"));
    assertThat(keyOverHttp("Stra%c3%9fe 1+%25")).isEqualTo(keyOfStructured("Straße 1+%"));
    assertThat(keyOverHttp("\"P \\\\ \\\"1\\\"\"")).isEqualTo(keyOfStructured("P \\\\ \\\"1\\\""));
    for (String wrong : List.of("50% off", "Stra%DFe", "%")) {
      assertThat(map("wms.parcels", null, http(wrong)))
          .isInstanceOfSatisfying(
              Outcome.Rejection.class,
              refused -> {
                assertThat(refused.reason()).isEqualTo(Reason.BAD_ENVELOPE);
                assertThat(refused.at()).isEqualTo("ce-subject");
                assertThat(refused.message()).contains("'" + wrong + "'", "%25");
              });
    }
  }

  private String keyOverHttp(String subject) {
    return key(map("wms.parcels", null, http(subject)));
  }

  private String keyOfStructured(String subject) {
    return key(map("wms.parcels", GONE.replace("\"P1\"", "\"" + subject + "\""), Map.of()));
  }

  private static Map<String, String> http(String subject) {
    return Map.of(
        "ce-specversion", "1.0",
        "ce-id", "9",
        "ce-source", "/wms",
        "ce-type", "parcel%2Eremoved",
        "ce-subject", subject,
        "ce-entity", "DE",
        "ce-sequence", "7");
  }

  @Test
  void theOtherTypesStillNeedData() {
    String moved = GONE.replace("parcel.removed", "parcel.moved");
    assertThat(map("wms.parcels", moved, Map.of()))
        .isInstanceOfSatisfying(
            Outcome.Rejection.class, refused -> assertThat(refused.at()).isEqualTo("data"));
    String told = moved.replace("}", ",\"data\":{\"order_no\":\"O1\",\"packed\":null}}");
    assertThat(op(map("wms.parcels", told, Map.of()))).isEqualTo(Op.UPSERT);
  }

  @Test
  void aDeleteThatDoesNotSayOfWhatIsRejected() {
    assertThat(map("wms.parcels", GONE.replace("subject", "object"), Map.of()))
        .isInstanceOfSatisfying(
            Outcome.Rejection.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(Reason.MISSING_FIELD);
              assertThat(refused.at()).isEqualTo("@subject");
            });
  }

  @Test
  void typesOfDeletesThatCannotBeMeantAreRefusedWithTheirLine() {
    refused("deletes: ignore", "deletes: {type: gone}", "x.yaml:5: 'deletes' with 'type'");
    refused("{type: parcel.removed}", "{type: parcel.moved}", "x.yaml:10: 'type' names a type");
    refused("{type: parcel.removed}", "{types: gone}", "x.yaml:10: 'types' is not known here");
    refused("{type: parcel.removed}", "{}", "x.yaml:10: 'deletes' lacks 'type'");
    refused("{type: parcel.removed}", "gone", "x.yaml:10: 'deletes' must be 'fact' or 'ignore'");
    refused(
        "type: [parcel.packed, parcel.moved]",
        "format: debezium-json",
        "x.yaml:10: 'type' does not apply to this format");
  }

  private static void refused(String part, String instead, String message) {
    String bad = MAPPING.replace(part, instead);
    assertThatThrownBy(() -> MappingReader.read("x.yaml", bad)).hasMessageContaining(message);
  }

  private static String key(Outcome outcome) {
    return ((Outcome.Mapped) outcome).facts().getFirst().key();
  }

  private static Op op(Outcome outcome) {
    return ((Outcome.Mapped) outcome).facts().getFirst().envelope().getOp();
  }

  private Outcome map(String topic, @Nullable String value, Map<String, String> headers) {
    byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
    return mappings.map(
        new Change(topic, 0, 0, 0, Long.MAX_VALUE / 2, null, bytes, headers),
        source -> 0,
        id -> Optional.empty());
  }
}
