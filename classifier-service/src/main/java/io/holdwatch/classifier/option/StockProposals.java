package io.holdwatch.classifier.option;

import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.classifier.stock.Ways;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Fulfilment;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.Lane;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.fact.Reservation;
import io.holdwatch.contract.fact.Stock;
import io.holdwatch.contract.fact.Supply;
import io.holdwatch.contract.fact.SupplyKind;
import io.holdwatch.contract.fact.UnitPrice;
import io.holdwatch.contract.fact.VendorItem;
import io.holdwatch.contract.packet.ExceptionType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be done about a line that lacks stock, given where else there is some. */
final class StockProposals {
  private static final int MONEY_SCALE = 4;
  private static final int SCALE = 6;

  private final Situation situation;
  private final Outlook line;
  private final Ways ways;
  private final List<Proposal> proposals = new ArrayList<>();

  StockProposals(Situation situation, Outlook line, Ways ways) {
    this.situation = situation;
    this.line = line;
    this.ways = ways;
  }

  List<Proposal> all() {
    ways.elsewhere().forEach(this::transfer);
    if (!ways.ofKit() && line.gone().signum() == 0) {
      ways.elsewhere().forEach(this::alternateSource);
      ways.standIns().forEach(this::substitute);
      situation.terms().vendorItems(situation.scope(), ways.item()).forEach(this::dropShip);
    }
    ways.incoming().forEach(this::expedite);
    ways.held().forEach(this::reallocate);
    if (ways.held().isEmpty() && situation.finding().type() == ExceptionType.ALLOCATION_CONFLICT) {
      reserve();
    }
    later();
    remainder();
    return proposals;
  }

  private void transfer(Ways.Elsewhere from) {
    Optional<Lane> lane = lane(from.site());
    if (lane.isEmpty() || from.uncommitted().compareTo(ways.missing()) < 0) {
      return;
    }
    int days = Objects.requireNonNullElse(lane.get().getTransitDays(), 0);
    LocalDate arrives = situation.hours().dayAfter(situation.now(), days);
    BigDecimal quantity = ways.missing();
    Change less =
        Change.of(
            from.stock(),
            (Stock fact) -> fact.setOnHand(zero(fact.getOnHand()).subtract(quantity)));
    Supply comes =
        supply("transfer " + from.site(), SupplyKind.TRANSFER, quantity, arrives)
            .setFromSite(from.site())
            .build();
    proposals.add(
        Proposal.of(
                Action.TRANSFER,
                "Transfer "
                    + base(quantity)
                    + " of "
                    + ways.item()
                    + " from "
                    + from.site()
                    + ", where no order needs it; on the lane of "
                    + days
                    + (days == 1 ? " working day" : " working days")
                    + " it is there by "
                    + Words.day(arrives),
                less,
                Change.made(comes))
            .promising(ways.promised())
            .costing(freight(lane.get(), quantity)));
  }

  private Optional<Lane> lane(String from) {
    return situation.terms().lanes(situation.scope(), from, ways.site()).stream()
        .filter(lane -> lane.getTransitDays() != null)
        .min(Comparator.comparing(Lane::getTransitDays));
  }

  private static @Nullable Money freight(Lane lane, BigDecimal quantity) {
    Money fixed = lane.getFreight();
    UnitPrice each = lane.getFreightPerUnit();
    if (each == null || each.getPer().signum() <= 0) {
      return fixed;
    }
    BigDecimal moved = worth(each, quantity);
    if (fixed == null) {
      return new Money(moved, each.getCurrency());
    }
    return fixed.getCurrency().equals(each.getCurrency())
        ? new Money(fixed.getAmount().add(moved), fixed.getCurrency())
        : null;
  }

