package io.holdwatch.classifier.option;

import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.Stage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** What can be agreed with the customer about an order that looks unlike one. */
final class AnomalyProposals {
  private static final int SCALE = 6;

  private AnomalyProposals() {}

  static List<Proposal> of(Situation situation, Proposals.Ledgers ledgers) {
    if (situation.finding().subReason().equals("DUPLICATE_PO")) {
      return List.of(
          Proposal.of(
              Action.CANCEL_REMAINDER,
              "Ask the customer whether both orders are wanted; if not, cancel this one",
              Change.of(situation.header(), (Order fact) -> fact.setStage(Stage.CANCELLED))));
    }
    OrderLine line = situation.line().map(outlook -> outlook.line()).orElse(null);
    Item item = situation.facts(Item.class).stream().findFirst().orElse(null);
    if (line == null || item == null || line.getOrdered() == null) {
      return List.of();
    }
    BigDecimal perUnit =
        situation.order().units().factor(line.getItem(), line.getUnit()).orElse(BigDecimal.ZERO);
    List<Proposal> proposals = new ArrayList<>();
    if (perUnit.signum() > 0) {
      BigDecimal base =
          line.getOrdered().subtract(LineChanges.orZero(line.getCancelled())).multiply(perUnit);
      switch (situation.finding().subReason()) {
        case "UNUSUAL_QUANTITY" ->
            ledgers
                .usual(line.getLine())
                .ifPresent(
                    usual ->
                        quantity(
                            situation,
                            line,
                            item,
                            sold(item, whole(usual, base, perUnit, RoundingMode.HALF_UP)),
                            perUnit,
                            proposals));
        case "BELOW_MINIMUM" -> {
          BigDecimal least = item.getMinimumOrder();
          if (least != null) {
            quantity(
                situation,
                line,
                item,
                whole(least, base, perUnit, RoundingMode.CEILING),
                perUnit,
                proposals);
          }
        }
        case "PACK_MULTIPLE" -> {
          BigDecimal pack = item.getPackMultiple();
          if (pack != null && pack.signum() > 0) {
            quantity(situation, line, item, packs(base, pack, RoundingMode.UP), perUnit, proposals);
            quantity(
                situation, line, item, packs(base, pack, RoundingMode.DOWN), perUnit, proposals);
          }
        }
        default -> {}
      }
    }
    return proposals;
  }

  /** Of what is ordered in whole pieces, or boxes, nobody orders a part of one. [base unit] */
  private static BigDecimal whole(
      BigDecimal wanted, BigDecimal ordered, BigDecimal perUnit, RoundingMode rounding) {
    return ordered.remainder(perUnit).signum() == 0
        ? wanted.divide(perUnit, 0, rounding).max(BigDecimal.ONE).multiply(perUnit)
        : wanted;
  }

  /** The nearest quantity in which an item is sold: whole packs, and no less than the least. */
  private static BigDecimal sold(Item item, BigDecimal usual) {
    BigDecimal pack = item.getPackMultiple();
    BigDecimal least = item.getMinimumOrder();
    boolean packed = pack != null && pack.signum() > 0;
    BigDecimal near = packed ? packs(usual, pack, RoundingMode.HALF_UP).max(pack) : usual;
    return least == null || near.compareTo(least) >= 0
        ? near
        : packed ? packs(least, pack, RoundingMode.UP) : least;
  }

  private static BigDecimal packs(BigDecimal base, BigDecimal pack, RoundingMode rounding) {
    return base.divide(pack, 0, rounding).multiply(pack);
  }

  private static void quantity(
      Situation situation,
      OrderLine line,
      Item item,
      BigDecimal base,
      BigDecimal perUnit,
      List<Proposal> proposals) {
    if (base.signum() <= 0) {
      return;
    }
    BigDecimal wanted =
        base.divide(perUnit, SCALE, RoundingMode.HALF_UP)
            .add(LineChanges.orZero(line.getCancelled()));
    proposals.add(
        Proposal.of(
            Action.CORRECT_DATA,
            (situation.finding().subReason().equals("UNUSUAL_QUANTITY")
                    ? "Ask the customer which quantity is meant, and if it is about the usual one,"
                        + " agree on "
                    : "Agree with the customer on ")
                + Quantities.said(base, perUnit, line.getUnit(), item.getBaseUnit())
                + " on line "
                + line.getLine(),
            Change.of(line, (OrderLine fact) -> fact.setOrdered(LineChanges.scaled(wanted)))));
  }
}
