package io.holdwatch.classifier.checkpoint;

import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.contract.fact.Checkpoint;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.Stage;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How far an order has come: which checkpoint a line of it passes next. */
public final class Passage {
  private Passage() {}

  /**
   * The checkpoint that an order without lines passes next.
   *
   * @param told whether any date was told to the customer or confirmed by the ERP
   */
  public static Checkpoint next(Order header, boolean told) {
    return next(header.getStage(), told);
  }

  /**
   * The checkpoint that a line passes next; UNKNOWN where it has passed all, or goes nowhere.
   *
   * @param told whether a date was told to the customer, or confirmed by the ERP, for the line
   * @param waveReleased whether its wave has been released
   */
  public static Checkpoint next(Order header, Outlook line, boolean told, boolean waveReleased) {
    Stage order = header.getStage();
    if (order == Stage.CANCELLED || order == Stage.CLOSED || line.wanted().signum() == 0) {
      return Checkpoint.UNKNOWN;
    }
    Stage own = line.line().getStage();
    Stage stage = order == Stage.DRAFT || own == Stage.UNKNOWN ? order : own;
    Checkpoint byStage = next(stage, told);
    Checkpoint byQuantity = byQuantity(line, waveReleased);
    // Both only say how far it has come at least; UNKNOWN by stage means that it is over.
    return byStage == Checkpoint.UNKNOWN || byStage.compareTo(byQuantity) > 0
        ? byStage
        : byQuantity;
  }

  private static Checkpoint next(Stage stage, boolean told) {
    return switch (stage) {
      case DRAFT -> Checkpoint.CONFIRM;
      case UNKNOWN, OPEN -> told ? Checkpoint.RELEASE : Checkpoint.CONFIRM;
      case RESERVED -> Checkpoint.RELEASE;
      case RELEASED -> Checkpoint.PICK;
      case PICKED -> Checkpoint.SHIP;
      case SHIPPED, DELIVERED -> Checkpoint.INVOICE;
      case INVOICED, CLOSED, CANCELLED -> Checkpoint.UNKNOWN;
    };
  }

  private static Checkpoint byQuantity(Outlook line, boolean waveReleased) {
    if (line.open().signum() == 0) {
      return Checkpoint.INVOICE;
    }
    if (all(line, line.line().getPicked())) {
      return Checkpoint.SHIP;
    }
    return waveReleased || all(line, line.line().getReleased())
        ? Checkpoint.PICK
        : Checkpoint.CONFIRM;
  }

  private static boolean all(Outlook line, @Nullable BigDecimal quantity) {
    return quantity != null && quantity.compareTo(line.wanted()) >= 0;
  }
}