  private void alternateSource(Ways.Elsewhere from) {
    List<Change> changes = new ArrayList<>();
    changes.add(LineChanges.line(line, fact -> fact.setSite(from.site())));
    ways.own().forEach(reservation -> changes.add(Change.without(reservation)));
    if (from.uncommitted().compareTo(inBase(line.open())) >= 0) {
      proposals.add(
          new Proposal(
              Action.ALTERNATE_SOURCE,
              "Ship line "
                  + line.number()
                  + " from "
                  + from.site()
                  + " instead of "
                  + ways.site()
                  + "; "
                  + base(from.uncommitted())
                  + " are free there",
              ways.promised(),
              null,
              null,
              changes,
              false,
              List.of()));
    }
  }

  private void substitute(Ways.StandIn standIn) {
    if (situation.order().customer() != null
        && Boolean.FALSE.equals(situation.order().customer().getAcceptsSubstitutes())) {
      return;
    }
    BigDecimal factor =
        standIn.substitute().getFactor() == null
            ? BigDecimal.ONE
            : standIn.substitute().getFactor();
    BigDecimal need = LineChanges.scaled(inBase(line.open()).multiply(factor));
    if (standIn.uncommitted().compareTo(need) < 0) {
      return;
    }
    Item item = standIn.item();
    List<Change> changes = new ArrayList<>();
    changes.add(
        LineChanges.line(
            line,
            fact -> {
              fact.setItem(item.getItem());
              fact.setUnit(item.getBaseUnit());
              fact.setOrdered(need);
              fact.setCancelled(null);
              fact.setReserved(null);
              // What the customer pays for it has to be agreed with the customer.
              fact.setPrice(null);
              fact.setNetPrice(null);
              fact.setListPrice(null);
            }));
    ways.own().forEach(reservation -> changes.add(Change.without(reservation)));
    proposals.add(
        new Proposal(
            Action.SUBSTITUTE,
            "Send "
                + Words.quantity(need, item.getBaseUnit())
                + " of "
                + (item.getName() == null ? item.getItem() : item.getName())
                + " instead, which is approved and free at "
                + ways.site()
                + "; its price has to be agreed",
            ways.promised(),
            null,
            null,
            changes,
            false,
            List.of()));
  }

  private void dropShip(VendorItem vendor) {
    BigDecimal quantity = inBase(line.open());
    if (vendor.getLeadTime() == null
        || (vendor.getMinimum() != null && vendor.getMinimum().compareTo(quantity) > 0)) {
      return;
    }
    LocalDate day =
        situation
            .now()
            .plus(vendor.getLeadTime(), ChronoUnit.DAYS)
            .atZone(situation.hours().zone())
            .toLocalDate();
    Supply bought =
        supply("drop shipment " + vendor.getSupplier(), SupplyKind.PURCHASE, quantity, day)
            .setSupplier(vendor.getSupplier())
            .build();
    List<Change> changes = new ArrayList<>();
    changes.add(Change.made(bought));
    changes.add(
        LineChanges.line(
            line,
            fact -> {
              fact.setFulfilment(Fulfilment.DROP_SHIP);
              fact.setSupply(bought.getSupply());
            }));
    ways.own().forEach(reservation -> changes.add(Change.without(reservation)));
    UnitPrice price = vendor.getPrice();
    proposals.add(
        new Proposal(
                Action.DROP_SHIP,
                "Let supplier "
                    + vendor.getSupplier()
                    + " send "
                    + base(quantity)
                    + " to the customer; its lead time of "
                    + vendor.getLeadTime()
                    + " days ends "
                    + Words.day(day),
                ways.promised(),
                null,
                null,
                changes,
                false,
                List.of())
            .costing(
                price == null || price.getPer().signum() <= 0
                    ? null
                    : new Money(worth(price, quantity), price.getCurrency()))
            .moving(null));
  }

  private Supply.Builder supply(
      String id, SupplyKind kind, BigDecimal quantity, LocalDate arrives) {
    DateOrTime date = DateOrTime.newBuilder().setDate(arrives).build();
    return Supply.newBuilder()
        .setEnvelope(Change.envelope(situation.envelope(), id))
        .setSupply("option:" + id)
        .setKind(kind)
        .setItem(ways.item())
        .setSite(ways.site())
        .setOrdered(LineChanges.scaled(quantity))
        .setConfirmedQuantity(LineChanges.scaled(quantity))
        .setDue(date)
        .setConfirmed(date);
  }

