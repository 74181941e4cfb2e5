package io.holdwatch.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdwatch.contract.YamlError;
import io.holdwatch.contract.fact.Document;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Documents that come within an event. */
class PaperValueTest {
  private static final String MAPPING =
      """
      source: tms
      format: cloudevents-json
      scope: "{legal_entity}"
      version: sequence
      deletes: ignore
      tables:
        proofs:
          topic: tms.proofs
          type: proof
          key: [legal_entity, "@subject"]
          facts:
            - type: Document
              fields:
                document: "{legal_entity}:{@subject}"
                kind: PROOF_OF_DELIVERY
                shipment: "{legal_entity}:{shipment_no}"
                content: {value: "{body}", read: pdf-text}
      """;

  private final Mappings mappings = new Mappings(List.of(MappingReader.read("x.yaml", MAPPING)));

  @Test
  void onlyWhatMayBeKeptIsInTheFact() {
    Outcome.Mapped mapped =
        (Outcome.Mapped) map("\"Order: 4711\\nSigned by: Ada Example\\n10 A-100 Kettle 8 PCE\"");
    Document document = (Document) mapped.facts().getFirst().value();
    assertThat(document.getContent())
        .isEqualTo(
            "{\"lines\":[{\"item\":\"A-100\",\"line\":\"10\",\"quantity\":\"8\",\"unit\":\"PCE\"}],"
                + "\"order\":\"4711\"}");
  }

  @Test
  void aDocumentWithoutATextIsKnownAllTheSame() {
    Outcome.Mapped mapped = (Outcome.Mapped) map("null");
    assertThat(((Document) mapped.facts().getFirst().value()).getContent()).isNull();
  }

  @Test
  void oneThatCannotBeReadIsRejectedWithItsColumnAndReason() {
    Outcome.Rejection rejection = (Outcome.Rejection) map("\"Dear Sir or Madam\"");
    assertThat(rejection.reason()).isEqualTo(Reason.BAD_TEXT);
    assertThat(rejection.toString()).contains("body").contains("has no order");
  }

  @Test
  void anotherFormatOrFieldIsRefusedWhenTheMappingIsRead() {
    assertThatThrownBy(() -> MappingReader.read("x.yaml", MAPPING.replace("pdf-text", "docx")))
        .isInstanceOf(YamlError.class)
        .hasMessageContaining("must be 'ubl', 'pdf-text' or 'json', not 'docx'");
    assertThatThrownBy(() -> MappingReader.read("x.yaml", MAPPING.replace("content:", "issued:")))
        .isInstanceOf(YamlError.class)
        .hasMessageContaining("reads a document into a text");
  }

  @Test
  void aDocumentMayBeLongerThanOtherTexts() {
    Outcome.Mapped mapped =
        (Outcome.Mapped) map("\"Order: 4711\\n" + "small print\\n".repeat(5_000) + "\"");
    assertThat(((Document) mapped.facts().getFirst().value()).getContent())
        .isEqualTo("{\"order\":\"4711\"}");
  }

  @Test
  void aDocumentIsReadInTheWayThatAColumnSays() {
    String byColumn =
        MAPPING.replace("read: pdf-text", "read: {shipment_no: {S1: json, S2: pdf-text}}");
    Mappings mappings = new Mappings(List.of(MappingReader.read("x.yaml", byColumn)));
    Outcome.Mapped mapped = (Outcome.Mapped) map(mappings, "\"{\\\"order\\\":\\\"4711\\\"}\"");
    assertThat(((Document) mapped.facts().getFirst().value()).getContent())
        .isEqualTo("{\"order\":\"4711\"}");
    Mappings other =
        new Mappings(List.of(MappingReader.read("x.yaml", byColumn.replace("S1: json, ", ""))));
    Outcome.Rejection rejection = (Outcome.Rejection) map(other, "\"Order: 4711\"");
    assertThat(rejection.reason()).isEqualTo(Reason.UNKNOWN_SYMBOL);
    assertThat(rejection.toString()).contains("'shipment_no' is 'S1'").contains("S2");
    assertThatThrownBy(
            () -> MappingReader.read("x.yaml", MAPPING.replace("pdf-text", "{a: {X: ubl}, b: {}}")))
        .isInstanceOf(YamlError.class)
        .hasMessageContaining("must name one column");
  }

  private Outcome map(String body) {
    return map(mappings, body);
  }

  private static Outcome map(Mappings mappings, String body) {
    String event =
        """
        {"specversion":"1.0","id":"9","source":"/tms","type":"proof","subject":"P1","sequence":"7",
        "time":"2026-01-05T10:00:00Z","data":{"legal_entity":"DE","shipment_no":"S1","body":%s}}\
        """
            .formatted(body);
    return mappings.map(
        Change.sample("tms.proofs", 1, null, event.getBytes(StandardCharsets.UTF_8)),
        source -> 0,
        id -> Optional.empty());
  }
}
