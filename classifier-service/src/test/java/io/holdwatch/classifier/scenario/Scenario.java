package io.holdwatch.classifier.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.classifier.order.FactKeys;
import io.holdwatch.classifier.scope.Arrival;
import io.holdwatch.classifier.scope.Effect;
import io.holdwatch.classifier.scope.ScopeDesk;
import io.holdwatch.classifier.scope.Tracked;
import io.holdwatch.contract.fact.EpochStarted;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.fact.PolicyActivated;
import io.holdwatch.contract.fact.TableReady;
import io.holdwatch.contract.fact.Tick;
import io.holdwatch.contract.packet.ActionOption;
import io.holdwatch.contract.packet.Correction;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.LockedAction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Plays the steps of one scenario file against a desk, which is built anew from what it kept after
 * every step.
 */
final class Scenario {
  private static final String POLICY =
      """
      settling:
        {SHIPMENT_DELAY: PT4H, STOCK_SHORTAGE: PT4H, ALLOCATION_CONFLICT: PT4H, PRIORITY_CONFLICT: PT4H,
         SUBSTITUTION_NEEDED: PT4H, CREDIT_HOLD: PT1H, PRICE_MISMATCH: PT0S, HOLD_MISMATCH: PT2H,
         MASTER_DATA_CONFLICT: PT1H, ORDER_ANOMALY: PT1H, ORDER_CHURN: PT1H, STATUS_MISMATCH: PT4H,
         SUPPLIER_DELAY: PT12H, SHIPMENT_CONSTRAINT: PT1H, DISPATCH_CAPACITY: PT1H,
         COMPLIANCE_BLOCK: PT0S, APPROVAL_GAP: PT1H, CONTRACT_DISPUTE: PT1H,
         DELIVERY_FAILED: PT1H, DOCUMENT_ISSUE: PT1H}
      severity: {LOW: 0, MEDIUM: 1000}
      priority:
        {money: {5: 0, 20: 1000}, late: 25, timeLeft: {9: PT8H, 3: P5D}, tier: {A: 20}, agreement: 4, compliance: 6,
         displaced: {7: 1}, complexity: {2: 2}, class: {A: 1, B: 2, C: 3}}
      stock: {unconfirmedBefore: PT2H}
      supplier: {confirmBefore: P1D}
      dispatch: {assignBefore: P2D}
      credit: {overdueDays: 30, overdueAmount: 100}
      price: {tolerance: 0, lineDiscount: 0.30}
      approvals: {discount: 0.20, value: 25000}
      documents: {proofWithin: P2D, despatchWithin: PT8H}
      holds:
        mustBlock: [CREDIT_HOLD]
        release: {credit: [credit manager], stock: [planning manager], other: [sales manager]}
      anomaly: {duplicateWithin: P90D, history: 8, least: 0.1, spread: 8}
      churn: {tiers: [A], changes: 3, within: P7D}
      status: {etaTolerance: P1D}
      impact: {cancellation: {A: {0: 0, 1: 0.5}, rest: {0: 0}}, daysLate: 2, severity: {COMPLIANCE_BLOCK: MEDIUM}}
      execution: {TRANSFER: PT8H}
      sources: {estimated: [tms, wms, erp], status: [wms, erp], quantity: [wms, erp], onHand: [wms, erp]}
      freshness: {Shipment: P2D, StatusReport: P7D, Stock: P7D, Commitment: P30D}
      followUps: {unknownAfter: PT15M}
      reporting: {currency: EUR, tolerance: 0.10}
      masterData:
        recurring: {times: 3, within: P30D, records: 3}
        owners:
          - {records: [item], source: plm, owner: product data}
          - {records: [customer, tax-id], owner: customer data}
          - {records: [conversion], table: Item, owner: packaging data}
          - {records: [item, unit, conversion], owner: item data}
          - {records: [rate], owner: treasury}
      signOff: {TRANSFER: [planning manager], RELEASE_HOLD: [credit manager]}
      locked:
        - {type: CREDIT_HOLD, actions: [PARTIAL_SHIP, DROP_SHIP], rule: nothing ships before credit is cleared, unlockedBy: credit manager}
      owners:
        - {type: CREDIT_HOLD, team: credit-control}
      """;

