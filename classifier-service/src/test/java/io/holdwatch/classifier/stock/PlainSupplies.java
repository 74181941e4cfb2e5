package io.holdwatch.classifier.stock;

import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.contract.fact.Supply;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** RULES.md, "Suppliers", sentence by sentence, everything added up anew for each question. */
final class PlainSupplies {
  static final Duration CONFIRM_BEFORE = Duration.ofDays(1);

  private final PlainStock stock;
  private final Map<LineKey, Demand> demands;
  private final Instant now;

  PlainSupplies(PlainStock stock, Map<LineKey, Demand> demands, Instant now) {
    this.stock = stock;
    this.demands = demands;
    this.now = now;
  }

  /** "SUB_REASON quantity", or "none". */
  String answer(LineKey key) {
    Demand demand = demands.get(key);
    if (demand == null || demand.open().signum() == 0 || demand.promised() == null) {
      return "none";
    }
    return switch (demand.fulfilment()) {
      case KIT, SERVICE -> "none";
      case DROP_SHIP -> dropShip(key, demand, demand.promised());
      case STOCK, MAKE, CROSS_DOCK, UNKNOWN -> pooled(key, demand, demand.promised());
    };
  }

  private String pooled(LineKey key, Demand demand, Instant promised) {
    String site = demand.site();
    String item = demand.item();
    if (site == null || !stock.known(item, site)) {
      return "none";
    }
    List<Supply> all =
        stock
            .all(Supply.class)
            .filter(s -> item.equals(s.getItem()) && site.equals(s.getSite()))
            .toList();
    BigDecimal own = stock.demanded(key, item, site);
    BigDecimal missing = BigDecimal.ZERO;
    for (Map.Entry<LineKey, Demand> entry :
        demands.entrySet().stream().sorted(PlainStock.order()).toList()) {
      missing = missing.add(stock.demanded(entry.getKey(), item, site));
      if (entry.getKey().equals(key)) {
        break;
      }
    }
    missing = missing.subtract(stock.supply(item, site, promised));
    for (Supply each : all) {
      if (!sure(each) && !each.getCancelled() && !stock.dependable(each).isAfter(promised)) {
        missing = missing.add(toCome(each));
      }
    }
    return told(all, promised, missing.min(own));
  }

  private String dropShip(LineKey key, Demand demand, Instant promised) {
    List<Supply> supplies = stock.purchaseOrders(key, demand);
    BigDecimal missing = PlainStock.wanted(demand, supplies);
    for (Supply each : supplies) {
      if (sure(each) && !each.getCancelled() && !stock.dependable(each).isAfter(promised)) {
        missing = missing.subtract(toCome(each));
      }
    }
    return told(supplies, promised, missing.min(demand.open()));
  }

  private String told(List<Supply> supplies, Instant promised, BigDecimal missing) {
    TreeSet<SupplyReason> reasons = new TreeSet<>();
    for (Supply each : supplies) {
      SupplyReason trouble = trouble(each);
      Instant expected = expected(each);
      boolean inTime = !stock.dependable(each).isAfter(promised);
      if (trouble != null
          && expected != null
          && !expected.isAfter(promised)
          && !(trouble == SupplyReason.SLIPPED && inTime)) {
        reasons.add(trouble);
      }
    }
    return missing.signum() <= 0 || reasons.isEmpty()
        ? "none"
        : reasons.first() + " " + PlainStock.number(missing);
  }

  private boolean sure(Supply supply) {
    SupplyReason trouble = trouble(supply);
    return trouble != SupplyReason.OVERDUE && trouble != SupplyReason.UNCONFIRMED;
  }

  private static BigDecimal toCome(Supply supply) {
    return PlainStock.promised(supply)
        .subtract(PlainStock.orZero(supply.getReceived()))
        .max(BigDecimal.ZERO);
  }

  private @Nullable Instant expected(Supply supply) {
    return supply.getDue() != null
        ? PlainStock.end(supply.getDue(), stock.zone(supply), 0)
        : supply.getConfirmed() != null ? stock.dependable(supply) : null;
  }

  private @Nullable SupplyReason trouble(Supply supply) {
    if (supply.getCancelled()
        || PlainStock.orZero(supply.getReceived()).compareTo(supply.getOrdered()) >= 0) {
      return null;
    }
    if (!stock.dependable(supply).isAfter(now)) {
      return SupplyReason.OVERDUE;
    }
    if (supply.getDue() != null
        && supply.getConfirmed() != null
        && PlainStock.day(supply.getConfirmed()).isAfter(PlainStock.day(supply.getDue()))) {
      return SupplyReason.SLIPPED;
    }
    if (supply.getConfirmedQuantity() != null
        && supply.getConfirmedQuantity().compareTo(supply.getOrdered()) < 0) {
      return SupplyReason.SHORT;
    }
    return supply.getConfirmed() == null
            && supply.getDue() != null
            && !now.isBefore(Objects.requireNonNull(expected(supply)).minus(CONFIRM_BEFORE))
        ? SupplyReason.UNCONFIRMED
        : null;
  }
}
