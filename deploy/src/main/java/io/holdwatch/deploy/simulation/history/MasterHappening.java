package io.holdwatch.deploy.simulation.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Said of items, units, customers and sites. */
public sealed interface MasterHappening extends WorldHappening {

  /** What may be done with an item. */
  enum ItemState {
    ACTIVE,
    DISCONTINUED,
    BLOCKED,
    NOT_SUPPLIABLE
  }

  /**
   * An item.
   *
   * @param baseUnit unit in which stock questions are answered; null: none stated
   * @param minimumShelfLife days that the customer must be left with; null: none
   * @param unitCost cost of one price quantity; null: none stated
   */
  record ItemStated(
      Instant at,
      String item,
      @Nullable String baseUnit,
      ItemState state,
      @Nullable Integer minimumShelfLife,
      @Nullable UnitPrice unitCost)
      implements MasterHappening {
    @Override
    public String key() {
      return item;
    }
  }

  /**
   * How a unit converts to the base unit.
   *
   * @param item business key of the item; null: holds for all
   * @param factor base units per unit
   */
  record UnitConversionStated(Instant at, @Nullable String item, String unit, BigDecimal factor)
      implements MasterHappening {
    @Override
    public String key() {
      return item + "|" + unit;
    }
  }

  /**
   * A customer.
   *
   * @param tier the policy's word; null: none stated
   * @param status ACTIVE, BLOCKED or CLOSED; null: none stated
   * @param blocked whether everything is blocked
   * @param taxId tax registration; null: none stated
   * @param creditAccount business key of the credit account; null: none
   */
  record CustomerStated(
      Instant at,
      String customer,
      @Nullable String tier,
      @Nullable String status,
      boolean blocked,
      @Nullable String taxId,
      @Nullable String creditAccount)
      implements MasterHappening {
    @Override
    public String key() {
      return customer;
    }
  }

  /**
   * A site.
   *
   * @param zone in which its days end
   */
  record SiteStated(Instant at, String site, ZoneId zone) implements MasterHappening {
    @Override
    public String key() {
      return site;
    }
  }

  /**
   * An item that may stand in for another.
   *
   * @param customer business key of the customer for whom it holds; null: all
   */
  record SubstituteStated(
      Instant at, String item, String substitute, @Nullable String customer, boolean approved)
      implements MasterHappening {
    @Override
    public String key() {
      return item + "|" + substitute + "|" + customer;
    }
  }

  /**
   * A component of a kit.
   *
   * @param quantity components in one kit, in the component's base unit
   */
  record ComponentStated(Instant at, String kit, String component, BigDecimal quantity)
      implements MasterHappening {
    @Override
    public String key() {
      return kit + "|" + component;
    }
  }
}
