package io.holdwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ForbiddenChangesTest {
  private static final String CONTRACT =
      """
      {"type": "record", "name": "Packet", "namespace": "t", "fields": [
        {"name": "id", "type": "string"},
        {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
        {"name": "kind", "type": {"type": "enum", "name": "Kind", "symbols": ["UNKNOWN", "A", "B"], "default": "UNKNOWN"}, "default": "UNKNOWN"},
        {"name": "note", "type": ["null", "string"], "default": null},
        {"name": "spell", "type": "int", "default": 0},
        {"name": "lines", "type": {"type": "array", "items": {"type": "record", "name": "Line", "fields": [
          {"name": "quantity", "type": ["null", {"type": "bytes", "logicalType": "decimal", "precision": 19, "scale": 6}], "default": null}
        ]}}, "default": []}
      ]}
      """;

  /**
   * Each row: text of the contract, what it becomes, the field that is named, what is said of the
   * change.
   */
  @ParameterizedTest(name = "{3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "scale": 6                           | "scale": 4                  | Packet.lines[].quantity | scale changed from 6 to 4
          "precision": 19                      | "precision": 21             | Packet.lines[].quantity | precision changed from 19 to 21
          "logicalType": "timestamp-millis"    | "logicalType": "timestamp-micros" | Packet.at         | logical type changed from timestamp-millis to timestamp-micros
          {"type": "long", "logicalType": "timestamp-millis"} | "long"       | Packet.at               | logical type changed from timestamp-millis to none
          "type": "int", "default": 0          | "type": "int"               | Packet.spell            | its default '0' was removed
          "type": "int", "default": 0          | "type": "int", "default": 1 | Packet.spell            | its default changed from '0' to '1'
          "type": ["null", "string"], "default": null | "type": ["null", "string"] | Packet.note       | its default null was removed
          "name": "spell"                      | "name": "reopenings"        | Packet.spell            | renamed to 'reopenings'
          "name": "id"                         | "name": "key"               | Packet.id               | renamed to 'key'
          "name": "Line"                       | "name": "Row"               | Packet.lines[]          | record name changed from t.Line to t.Row
          "UNKNOWN", "A", "B"                  | "UNKNOWN", "A"              | Packet.kind             | enum symbol B was removed
          "B"], "default": "UNKNOWN"            | "B"], "default": "A"        | Packet.kind             | default symbol changed from UNKNOWN to A
          "symbols": ["UNKNOWN", "A", "B"], "default": "UNKNOWN" | "symbols": ["UNKNOWN", "A", "B"] | Packet.kind | default symbol changed from UNKNOWN to none
          ["null", "string"]                   | ["null"]                    | Packet.note             | its union lost 'string'
          {"name": "id", "type": "string"},    | {"name": "id", "type": "string"}, {"name": "n", "type": "int"}, | Packet.n | added without a default
          "name": "id", "type": "string"       | "name": "id", "type": "int" | /fields/0/type          | new readers cannot read old values
          """)
  void isRefusedWhicheverTheLevel(String was, String becomes, String field, String said) {
    for (boolean full : List.of(false, true)) {
      List<Refusal> refusals = change(full, was, becomes);
      assertThat(refusals).as("full: %s", full).isNotEmpty();
      Refusal first = refusals.getFirst();
      assertThat(first.field()).isEqualTo(field);
      assertThat(first.change()).startsWith(said);
      assertThat(first.toString())
          .startsWith("s-value, against v1, field '" + field + "': " + said)
          .contains("Mend: ");
    }
  }

  @ParameterizedTest(name = "{3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ["null", "string"]                   | ["null", "string", "long"]  | Packet.note             | its union grew by 'long'
          "type": "int", "default": 0          | "type": ["int", "null"], "default": 0 | Packet.spell  | its union grew by 'null'
          {"name": "id", "type": "string"},    |                             | Packet.id               | removed, and old readers have no default for it
          "type": "int"                        | "type": "long"              | /fields/4/type          | old readers cannot read new values
          """)
  void isRefusedWhereOldReadersMustReadNewValues(
      String was, @Nullable String becomes, String field, String said) {
    String text = becomes == null ? "" : becomes;
    assertThat(change(false, was, text)).isEmpty();
    assertThat(change(true, was, text))
        .first()
        .satisfies(
            refusal -> {
              assertThat(refusal.field()).isEqualTo(field);
              assertThat(refusal.change()).startsWith(said);
            });
  }

  @Test
  void anEnumWithoutDefaultSymbolMayNotGrowOutward() {
    String was =
        CONTRACT
            .replace("\"default\": \"UNKNOWN\"},", "\"x\": 1},")
            .replace("}, \"default\": \"UNKNOWN\"}", "}}");
    String now = was.replace("\"B\"", "\"B\", \"C\"");
    assertThat(ContractChange.refusals("s-value", 1, true, parse(was), parse(now)))
        .first()
        .extracting(Refusal::change)
        .asString()
        .startsWith("enum symbol C was added");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": \"id\", \"type\": \"string\"}, {\"name\": \"n\", \"type\": \"int\","
            + " \"default\": 0}",
        "{\"name\": \"id\", \"type\": \"string\", \"doc\": \"said better\"}",
      })
  void additionsWithDefaultAndBetterDocsAreLetIn(String becomes) {
    assertThat(change(true, "{\"name\": \"id\", \"type\": \"string\"}", becomes)).isEmpty();
  }

  @Test
  void anEnumWithDefaultSymbolMayGrow() {
    assertThat(change(true, "\"A\", \"B\"", "\"A\", \"B\", \"C\"")).isEmpty();
  }

  private static List<Refusal> change(boolean full, String was, String becomes) {
    assertThat(CONTRACT).as("the contract has what the row changes").contains(was);
    return ContractChange.refusals(
        "s-value", 1, full, parse(CONTRACT), parse(CONTRACT.replace(was, becomes)));
  }

  private static Schema parse(String text) {
    return new Schema.Parser().parse(text);
  }
}
