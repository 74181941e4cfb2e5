package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.SalesOrder.Line;
import io.holdwatch.deploy.simulation.history.PriceHappening.PriceKind;
import io.holdwatch.deploy.simulation.history.PriceHappening.PriceStated;
import io.holdwatch.deploy.simulation.history.PriceHappening.PromotionStated;
import io.holdwatch.deploy.simulation.history.UnitPrice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the ERP's price run finds for a line: contract, promotion, customer list, list. */
final class PriceBook {
  private final PriceAnnouncer announcer;
  private final Map<String, Map<String, PriceStated>> prices = new HashMap<>();
  private final Map<String, PromotionStated> promotions = new LinkedHashMap<>();

  PriceBook(PriceAnnouncer announcer) {
    this.announcer = announcer;
  }

  void put(PriceStated price) {
    prices.computeIfAbsent(price.item(), _ -> new LinkedHashMap<>()).put(price.price(), price);
    announcer.price(price);
  }

  void put(PromotionStated promotion) {
    promotions.put(promotion.promotion(), promotion);
    announcer.promotion(promotion);
  }

  /** List prices of an item in force on a day. */
  List<PriceStated> list(Item item, LocalDate day) {
    return new ArrayList<>(
        of(item)
            .filter(price -> price.kind() == PriceKind.LIST)
            .filter(price -> covers(price.validFrom(), price.validTo(), day))
            .toList());
  }

  /** The price of a line's unit; null: none is known. */
  @Nullable UnitPrice expected(Line line) {
    UnitPrice contract = best(line, PriceKind.CONTRACT);
    if (contract != null) {
      return contract;
    }
    UnitPrice usual = best(line, PriceKind.CUSTOMER_LIST);
    usual = usual == null ? best(line, PriceKind.LIST) : usual;
    UnitPrice promoted = promoted(line, usual);
    return promoted == null ? usual : promoted;
  }

  /** The price that a clerk finds who overlooks contract and promotion. */
  @Nullable UnitPrice careless(Line line) {
    return best(line, PriceKind.LIST);
  }

  private @Nullable UnitPrice best(Line line, PriceKind kind) {
    LocalDate day = line.order.entered.atZone(ZoneOffset.UTC).toLocalDate();
    String customer = announcer.channels().key(line.order.customer.number());
    return of(line.item)
        .filter(price -> price.kind() == kind)
        .filter(price -> price.customer() == null || price.customer().equals(customer))
        .filter(price -> price.unit() == null || price.unit().equals(line.unit))
        .filter(price -> price.amount().currency().equals(line.order.customer.region().currency))
        .filter(price -> least(price).compareTo(line.ordered) <= 0)
        .filter(price -> covers(price.validFrom(), price.validTo(), day))
        .min(
            Comparator.comparing(PriceBook::least)
                .reversed()
                .thenComparing(price -> one(price.amount())))
        .map(PriceStated::amount)
        .orElse(null);
  }

  private @Nullable UnitPrice promoted(Line line, @Nullable UnitPrice usual) {
    LocalDate day = line.order.entered.atZone(ZoneOffset.UTC).toLocalDate();
    String item = announcer.channels().key(line.item.number());
    String customer = announcer.channels().key(line.order.customer.number());
    return promotions.values().stream()
        .filter(each -> each.item() == null || each.item().equals(item))
        .filter(each -> each.customer() == null || each.customer().equals(customer))
        .filter(
            each ->
                each.minimumQuantity() == null
                    || each.minimumQuantity().compareTo(line.ordered.multiply(line.factor)) <= 0)
        .filter(each -> covers(each.validFrom(), each.validTo(), day))
        .map(each -> price(each, line, usual))
        .filter(Objects::nonNull)
        .min(Comparator.comparing(PriceBook::one))
        .orElse(null);
  }

  private static @Nullable UnitPrice price(
      PromotionStated promotion, Line line, @Nullable UnitPrice usual) {
    UnitPrice fixed = promotion.fixedPrice();
    if (fixed != null) {
      return fixed.currency().equals(line.order.customer.region().currency) ? fixed : null;
    }
    BigDecimal discount = Objects.requireNonNull(promotion.discount());
    return usual == null ? null : times(usual, BigDecimal.ONE.subtract(discount));
  }

  static UnitPrice times(UnitPrice price, BigDecimal factor) {
    return new UnitPrice(
        price.amount().multiply(factor).stripTrailingZeros().setScale(6),
        price.currency(),
        price.per());
  }

  private static BigDecimal one(UnitPrice price) {
    return price.amount().divide(price.per(), java.math.MathContext.DECIMAL64);
  }

  private Stream<PriceStated> of(Item item) {
    return prices.getOrDefault(announcer.channels().key(item.number()), Map.of()).values().stream();
  }

  private static BigDecimal least(PriceStated price) {
    return price.minimumQuantity() == null ? BigDecimal.ZERO : price.minimumQuantity();
  }

  private static boolean covers(
      @Nullable LocalDate first, @Nullable LocalDate last, LocalDate day) {
    return (first == null || !first.isAfter(day)) && (last == null || !last.isBefore(day));
  }
}
