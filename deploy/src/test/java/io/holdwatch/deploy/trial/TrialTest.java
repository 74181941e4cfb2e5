package io.holdwatch.deploy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.deploy.judge.Verdict;
import io.holdwatch.deploy.truth.TrueSpell;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The classifier against the truth about the simulated world, for every type of exception. */
@Execution(ExecutionMode.CONCURRENT)
final class TrialTest {
  private static final int DAYS = 25;

  /** Types with their sub-reasons that were true in some world. */
  private static final Set<String> SEEN = new ConcurrentSkipListSet<>();

  /** Share of orders in trouble, of each world. */
  private static final Queue<Double> TROUBLE = new ConcurrentLinkedQueue<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void tellsExactlyWhatIsTrue(long seed) {
    Recording recording = Recording.of(seed, DAYS);
    Verdict verdict = Trial.of(recording);
    assertThat(verdict.wrong()).as("seed %s, told but not true", seed).isEmpty();
    assertThat(verdict.missed()).as("seed %s, true but not told", seed).isEmpty();
    TROUBLE.add(recording.trouble());
    for (TrueSpell spell : recording.truth()) {
      SEEN.add(spell.type() + " " + spell.subReason());
    }
  }

  @AfterAll
  static void aboutOneOrderInSevenGetsIntoTrouble() {
    assertThat(TROUBLE).allMatch(share -> share > .10 && share < .20);
    assertThat(TROUBLE.stream().mapToDouble(share -> share).average().orElse(0))
        .as("of %s", TROUBLE)
        .isBetween(.12, .18);
  }

