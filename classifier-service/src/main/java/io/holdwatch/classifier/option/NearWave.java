package io.holdwatch.classifier.option;

import io.holdwatch.classifier.order.FactKeys;
import io.holdwatch.classifier.stock.Ways;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.Reservation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A line whose wave is about to be released. Cover alone does not help it any more: what is there
 * is reserved for it besides, and what comes later takes it off the wave.
 */
final class NearWave {
  private final StockCase of;
  private final Ways.Near near;

  NearWave(StockCase of, Ways.Near near) {
    this.of = of;
    this.near = near;
  }

  /** What confirms what is allocated to a line that is covered. */
  List<Proposal> confirmed() {
    List<Proposal> proposals = new ArrayList<>();
    BigDecimal missing = near.unreserved();
    if (near.free().compareTo(missing) >= 0) {
      Change reserved = of.reserved(missing);
      String words =
          "Reserve "
              + of.base(missing)
              + " of "
              + of.ways().item()
              + ", which are there at "
              + of.ways().site()
              + ", and release line "
              + of.line().number()
              + " with wave "
              + near.wave().getWave();
      proposals.add(
          Proposal.of(Action.RELEASE_TO_WAREHOUSE, words, reserved)
              .promising(of.ways().promised())
              .relyingUntil(near.wave().getPlannedRelease()));
      proposals.add(
          Proposal.of(
                  Action.REALLOCATE, words + ", before the lines that are served first", reserved)
              .promising(of.ways().promised())
              .relyingUntil(near.wave().getPlannedRelease())
              .from());
    }
    proposals.add(
        new Proposal(
            Action.RESCHEDULE,
            "Take line "
                + of.line().number()
                + " off wave "
                + near.wave().getWave()
                + " and plan it for a later one",
            of.ways().promised(),
            null,
            null,
            List.of(LineChanges.line(of.line(), fact -> fact.setWave(null))),
            false,
            List.of()));
    return proposals;
  }

  /** The same, with what the wave asks for besides. */
  Proposal beside(Proposal proposal) {
    return switch (proposal.action()) {
      case SUBSTITUTE -> substitute(proposal);
      case SPLIT, CANCEL_REMAINDER -> kept(proposal, of.line().open().subtract(of.lacks()));
      case BACKORDER ->
          proposal.changes().stream().anyMatch(NearWave::isPart)
              ? kept(proposal, of.line().open().subtract(of.lacks()))
              : proposal;
      case REALLOCATE -> kept(proposal, of.line().open());
      case TRANSFER, EXPEDITE, RESCHEDULE -> off(proposal);
      // These leave from elsewhere, and take the line off its wave by themselves.
      case ALTERNATE_SOURCE, DROP_SHIP -> proposal;
      case RELEASE_HOLD,
          RELEASE_TO_WAREHOUSE,
          PLACE_HOLD,
          WAIT,
          PARTIAL_SHIP,
          RELEASE_RESERVATION,
          REPRICE,
          CORRECT_DATA,
          ESCALATE,
          NOTIFY ->
          proposal;
    };
  }

  private static boolean isPart(Change change) {
    return change.before() == null && change.after() instanceof OrderLine;
  }

  private Proposal substitute(Proposal proposal) {
    for (Change change : proposal.changes()) {
      if (change.after() instanceof OrderLine line && line.getOrdered() != null) {
        return and(proposal, of.reserved(line.getItem(), line.getOrdered()));
      }
    }
    return proposal;
  }

  /** So much of the line is reserved, unless it is already. [the line's unit] */
  private Proposal kept(Proposal proposal, BigDecimal quantity) {
    boolean whole =
        proposal.changes().stream()
            .anyMatch(change -> change.before() == null && change.after() instanceof Reservation);
    BigDecimal reserved = of.inBase(of.line().open()).subtract(near.unreserved());
    BigDecimal missing = of.inBase(quantity).subtract(reserved);
    return whole || missing.signum() <= 0 ? proposal : and(proposal, of.reserved(missing));
  }

  private Proposal and(Proposal proposal, Change reserved) {
    List<Change> changes = new ArrayList<>(proposal.changes());
    changes.add(reserved);
    return proposal.with(
        proposal.words() + "; reserve what goes with wave " + near.wave().getWave(), changes);
  }

  /** The line goes with a later wave; what changes on it besides is kept. */
  private Proposal off(Proposal proposal) {
    List<Change> changes = new ArrayList<>();
    Change line = LineChanges.line(of.line(), fact -> fact.setWave(null));
    for (Change change : proposal.changes()) {
      if (change.record().equals(line.record()) && change.after() instanceof OrderLine after) {
        OrderLine later = (OrderLine) FactKeys.copy(after);
        later.setWave(null);
        line = new Change(change.record(), change.before(), later);
      } else {
        changes.add(change);
      }
    }
    changes.add(line);
    return proposal.with(
        proposal.words()
            + "; take it off wave "
            + near.wave().getWave()
            + ", which is released before",
        changes);
  }
}
