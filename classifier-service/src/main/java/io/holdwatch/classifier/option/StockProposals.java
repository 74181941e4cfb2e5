package io.holdwatch.classifier.option;

import io.holdwatch.classifier.finding.Value;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.classifier.stock.Ways;
import io.holdwatch.contract.fact.Fulfilment;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.fact.Reservation;
import io.holdwatch.contract.fact.Supply;
import io.holdwatch.contract.fact.UnitPrice;
import io.holdwatch.contract.packet.ExceptionType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    return proposals.stream().map(this::besideWave).toList();
  }

  /** The line promised for a date on which its goods are there. */
  Proposal rescheduled(Instant date) {
    return besideWave(anew(date));
  }

  private Proposal besideWave(Proposal proposal) {
    return ways.near() == null ? proposal : new NearWave(of, ways.near()).beside(proposal);
  }

  private void expedite(Ways.Incoming late) {
    Supply supply = late.supply();
    SupplierProposals.day(situation, supply, ways.promised())
        .ifPresent(
            day ->
                proposals.add(
                    SupplierProposals.brought(
                        situation, supply, day, ways.promised(), ways.unit())));
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
    boolean apart = !ways.ofKit() && of.lacks().compareTo(line.open()) < 0;
    for (Instant ready : ways.later()) {
      Instant date = of.keeping(ready);
      if (apart) {
        proposals.add(
            Proposal.of(
                    Action.SPLIT,
                    "Ship "
                        + of.parts().rest()
                        + " as promised and "
                        + of.parts().part()
                        + " by "
                        + Words.instant(date),
                    LineChanges.cancel(line, of.lacks()),
                    LineChanges.part(line, of.lacks(), date))
                .promising(date));
      }
      proposals.add(situation.complete().isPresent() ? allAnew(date) : anew(date));
    }
    if (!situation.finding().subReason().equals("ITEM_BLOCKED")) {
      backorder(apart && line.line().getFulfilment() != Fulfilment.DROP_SHIP);
    }
  }

  private Proposal anew(Instant date) {
    return new Proposal(
        Action.RESCHEDULE,
        "Promise line " + line.number() + " for " + Words.instant(date) + " instead",
        date,
        null,
        null,
        LineChanges.promise(situation, line, date),
        false,
        List.of());
  }

  /** Of an order that goes complete or not at all the other lines wait for this one. */
  private Proposal allAnew(Instant date) {
    Proposal own = anew(date);
    List<Change> changes = new ArrayList<>(own.changes());
    List<Outlook> others =
        situation.open().stream()
            .filter(other -> !other.number().equals(line.number()))
            .filter(other -> other.due() != null && other.due().isBefore(date))
            .toList();
    others.forEach(other -> changes.addAll(LineChanges.promiseOffWave(situation, other, date)));
    return others.isEmpty()
        ? own
        : own.with(
            "Promise line "
                + line.number()
                + " and with it the whole order for "
                + Words.instant(date)
                + " instead, as it has to be delivered complete",
            changes);
  }

  /** Kept open without a promise until goods are known. */
  private void backorder(boolean apart) {
    proposals.add(
        apart
            ? Proposal.of(
                Action.BACKORDER,
                "Ship "
                    + of.parts().rest()
                    + " as promised, keep "
                    + of.parts().part()
                    + " on backorder without a date and tell the customer so",
                LineChanges.cancel(line, of.lacks()),
                LineChanges.backorder(situation, line, of.lacks()))
            : Proposal.of(
                Action.BACKORDER,
                "Keep line "
                    + line.number()
                    + " on backorder without a date and tell the customer so",
                LineChanges.unpromise(situation, line).toArray(Change[]::new)));
  }

  private void remainder() {
    BigDecimal lacks = of.lacks();
    if (lacks.compareTo(line.open()) < 0) {
      proposals.add(
          Proposal.of(
                  Action.CANCEL_REMAINDER,
                  "Ship "
                      + of.parts().rest()
                      + " as promised and cancel "
                      + of.parts().part()
                      + worth(lacks),
                  LineChanges.cancel(line, lacks))
              .moving(lost(lacks)));
    }
  }

  /** ", for which 120.00 EUR were to be paid"; empty where no price is known. */
  private String worth(BigDecimal quantity) {
    return earned(quantity)
        .map(
            money ->
                ", for which "
                    + Words.money(money.getAmount(), money.getCurrency())
                    + " was to be paid")
        .orElse("");
  }

  /** What is paid for a quantity; empty where no price is known. */
  private Optional<Money> earned(BigDecimal quantity) {
    UnitPrice net = line.line().getNetPrice();
    return net == null || net.getPer().signum() <= 0
        ? Optional.empty()
        : Optional.of(new Money(Value.of(net, quantity), net.getCurrency()));
  }

  /** The margin of a quantity that is not sold; null where its price or its cost is not known. */
  private @Nullable Money lost(BigDecimal quantity) {
    UnitPrice cost = situation.order().cost(line.line());
    return cost == null || cost.getPer().signum() <= 0
        ? null
        : earned(quantity)
            .filter(money -> money.getCurrency().equals(cost.getCurrency()))
            .map(
                money ->
                    new Money(
                        Value.of(cost, quantity).subtract(money.getAmount()), money.getCurrency()))
            .orElse(null);
  }
}
