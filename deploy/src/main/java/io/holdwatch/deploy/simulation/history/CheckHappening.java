package io.holdwatch.deploy.simulation.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Said of what holds an order back or lets it pass. */
public sealed interface CheckHappening extends WorldHappening {

  /**
   * A hold that the ERP has set.
   *
   * @param order business key of the order
   * @param line line number, for a hold on a line; null: the whole order
   * @param kind credit, price, stock, compliance, delivery, manual; null: not stated
   * @param setAt when it was set
   * @param releasedAt when it was released; null while it holds
   */
  record HoldStated(
      Instant at,
      String hold,
      String order,
      @Nullable Integer line,
      @Nullable String kind,
      Instant setAt,
      @Nullable Instant releasedAt)
      implements CheckHappening {
    @Override
    public String key() {
      return hold;
    }
  }

  /**
   * An approval recorded in a system of record.
   *
   * @param order business key of the order
   * @param line line number, for an approval of a line; null: the whole order
   * @param subject credit, price, discount, substitution, release, ...
   * @param state REQUESTED, GRANTED, REFUSED or EXPIRED
   * @param limit up to which it holds; null: without limit
   * @param validUntil until when it holds; null: without end
   */
  record ApprovalStated(
      Instant at,
      String approval,
      String order,
      @Nullable Integer line,
      String subject,
      String state,
      @Nullable Money limit,
      @Nullable Instant validUntil)
      implements CheckHappening {
    /** An approval of a whole order. */
    public ApprovalStated(
        Instant at,
        String approval,
        String order,
        String subject,
        String state,
        @Nullable Money limit,
        @Nullable Instant validUntil) {
      this(at, approval, order, null, subject, state, limit, validUntil);
    }

    @Override
    public String key() {
      return approval;
    }
  }
}
