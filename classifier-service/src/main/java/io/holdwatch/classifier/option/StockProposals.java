package io.holdwatch.classifier.option;

import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.classifier.stock.Ways;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.fact.Reservation;
import io.holdwatch.contract.fact.Supply;
import io.holdwatch.contract.fact.UnitPrice;
import io.holdwatch.contract.packet.ExceptionType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done about a line that lacks stock, given where else there is some. */
final class StockProposals {

  private final StockCase of;
  private final Situation situation;
  private final Outlook line;
  private final Ways ways;
  private final List<Proposal> proposals = new ArrayList<>();

  StockProposals(StockCase of) {
    this.of = of;
    this.situation = of.situation();
    this.line = of.line();
    this.ways = of.ways();
  }

  List<Proposal> all() {
    if (situation.finding().subReason().equals("ALLOCATION_UNCONFIRMED")) {
      return ways.near() == null ? List.of() : new NearWave(of, ways.near()).confirmed();
    }
    proposals.addAll(new StockSources(of).all());
    ways.incoming().forEach(this::expedite);
    ways.held().forEach(this::reallocate);
    if (ways.held().isEmpty() && situation.finding().type() == ExceptionType.ALLOCATION_CONFLICT) {
      reserve();
    }
    later();
    remainder();
    return ways.near() == null
        ? proposals
        : proposals.stream().map(new NearWave(of, ways.near())::beside).toList();
  }

  private void expedite(Ways.Incoming late) {
    Supply supply = late.supply();
    SupplierProposals.day(situation, supply, ways.promised())
        .ifPresent(day -> proposals.add(SupplierProposals.brought(supply, day, ways.promised())));
  }

  private void reallocate(Ways.Held held) {
    Reservation reservation = held.reservation();
    BigDecimal reserved = LineChanges.orZero(reservation.getQuantity());
    BigDecimal taken = reserved.min(ways.missing());
    proposals.add(
        Proposal.of(
                Action.REALLOCATE,
                "Take "
                    + of.base(taken)
                    + " from the reservation of "
                    + held.line().order().order()
                    + " line "
                    + held.line().line()
                    + ", whose customer is of a lower class",
                Change.of(
                    reservation, (Reservation fact) -> fact.setQuantity(reserved.subtract(taken))))
            .promising(ways.promised())
            .from(held.line().order().order()));
  }

  /** Goods that are there are kept for this line; others that were to have them go short. */
  private void reserve() {
    proposals.add(
        Proposal.of(
                Action.REALLOCATE,
                "Reserve "
                    + of.base(of.inBase(line.open()))
                    + " at "
                    + ways.site()
                    + " for this line before the lines that are served first",
                of.reserved(of.inBase(line.open())))
            .promising(ways.promised())
            .from());
  }

  /** When it will be there: all of it then, or what is there in time and the rest then. */
  private void later() {
    BigDecimal lacks = of.inUnit(ways.missing());
    for (Instant date : ways.later()) {
      if (!ways.ofKit() && lacks.compareTo(line.open()) < 0) {
        proposals.add(
            Proposal.of(
                    Action.SPLIT,
                    "Ship "
                        + of.unit(line.open().subtract(lacks))
                        + " as promised and "
                        + of.unit(lacks)
                        + " on "
                        + Words.instant(date),
                    LineChanges.cancel(line, lacks),
                    LineChanges.part(line, lacks, date))
                .promising(date));
      }
      proposals.add(
          new Proposal(
              Action.RESCHEDULE,
              "Promise line " + line.number() + " for " + Words.instant(date) + " instead",
              date,
              null,
              null,
              LineChanges.promise(situation, line, date),
              false,
              List.of()));
    }
  }

  private void remainder() {
    BigDecimal lacks = of.inUnit(ways.missing());
    if (lacks.compareTo(line.open()) < 0) {
      BigDecimal rest = line.open().subtract(lacks);
      proposals.add(
          Proposal.of(
                  Action.CANCEL_REMAINDER,
                  "Ship " + of.unit(rest) + " as promised and cancel " + of.unit(lacks),
                  LineChanges.cancel(line, lacks))
              .promising(ways.promised())
              .moving(lost(lacks)));
    }
  }

  /** The margin of a quantity that is not sold; where its cost is not known all that it earns. */
  private @Nullable Money lost(BigDecimal quantity) {
    UnitPrice net = line.line().getNetPrice();
    UnitPrice cost = line.line().getUnitCost();
    if (net == null || net.getPer().signum() <= 0) {
      return null;
    }
    BigDecimal earned = StockCase.worth(net, quantity);
    boolean known =
        cost != null && cost.getPer().signum() > 0 && cost.getCurrency().equals(net.getCurrency());
    return new Money(
        (known ? earned.subtract(StockCase.worth(cost, quantity)) : earned).negate(),
        net.getCurrency());
  }
}
