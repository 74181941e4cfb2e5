package io.holdwatch.routing.page;

import io.holdwatch.contract.fact.Checkpoint;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.packet.ActionOption;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.Correction;
import io.holdwatch.contract.packet.Evidence;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.LockedAction;
import io.holdwatch.contract.packet.Outcome;
import io.holdwatch.contract.packet.PacketKind;
import io.holdwatch.contract.policy.PolicyPack;
import io.holdwatch.routing.policy.StandardPolicy;
import io.holdwatch.routing.queue.ExceptionQueue;
import io.holdwatch.routing.queue.Samples;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What stands in the queue that the tests of the page read. */
final class ServedQueue {
  private final ExceptionQueue queue;

  ServedQueue(ExceptionQueue queue) {
    this.queue = queue;
  }

  /** Every type that a packet can be of. */
  static Set<ExceptionType> types() {
    return EnumSet.complementOf(EnumSet.of(ExceptionType.UNKNOWN));
  }

  /** One exception and one cause of every type, on which money depends. */
  private void fillTypes() {
    for (ExceptionType type : types()) {
      String name = type.name();
      ExceptionPacket.Builder packet =
          Samples.delay(name, 0)
              .setType(type)
              .setMarginEffect(new Money(new BigDecimal("-60.5000"), "EUR"));
      open(packet.build(), "every-type");
      queue.take(
          packet
              .setExceptionId("cause-" + name)
              .setKind(PacketKind.CAUSE)
              .setCauseKey("cause-of:" + name)
              .build());
      open(
          packet
              .setExceptionId("of-" + name)
              .setKind(PacketKind.EXCEPTION)
              .setEvidence(List.of())
              .build(),
          "every-type");
    }
  }

  void fill() {
    queue
        .packs()
        .published(new PolicyPack("standard", 1, "", StandardPolicy.text(), "test", Samples.NOW));
    Evidence line = Samples.delay("late", 90).getEvidence().getFirst();
    open(
        Samples.delay("late", 90)
            .setCauseKey("credit-account:L:17")
            .setEvidence(
                List.of(
                    Evidence.newBuilder(line).setFactType("Order").setLabel("order").build(), line))
            .build(),
        "warehouse");
    open(
        Samples.delay("credit", 60)
            .setType(ExceptionType.CREDIT_HOLD)
            .setSubReason("OVERDUE")
            .setSite("W2")
            .setCauseKey("credit-account:L:17")
            .setCreditFacts("Pay 1,240.00 EUR to release it.")
            .build(),
        "credit-control");
    open(
        Samples.delay("hostile", 30)
            .setOrderNumber(ServedPage.HOSTILE)
            .setCustomerName(ServedPage.HOSTILE)
            .setSite(ServedPage.HOSTILE)
            .setSummary(ServedPage.HOSTILE)
            .setSubReason(ServedPage.HOSTILE)
            .build(),
        "warehouse");
    for (int i = 0; i < 55; i++) {
      open(Samples.delay("many" + i, 10).setCustomerName("Many & Co").build(), "logistics");
    }
    ExceptionPacket over = Samples.delay("over", 20).build();
    open(over, "logistics");
    queue.take(Samples.cleared(over, Outcome.CAUSE_GONE));
    queue.take(
        Samples.delay("cause", 80)
            .setKind(PacketKind.CAUSE)
            .setType(ExceptionType.CREDIT_HOLD)
            .setCauseKey("credit-account:L:17")
            .setSummary("Invoice 3 of Example Ltd is overdue.")
            .setOptions(
                List.of(
                    ActionOption.newBuilder(Samples.transfer())
                        .setAction("WAIT")
                        .setDescription("Wait for the payment of invoice 3")
                        .build()))
            .setLocked(
                List.of(new LockedAction("PARTIAL_SHIP", "nothing ships", "credit manager", null)))
            .build());
    fillOrders();
    // By the clock of the page, 10 and 4 hours are left.
    open(Samples.costing("slow", 2, "90.00", "9.00", hours(15)).build(), "finance");
    open(Samples.costing("soon", 1, "100.00", "5.00", hours(9)).build(), "finance");
    fillCorrections();
    fillDecisions();
    fillTypes();
    fillShared();
    queue.take(Samples.clock(Samples.NOW.plus(Duration.ofHours(5))));
    queue.completed();
  }

