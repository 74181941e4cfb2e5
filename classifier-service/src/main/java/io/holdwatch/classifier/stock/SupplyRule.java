package io.holdwatch.classifier.stock;

import static io.holdwatch.classifier.ranked.Micros.plus;

import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Cause;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.ranked.Micros;
import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.contract.fact.Fulfilment;
import io.holdwatch.contract.packet.ExceptionType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a line leans on a supply that is in trouble (RULES.md, "Suppliers"). */
final class SupplyRule {
  private static final int FEW = 3;

  private final ScopeStock stock;
  private final LineKey key;
  private final Instant now;
  private final @Nullable Line line;
  private final @Nullable Demand demand;

  SupplyRule(ScopeStock stock, LineKey key, Instant now) {
    this.stock = stock;
    this.key = key;
    this.now = now;
    line = stock.line(key);
    demand = line == null || line.demand == null || !line.demand.asks() ? null : line.demand;
  }

  Optional<Finding> finding() {
    if (demand == null) {
      return Optional.empty();
    }
    return switch (demand.fulfilment()) {
      case STOCK, MAKE, CROSS_DOCK, UNKNOWN -> pooled(demand);
      case DROP_SHIP -> dropShip(demand);
      case KIT, SERVICE -> Optional.empty();
    };
  }

  /** When a supply of a drop shipment may come into trouble by time alone. */
  Optional<Instant> nextTrouble() {
    return demand == null || demand.fulfilment() != Fulfilment.DROP_SHIP
        ? Optional.empty()
        : stock.nextTrouble(stock.dropShip(key, demand, now), now);
  }

  private Optional<Finding> pooled(Demand asked) {
    Pool pool = stock.pool(asked.item(), asked.site());
    Instant promised = asked.promised();
    if (pool == null || promised == null || !pool.known()) {
      return Optional.empty();
    }
    long doubtful = pool.doubtful(key);
    List<Inbound> troubled = doubtful == 0 ? List.of() : pool.failing(promised);
    return troubled.isEmpty()
        ? Optional.empty()
        : Optional.of(of(asked, promised, doubtful, troubled, pool));
  }

  private Optional<Finding> dropShip(Demand asked) {
    Instant promised = asked.promised();
    if (promised == null) {
      return Optional.empty();
    }
    List<Inbound> supplies = stock.dropShip(key, asked, now);
    long lacks = Inbound.missing(asked, supplies);
    for (Inbound supply : supplies) {
      if (supply.comes()
          && supply.sure()
          && supply.dependable() != null
          && !supply.dependable().isAfter(promised)) {
        lacks = plus(lacks, -supply.quantity());
      }
    }
    List<Inbound> failing =
        supplies.stream().filter(s -> s.fails(promised)).sorted(Doubt.WORST_FIRST).toList();
    return lacks <= 0 || failing.isEmpty()
        ? Optional.empty()
        : Optional.of(of(asked, promised, lacks, failing, null));
  }

  /** What lines served before it take of what surely comes. [millionths of the base unit] */
  private long taken(Pool pool, Instant promised, long lacks) {
    Share share = pool.share(key);
    long covered = share == null ? 0 : plus(share.demand(), -lacks);
    return Math.max(0, plus(pool.sureUntil(promised), -covered));
  }

  private Finding of(
      Demand asked, Instant promised, long quantity, List<Inbound> troubled, @Nullable Pool pool) {
    StockWords words = new StockWords(stock, key, Objects.requireNonNull(line), asked, promised);
    Inbound worst = troubled.getFirst();
    BigDecimal affected = Micros.decimal(quantity).min(asked.open());
    SupplyWords told = new SupplyWords(stock, words, now);
    long taken = pool == null ? 0 : taken(pool, promised, quantity);
    List<Basis> basis = new ArrayList<>();
    troubled.stream().limit(FEW).map(words::basis).forEach(basis::add);
    List<String> facts = new ArrayList<>();
    troubled.stream().skip(1).limit(FEW).map(told::told).forEach(facts::add);
    if (pool != null) {
      facts.add(
          told.missing(quantity, promised) + (taken == 0 ? "" : ": " + words.displacedBy(pool)));
      facts.addAll(words.options(pool, quantity));
      words.basis(pool).stream()
          .filter(each -> basis.stream().noneMatch(known -> known.fact() == each.fact()))
          .forEach(basis::add);
    }
    return new Finding(
        ExceptionType.SUPPLIER_DELAY,
        key.subject(),
        String.valueOf(worst.trouble()),
        List.of(words.affected(affected)),
        told.sentence(worst, affected)
            + (pool == null || taken == 0 ? "" : told.taken(taken, pool.sureUntil(promised))),
        List.copyOf(basis),
        new Cause("supply:" + worst.name(), told.cause(worst)),
        facts);
  }
}
