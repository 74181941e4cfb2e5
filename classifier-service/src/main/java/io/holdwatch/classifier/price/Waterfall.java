package io.holdwatch.classifier.price;

import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.contract.fact.Price;
import io.holdwatch.contract.fact.PriceKind;
import io.holdwatch.contract.fact.Promotion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was agreed for a line at each step: contract, promotion, the customer's list, the list. */
final class Waterfall {
  private final Agreements agreements;
  private final String scope;
  private final PricedLine line;
  private final String currency;
  private final Map<Step, Agreed> steps = new EnumMap<>(Step.class);

  Waterfall(Agreements agreements, String scope, PricedLine line, String currency) {
    this.agreements = agreements;
    this.scope = scope;
    this.line = line;
    this.currency = currency;
    put(price(PriceKind.LIST, Step.LIST));
    put(price(PriceKind.CUSTOMER_LIST, Step.CUSTOMER_LIST));
    put(promotion());
    put(price(PriceKind.CONTRACT, Step.CONTRACT));
  }

  /** What the line should cost; empty where nothing was agreed or published. */
  Optional<Agreed> expected() {
    return steps.values().stream().findFirst();
  }

  /** What every step says, the last of the waterfall first. */
  List<Agreed> steps() {
    return List.copyOf(steps.values());
  }

  private void put(@Nullable Agreed agreed) {
    if (agreed != null) {
      steps.put(agreed.step(), agreed);
    }
  }

  /** The largest minimum that is reached counts; there the lowest price, then the first key. */
  private record Offer(BigDecimal minimum, Agreed agreed) {
    boolean beats(@Nullable Offer other) {
      if (other == null) {
        return true;
      }
      int byMinimum = other.minimum.compareTo(minimum);
      int byRate = byMinimum != 0 ? byMinimum : agreed.rate().compare(other.agreed.rate());
      return byRate != 0 ? byRate < 0 : agreed.key().compareTo(other.agreed.key()) < 0;
    }
  }

  private @Nullable Agreed price(PriceKind kind, Step step) {
    Offer best = null;
    for (Map.Entry<String, Price> each : agreements.prices(scope, kind, line)) {
      Price price = each.getValue();
      Rate rate = Rate.of(price.getAmount());
      if (rate != null && rate.currency().equals(currency)) {
        String id = price.getPrice() == null ? each.getKey() : price.getPrice();
        String name = PriceWords.name(step, price.getContract() == null ? id : price.getContract());
        List<Basis> basis =
            List.of(new Basis(name + " for " + line.item(), PriceWords.value(price, rate), price));
        Agreed agreed = new Agreed(step, "price:" + id, name, rate, price.getMarginFloor(), basis);
        Offer offer = new Offer(Agreements.minimum(price), agreed);
        best = offer.beats(best) ? offer : best;
      }
    }
    return best == null ? null : best.agreed();
  }

  private @Nullable Agreed promotion() {
    Agreed list = steps.getOrDefault(Step.CUSTOMER_LIST, steps.get(Step.LIST));
    Offer best = null;
    for (Map.Entry<String, Promotion> each : agreements.promotions(scope, line)) {
      Promotion promotion = each.getValue();
      Rate fixed = Rate.of(promotion.getFixedPrice());
      boolean ofList = promotion.getFixedPrice() == null && promotion.getDiscount() != null;
      Rate rate = ofList && list != null ? list.rate().less(promotion.getDiscount()) : fixed;
      if (rate != null && rate.currency().equals(currency)) {
        String id = promotion.getPromotion() == null ? each.getKey() : promotion.getPromotion();
        String name = PriceWords.name(Step.PROMOTION, id);
        List<Basis> basis = new ArrayList<>();
        basis.add(new Basis(name, PriceWords.value(promotion, rate), promotion));
        if (ofList && list != null) {
          basis.addAll(list.basis());
        }
        Agreed agreed =
            new Agreed(Step.PROMOTION, "promotion:" + id, name, rate, null, List.copyOf(basis));
        Offer offer = new Offer(Agreements.minimum(promotion), agreed);
        best = offer.beats(best) ? offer : best;
      }
    }
    return best == null ? null : best.agreed();
  }
}
