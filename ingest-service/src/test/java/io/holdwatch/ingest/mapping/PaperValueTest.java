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
        .hasMessageContaining("must be 'ubl' or 'pdf-text', not 'docx'");
    assertThatThrownBy(() -> MappingReader.read("x.yaml", MAPPING.replace("content:", "issued:")))
        .isInstanceOf(YamlError.class)
        .hasMessageContaining("reads a document into a text");
  }

  private Outcome map(String body) {
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
