package io.holdwatch.classifier.price;

import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.Price;
import io.holdwatch.contract.fact.PriceKind;
import io.holdwatch.contract.fact.Promotion;
import io.holdwatch.contract.fact.Rebate;
import io.holdwatch.contract.fact.UnitPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A second reading of the rule: every fact is looked at for every line. Price quantities must be
 * powers of ten, so that a price of one can be written out.
 */
record PlainPrices(Collection<SpecificRecord> facts, PriceSettings settings) {
  record Answer(String reason, BigDecimal effect) {}

  private record Candidate(BigDecimal minimum, BigDecimal one, @Nullable BigDecimal floor) {}

  Optional<Answer> answer(PricedLine line) {
    BigDecimal discount = line.discount() == null ? BigDecimal.ZERO : line.discount();
    BigDecimal net =
        line.net() != null ? one(line.net()) : one(line.price()).multiply(one().subtract(discount));
    boolean allowed = discount.compareTo(settings.lineDiscount()) <= 0;
    BigDecimal found = line.price() != null && allowed ? one(line.price()) : net;
    String currency =
        (line.price() != null && allowed) || line.net() == null
            ? Objects.requireNonNull(line.price()).getCurrency()
            : line.net().getCurrency();

    Optional<Candidate> list = best(prices(line, PriceKind.LIST, currency));
    Optional<Candidate> own = best(prices(line, PriceKind.CUSTOMER_LIST, currency));
    Optional<Candidate> promotion = best(promotions(line, currency, own.or(() -> list)));
    Optional<Candidate> contract = best(prices(line, PriceKind.CONTRACT, currency));
    Candidate expected;
    String kind;
    if (contract.isPresent()) {
      expected = contract.get();
      kind = "CONTRACT";
    } else if (promotion.isPresent()) {
      expected = promotion.get();
      kind = "PROMOTION";
    } else if (own.isPresent()) {
      expected = own.get();
      kind = "CUSTOMER_LIST";
    } else if (list.isPresent()) {
      expected = list.get();
      kind = "LIST";
    } else {
      return Optional.empty();
    }
    BigDecimal off = found.subtract(expected.one());
    BigDecimal most = settings.tolerance().multiply(expected.one());
    String paidIn = line.net() != null ? line.net().getCurrency() : currency;
    boolean pays =
        paidIn.equals(currency)
            && asStated(line, net).subtract(expected.one()).abs().compareTo(most) <= 0;
    if (!pays && off.abs().compareTo(most) > 0) {
      BigDecimal kept =
          line.price() != null && allowed ? off.multiply(one().subtract(discount)) : off;
      return Optional.of(
          new Answer((off.signum() < 0 ? "UNDER_" : "OVER_") + kind, money(kept, line)));
    }
    BigDecimal floor = expected.floor() != null ? expected.floor() : settings.marginFloor();
    BigDecimal cost = cost(line, line.net() != null ? line.net().getCurrency() : currency);
    if (floor == null || cost == null) {
      return Optional.empty();
    }
    BigDecimal netNet = net.multiply(one().subtract(rebate(line)));
    BigDecimal left = netNet.subtract(cost).subtract(floor.multiply(netNet));
    return left.signum() < 0
        ? Optional.of(new Answer("MARGIN_FLOOR", money(left, line)))
        : Optional.empty();
  }

  /** A net price to six decimals of its price quantity. */
  private static BigDecimal asStated(PricedLine line, BigDecimal net) {
    BigDecimal per =
        Objects.requireNonNull(line.net() != null ? line.net() : line.price()).getPer();
    return net.multiply(per).setScale(6, RoundingMode.HALF_UP).divide(per);
  }

  private static BigDecimal one() {
    return BigDecimal.ONE;
  }

  private static BigDecimal one(@Nullable UnitPrice price) {
    return Objects.requireNonNull(price).getAmount().divide(price.getPer());
  }

  private static BigDecimal money(BigDecimal ofOne, PricedLine line) {
    return ofOne.multiply(line.wanted()).setScale(4, RoundingMode.HALF_UP);
  }

