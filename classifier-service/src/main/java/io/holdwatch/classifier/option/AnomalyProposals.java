package io.holdwatch.classifier.option;

import io.holdwatch.classifier.finding.Words;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.Stage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be agreed with the customer about an order that looks unlike one. */
final class AnomalyProposals {
  private static final int SCALE = 6;

  private AnomalyProposals() {}

  static List<Proposal> of(Situation situation, Proposals.Ledgers ledgers) {
    if (situation.finding().subReason().equals("DUPLICATE_PO")) {
      return List.of(
          Proposal.of(
              Action.CANCEL_REMAINDER,
              "Cancel this order, should the customer have sent it twice",
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
                .ifPresent(usual -> quantity(line, whole(usual, base), perUnit, proposals));
        case "BELOW_MINIMUM" -> quantity(line, item.getMinimumOrder(), perUnit, proposals);
        case "PACK_MULTIPLE" -> {
          BigDecimal pack = item.getPackMultiple();
          if (pack != null && pack.signum() > 0) {
            quantity(line, packs(base, pack, RoundingMode.UP), perUnit, proposals);
            quantity(line, packs(base, pack, RoundingMode.DOWN), perUnit, proposals);
          }
        }
        default -> {}
      }
    }
    return proposals;
  }

  /** Of what is ordered in whole pieces nobody orders half a piece. */
  private static BigDecimal whole(BigDecimal usual, BigDecimal ordered) {
    return ordered.stripTrailingZeros().scale() <= 0
        ? usual.setScale(0, RoundingMode.HALF_UP)
        : usual;
  }

  private static BigDecimal packs(BigDecimal base, BigDecimal pack, RoundingMode rounding) {
    return base.divide(pack, 0, rounding).multiply(pack);
  }

  private static void quantity(
      OrderLine line, @Nullable BigDecimal base, BigDecimal perUnit, List<Proposal> proposals) {
    if (base == null || base.signum() <= 0) {
      return;
    }
    BigDecimal wanted =
        base.divide(perUnit, SCALE, RoundingMode.HALF_UP)
            .add(LineChanges.orZero(line.getCancelled()));
    proposals.add(
        Proposal.of(
            Action.CORRECT_DATA,
            "Agree with the customer on "
                + Words.quantity(base.divide(perUnit, SCALE, RoundingMode.HALF_UP), line.getUnit())
                + " on line "
                + line.getLine(),
            Change.of(line, (OrderLine fact) -> fact.setOrdered(LineChanges.scaled(wanted)))));
  }
}
