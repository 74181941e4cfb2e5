package io.holdwatch.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdwatch.contract.YamlError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingReaderTest {
  private static final String GOOD =
      """
      source: shop
      format: debezium-json
      clock: live
      scope: "{entity}"
      version: postgres-lsn
      lookups:
        basis: {S: SHIP, D: DELIVER}
      tables:
        lines:
          topic: shop.lines
          key: [no, pos]
          facts:
            - type: OrderLine
              when: qty
              fields:
                order: "{entity}:{no}"
                ordered: {value: "{qty}", factor: 12, absent: zero}
                discount: {value: "{pct}", percent: true}
                basis: {value: "{basis}", lookup: basis}
                requested: {value: "{day}", as: days}
          contacts:
            name: "{person}"
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "source: shop | '' | x.yaml:2: lacks 'source'",
        "source: shop | source: a b | x.yaml:1: 'source' must be a word",
        "format: debezium-json | format: csv | x.yaml:2: 'format' must be one of",
        "clock: live | clock: wall | x.yaml:3: 'clock' must be 'live'",
        "version: postgres-lsn | version: git | x.yaml:5: 'version' must be postgres-lsn",
        "topic: shop.lines | topics: shop.lines | x.yaml:10: 'topics' is not known here",
        "key: [no, pos] | '' | x.yaml:10: 'lines' lacks 'key'",
        "type: OrderLine | type: Tick | x.yaml:13: 'type' 'Tick' is no fact type",
        "'order: \"{entity}:{no}\"' | 'orders: 1' | x.yaml:16: 'orders' is not known here",
        "'order: \"{entity}:{no}\"' | 'order: \"{entity\"' | x.yaml:16: 'order' has a brace that"
            + " names no column",
        "absent: zero | absent: none | x.yaml:17: 'absent' must be 'unknown' or 'zero'",
        "absent: zero | round: up-ish | x.yaml:17: 'round' must be one of",
        "'lookup: basis' | 'lookup: base' | x.yaml:19: 'lookup' names no table",
        "'{S: SHIP, D: DELIVER}' | '{S: SHIP, D: EXW}' | x.yaml:19: 'basis' ''EXW'' is none of",
        "'as: days' | 'as: weeks' | x.yaml:20: 'as' must be one of",
        "'\"{person}\"' | '\"{qty}\"' | x.yaml:10: 'lines' uses the personal column 'qty'",
        "'when: qty' | 'when: {}' | x.yaml:14: 'when' names no column",
        "absent: zero | inverse: maybe | x.yaml:17: 'inverse' must be true or false",
        "'lookup: basis' | 'inverse: true' | x.yaml:19: 'basis' is no decimal: 'inverse' does not"
            + " apply",
        "'lookup: basis' | 'day: true' | x.yaml:19: 'basis' is no date: 'day' does not apply",
        "'when: qty' | 'links: [{field: order, fact: Order, record: ''1'', take: entered}]' |"
            + " x.yaml:14: 'field' ''order'' does not fit 'entered': they are of different types",
        "'when: qty' | 'links: [{fact: Order, record: ''1'', take: order}]' | x.yaml:14: 'links'"
            + " needs either 'field'",
        "'when: qty' | 'links: [{field: price.per, fact: Order, record: ''1'', take: order}]' |"
            + " x.yaml:14: 'field' ''price.per'' is no text within a field",
        "'when: qty' | 'links: [{field: order, fact: Order, record: ''1'', take: order, days: 3}]'"
            + " | x.yaml:14: 'days' applies only where the field that is filled takes a date",
        "'when: qty' | 'links: [{only: a, fact: Order, record: ''1'', take: order, append: b}]' |"
            + " x.yaml:14: 'append' applies only where",
        "'\"{person}\"' | '\"{qty?}\"' | x.yaml:10: 'lines' uses the personal column 'qty'",
        "scope: | scope: [ | x.yaml:",
      })
  void aWrongMappingIsRefusedWithFileLineKeyAndReason(String part, String instead, String message) {
    String bad = GOOD.replace(part, instead == null ? "" : instead);
    assertThat(bad).isNotEqualTo(GOOD);
    assertThatThrownBy(() -> MappingReader.read("x.yaml", bad))
        .isInstanceOf(YamlError.class)
        .hasMessageContaining(message.replace("''", "'"));
  }

  @Test
  void conversionsLookupsAndConditionsDoWhatTheySay() {
    Mappings mappings = new Mappings(List.of(MappingReader.read("x.yaml", GOOD)));
    String row =
        """
        {"before":null,"after":{"entity":"DE","no":1,"pos":2,"qty":3,"pct":7.5,"basis":"D","day":20454,"person":"A"},
        "source":{"lsn":4,"ts_ms":1000000000000,"snapshot":"false"},"op":"u"}\
        """;
    Outcome.Mapped mapped = (Outcome.Mapped) map(mappings, row);
    assertThat(MappingTrial.json(mapped.facts().getFirst()))
        .contains(
            "\"ordered\":\"36\"",
            "\"discount\":\"0.075\"",
            "\"basis\":\"DELIVER\"",
            "\"date\":\"2026-01-01\"")
        .contains("\"key\":\"OrderLine:shop:lines:1:2\"", "\"version\":[0,4]");
    assertThat(mapped.contacts().getFirst().subject()).isEqualTo("shop:lines:1:2");
    Outcome.Mapped gone = (Outcome.Mapped) map(mappings, row.replace("\"qty\":3", "\"qty\":null"));
    assertThat(MappingTrial.json(gone.facts().getFirst())).contains("\"op\":\"DELETE\"");
  }

  @Test
  void aLiveEventFromTheFutureIsRejected() {
    Mappings mappings = new Mappings(List.of(MappingReader.read("x.yaml", GOOD)));
    byte[] row =
        """
        {"before":null,"after":{"entity":"DE","no":1,"pos":2,"qty":3,"pct":7.5,"basis":"D","day":1,"person":"A"},
        "source":{"lsn":4,"ts_ms":1000000300001,"snapshot":"false"},"op":"u"}\
        """
            .replace("\"day\":1", "\"day\":null")
            .getBytes(StandardCharsets.UTF_8);
    Change change =
        new Change("shop.lines", 0, 0, 0, 1_000_000_000_000L, null, row, java.util.Map.of());
    assertThat(mappings.map(change, source -> 0, id -> Optional.empty()))
        .isInstanceOfSatisfying(
            Outcome.Rejection.class,
            r -> assertThat(r.reason()).isEqualTo(Reason.FUTURE_EVENT_TIME));
  }

  @Test
  void everyPackOfTheProductLoads() {
    assertThat(
            MappingFiles.load(
                    List.of(
                        "northwind",
                        "demo",
                        "canonical",
                        "odoo",
                        "wms",
                        "tms",
                        "finance",
                        "crm",
                        "dispatch"))
                .all())
        .hasSize(9);
  }

  private static Outcome map(Mappings mappings, String value) {
    return mappings.map(
        Change.sample("shop.lines", 0, null, value.getBytes(StandardCharsets.UTF_8)),
        source -> 0,
        id -> Optional.empty());
  }
}
