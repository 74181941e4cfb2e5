package io.holdwatch.routing.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdwatch.contract.YamlError;
import io.holdwatch.contract.packet.ExceptionType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PackReaderTest {
  @Test
  void readsThePackThatComesWithTheService() throws IOException {
    RoutingPolicy pack = RoutingPolicy.parse("standard.yaml", standard());
    assertThat(pack.name()).isEqualTo("standard@15");
    assertThat(pack.owner(ExceptionType.SHIPMENT_DELAY, "NOT_SHIPPED").team())
        .isEqualTo("warehouse");
    assertThat(pack.owner(ExceptionType.SHIPMENT_DELAY, "CONFIRMED_LATER").team())
        .isEqualTo("sales-operations");
    assertThat(pack.owner(ExceptionType.CREDIT_HOLD, "ANY").team()).isEqualTo("credit-control");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "version: 15 | version: none | 'version' must be a whole number",
        "id: standard | name: standard | 'name' is not known here",
        "team: planning | team: planners | 'team' is not a team",
        "within: PT4H | within: 4h | must be an ISO 8601 duration",
        "type: CREDIT_HOLD | type: CREDIT_HELD | names 'CREDIT_HELD'",
        "type: CREDIT_HOLD, team | type: ORDER_CHURN, team | a rule for the rest of ORDER_CHURN"
            + " stands already",
        "late: 25 | late: 250 | must be 0 to 100 points",
        "MEDIUM: 1000 | MIDDLE: 1000 | names 'MIDDLE'",
        "A: 1, B: 2 | A: 0, B: 2 | must be a class from 1, the highest, to 9",
        "tolerance: 0(?!.) | tolerance: 1.5 | must be a fraction from 0 to 1",
        "overdueDays: 30 | overdueDays: -1 | must be a number of days from 0 on",
        "mustBlock: .CREDIT_HOLD | mustBlock: [CREDIT | names 'CREDIT'",
        "stock: .planning manager. | stock: [] | names nobody who could approve",
        "unconfirmedBefore: PT2H | unconfirmedBefore: 2h | must be an ISO 8601 duration",
        "times: 3, within | times: 1, within | must be a number from 2 on",
        "records: 4 | many: 4 | 'many' is not known here",
        "tax-id], owner | tax], owner | names 'tax': use one of item",
        ".customer, tax-id. | [item, tax-id] | item has a data owner already",
        "conversion], owner | unit], owner | unit has a data owner already",
        ".records: .rate., owner | {records: [rate], source: erp, owner | lack a data owner for"
            + " rate",
        "duplicateWithin: P90D | duplicateWithin: 90 | must be an ISO 8601 duration",
        "history: 8 | history: 0 | must be a number from 1 on",
        "least: 0.1 | least: 2 | must be a fraction from 0 to 1",
        "spread: 8 | spread: wide | must be an amount",
        "changes: 3 | changes: 0 | must be a number from 1 on",
        "within: P7D | within: a week | must be an ISO 8601 duration",
        "etaTolerance: P1D | etaTolerance: a day | must be an ISO 8601 duration",
        "assignBefore: P2D | assignBefore: 2 days | must be an ISO 8601 duration",
        "confirmBefore: PT12H | confirmBefore: 1d | must be an ISO 8601 duration",
        "discount: 0.20 | discount: 20 | must be a fraction from 0 to 1",
        "value: 25000 | value: -1 | must not be negative",
        "COMPLIANCE_BLOCK: HIGH | COMPLIANCE_BLOCK: DIRE | names 'DIRE'",
        "COMPLIANCE_BLOCK: HIGH | COMPLIANCE: HIGH | is not a type of exception",
        "value: 25000 | worth: 25000 | 'worth' is not known here",
        "proofWithin: P2D | proofWithin: 2 | must be an ISO 8601 duration",
        "currency: EUR | currency: euro | must be a currency of ISO 4217 such as EUR, not 'euro'",
        "currency: EUR | currency: EUX | must be a currency of ISO 4217",
        "currency: EUR | money: EUR | 'money' is not known here",
        "northwind: USD | northwind: 840 | must be a currency of ISO 4217",
        "tolerance: 0.05 | tolerance: 5 | must be a fraction from 0 to 1",
        "lowRisk: 5 | lowRisk: few | must be an amount",
        "status: .wms | status: [vms | names 'vms', which is not in 'systems'",
        "quantity: .wms | quantity: [tms | names a source twice",
        "  estimated: .tms |   arrival: [tms | 'arrival' is not known here",
        "systems: .erp | wholes: [erp | 'wholes' is not known here",
        "escalation: sales-operations | escalation: sales | is not a team",
        "within: PT24H | within: PT0S | leaves no time",
        "severity: MEDIUM | severity: MIDDLE | names 'MIDDLE'",
        "types: .SHIPMENT_DELAY, | types: [CREDIT_HOLD, | says nothing for it while OPEN",
        "state: CLOSED | state: OPEN | has language for OPEN already",
        "is being prepared | is 3 days away | names a figure itself",
        "promised for .promised. | promised for {wished} | has the token {wished}",
        "reason: CANCELLED | reason: SHIPPED | stands twice",
        "class: contract dispute | class: late fulfilment change | stands twice",
        "class: contract dispute | class: small talk | is no class that stays with people",
        "- type: ORDER_CHURN | - type: CHURN | names 'CHURN', which is not a type of exception",
        "- type: ORDER_CHURN | - type: CREDIT_HOLD | the rest of CREDIT_HOLD has a text already",
        ".DOUBLE_BOOKED. | [TWICE] | names 'TWICE', which is no sub-reason of DISPATCH_CAPACITY:"
            + " use one of LATE_APPOINTMENT",
        ".TERMS. | [OVERDUE] | CREDIT_HOLD OVERDUE has a text already: keep one",
        "NOT_DELIVERED, EST | NOT_SHIPPED, EST | has an owner already"
      })
  void refusesWithFileLineAndReason(String from, String to, String reason) throws IOException {
    String broken = standard().replaceFirst(from.strip(), to.strip());
    assertThatThrownBy(() -> RoutingPolicy.parse("pack.yaml", broken))
        .isInstanceOf(YamlError.class)
        .hasMessageMatching("pack\\.yaml:\\d+: .*")
        .hasMessageContaining(reason.strip());
  }

  @Test
  void aPackThatSaysNothingOfTheReportingCurrencyIsReadButNotPublished() throws IOException {
    String before = standard().replaceFirst("(?s)reporting:\\R.*?\\R\\R", "");
    assertThat(before).doesNotContain("currency: EUR");
    assertThatThrownBy(() -> RoutingPolicy.parse("pack.yaml", before))
        .isInstanceOf(YamlError.class)
        .hasMessageContaining("lacks 'reporting': say in which currency");
    assertThat(RoutingPolicy.published("standard@4", before).reporting()).isNull();
  }

  @Test
  void everyTypeIsToldHowItIsDecidedAndInAFewWords() throws IOException {
    RoutingPolicy pack = RoutingPolicy.parse("standard.yaml", standard());
    for (ExceptionType type : ExceptionType.values()) {
      assertThat(pack.playbooks().text(type, "ANY").isPresent())
          .as(type.name())
          .isEqualTo(type != ExceptionType.UNKNOWN);
    }
    assertThat(pack.playbooks().text(ExceptionType.ORDER_ANOMALY, "DUPLICATE_PO").orElseThrow())
        .startsWith("Ask the customer whether both orders are wanted.");
    assertThat(pack.playbooks().text(ExceptionType.ORDER_ANOMALY, "ANY").orElseThrow())
        .startsWith("Ask the customer whether the order is meant");
    refused("(?s)  - type: PROMISE_AT_RISK.*", "", "lack a text for the rest of PROMISE_AT_RISK");
    refused("Ask finance why", "Ask ".repeat(100), "at most 400 may be");
    refused("\"Ask finance why[^\"]*\"", "''", "it has 0 characters");
    refused("(?s)playbooks:.*", "", "lacks 'playbooks': say of each type how it is decided");
    String before = standard().replaceFirst("(?s)playbooks:.*", "");
    assertThat(RoutingPolicy.published("standard@6", before).playbooks()).isEqualTo(Playbooks.NONE);
  }

  private static void refused(String from, String to, String reason) throws IOException {
    String broken = standard().replaceFirst(from, to);
    assertThatThrownBy(() -> RoutingPolicy.parse("pack.yaml", broken))
        .isInstanceOf(YamlError.class)
        .hasMessageContaining(reason);
  }

  private static String standard() throws IOException {
    try (InputStream in = PackReaderTest.class.getResourceAsStream("/policies/standard.yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