  private static Optional<Candidate> best(List<Candidate> all) {
    return all.stream()
        .min(
            Comparator.comparing(Candidate::minimum)
                .reversed()
                .thenComparing(Candidate::one)
                .thenComparing(Candidate::floor, Comparator.nullsLast(Comparator.naturalOrder())));
  }

  private static boolean on(LocalDate day, @Nullable LocalDate from, @Nullable LocalDate until) {
    return (from == null || from.compareTo(day) <= 0)
        && (until == null || until.compareTo(day) >= 0);
  }

  private static BigDecimal zero(@Nullable BigDecimal number) {
    return number == null ? BigDecimal.ZERO : number;
  }

  private List<Candidate> prices(PricedLine line, PriceKind kind, String currency) {
    return facts.stream()
        .filter(Price.class::isInstance)
        .map(Price.class::cast)
        .filter(p -> p.getKind() == kind && line.item().equals(p.getItem()))
        .filter(
            p ->
                (kind == PriceKind.LIST && p.getCustomer() == null)
                    || (p.getCustomer() != null && p.getCustomer().equals(line.customer())))
        .filter(p -> p.getUnit() == null || p.getUnit().equals(line.unit()))
        .filter(p -> on(line.pricingDate(), p.getValidFrom(), p.getValidTo()))
        .filter(p -> zero(p.getMinimumQuantity()).compareTo(line.ordered()) <= 0)
        .filter(p -> p.getAmount() != null && p.getAmount().getCurrency().equals(currency))
        .map(
            p ->
                new Candidate(zero(p.getMinimumQuantity()), one(p.getAmount()), p.getMarginFloor()))
        .toList();
  }

  private List<Candidate> promotions(PricedLine line, String currency, Optional<Candidate> list) {
    return facts.stream()
        .filter(Promotion.class::isInstance)
        .map(Promotion.class::cast)
        .filter(p -> p.getItem() == null || p.getItem().equals(line.item()))
        .filter(p -> p.getCustomer() == null || p.getCustomer().equals(line.customer()))
        .filter(p -> on(line.pricingDate(), p.getValidFrom(), p.getValidTo()))
        .filter(
            p ->
                zero(p.getMinimumQuantity()).signum() == 0
                    || (line.factor() != null
                        && p.getMinimumQuantity().compareTo(line.ordered().multiply(line.factor()))
                            <= 0))
        .filter(
            p ->
                p.getFixedPrice() != null
                    ? p.getFixedPrice().getCurrency().equals(currency)
                    : p.getDiscount() != null && list.isPresent())
        .map(
            p ->
                new Candidate(
                    zero(p.getMinimumQuantity()),
                    p.getFixedPrice() != null
                        ? one(p.getFixedPrice())
                        : list.get().one().multiply(one().subtract(p.getDiscount())),
                    null))
        .toList();
  }

  private BigDecimal rebate(PricedLine line) {
    return facts.stream()
        .filter(Rebate.class::isInstance)
        .map(Rebate.class::cast)
        .filter(r -> r.getCustomer() != null && r.getCustomer().equals(line.customer()))
        .filter(r -> r.getItem() == null || r.getItem().equals(line.item()))
        .filter(r -> on(line.pricingDate(), r.getValidFrom(), r.getValidTo()))
        .map(r -> zero(r.getRate()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private @Nullable BigDecimal cost(PricedLine line, String currency) {
    if (line.unitCost() != null) {
      return line.unitCost().getCurrency().equals(currency) ? one(line.unitCost()) : null;
    }
    return facts.stream()
        .filter(Item.class::isInstance)
        .map(Item.class::cast)
        .filter(i -> line.item().equals(i.getItem()))
        .findFirst()
        .filter(i -> i.getUnitCost() != null && line.factor() != null)
        .filter(i -> i.getUnitCost().getCurrency().equals(currency))
        .map(i -> one(i.getUnitCost()).multiply(line.factor()))
        .orElse(null);
  }
}