  private void expedite(Ways.Incoming late) {
    Supply supply = late.supply();
    proposals.add(
        Proposal.of(
                Action.EXPEDITE,
                "Have supply "
                    + supply.getSupply()
                    + " brought by "
                    + Words.date(supply.getDue())
                    + " as it was due"
                    + (late.cancelled() ? ", though it was cancelled" : ""),
                Change.of(
                    supply,
                    (Supply fact) -> {
                      fact.setConfirmed(fact.getDue());
                      fact.setCancelled(false);
                    }))
            .promising(ways.promised()));
  }

  private void reallocate(Ways.Held held) {
    Reservation reservation = held.reservation();
    BigDecimal reserved = zero(reservation.getQuantity());
    BigDecimal taken = reserved.min(ways.missing());
    proposals.add(
        Proposal.of(
                Action.REALLOCATE,
                "Take "
                    + base(taken)
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
    Reservation made =
        Reservation.newBuilder()
            .setEnvelope(Change.envelope(situation.envelope(), "reservation"))
            .setReservation("option:reservation")
            .setItem(ways.item())
            .setSite(ways.site())
            .setOrder(situation.order().key().order())
            .setLine(line.number())
            .setQuantity(LineChanges.scaled(inBase(line.open())))
            .setHard(true)
            .build();
    proposals.add(
        Proposal.of(
                Action.REALLOCATE,
                "Reserve "
                    + base(inBase(line.open()))
                    + " at "
                    + ways.site()
                    + " for this line before the lines that are served first",
                Change.made(made))
            .promising(ways.promised())
            .from());
  }

  /** When it will be there: all of it then, or what is there in time and the rest then. */
  private void later() {
    BigDecimal lacks = inUnit(ways.missing());
    for (Instant date : ways.later()) {
      if (!ways.ofKit() && lacks.compareTo(line.open()) < 0) {
        proposals.add(
            Proposal.of(
                    Action.SPLIT,
                    "Ship "
                        + unit(line.open().subtract(lacks))
                        + " as promised and "
                        + unit(lacks)
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
    BigDecimal lacks = inUnit(ways.missing());
    if (lacks.compareTo(line.open()) < 0) {
      BigDecimal rest = line.open().subtract(lacks);
      proposals.add(
          Proposal.of(
                  Action.CANCEL_REMAINDER,
                  "Ship " + unit(rest) + " as promised and cancel " + unit(lacks),
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
    BigDecimal earned = worth(net, quantity);
    boolean known =
        cost != null && cost.getPer().signum() > 0 && cost.getCurrency().equals(net.getCurrency());
    return new Money(
        (known ? earned.subtract(worth(cost, quantity)) : earned).negate(), net.getCurrency());
  }

  private static BigDecimal worth(UnitPrice price, BigDecimal quantity) {
    return quantity
        .multiply(price.getAmount())
        .divide(price.getPer(), MONEY_SCALE, RoundingMode.HALF_UP);
  }

  private BigDecimal inBase(BigDecimal quantity) {
    return quantity.multiply(ways.perUnit());
  }

  /** In the line's unit, rounded up: a part of a piece is a piece that is missing. */
  private BigDecimal inUnit(BigDecimal base) {
    if (ways.ofKit()) {
      return situation.finding().lines().getFirst().getQuantity() == null
          ? line.open()
          : situation.finding().lines().getFirst().getQuantity();
    }
    return base.divide(ways.perUnit(), SCALE, RoundingMode.CEILING).min(line.open());
  }

  private String unit(BigDecimal quantity) {
    return Words.quantity(quantity, line.line().getUnit());
  }

  private String base(BigDecimal quantity) {
    return Words.quantity(quantity, ways.unit());
  }

  private static BigDecimal zero(@Nullable BigDecimal value) {
    return LineChanges.orZero(value);
  }
}