  /** What is recommended, what is not, and what has to be decided before. */
  private void fillDecisions() {
    String first = "nothing moves under a compliance block";
    open(
        Samples.delay("sanction", 4)
            .setType(ExceptionType.COMPLIANCE_BLOCK)
            .setLocked(List.of(new LockedAction("SPLIT", first, "compliance officer", null)))
            .build(),
        "compliance");
    open(
        Samples.delay("behind", 4)
            .setCheckpoint(Checkpoint.SHIP)
            .setOrder("L:17-sanction")
            .setLocked(
                List.of(
                    new LockedAction(
                        "SPLIT",
                        first
                            + ", and a compliance block is found on L:17-sanction, which compliance"
                            + " decides",
                        "compliance officer",
                        "sanction"),
                    new LockedAction(
                        "NOTIFY",
                        "people settle it, and a contract dispute is found on L:17-sanction, which"
                            + " finance decides",
                        "finance manager",
                        "nowhere")))
            .setOptions(
                List.of(option(1, "T1", "0"), option(2, "T2", "0"), tooLate(option(3, "T3", "5"))))
            .build(),
        "logistics-two");
    open(
        Samples.delay("alike", 4)
            .setOptions(List.of(option(1, "T1", "0"), option(2, "T2", "0")))
            .build(),
        "logistics-two");
    open(
        Samples.delay("enough", 4)
            .setType(ExceptionType.STOCK_SHORTAGE)
            .setSubReason("NOT_ENOUGH")
            .setLines(
                List.of(
                    AffectedLine.newBuilder(Samples.delay("x", 1).getLines().getFirst())
                        .setDue(Samples.transfer().getPromise())
                        .build()))
            .setOptions(List.of(Samples.transfer()))
            .build(),
        "logistics-two");
    for (String action : List.of("TRANSFER", "SUBSTITUTE", "REALLOCATE")) {
      ActionOption best = ActionOption.newBuilder(Samples.transfer()).setAction(action).build();
      boolean old = action.equals("TRANSFER");
      open(
          Samples.delay(old ? "guess" : action.equals("SUBSTITUTE") ? "instead" : "taking", 4)
              .setType(ExceptionType.SUBSTITUTION_NEEDED)
              .setSubReason("NOT_SUPPLIABLE")
              .setLines(
                  List.of(
                      AffectedLine.newBuilder(Samples.delay("x", 1).getLines().getFirst())
                          .setDue(best.getPromise())
                          .setBasis(old ? "SHIP" : "DELIVER")
                          .build()))
              .setCauseKey(old ? null : "item:GONE")
              .setOptions(old ? List.of(guessed(1)) : List.of(best, guessed(2)))
              .build(),
          "logistics-two");
    }
    queue.take(
        Samples.delay("gone", 4)
            .setKind(PacketKind.CAUSE)
            .setType(ExceptionType.SUBSTITUTION_NEEDED)
            .setSubReason("NOT_SUPPLIABLE")
            .setCauseKey("item:GONE")
            .setOptions(List.of())
            .build());
    open(
        Samples.delay("doubt", 4)
            .setCauseKey("item:DOUBT")
            .setEvidence(
                List.of(
                    Evidence.newBuilder(Samples.delay("x", 1).getEvidence().getFirst())
                        .setRivalSource(null)
                        .setRivalValue(null)
                        .setHierarchy("erp before wms")
                        .build()))
            .build(),
        "planning");
    open(
        Samples.delay("lost", 4)
            .setType(ExceptionType.SUPPLIER_DELAY)
            .setSubReason("SLIPPED")
            .setCauseKey("supply:LOST")
            .setOptions(List.of())
            .setLatestSafeDecision(Samples.NOW.minus(Duration.ofHours(1)))
            .build(),
        "procurement");
    queue.take(
        Samples.delay("losing", 4)
            .setKind(PacketKind.CAUSE)
            .setType(ExceptionType.SUPPLIER_DELAY)
            .setSubReason("SLIPPED")
            .setCauseKey("supply:LOST")
            .setOptions(List.of(Samples.transfer()))
            .build());
    queue.take(
        Samples.delay("doubtful", 4)
            .setKind(PacketKind.CAUSE)
            .setCauseKey("item:DOUBT")
            .setWithheld("ask erp and wms before deciding: they disagree about the stock")
            .build());
  }

  /** A supply that slipped, and what helps only one, or both, of those that wait for it. */
  private void fillShared() {
    for (String id : List.of("first", "second")) {
      open(
          Samples.delay(id, 4)
              .setType(ExceptionType.STOCK_SHORTAGE)
              .setSubReason("NOT_ENOUGH")
              .setCauseKey("supply:SLIPPED")
              .setEvidence(List.of())
              .setLines(
                  List.of(
                      AffectedLine.newBuilder(Samples.delay("x", 1).getLines().getFirst())
                          .setDue(Samples.transfer().getPromise())
                          .setBasis("SHIP")
                          .build()))
              .build(),
          "planning-two");
    }
    open(
        Samples.delay("third", 4)
            .setType(ExceptionType.STOCK_SHORTAGE)
            .setSubReason("NOT_ENOUGH")
            .setCauseKey("supply:SLIPPED")
            .setEvidence(List.of())
            .build(),
        "planning-two");
    ActionOption both = option(1, "T1", "0");
    both.setClears(List.of("first", "second"));
    ActionOption one = option(2, "T2", "0");
    one.setClears(List.of("second"));
    queue.take(
        Samples.delay("slipped", 4)
            .setKind(PacketKind.CAUSE)
            .setType(ExceptionType.STOCK_SHORTAGE)
            .setSubReason("NOT_ENOUGH")
            .setCauseKey("supply:SLIPPED")
            .setOptions(List.of(both, one))
            .build());
  }

