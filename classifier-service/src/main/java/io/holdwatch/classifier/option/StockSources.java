package io.holdwatch.classifier.option;

import io.holdwatch.classifier.finding.Value;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.classifier.stock.Ways;
import io.holdwatch.contract.fact.Fulfilment;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.Lane;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.fact.Stock;
import io.holdwatch.contract.fact.Supply;
import io.holdwatch.contract.fact.SupplyKind;
import io.holdwatch.contract.fact.UnitPrice;
import io.holdwatch.contract.fact.VendorItem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Goods from somewhere else: another site, another item, a supplier. */
final class StockSources {
  /** Sites that are proposed for one action. */
  private static final int FEW = 3;

  private final StockCase of;
  private final Situation situation;
  private final Outlook line;
  private final Ways ways;
  private final List<Proposal> proposals = new ArrayList<>();

  StockSources(StockCase of) {
    this.of = of;
    this.situation = of.situation();
    this.line = of.line();
    this.ways = of.ways();
  }

  List<Proposal> all() {
    nearest(ways.missing(), this::days).forEach(this::transfer);
    if (!ways.ofKit() && line.gone().signum() == 0) {
      nearest(of.inBase(line.open()), this::further).forEach(this::alternateSource);
      ways.standIns().forEach(this::substitute);
      situation.terms().vendorItems(situation.scope(), ways.item()).forEach(this::dropShip);
    }
    return proposals;
  }

  /** The few sites nearest that have so much, of those equally near who have most. */
  private List<Ways.Elsewhere> nearest(
      BigDecimal quantity, Function<Ways.Elsewhere, Optional<Integer>> days) {
    return ways.elsewhere().stream()
        .filter(site -> site.uncommitted().compareTo(quantity) >= 0)
        .sorted(Comparator.comparingInt(site -> days.apply(site).orElse(Integer.MAX_VALUE)))
        .limit(FEW)
        .toList();
  }

  private Optional<Integer> days(Ways.Elsewhere from) {
    return lane(from.site()).map(Lane::getTransitDays);
  }

  /** Working days to the customer; empty where nobody says. */
  private Optional<Integer> toCustomer(@Nullable String from) {
    return situation
        .terms()
        .toCustomer(situation.scope(), from, situation.order().customer())
        .map(Lane::getTransitDays);
  }

  /**
   * How many working days further it is to the customer than from the line's own site; where only
   * the way between the two is known, it is no more than that. Empty where neither is.
   */
  private Optional<Integer> further(Ways.Elsewhere from) {
    int own = situation.journey(line.line()).days();
    return toCustomer(from.site()).map(days -> Math.max(0, days - own)).or(() -> days(from));
  }

  private void transfer(Ways.Elsewhere from) {
    Optional<Lane> lane = lane(from.site());
    if (lane.isEmpty()) {
      return;
    }
    int days = Objects.requireNonNullElse(lane.get().getTransitDays(), 0);
    Instant leaves = situation.hours().after(situation.now(), situation.moving());
    LocalDate arrives = situation.hours().dayAfter(leaves, days);
    BigDecimal quantity = ways.missing();
    Change less =
        Change.of(
            from.stock(),
            (Stock fact) ->
                fact.setOnHand(LineChanges.orZero(fact.getOnHand()).subtract(quantity)));
    Supply comes =
        of.supply("transfer " + from.site(), SupplyKind.TRANSFER, quantity, arrives)
            .setFromSite(from.site())
            .build();
    List<Change> changes = new ArrayList<>(List.of(less, Change.made(comes)));
    Instant there = arrives.plusDays(1).atStartOfDay(situation.hours().zone()).toInstant();
    Instant promise = ways.promised();
    String late = "";
    if (there.isAfter(promise)) {
      if (situation.complete().isPresent()) {
        return;
      }
      promise = of.keeping(there);
      changes.addAll(LineChanges.promiseOffWave(situation, line, promise));
      late = "; promise line " + line.number() + " for " + Words.instant(promise) + " instead";
    }
    proposals.add(
        Proposal.of(
                Action.TRANSFER,
                "Transfer "
                    + of.base(quantity)
                    + " of "
                    + ways.item()
                    + " from "
                    + from.site()
                    + ", where no order needs it; on the lane of "
                    + Words.workingDays(days)
                    + ", begun now and leaving on "
                    + Words.day(situation.hours().dayAfter(leaves, 0))
                    + ", it is there by "
                    + Words.day(arrives)
                    + late,
                changes.toArray(Change[]::new))
            .promising(promise)
            .taking(days)
            .costing(freight(lane.get(), quantity)));
  }

