package io.holdwatch.routing.page;

import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What several exceptions cost together, each line of an order counted once: one order may have an
 * exception of its own and one for each of its lines.
 *
 * @param atRisk revenue at risk, by currency: "12,000.00 EUR and 90.00 USD"; empty: not known
 * @param loss expected loss, in the same way
 * @param charged what their prices charge too much or give away, in the same way; empty: nothing
 * @param orders orders [count]
 * @param leads what is wrong with how many of them: "credit hold of 2 orders, allocation conflict
 *     of 1 order (2 orders in all)"
 * @param reasons why, each once, in words
 * @param severity the highest of all
 * @param priority the highest of all
 */
public record Together(
    String atRisk,
    String loss,
    String charged,
    int orders,
    String leads,
    String reasons,
    Severity severity,
    int priority) {
  /** What is about goods that there are too few of, or that come too late. */
  private static final Set<ExceptionType> GOODS =
      EnumSet.of(
          ExceptionType.STOCK_SHORTAGE,
          ExceptionType.ALLOCATION_CONFLICT,
          ExceptionType.PRIORITY_CONFLICT,
          ExceptionType.SUBSTITUTION_NEEDED,
          ExceptionType.SUPPLIER_DELAY);

  /** The sum over some. */
  static Together of(List<ExceptionPacket> packets) {
    Map<String, Set<String>> lines = new HashMap<>();
    List<ExceptionPacket> counted = new ArrayList<>();
    packets.stream()
        .sorted(
            Comparator.comparing((ExceptionPacket each) -> -each.getLines().size())
                .thenComparing(ExceptionPacket::getExceptionId))
        .forEach(
            packet -> {
              Set<String> known =
                  lines.computeIfAbsent(packet.getOrder(), order -> new HashSet<>());
              List<String> own = packet.getLines().stream().map(AffectedLine::getLine).toList();
              if (own.stream().noneMatch(known::contains)) {
                known.addAll(own);
                counted.add(packet);
              }
            });
    return new Together(
        sum(counted, ExceptionPacket::getRevenueAtRisk),
        sum(counted, ExceptionPacket::getExpectedLoss),
        charged(packets),
        lines.size(),
        leads(packets),
        reasons(packets),
        packets.stream()
            .map(ExceptionPacket::getSeverity)
            .max(Comparator.naturalOrder())
            .orElse(Severity.UNKNOWN),
        packets.stream().mapToInt(ExceptionPacket::getPriority).max().orElse(0));
  }

  /** Each once: one that only says more than another says that, too. */
  private static String reasons(List<ExceptionPacket> packets) {
    List<String> all = packets.stream().map(new Say()::reason).distinct().sorted().toList();
    return all.stream()
        .filter(each -> all.stream().noneMatch(other -> other.startsWith(each + ", ")))
        .collect(Collectors.joining(", "));
  }

  private static String charged(List<ExceptionPacket> packets) {
    List<ExceptionPacket> priced =
        packets.stream()
            .filter(each -> each.getType() == ExceptionType.PRICE_MISMATCH)
            .filter(each -> each.getMarginEffect() != null)
            .toList();
    Map<Boolean, List<ExceptionPacket>> bySign =
        priced.stream()
            .collect(
                Collectors.partitioningBy(each -> each.getMarginEffect().getAmount().signum() > 0));
    return Stream.of(
            said(bySign.getOrDefault(true, List.of()), " charged too much"),
            said(bySign.getOrDefault(false, List.of()), " given away"))
        .filter(said -> !said.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String said(List<ExceptionPacket> packets, String what) {
    String sum = sum(packets, Together::effect);
    return sum.isEmpty() ? "" : sum + what;
  }

  private static @Nullable Money effect(ExceptionPacket packet) {
    Money effect = packet.getMarginEffect();
    return effect == null ? null : new Money(effect.getAmount().abs(), effect.getCurrency());
  }

  /** Over how much it is: "2 orders". */
  public String over() {
    return orders(orders);
  }

  private static String orders(int count) {
    return count + (count == 1 ? " order" : " orders");
  }

  private static String leads(List<ExceptionPacket> packets) {
    Map<ExceptionType, Set<String>> orders = new TreeMap<>();
    Map<ExceptionType, List<AffectedLine>> lines = new TreeMap<>();
    for (ExceptionPacket each : packets) {
      orders.computeIfAbsent(each.getType(), type -> new HashSet<>()).add(each.getOrder());
      lines.computeIfAbsent(each.getType(), type -> new ArrayList<>()).addAll(each.getLines());
    }
    String all =
        orders.size() < 2
            ? ""
            : " ("
                + orders((int) packets.stream().map(ExceptionPacket::getOrder).distinct().count())
                + " in all)";
    return orders.entrySet().stream()
        .map(
            each ->
                Words.of(each.getKey().name()).toLowerCase(Locale.ROOT)
                    + " of "
                    + orders(each.getValue().size())
                    + much(each.getKey(), lines.getOrDefault(each.getKey(), List.of())))
        .collect(Collectors.joining(", ", "", all));
  }

  /**
   * How much of an item they are about: " with 33 EA"; empty: of several, or it is not about any.
   */
  private static String much(ExceptionType type, List<AffectedLine> lines) {
    boolean one =
        GOODS.contains(type)
            && lines.stream().allMatch(line -> quantity(line) != null)
            && lines.stream().map(line -> line.getItem() + " " + unit(line)).distinct().count()
                == 1;
    return one
        ? " with "
            + new Say()
                .quantity(
                    lines.stream()
                        .map(Together::quantity)
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                    unit(lines.getFirst()))
        : "";
  }

  /** In the item's base unit where it is known: lines of one item may have others. */
  private static @Nullable BigDecimal quantity(AffectedLine line) {
    return line.getBaseQuantity() == null ? line.getQuantity() : line.getBaseQuantity();
  }

  private static @Nullable String unit(AffectedLine line) {
    return line.getBaseQuantity() == null ? line.getUnit() : line.getBaseUnit();
  }

  private static String sum(
      List<ExceptionPacket> packets, Function<ExceptionPacket, @Nullable Money> figure) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (ExceptionPacket packet : packets) {
      Money money = figure.apply(packet);
      if (money != null) {
        sums.merge(money.getCurrency(), money.getAmount(), BigDecimal::add);
      }
    }
    Say say = new Say();
    return sums.isEmpty()
        ? ""
        : Say.list(
            sums.entrySet().stream()
                .map(each -> say.money(new Money(each.getValue(), each.getKey())))
                .toList());
  }
}