  /** Steps that expect exceptions, causes that several share, and answers to inquiries. */
  private static final List<String> EXPECTING = List.of("expect", "causes", "answers");

  private final Map<String, SpecificRecord> facts = new LinkedHashMap<>();
  private final Map<String, Tracked> tracked = new LinkedHashMap<>();
  private final List<ExceptionPacket> packets = new ArrayList<>();

  /** Packets of shared causes, which only steps that name them look at. */
  private final List<ExceptionPacket> causes = new ArrayList<>();

  /** What is known of orders that customers ask about, as {@link #causes}. */
  private final List<ExceptionPacket> answers = new ArrayList<>();

  private final String type;
  private ScopeDesk desk = new ScopeDesk();

  /**
   * @param type of the packets that a step expects without naming another
   */
  private Scenario(String type) {
    this.type = type;
  }

  static void play(Path file) throws IOException {
    Scenario scenario = new Scenario(type(file));
    scenario.take(policy());
    int number = 0;
    for (Map<String, Object> step : steps(file)) {
      number++;
      scenario.step(file.getFileName() + " step " + number, step);
    }
    assertThat(scenario.packets)
        .as("%s: packets that no step expects", file.getFileName())
        .isEmpty();
  }

  /** Scenarios of a type lie in the folder of its name. */
  static String type(Path file) {
    return file.getName(file.getNameCount() - 2).toString();
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> steps(Path file) throws IOException {
    Map<String, Object> root =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    return (List<Map<String, Object>>) java.util.Objects.requireNonNull(root.get("steps"));
  }

  /** All that the desk is told in a scenario, in order, the policy first. */
  static List<SpecificRecord> records(Path file) throws IOException {
    List<SpecificRecord> records = new ArrayList<>();
    records.add(policy());
    for (Map<String, Object> step : steps(file)) {
      if (!expects(step)) {
        records.add(record(step));
      }
    }
    return records;
  }

  private static boolean expects(Map<String, Object> step) {
    return EXPECTING.stream().anyMatch(step::containsKey);
  }

  /** The packets that a step expects, of whatever kind; none where it tells the desk something. */
  static List<Map<?, ?>> expected(Map<String, Object> step) {
    List<Map<?, ?>> expected = new ArrayList<>();
    for (String kind : EXPECTING) {
      if (step.get(kind) instanceof List<?> packets) {
        packets.forEach(packet -> expected.add((Map<?, ?>) packet));
      }
    }
    return expected;
  }

  /** Whether a record is a fact of a source and not one of the log's own. */
  static boolean isFact(SpecificRecord record) {
    return FactKeys.envelope(record).isPresent();
  }

  private static SpecificRecord policy() {
    return new PolicyActivated("test", 1, "digest", POLICY, "test", 1L);
  }

  private void step(String where, Map<String, Object> step) {
    if (step.containsKey("expect")) {
      expect(where, expected(step), packets);
    } else if (step.containsKey("causes")) {
      expect(where, expected(step), causes);
    } else if (step.containsKey("answers")) {
      expect(where, expected(step), answers);
    } else {
      take(record(step));
    }
  }

  private static SpecificRecord record(Map<String, Object> step) {
    String kind = step.keySet().iterator().next();
    Object value = java.util.Objects.requireNonNull(step.get(kind));
    return switch (kind) {
      case "clock" -> new Tick("test", Instant.parse(value.toString()));
      case "ready" ->
          new TableReady(
              "erp",
              "all",
              0,
              1,
              Boolean.parseBoolean(value.toString()),
              0L,
              0L,
              Long.parseLong(step.getOrDefault("snapshot", 0).toString()));
      case "epoch" -> new EpochStarted("erp", ((Number) value).longValue(), "test", "restored");
      default -> FactYaml.of(step);
    };
  }

  private void take(SpecificRecord fact) {
    for (Effect effect : desk.take(fact, Arrival.alone())) {
      switch (effect) {
        case Effect.Keep keep -> facts.put(keep.key(), keep.fact());
        case Effect.Forget forget -> facts.remove(forget.key());
        case Effect.Track track -> tracked.put(track.exceptionId(), stored(track.tracked()));
        case Effect.Emit emit -> {
          switch (emit.packet().getKind()) {
            case EXCEPTION -> packets.add(emit.packet());
            case CAUSE -> causes.add(emit.packet());
            case FOLLOW_UP -> answers.add(emit.packet());
            case CLOCK, POLICY, UNKNOWN -> {}
          }
        }
        case Effect.Count count -> assertThat(count.verdict()).isNotNull();
      }
    }
    restart();
  }

  /** As it comes back from a store: through bytes. */
  private static Tracked stored(Tracked tracked) {
    ExceptionPacket last = tracked.last();
    try {
      return new Tracked(
          tracked.key(),
          tracked.life(),
          tracked.memory(),
          last == null ? null : ExceptionPacket.fromByteBuffer(last.toByteBuffer()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A restart after every record must not be noticed. */
  private void restart() {
    ScopeDesk fresh = new ScopeDesk();
    facts.forEach(fresh::restore);
    tracked.values().forEach(fresh::restore);
    fresh.resume();
    desk = fresh;
  }

  private void expect(String where, List<?> expected, List<ExceptionPacket> packets) {
    List<Map<String, String>> seen = new ArrayList<>();
    List<Map<String, String>> wanted = new ArrayList<>();
    for (int i = 0; i < Math.max(expected.size(), packets.size()); i++) {
      Map<String, String> want = new LinkedHashMap<>();
      if (i < expected.size()) {
        if (packets != answers) {
          want.put("type", type);
        }
        ((Map<?, ?>) expected.get(i)).forEach((k, v) -> want.put(k.toString(), text(v)));
        wanted.add(want);
      }
      if (i < packets.size()) {
        Map<String, String> have = new LinkedHashMap<>();
        for (String field :
            want.isEmpty()
                ? List.of("type", "subject", "event", "subReason", "since")
                : want.keySet()) {
          have.put(field, field(packets.get(i), field));
        }
        seen.add(have);
      }
    }
    assertThat(seen).as(where).isEqualTo(wanted);
    packets.clear();
  }

  /** The field of a packet that an expectation is about. */
  static String ofPacket(String expectation) {
    return switch (expectation) {
      case "affected", "inBase", "due", "dueFrom" -> "lines";
      case "advises" -> "options";
      case "says", "tells", "rivals" -> "evidence";
      case "atRisk" -> "revenueAtRisk";
      case "does" -> "options";
      case "because" -> "locked";
      default -> expectation;
    };
  }

  private static String field(ExceptionPacket packet, String field) {
    return switch (field) {
      case "affected" ->
          packet.getLines().stream()
              .map(l -> l.getLine() + " " + text(String.valueOf(l.getQuantity())))
              .toList()
              .toString();
      case "inBase" ->
          packet.getLines().stream()
              .map(l -> text(String.valueOf(l.getBaseQuantity())) + " " + l.getBaseUnit())
              .toList()
              .toString();
      case "advises" ->
          packet.getOptions().stream().map(ActionOption::getDescription).toList().toString();
      case "tells" ->
          packet.getEvidence().stream()
              .map(e -> e.getLabel() + ": " + e.getValue())
              .toList()
              .toString();
      case "rivals" ->
          packet.getEvidence().stream()
              .filter(e -> e.getRivalValue() != null)
              .map(
                  e ->
                      e.getLabel()
                          + ": "
                          + e.getRivalValue()
                          + " by "
                          + e.getRivalSource()
                          + ", believed: "
                          + e.getHierarchy())
              .toList()
              .toString();
      case "options" -> packet.getOptions().stream().map(Scenario::option).toList().toString();
      case "does" ->
          packet.getOptions().stream().map(ActionOption::getDescription).toList().toString();
      case "because" ->
          packet.getLocked().stream().map(LockedAction::getRule).distinct().toList().toString();
      case "locked" ->
          packet.getLocked().stream()
              .map(each -> each.getAction() + " by " + each.getUnlockedBy())
              .toList()
              .toString();
      case "priorityParts" ->
          packet.getPriorityParts().stream()
              .map(part -> part.getName() + " " + part.getPoints())
              .toList()
              .toString();
      case "commitments" ->
          packet.getCommitments().stream().map(each -> each.getSaid()).toList().toString();
      case "correction" -> correction(packet.getCorrection());
      case "lacking" -> packet.getLacking().stream().map(Scenario::correction).toList().toString();
      case "orderValue",
          "revenueAtRisk",
          "expectedLoss",
          "lossPerHour",
          "marginEffect",
          "reportedMarginEffect" ->
          packet.get(packet.getSchema().getField(field).pos()) instanceof Money money
              ? text(money.getAmount()) + " " + money.getCurrency()
              : "none";
      case "dueFrom" -> String.valueOf(packet.getLines().getFirst().getDueFrom());
      case "due" -> String.valueOf(packet.getLines().getFirst().getDue());
      case "evidence" ->
          packet.getEvidence().stream().map(e -> e.getFactType()).distinct().toList().toString();
      case "says" ->
          packet.getEvidence().stream()
              .filter(e -> !e.getFactType().equals("Order") && !e.getFactType().equals("OrderLine"))
              .map(e -> e.getLabel() + ": " + e.getValue())
              .toList()
              .toString();
      case "atRisk" ->
          packet.getRevenueAtRisk() == null ? "none" : text(packet.getRevenueAtRisk().getAmount());
      default ->
          field.contains(".")
              ? Parts.of(packet, field)
              : text(String.valueOf(packet.get(packet.getSchema().getField(field).pos())));
    };
  }

  /** "1 TRANSFER 2026-03-05T17:00:00Z cost 35 EUR, displaces [], asks [planning manager]". */
  private static String option(ActionOption option) {
    Money cost = option.getCost();
    return option.getRank()
        + " "
        + option.getAction()
        + (option.getPromise() == null ? "" : " " + option.getPromise())
        + (cost == null ? "" : " cost " + text(cost.getAmount()) + " " + cost.getCurrency())
        + (option.getDisplaced().isEmpty() ? "" : " displaces " + option.getDisplaced())
        + (option.getApprovals().isEmpty() ? "" : " asks " + option.getApprovals());
  }

  /** "item S:A of erp by item data, since 2026-03-02T08:00:00Z, wrong 2 times before: often". */
  private static String correction(@Nullable Correction correction) {
    return correction == null
        ? "none"
        : correction.getRecord()
            + " "
            + correction.getRecordKey()
            + " of "
            + correction.getSource()
            + " by "
            + correction.getDataOwner()
            + ", since "
            + correction.getSince()
            + (correction.getRecurred() == 0
                ? ""
                : ", wrong " + correction.getRecurred() + " times before")
            + (correction.getRecurring() ? ": often" : "")
            + (correction.getPattern() == null
                ? ""
                : "; " + correction.getPattern() + ": " + correction.getPatternRecords());
  }

  static String text(@Nullable Object value) {
    String text = String.valueOf(value);
    return text.matches("-?\\d+\\.\\d+")
        ? new java.math.BigDecimal(text).stripTrailingZeros().toPlainString()
        : text;
  }
}
