package io.holdwatch.deploy.simulation.history;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Said of what has to be in order besides the goods: compliance, contracts, claims, papers. */
public sealed interface PaperHappening extends WorldHappening {

  /**
   * What compliance says; about all that it names.
   *
   * @param kind SANCTIONS, EXPORT, RECALL, LICENCE, HAZARD
   * @param order business key of the order; null: any
   * @param customer business key of the customer; null: any
   * @param item business key of the item; null: any
   * @param finding CLEAR, PENDING, BLOCKED
   * @param validTo last day; null: no end
   */
  record ComplianceStated(
      Instant at,
      String record,
      String kind,
      @Nullable String order,
      @Nullable String customer,
      @Nullable String item,
      String finding,
      @Nullable LocalDate validTo)
      implements PaperHappening {
    @Override
    public String key() {
      return record;
    }
  }

  /**
   * An item for which rules of compliance apply.
   *
   * @param item business key of the item
   */
  record RegulatedStated(Instant at, String item, boolean regulated) implements PaperHappening {
    @Override
    public String key() {
      return item;
    }
  }

  /**
   * A contract with a customer.
   *
   * @param status ACTIVE, DISPUTED, EXPIRED
   * @param validFrom first day; null: none stated
   * @param validTo last day; null: no end
   */
  record ContractStated(
      Instant at,
      String contract,
      String customer,
      String status,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo)
      implements PaperHappening {
    @Override
    public String key() {
      return contract;
    }
  }

  /**
   * A claim of a customer.
   *
   * @param order business key of the order
   * @param amount amount claimed; null: none
   */
  record ClaimStated(Instant at, String claim, String order, @Nullable Money amount, boolean open)
      implements PaperHappening {
    @Override
    public String key() {
      return claim;
    }
  }
}
