package io.holdwatch.classifier.checkpoint;

import io.holdwatch.contract.fact.Checkpoint;
import io.holdwatch.contract.packet.ExceptionType;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;

/** Which checkpoints trouble of each type must not pass undecided. */
public final class Blocks {
  private static final Set<Checkpoint> WHILE_GOODS_ARE_HERE =
      EnumSet.of(Checkpoint.CONFIRM, Checkpoint.RELEASE, Checkpoint.PICK, Checkpoint.SHIP);
  private static final Set<Checkpoint> WHILE_GOODS_ARE_ASKED_FOR =
      EnumSet.of(Checkpoint.RELEASE, Checkpoint.PICK, Checkpoint.SHIP);
  private static final Set<Checkpoint> OF_PERMISSION =
      EnumSet.of(Checkpoint.CONFIRM, Checkpoint.RELEASE, Checkpoint.SHIP);
  private static final Set<Checkpoint> OF_MONEY =
      EnumSet.of(Checkpoint.CONFIRM, Checkpoint.RELEASE, Checkpoint.INVOICE);
  private static final Set<Checkpoint> OF_RECORDS =
      EnumSet.range(Checkpoint.CONFIRM, Checkpoint.INVOICE);
  private static final Set<Checkpoint> OF_WHAT_LEFT = EnumSet.of(Checkpoint.INVOICE);

  private Blocks() {}

  /** The checkpoints of a type, by RULES.md, "Checkpoints". */
  public static Set<Checkpoint> of(ExceptionType type) {
    return switch (type) {
      case STOCK_SHORTAGE,
          ALLOCATION_CONFLICT,
          PRIORITY_CONFLICT,
          SUBSTITUTION_NEEDED,
          SUPPLIER_DELAY,
          COMPLIANCE_BLOCK,
          ORDER_ANOMALY,
          PROMISE_AT_RISK ->
          WHILE_GOODS_ARE_HERE;
      case SHIPMENT_DELAY, SHIPMENT_CONSTRAINT -> WHILE_GOODS_ARE_ASKED_FOR;
      case CREDIT_HOLD, HOLD_MISMATCH, APPROVAL_GAP, DISPATCH_CAPACITY, ORDER_CHURN ->
          OF_PERMISSION;
      case PRICE_MISMATCH, CONTRACT_DISPUTE -> OF_MONEY;
      case MASTER_DATA_CONFLICT, STATUS_MISMATCH -> OF_RECORDS;
      case DELIVERY_FAILED, DOCUMENT_ISSUE -> OF_WHAT_LEFT;
      case UNKNOWN -> Set.of();
    };
  }

  /**
   * The first checkpoint that is still to come and must not be passed; UNKNOWN where none is.
   *
   * @param next checkpoint that the order (the line) passes next
   * @param held checkpoints that the ERP's own holds for this trouble block
   */
  public static Checkpoint first(ExceptionType type, Checkpoint next, Collection<Checkpoint> held) {
    if (next == Checkpoint.UNKNOWN) {
      return Checkpoint.UNKNOWN;
    }
    Set<Checkpoint> blocks = EnumSet.noneOf(Checkpoint.class);
    blocks.addAll(held);
    // What a hold blocks says when a mismatch of holds matters; other trouble it only brings
    // forward.
    if (type != ExceptionType.HOLD_MISMATCH || held.isEmpty()) {
      blocks.addAll(of(type));
    }
    return blocks.stream()
        .filter(each -> each != Checkpoint.UNKNOWN && each.compareTo(next) >= 0)
        .min(Comparator.naturalOrder())
        .orElse(Checkpoint.UNKNOWN);
  }
}
