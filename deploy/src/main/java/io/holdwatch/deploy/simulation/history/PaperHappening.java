package io.holdwatch.deploy.simulation.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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

  /**
   * What happened at the customer's door.
   *
   * @param order business key of the order
   * @param shipment shipment number
   * @param line line number; null: all of the shipment
   * @param outcome DELIVERED, PARTIAL, REFUSED, FAILED
   * @param when when it was tried
   */
  record DeliveryStated(
      Instant at,
      String delivery,
      String order,
      String shipment,
      @Nullable Integer line,
      String outcome,
      Instant when)
      implements PaperHappening {
    @Override
    public String key() {
      return delivery;
    }
  }

  /**
   * A paper of a shipment.
   *
   * @param order business key of the order that it is really of
   * @param shipment shipment number
   * @param kind PROOF_OF_DELIVERY or DESPATCH_ADVICE
   * @param namedOrder number of the order that it names
   * @param namedPo the customer's number that it names
   * @param ownPo the customer's number of the order that it is really of
   * @param date on the paper
   * @param lines what it says of lines
   */
  record DocumentStated(
      Instant at,
      String document,
      String order,
      String shipment,
      String kind,
      String namedOrder,
      String namedPo,
      String ownPo,
      LocalDate date,
      List<Happening.Carried> lines)
      implements PaperHappening {
    @Override
    public String key() {
      return document;
    }
  }
}