  /** A rule that no world of ten ever needs would be judged by nothing. */
  @AfterAll
  static void everySubReasonWasTrueSomewhere() {
    assertThat(SEEN)
        .containsExactlyInAnyOrder(
            "ALLOCATION_CONFLICT DISPLACED",
            "APPROVAL_GAP EXPIRED",
            "APPROVAL_GAP MISSING",
            "APPROVAL_GAP OVER_LIMIT",
            "APPROVAL_GAP REFUSED",
            "APPROVAL_GAP REQUESTED",
            "COMPLIANCE_BLOCK EXPORT",
            "COMPLIANCE_BLOCK HAZARD",
            "COMPLIANCE_BLOCK LICENCE",
            "COMPLIANCE_BLOCK LICENCE_EXPIRED",
            "COMPLIANCE_BLOCK LICENCE_MISSING",
            "COMPLIANCE_BLOCK PENDING",
            "COMPLIANCE_BLOCK RECALL",
            "COMPLIANCE_BLOCK SANCTIONS",
            "CONTRACT_DISPUTE CLAIM_OPEN",
            "CONTRACT_DISPUTE DISPUTED",
            "CONTRACT_DISPUTE EXPIRED",
            "CONTRACT_DISPUTE NOT_YET_VALID",
            "CONTRACT_DISPUTE OTHER_CUSTOMER",
            "CONTRACT_DISPUTE UNKNOWN_CONTRACT",
            "CREDIT_HOLD DISPUTED",
            "CREDIT_HOLD FINANCE_FLAG",
            "CREDIT_HOLD OVERDUE",
            "CREDIT_HOLD OVER_LIMIT",
            "CREDIT_HOLD TERMS",
            "DELIVERY_FAILED FAILED",
            "DELIVERY_FAILED PARTIAL",
            "DELIVERY_FAILED REFUSED",
            "DOCUMENT_ISSUE DATE_DIFFERS",
            "DOCUMENT_ISSUE DESPATCH_MISSING",
            "DOCUMENT_ISSUE PROOF_MISSING",
            "DOCUMENT_ISSUE QUANTITY_DIFFERS",
            "DOCUMENT_ISSUE REFERENCE_DIFFERS",
            "HOLD_MISMATCH HOARDS_STOCK",
            "HOLD_MISMATCH MISSING",
            "HOLD_MISMATCH STALE",
            "HOLD_MISMATCH UNEXPLAINED",
            "MASTER_DATA_CONFLICT BLOCKED_CUSTOMER",
            "MASTER_DATA_CONFLICT BLOCKED_ITEM",
            "MASTER_DATA_CONFLICT DUPLICATE_CUSTOMER",
            "MASTER_DATA_CONFLICT MISSING_CONVERSION",
            "MASTER_DATA_CONFLICT MISSING_RATE",
            "MASTER_DATA_CONFLICT UNKNOWN_CUSTOMER",
            "MASTER_DATA_CONFLICT UNKNOWN_ITEM",
            "MASTER_DATA_CONFLICT UNKNOWN_UNIT",
            "ORDER_ANOMALY BELOW_MINIMUM",
            "ORDER_ANOMALY DUPLICATE_PO",
            "ORDER_ANOMALY PACK_MULTIPLE",
            "ORDER_ANOMALY UNUSUAL_QUANTITY",
            "ORDER_CHURN ADDRESS",
            "ORDER_CHURN DATE",
            "ORDER_CHURN ITEM",
            "ORDER_CHURN MIXED",
            "ORDER_CHURN QUANTITY",
            "PRICE_MISMATCH MARGIN_FLOOR",
            "PRICE_MISMATCH OVER_CONTRACT",
            "PRICE_MISMATCH OVER_CUSTOMER_LIST",
            "PRICE_MISMATCH OVER_LIST",
            "PRICE_MISMATCH OVER_PROMOTION",
            "PRICE_MISMATCH UNDER_CONTRACT",
            "PRICE_MISMATCH UNDER_CUSTOMER_LIST",
            "PRICE_MISMATCH UNDER_LIST",
            "PRICE_MISMATCH UNDER_PROMOTION",
            "PRIORITY_CONFLICT LOWER_CLASS_RESERVED",
            "SHIPMENT_DELAY CONFIRMED_LATER",
            "SHIPMENT_DELAY ESTIMATED_LATER",
            "SHIPMENT_DELAY NOT_DELIVERED",
            "SHIPMENT_DELAY NOT_SHIPPED",
            "SHIPMENT_DELAY PARTLY_SHIPPED",
            "STATUS_MISMATCH CANCELLED",
            "STATUS_MISMATCH ETA",
            "STATUS_MISMATCH QUANTITY",
            "STATUS_MISMATCH STAGE",
            "STOCK_SHORTAGE ALLOCATION_UNCONFIRMED",
            "STOCK_SHORTAGE COMPONENT_SHORT",
            "STOCK_SHORTAGE NOT_ENOUGH",
            "STOCK_SHORTAGE OUT_OF_STOCK",
            "STOCK_SHORTAGE PURCHASE_ORDER",
            "SUBSTITUTION_NEEDED ITEM_BLOCKED",
            "SUBSTITUTION_NEEDED NOT_SUPPLIABLE",
            "DISPATCH_CAPACITY DOUBLE_BOOKED",
            "DISPATCH_CAPACITY LATE_APPOINTMENT",
            "DISPATCH_CAPACITY OFF_DAY",
            "DISPATCH_CAPACITY TECHNICIAN_FULL",
            "DISPATCH_CAPACITY UNASSIGNED",
            "SHIPMENT_CONSTRAINT CARRIER_FULL",
            "SHIPMENT_CONSTRAINT CUT_OFF_MISSED",
            "SHIPMENT_CONSTRAINT DOCK_FULL",
            "SHIPMENT_CONSTRAINT ROUTE_FULL",
            "SHIPMENT_CONSTRAINT WAVE_FULL",
            "SUPPLIER_DELAY OVERDUE",
            "SUPPLIER_DELAY SHORT",
            "SUPPLIER_DELAY SLIPPED",
            "SUPPLIER_DELAY UNCONFIRMED");
  }
}
