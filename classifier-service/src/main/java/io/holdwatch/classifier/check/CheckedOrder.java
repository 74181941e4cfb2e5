package io.holdwatch.classifier.check;

import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Customer;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.Stage;
import io.holdwatch.contract.fact.StatusReport;
import io.holdwatch.contract.fact.UnitPrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stands, for the rules about whole orders.
 *
 * @param order its facts
 * @param header its header
 * @param customer its customer; null: unknown
 * @param lines its lines as they stand
 * @param items items by business key
 * @param units base units per unit of an item
 * @param dates where estimates and the order's own dates end
 */
public record CheckedOrder(
    WatchedOrder order,
    Order header,
    @Nullable Customer customer,
    List<Outlook> lines,
    Items items,
    Units units,
    Dates dates) {

  /** Which items there are. */
  @FunctionalInterface
  public interface Items {
    /** The item of a business key; null: not known. */
    @Nullable Item of(@Nullable String item);
  }

  /** How the units of an item convert. */
  @FunctionalInterface
  public interface Units {
    /** Base units per unit; empty where they are not known. */
    Optional<BigDecimal> factor(@Nullable String item, @Nullable String unit);
  }

  /** Where dates end. */
  @FunctionalInterface
  public interface Dates {
    /**
     * Ends of a line's own date (confirmed, else estimated, else promised) and of what a report
     * estimates, in this order; empty where either is missing.
     */
    List<Instant> of(OrderLine line, StatusReport report);
  }

  /** Which order. */
  public OrderKey key() {
    return order.key();
  }

  /** Whether it is neither a draft nor over. */
  public boolean isOpen() {
    return isOpen(header);
  }

  /** Whether an order is neither a draft nor over. */
  public static boolean isOpen(Order header) {
    return switch (header.getStage()) {
      case DRAFT, CLOSED, CANCELLED -> false;
      case UNKNOWN, OPEN, RESERVED, RELEASED, PICKED, SHIPPED, DELIVERED, INVOICED -> true;
    };
  }

  /** Whether it is neither cancelled nor closed; goods that left may still concern somebody. */
  public boolean isLive() {
    return header.getStage() != Stage.CLOSED && header.getStage() != Stage.CANCELLED;
  }

  /** The day as of which a line is priced: of order entry, UTC. */
  public LocalDate pricingDate(OrderLine line) {
    return pricingDate(header, line);
  }

  /** The day as of which a line is priced: of order entry, UTC; else of the line's event. */
  public static LocalDate pricingDate(Order header, OrderLine line) {
    DateOrTime entered = header.getEntered();
    if (entered != null && entered.getDate() != null) {
      return entered.getDate();
    }
    Instant time =
        entered != null && entered.getTime() != null
            ? entered.getTime()
            : line.getEnvelope().getEventTime();
    return time.atZone(ZoneOffset.UTC).toLocalDate();
  }

  /**
   * What a line costs: as the order says, else as its item does, counted in the line's unit; null:
   * neither says.
   */
  public @Nullable UnitPrice cost(OrderLine line) {
    if (line.getUnitCost() != null) {
      return line.getUnitCost();
    }
    Item item = costed(line);
    return item == null
        ? null
        : units
            .factor(line.getItem(), line.getUnit())
            .map(
                factor ->
                    new UnitPrice(
                        item.getUnitCost().getAmount().multiply(factor),
                        item.getUnitCost().getCurrency(),
                        item.getUnitCost().getPer()))
            .orElse(null);
  }

  /** The item that says what a line costs; null: the order does, or nobody. */
  public @Nullable Item costed(OrderLine line) {
    Item item = line.getUnitCost() == null ? items.of(line.getItem()) : null;
    return item == null || item.getUnitCost() == null ? null : item;
  }

  /** Whether anything of it is still to be shipped. */
  public boolean isUnshipped() {
    for (Outlook line : lines) {
      if (line.open().signum() > 0) {
        return true;
      }
    }
    return false;
  }
}
