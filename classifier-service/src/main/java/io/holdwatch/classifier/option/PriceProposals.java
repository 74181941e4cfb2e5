package io.holdwatch.classifier.option;

import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.price.ThinMargin;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.Price;
import io.holdwatch.contract.fact.UnitPrice;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done about a line that is priced otherwise than agreed, or leaves too little. */
final class PriceProposals {
  private static final int PRICE_DECIMALS = 6;

  private PriceProposals() {}

  static List<Proposal> of(Situation situation, Proposals.Ledgers ledgers) {
    Outlook line = situation.line().orElse(null);
    if (line == null) {
      return List.of();
    }
    List<Proposal> proposals = new ArrayList<>();
    ledgers
        .expected(line.number())
        .ifPresent(expected -> proposals.add(asAgreed(situation, line, expected)));
    ledgers.margin(line.number()).ifPresent(thin -> addAll(line, thin, proposals));
    return proposals;
  }

  private static Proposal asAgreed(Situation situation, Outlook line, UnitPrice expected) {
    return Proposal.of(
            Action.REPRICE,
            "Price line "
                + line.number()
                + " at "
                + Words.price(expected)
                + " and leave its line discount as it is",
            LineChanges.line(line, fact -> reprice(fact, expected)))
        .moving(negated(situation.finding().marginEffect()));
  }

  private static @Nullable Money negated(@Nullable Money money) {
    return money == null ? null : new Money(money.getAmount().negate(), money.getCurrency());
  }

  /** A smaller discount where that is enough, else a higher price; or a floor that is lower. */
  private static void addAll(Outlook line, ThinMargin thin, List<Proposal> proposals) {
    BigDecimal discount = thin.discount();
    UnitPrice price = line.line().getPrice();
    if (discount != null && price != null) {
      UnitPrice net = less(price, discount);
      proposals.add(
          Proposal.of(
                  Action.REPRICE,
                  "Give line "
                      + line.number()
                      + (discount.signum() == 0
                          ? " no line discount"
                          : " a line discount of " + percent(discount))
                      + ", which keeps its margin above the floor",
                  LineChanges.line(line, fact -> discount(fact, discount, net)))
              .moving(thin.effect(net, line.wanted())));
    } else if (price == null || LineChanges.orZero(line.line().getDiscount()).signum() == 0) {
      proposals.add(
          Proposal.of(
                  Action.REPRICE,
                  "Price line "
                      + line.number()
                      + " at "
                      + Words.price(thin.least())
                      + ", the least that keeps its margin above the floor",
                  LineChanges.line(line, fact -> reprice(fact, thin.least())))
              .moving(thin.effect(thin.least(), line.wanted())));
    }
    Price agreed = thin.agreed();
    if (agreed != null && thin.left().signum() >= 0) {
      proposals.add(
          Proposal.of(
              Action.ESCALATE,
              "Ask who answers for "
                  + thin.name()
                  + " to accept a margin of "
                  + percent(thin.left())
                  + " on "
                  + agreed.getItem()
                  + ", and wait for the answer",
              Change.of(agreed, (Price fact) -> fact.setMarginFloor(thin.left()))));
    }
  }

  private static String percent(BigDecimal fraction) {
    return Words.number(fraction.movePointRight(2)) + " %";
  }

  private static UnitPrice less(UnitPrice price, BigDecimal discount) {
    BigDecimal net =
        price
            .getAmount()
            .multiply(BigDecimal.ONE.subtract(discount))
            .setScale(PRICE_DECIMALS, RoundingMode.HALF_UP);
    return new UnitPrice(net, price.getCurrency(), price.getPer());
  }

  private static void discount(OrderLine fact, BigDecimal discount, UnitPrice net) {
    fact.setDiscount(discount);
    if (fact.getNetPrice() != null) {
      fact.setNetPrice(net);
    }
  }

  private static void reprice(OrderLine fact, UnitPrice expected) {
    BigDecimal discount = LineChanges.orZero(fact.getDiscount());
    if (fact.getPrice() != null) {
      fact.setPrice(expected);
    }
    if (fact.getNetPrice() != null) {
      BigDecimal net =
          fact.getPrice() == null
              ? expected.getAmount()
              : expected.getAmount().multiply(BigDecimal.ONE.subtract(discount));
      fact.setNetPrice(
          new UnitPrice(
              net.round(MathContext.DECIMAL64).setScale(PRICE_DECIMALS, RoundingMode.HALF_UP),
              expected.getCurrency(),
              expected.getPer()));
    }
  }
}
