package io.holdwatch.contract;

import io.holdwatch.contract.packet.ExceptionType;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The sub-reasons that the rules give, by type of exception. */
public final class SubReasons {
  private static final Map<ExceptionType, List<String>> ALL = new EnumMap<>(ExceptionType.class);

  static {
    put(
        ExceptionType.SHIPMENT_DELAY,
        "NOT_SHIPPED PARTLY_SHIPPED NOT_DELIVERED CONFIRMED_LATER ESTIMATED_LATER");
    put(
        ExceptionType.STOCK_SHORTAGE,
        "OUT_OF_STOCK NOT_ENOUGH COMPONENT_SHORT ALLOCATION_UNCONFIRMED PURCHASE_ORDER");
    put(ExceptionType.ALLOCATION_CONFLICT, "DISPLACED");
    put(ExceptionType.PRIORITY_CONFLICT, "LOWER_CLASS_RESERVED");
    put(ExceptionType.SUBSTITUTION_NEEDED, "ITEM_BLOCKED NOT_SUPPLIABLE");
    put(ExceptionType.CREDIT_HOLD, "FINANCE_FLAG TERMS OVERDUE OVER_LIMIT DISPUTED");
    put(ExceptionType.HOLD_MISMATCH, "HOARDS_STOCK MISSING STALE UNEXPLAINED");
    put(
        ExceptionType.PRICE_MISMATCH,
        "UNDER_CONTRACT OVER_CONTRACT UNDER_PROMOTION OVER_PROMOTION UNDER_CUSTOMER_LIST"
            + " OVER_CUSTOMER_LIST UNDER_LIST OVER_LIST MARGIN_FLOOR");
    put(ExceptionType.APPROVAL_GAP, "REFUSED EXPIRED OVER_LIMIT REQUESTED MISSING");
    put(
        ExceptionType.SHIPMENT_CONSTRAINT,
        "CUT_OFF_MISSED ROUTE_FULL CARRIER_FULL DOCK_FULL WAVE_FULL");
    put(
        ExceptionType.DISPATCH_CAPACITY,
        "LATE_APPOINTMENT DOUBLE_BOOKED TECHNICIAN_FULL OFF_DAY UNASSIGNED");
    put(ExceptionType.DELIVERY_FAILED, "REFUSED FAILED PARTIAL");
    put(ExceptionType.SUPPLIER_DELAY, "OVERDUE SLIPPED SHORT UNCONFIRMED");
    put(
        ExceptionType.DOCUMENT_ISSUE,
        "QUANTITY_DIFFERS REFERENCE_DIFFERS DATE_DIFFERS PROOF_MISSING DESPATCH_MISSING");
    put(
        ExceptionType.MASTER_DATA_CONFLICT,
        "UNKNOWN_ITEM BLOCKED_ITEM UNKNOWN_UNIT MISSING_CONVERSION UNKNOWN_CUSTOMER"
            + " BLOCKED_CUSTOMER DUPLICATE_CUSTOMER MISSING_RATE");
    put(
        ExceptionType.COMPLIANCE_BLOCK,
        "SANCTIONS EXPORT RECALL LICENCE HAZARD LICENCE_EXPIRED LICENCE_MISSING PENDING");
    put(
        ExceptionType.CONTRACT_DISPUTE,
        "CLAIM_OPEN DISPUTED EXPIRED NOT_YET_VALID OTHER_CUSTOMER UNKNOWN_CONTRACT");
    put(ExceptionType.STATUS_MISMATCH, "CANCELLED STAGE QUANTITY ETA");
    put(ExceptionType.ORDER_CHURN, "QUANTITY DATE ITEM ADDRESS MIXED");
    put(ExceptionType.ORDER_ANOMALY, "DUPLICATE_PO UNUSUAL_QUANTITY BELOW_MINIMUM PACK_MULTIPLE");
  }

  private SubReasons() {}

  private static void put(ExceptionType type, String names) {
    ALL.put(type, List.copyOf(Arrays.asList(names.split(" "))));
  }

  /** Those of a type; empty: no rule gives it yet. */
  public static List<String> of(ExceptionType type) {
    return ALL.getOrDefault(type, List.of());
  }
}