  /** A transfer that rests on figures that are too old. */
  private static ActionOption guessed(int rank) {
    return ActionOption.newBuilder(Samples.transfer())
        .setRank(rank)
        .setDisplaced(List.of())
        .setApprovals(List.of())
        .setDoubt("look up stock at W2 in wms before deciding")
        .build();
  }

  /** The same, which had to be begun two hours ago. */
  private static ActionOption tooLate(ActionOption option) {
    option.setBeginBy(Samples.NOW.plus(Duration.ofHours(3)));
    return option;
  }

  private static ActionOption option(int rank, String from, String gain) {
    return ActionOption.newBuilder(Samples.transfer())
        .setDescription("Transfer from " + from)
        .setMarginEffect(new Money(new BigDecimal(gain + ".0000"), "EUR"))
        .setRank(rank)
        .build();
  }

  private static Instant hours(int after) {
    return Samples.NOW.plus(Duration.ofHours(after));
  }

  /** An order with two exceptions, one of a shared cause, and two orders of one number. */
  private void fillOrders() {
    open(
        Samples.delay("two", 5)
            .setCauseKey("credit-account:L:18")
            .setEvidence(List.of())
            .setAccountOwner("E7")
            .build(),
        "warehouse");
    open(
        Samples.delay("short", 9)
            .setType(ExceptionType.STOCK_SHORTAGE)
            .setSubReason("NOT_ENOUGH")
            .setOrder("L:17-two")
            .setOrderNumber("17-two")
            .setCustomerPo("a/b two")
            .setAccountOwner("E7")
            .setLatestSafeDecision(Samples.NOW.plus(Duration.ofHours(2)))
            .setCheckpoint(Checkpoint.RELEASE)
            .setCheckpointAt(Instant.parse("2026-03-06T13:00:00Z"))
            .setSiteZone("Europe/Berlin")
            .setStockOptions(List.of("7 EACH at W2"))
            .setOptions(List.of(Samples.transfer()))
            .setLocked(List.of(new LockedAction("SPLIT", "ships complete", "account owner", null)))
            .build(),
        "planning");
    queue.take(
        Samples.delay("cause18", 80)
            .setKind(PacketKind.CAUSE)
            .setCauseKey("credit-account:L:18")
            .setSummary("Invoice 4 of Example Ltd is overdue.")
            .build());
    open(
        Samples.delay("x1", 3)
            .setOrderNumber("same")
            .setRevenueAtRisk(null)
            .setUnvalued("What is at risk (9.00 GBP) has no value in EUR: no rate is known.")
            .setMarginEffect(new Money(new BigDecimal("-35.0000"), "USD"))
            .setReportedMarginEffect(new Money(new BigDecimal("-31.5000"), "EUR"))
            .build(),
        "warehouse");
    open(Samples.delay("x2", 3).setOrderNumber("same").build(), "warehouse");
  }

  /** A conversion that stops two orders and recurs, and an item that somebody blocked. */
  private void fillCorrections() {
    ExceptionPacket.Builder again = Samples.conversion("box1", "KETTLE", 8);
    again.setCorrection(
        Correction.newBuilder(again.getCorrection())
            .setRecurred(2)
            .setRecurring(true)
            .setPattern("missing conversion of source erp")
            .setPatternRecords(4)
            .build());
    open(again.build(), "master-data");
    open(
        Samples.conversion("box2", "KETTLE", 7).setCorrection(again.getCorrection()).build(),
        "master-data");
    ExceptionPacket.Builder blocked = Samples.conversion("blocked", "POT", 2);
    open(
        blocked
            .setSubReason("BLOCKED_ITEM")
            .setCauseKey("item:POT")
            .setCorrection(
                Correction.newBuilder(blocked.getCorrection())
                    .setRecord("item")
                    .setRecordKey("POT")
                    .setWrong(ServedPage.HOSTILE)
                    .setDataOwner("product data")
                    .setSource("plm")
                    .build())
            .build(),
        "master-data");
  }

  private void open(ExceptionPacket packet, String team) {
    queue.take(packet);
    queue.take(Samples.routed(packet.getExceptionId(), team));
  }
}
