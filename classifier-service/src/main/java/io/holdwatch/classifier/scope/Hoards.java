package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Value;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.hold.HeldOrder;
import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.stock.PoolKey;
import io.holdwatch.classifier.stock.StockLedger;
import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.Reservation;
import io.holdwatch.contract.fact.UnitPrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Held orders that keep stock from lines that could ship. */
final class Hoards {
  private final OrderLedger orders;
  private final OrderViews views;
  private final StockLedger stock;

  Hoards(OrderLedger orders, OrderViews views, StockLedger stock) {
    this.orders = orders;
    this.views = views;
    this.stock = stock;
  }

  /**
   * Hard reservations of an order's held lines in pools in which a line of another order that may
   * ship is short.
   */
  List<HeldOrder.Hoard> of(OrderKey order, List<LineKey> lines) {
    List<HeldOrder.Hoard> hoards = new ArrayList<>();
    for (LineKey line : lines) {
      if (!isHeld(line)) {
        continue;
      }
      for (PoolKey pool : stock.reservedBy(line)) {
        stock.shortLines(pool).stream()
            .filter(lacking -> !lacking.order().equals(order) && !isHeld(lacking))
            .findFirst()
            .ifPresent(
                lacking ->
                    hoards.add(
                        new HeldOrder.Hoard(
                            line.line(),
                            pool.item(),
                            pool.site(),
                            reserved(line, pool),
                            lacking.subject(),
                            wants(lacking),
                            basis(line, pool, lacking))));
      }
    }
    return hoards;
  }

  /** What it has reserved, and the line that lacks it. */
  private List<Basis> basis(LineKey line, PoolKey pool, LineKey lacking) {
    List<Basis> basis = new ArrayList<>();
    for (Reservation each : firmly(line, pool)) {
      basis.add(
          new Basis(
              "reservation for line " + line.line(),
              Words.quantity(each.getQuantity(), null) + " firmly reserved",
              each));
    }
    OrderLine lacks = line(lacking);
    if (lacks != null) {
      basis.add(
          new Basis(
              "line " + lacking.line() + " of order " + lacking.order().order(),
              Words.quantity(lacks.getOrdered(), lacks.getUnit()) + " of " + pool.item(),
              lacks));
    }
    return basis;
  }

  private List<Reservation> firmly(LineKey line, PoolKey pool) {
    return stock.reservations(line).stream()
        .filter(each -> pool.item().equals(each.getItem()) && pool.site().equals(each.getSite()))
        .filter(each -> Boolean.TRUE.equals(each.getHard()))
        .toList();
  }

  /** How much of a pool a line has firmly reserved: "21". */
  private String reserved(LineKey line, PoolKey pool) {
    BigDecimal sum =
        firmly(line, pool).stream()
            .map(Reservation::getQuantity)
            .filter(Objects::nonNull)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return Words.quantity(sum, null);
  }

  private @Nullable OrderLine line(LineKey key) {
    WatchedOrder order = orders.order(key.order());
    return order == null ? null : order.line(key.line());
  }

  /**
   * "12 EA worth 1,234.00 USD, promised to ship by 5 Mar 2026 16:00 UTC", without what is not
   * known.
   */
  private String wants(LineKey lacking) {
    OrderLine line = line(lacking);
    if (line == null) {
      return Words.quantity(null, null);
    }
    UnitPrice price = line.getNetPrice();
    return Words.quantity(line.getOrdered(), line.getUnit())
        + (price == null || price.getPer().signum() <= 0
            ? ""
            : " worth " + Words.money(Value.of(price, line.getOrdered()), price.getCurrency()))
        + promised(lacking);
  }

  private String promised(LineKey lacking) {
    WatchedOrder order = orders.order(lacking.order());
    return order == null || order.header() == null
        ? ""
        : views.outlooks(order).stream()
            .filter(each -> lacking.line().equals(each.number()) && each.due() != null)
            .map(each -> ", " + each.promised())
            .findFirst()
            .orElse("");
  }

  /** Whether an order or any of its lines is held. */
  boolean isHeld(OrderKey key) {
    WatchedOrder order = orders.order(key);
    return order != null && order.holds().stream().anyMatch(hold -> hold.getReleasedAt() == null);
  }

  /** A hold of an order stops all its lines, one of a line no other. */
  boolean isHeld(LineKey key) {
    WatchedOrder order = orders.order(key.order());
    return order != null
        && order.holds().stream()
            .anyMatch(
                hold ->
                    hold.getReleasedAt() == null
                        && (hold.getLine() == null || hold.getLine().equals(key.line())));
  }

  /** The held orders that have reserved in the pools that a line asks. */
  void besides(LineKey line, Set<OrderKey> touched) {
    for (PoolKey pool : stock.pools(line)) {
      touched.addAll(stock.hoarders(pool));
    }
  }
}