  private Optional<Lane> lane(String from) {
    return situation.terms().quickest(situation.scope(), from, ways.site());
  }

  private static @Nullable Money freight(Lane lane, BigDecimal quantity) {
    Money fixed = lane.getFreight();
    UnitPrice each = lane.getFreightPerUnit();
    if (each == null || each.getPer().signum() <= 0) {
      return fixed;
    }
    BigDecimal moved = Value.of(each, quantity);
    if (fixed == null) {
      return new Money(moved, each.getCurrency());
    }
    return fixed.getCurrency().equals(each.getCurrency())
        ? new Money(fixed.getAmount().add(moved), fixed.getCurrency())
        : null;
  }

  private void alternateSource(Ways.Elsewhere from) {
    List<Change> changes = withoutOwn();
    changes.add(
        LineChanges.line(
            line,
            fact -> {
              fact.setSite(from.site());
              fact.setWave(null);
            }));
    proposals.add(
        new Proposal(
                Action.ALTERNATE_SOURCE,
                "Ship all of line "
                    + line.number()
                    + " from "
                    + from.site()
                    + " instead of "
                    + ways.site()
                    + underWay(from)
                    + "; free there: "
                    + of.base(from.uncommitted()),
                ways.promised(),
                null,
                null,
                changes,
                false,
                List.of())
            .taking(arrives() ? further(from).orElse(0) : 0));
  }

  /** What is reserved for the line where it is given up, to be added to. */
  private List<Change> withoutOwn() {
    return ways.own().stream()
        .map(Change::without)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private boolean arrives() {
    return situation.journey(line.line()).arrives();
  }

  /**
   * ", from where it is 3 working days under way to the customer (1 from L:W1)"; where that is not
   * known how far the two sites are apart.
   */
  private String underWay(Ways.Elsewhere from) {
    Optional<Integer> days = toCustomer(from.site());
    if (days.isPresent()) {
      return ", from where it is "
          + Words.workingDays(days.get())
          + " under way to the customer"
          + toCustomer(ways.site())
              .map(own -> " (" + own + " from " + ways.site() + ")")
              .orElse("");
    }
    return days(from).map(apart -> ", " + Words.workingDays(apart) + " away").orElse("")
        + (arrives() ? " (how long it is under way to the customer is not known)" : "");
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
    BigDecimal need = LineChanges.scaled(of.inBase(line.open()).multiply(factor));
    if (standIn.uncommitted().compareTo(need) < 0) {
      return;
    }
    Item item = standIn.item();
    List<Change> changes = withoutOwn();
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
    proposals.add(
        new Proposal(
            Action.SUBSTITUTE,
            "Send "
                + Words.quantity(need, item.getBaseUnit())
                + " of "
                + (item.getName() == null ? item.getItem() : item.getName())
                + " instead of all of the line, which is approved and free at "
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
    BigDecimal quantity = of.inBase(line.open());
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
        of.supply("drop shipment " + vendor.getSupplier(), SupplyKind.PURCHASE, quantity, day)
            .setSupplier(vendor.getSupplier())
            .build();
    List<Change> changes = withoutOwn();
    changes.add(Change.made(bought));
    changes.add(
        LineChanges.line(
            line,
            fact -> {
              fact.setFulfilment(Fulfilment.DROP_SHIP);
              fact.setWave(null);
              fact.setSupply(bought.getSupply());
            }));
    UnitPrice price = vendor.getPrice();
    proposals.add(
        new Proposal(
                Action.DROP_SHIP,
                "Let supplier "
                    + vendor.getSupplier()
                    + " send "
                    + of.base(quantity)
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
            .relyingUntil(ways.promised().minus(vendor.getLeadTime(), ChronoUnit.DAYS))
            .costing(
                price == null || price.getPer().signum() <= 0
                    ? null
                    : new Money(Value.of(price, quantity), price.getCurrency()))
            .moving(null));
  }
}
