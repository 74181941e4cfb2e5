package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.Happening.LineStated;
import io.holdwatch.deploy.simulation.history.PriceHappening.PriceKind;
import io.holdwatch.deploy.simulation.history.PriceHappening.PriceStated;
import io.holdwatch.deploy.simulation.history.PriceHappening.PromotionStated;
import io.holdwatch.deploy.simulation.history.UnitPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a line should cost, as the price book said at one instant. */
final class PriceAt {
  private static final int PRICE_DIGITS = 6;

  private final Past past;
  private final PriceRecords records;
  private final LineStated line;
  private final String item;
  private final @Nullable String customer;
  private final String currency;
  private final LocalDate pricingDate;
  private final Instant now;

  /**
   * @param item of the line
   * @param currency of the price that was found
   */
  PriceAt(
      Past past,
      PriceRecords records,
      LineStated line,
      String item,
      @Nullable String customer,
      String currency,
      LocalDate pricingDate,
      Instant now) {
    this.past = past;
    this.records = records;
    this.line = line;
    this.item = item;
    this.customer = customer;
    this.currency = currency;
    this.pricingDate = pricingDate;
    this.now = now;
  }

  /** The first of contract, promotion, customer list and list that there is; null: none. */
  @Nullable Expected expected() {
    return Stream.of(
            ofKind(PriceKind.CONTRACT),
            promotion(),
            ofKind(PriceKind.CUSTOMER_LIST),
            ofKind(PriceKind.LIST))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private @Nullable Expected ofKind(PriceKind kind) {
    return best(
        past.register.at(PriceStated.class, records.prices(item), now).stream()
            .filter(p -> p.kind() == kind && p.item().equals(item))
            .filter(p -> kind == PriceKind.LIST ? isForAll(p.customer()) : isFor(p.customer()))
            .filter(p -> p.unit() == null || p.unit().equals(line.sourcing().unit()))
            .filter(p -> isPrice(p.amount()) && isValid(p.validFrom(), p.validTo()))
            .map(
                p ->
                    new Expected(
                        kind.name(),
                        orZero(p.minimumQuantity()),
                        Expected.perOne(p.amount()),
                        p.marginFloor()))
            .filter(e -> e.minimumQuantity().compareTo(line.ordered()) <= 0));
  }

  private @Nullable Expected promotion() {
    BigDecimal factor = past.factor(item, line.sourcing().unit(), now);
    BigDecimal ordered = factor == null ? BigDecimal.ZERO : line.ordered().multiply(factor);
    return best(
        past.register.at(PromotionStated.class, records.promotions(item), now).stream()
            .filter(p -> p.item() == null || p.item().equals(item))
            .filter(p -> isForAll(p.customer()) && isValid(p.validFrom(), p.validTo()))
            .filter(p -> orZero(p.minimumQuantity()).compareTo(ordered) <= 0)
            .map(this::promoted)
            .filter(Objects::nonNull));
  }

  private @Nullable Expected promoted(PromotionStated promotion) {
    BigDecimal price;
    if (promotion.fixedPrice() != null) {
      if (!isPrice(promotion.fixedPrice())) {
        return null;
      }
      price = Expected.perOne(promotion.fixedPrice());
    } else {
      Expected customerList = ofKind(PriceKind.CUSTOMER_LIST);
      Expected list = customerList == null ? ofKind(PriceKind.LIST) : customerList;
      if (list == null || promotion.discount() == null) {
        return null;
      }
      price =
          list.price()
              .multiply(BigDecimal.ONE.subtract(promotion.discount()))
              .setScale(PRICE_DIGITS, RoundingMode.HALF_UP);
    }
    return new Expected("PROMOTION", orZero(promotion.minimumQuantity()), price, null);
  }

  /** Of those of the largest minimum quantity the lowest. */
  private static @Nullable Expected best(Stream<Expected> candidates) {
    return candidates
        .min(
            Comparator.comparing(Expected::minimumQuantity)
                .reversed()
                .thenComparing(Expected::price))
        .orElse(null);
  }

  private boolean isPrice(UnitPrice price) {
    return price.per().signum() > 0 && price.currency().equals(currency);
  }

  private boolean isFor(@Nullable String whom) {
    return whom != null && whom.equals(customer);
  }

  private boolean isForAll(@Nullable String whom) {
    return whom == null || whom.equals(customer);
  }

  private boolean isValid(@Nullable LocalDate from, @Nullable LocalDate to) {
    return (from == null || !pricingDate.isBefore(from))
        && (to == null || !pricingDate.isAfter(to));
  }

  private static BigDecimal orZero(@Nullable BigDecimal value) {
    return value == null ? BigDecimal.ZERO : value;
  }
}
