package io.holdwatch.classifier.impact;

import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.policy.ReportingRules;
import io.holdwatch.contract.fact.ExchangeRate;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.packet.Evidence;
import io.holdwatch.contract.packet.ExceptionPacket;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Amounts of one order in the reporting currency (RULES.md, "Money"). Remembers which rates that
 * took and which were missing; one for each packet.
 */
public final class Reporting {
  private static final String LABEL = "reporting rate ";
  private static final String COST = "cost of item ";
  private static final int SCALE = 4;
  private static final BigDecimal MOST_COSTLY = BigDecimal.valueOf(Long.MAX_VALUE);

  private final String currency;
  private final Rates rates;
  private final Map<String, ExchangeRate> used = new TreeMap<>();
  private final Set<String> missing = new TreeSet<>();

  /** The rates of a scope that hold now. */
  public interface Rates {
    /** The rate of exactly this pair of ISO 4217 codes; empty where none is known. */
    Optional<ExchangeRate> rate(String from, String to);
  }

  /**
   * @param currency ISO 4217 code of the reporting currency
   */
  Reporting(String currency, Rates rates) {
    this.currency = currency;
    this.rates = rates;
  }

  /**
   * Of an order.
   *
   * @param rules null: the policy knows none, and the order's own currency stands for it
   */
  public static Reporting of(WatchedOrder order, @Nullable ReportingRules rules, Rates rates) {
    String own = rules == null ? Worth.currency(order) : rules.currency(order.key().scope());
    return new Reporting(own == null ? "" : own, rates);
  }

  /** ISO 4217 code of the reporting currency. */
  String currency() {
    return currency;
  }

  /** An amount in the reporting currency, not rounded; empty where no rate is known. */
  Optional<BigDecimal> amount(BigDecimal amount, String from) {
    if (from.equals(currency) || amount.signum() == 0) {
      return Optional.of(amount);
    }
    ExchangeRate rate = rates.rate(from, currency).orElse(null);
    if (rate == null) {
      missing.add(from);
      return Optional.empty();
    }
    used.put(from, rate);
    return Optional.of(amount.multiply(rate.getRate()));
  }

  /** Money in the reporting currency; empty where there is none or no rate is known. */
  public Optional<Money> value(@Nullable Money money) {
    return money == null
        ? Optional.empty()
        : amount(money.getAmount(), money.getCurrency()).map(this::money);
  }

  /**
   * The sum of amounts in the reporting currency; empty where there are none, or the rate of one is
   * not known.
   *
   * @param amounts by ISO 4217 code
   */
  public Optional<Money> value(Map<String, BigDecimal> amounts) {
    BigDecimal sum = amounts.isEmpty() ? null : BigDecimal.ZERO;
    for (Map.Entry<String, BigDecimal> each : amounts.entrySet()) {
      BigDecimal value = amount(each.getValue(), each.getKey()).orElse(null);
      sum = sum == null || value == null ? null : sum.add(value);
    }
    return Optional.ofNullable(sum).map(this::money);
  }

  Money money(BigDecimal amount) {
    return new Money(amount.setScale(SCALE, RoundingMode.HALF_UP), currency);
  }

  /**
   * What an option costs, or takes off the margin, beside others: nothing where that is not said,
   * and more than any other where its currency has no rate.
   */
  public BigDecimal costs(@Nullable Money cost, @Nullable Money margin) {
    return cost != null
        ? compared(cost).orElse(MOST_COSTLY)
        : margin == null
            ? BigDecimal.ZERO
            : compared(margin).map(BigDecimal::negate).orElse(MOST_COSTLY);
  }

  /** Told to nobody, so that no evidence has to name the rate. */
  private Optional<BigDecimal> compared(Money money) {
    return money.getCurrency().equals(currency)
        ? Optional.of(money.getAmount())
        : rates
            .rate(money.getCurrency(), currency)
            .map(rate -> money.getAmount().multiply(rate.getRate()));
  }

  /** The rates that were used, as evidence. */
  public List<Basis> basis() {
    return used.entrySet().stream().map(each -> basis(each.getKey(), each.getValue())).toList();
  }

  private Basis basis(String from, ExchangeRate rate) {
    return new Basis(
        LABEL + from + " to " + currency,
        "1 "
            + from
            + " = "
            + rate.getRate().stripTrailingZeros().toPlainString()
            + " "
            + currency
            + (rate.getValidFrom() == null ? "" : ", from " + Words.date(rate.getValidFrom())),
        rate);
  }

  /**
   * What an item costs, as evidence.
   *
   * @param item with a unit cost
   */
  public static Basis cost(Item item) {
    return new Basis(COST + item.getItem(), Words.price(item.getUnitCost()), item);
  }

  /**
   * Whether evidence says how money was counted, a rate or a cost: it belongs to its order,
   * whatever that shares.
   */
  public static boolean isOfMoney(Evidence evidence) {
    return evidence.getLabel().startsWith(LABEL) || evidence.getLabel().startsWith(COST);
  }

  /** Rates that were missing. [count] */
  public int missing() {
    return missing.size();
  }

  /** Rates that were missing, each a pair of ISO 4217 codes: "GBP-EUR". */
  public List<String> pairs() {
    return missing.stream().map(from -> from + "-" + currency).toList();
  }

  /** "no rate from GBP or USD to EUR is known"; null: all are. */
  @Nullable String lack() {
    return missing.isEmpty()
        ? null
        : "no rate from " + String.join(" or ", missing) + " to " + currency + " is known";
  }

  /**
   * Whether what is at risk has moved since it was told: it has a value now and had none, or the
   * other way round, or another by more than the tolerance.
   *
   * @param now what is at risk now, by ISO 4217 code
   * @param tolerance of what was told [fraction]
   */
  public boolean moved(ExceptionPacket told, Map<String, BigDecimal> now, BigDecimal tolerance) {
    Money before = told.getRevenueAtRisk();
    Money after = value(now).orElse(null);
    if (before == null || after == null) {
      return (before == null) != (after == null)
          || (told.getUnvalued() == null && !missing.isEmpty());
    }
    return !before.getCurrency().equals(after.getCurrency())
        || after
                .getAmount()
                .subtract(before.getAmount())
                .abs()
                .compareTo(before.getAmount().abs().multiply(tolerance))
            > 0;
  }
}
