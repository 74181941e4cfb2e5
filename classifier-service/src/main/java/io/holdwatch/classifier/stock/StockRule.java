package io.holdwatch.classifier.stock;

import static io.holdwatch.classifier.ranked.Micros.plus;

import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Cause;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.ranked.Micros;
import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.contract.fact.ItemState;
import io.holdwatch.contract.fact.Substitute;
import io.holdwatch.contract.fact.Wave;
import io.holdwatch.contract.packet.AffectedLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is wrong with the stock of one line at an instant (RULES.md, "Stock": first that holds). */
final class StockRule {
  private static final BigDecimal ALMOST_NONE = new BigDecimal("0.000001");

  private final ScopeStock stock;
  private final StockSettings settings;
  private final LineKey key;
  private final Instant now;

  StockRule(ScopeStock stock, StockSettings settings, LineKey key, Instant now) {
    this.stock = stock;
    this.settings = settings;
    this.key = key;
    this.now = now;
  }

  /** What is wrong; told at once where the line's wave is near. */
  Optional<Finding> finding() {
    Optional<Finding> found = found();
    return found.isPresent() && waveNear().filter(near -> !now.isBefore(near)).isPresent()
        ? found.map(Finding::atOnce)
        : found;
  }

  private Optional<Finding> found() {
    Line line = stock.line(key);
    if (line == null || line.demand == null) {
      return Optional.empty();
    }
    Demand demand = line.demand;
    Instant promised = demand.promised();
    if (!demand.asks() || promised == null) {
      return Optional.empty();
    }
    return switch (demand.fulfilment()) {
      case STOCK, MAKE, CROSS_DOCK, UNKNOWN ->
          pooled(line, demand, promised, stock.pool(demand.item(), demand.site()));
      case KIT -> kit(line, demand, promised);
      case DROP_SHIP -> dropShip(line, demand, promised);
      case SERVICE -> Optional.empty();
    };
  }

  /** Its wave, where that is near; null: it is not. */
  @Nullable Wave near() {
    Line line = stock.line(key);
    return line == null
            || line.demand == null
            || waveNear().filter(near -> !now.isBefore(near)).isEmpty()
        ? null
        : stock.catalogue.wave(line.demand.wave());
  }

  /** When the line's wave begins to be near; empty where it has none that is still to leave. */
  Optional<Instant> waveNear() {
    Line line = stock.line(key);
    Wave wave =
        line == null || line.demand == null || !line.demand.asks()
            ? null
            : stock.catalogue.wave(line.demand.wave());
    return wave == null || wave.getPlannedRelease() == null || wave.getReleasedAt() != null
        ? Optional.empty()
        : Optional.of(wave.getPlannedRelease().minus(settings.unconfirmedBefore()));
  }

  private Optional<Finding> pooled(
      Line line, Demand demand, Instant promised, @Nullable Pool pool) {
    Share share = pool == null ? null : pool.share(key);
    if (pool == null || !pool.known() || share == null) {
      return Optional.empty();
    }
    long missing = pool.missing(key);
    StockWords words = new StockWords(stock, key, line, demand, promised);
    Optional<Finding> substituted =
        substitution(
            words,
            demand,
            missing == 0 ? demand.open() : Micros.decimal(missing),
            missing > 0,
            pool);
    if (substituted.isPresent()) {
      return substituted;
    }
    if (missing == 0) {
      return unconfirmed(words, line, demand, pool);
    }
    return Optional.of(lacking(words, demand, promised, pool, share).withSum(words.sum(pool)));
  }

  private Finding lacking(
      StockWords words, Demand demand, Instant promised, Pool pool, Share share) {
    long missing = pool.missing(key);
    BigDecimal lacks = Micros.decimal(missing);
    long supply = pool.supplyUntil(promised);
    String beginning = words.lacks(lacks) + " at " + demand.site();
    Cause cause = words.cause(pool, missing);
    List<Basis> basis = words.basis(pool);
    List<String> options = words.options(pool, missing);
    if (supply < share.demand()) {
      String reserved = words.reserved().besides(pool);
      String there = (reserved.isEmpty() ? "" : " free") + " in stock or due by then";
      return of(
          supply <= 0 ? StockReason.OUT_OF_STOCK : StockReason.NOT_ENOUGH,
          words,
          lacks,
          beginning
              + (supply <= 0
                  ? ": nothing" + there + words.next(pool)
                  : ": only "
                      + words.base(supply)
                      + there
                      + others(words, supply - (share.demand() - missing))
                      + words.next(pool))
              + reserved,
          basis,
          cause,
          options);
    }
    Optional<LineKey> holder = pool.holderBelow(demand.policyClass(), missing);
    if (holder.isPresent()) {
      for (Basis each : words.reserved().hard(holder.get(), pool.key)) {
        if (basis.stream().noneMatch(known -> known.fact() == each.fact())) {
          basis.add(each);
        }
      }
      return of(
          StockReason.LOWER_CLASS_RESERVED,
          words,
          lacks,
          beginning
              + ": "
              + StockWords.name(holder.get())
              + ", of a lower class, has reserved "
              + words.held(pool, holder.get())
              + ahead(words, pool, share, supply, holder.get()),
          basis,
          cause,
          options);
    }
    return of(
        StockReason.DISPLACED,
        words,
        lacks,
        beginning + ": " + words.displacedBy(pool),
        basis,
        cause,
        options);
  }

  /**
   * "; lines that are served before this one lack 67 EACH of it, too"; empty: they lack nothing.
   *
   * @param holder line of a lower class that has reserved some
   */
  private static String ahead(
      StockWords words, Pool pool, Share share, long supply, LineKey holder) {
    LineRank rank = share.rank();
    Share held = pool.share(holder);
    long kept = held == null ? 0 : held.reserved();
    long lacking = rank == null ? 0 : pool.demandBefore(rank) - Math.max(0, supply);
    return rank == null || lacking <= 0
        ? ""
        : "; lines that are served before this one lack "
            + words.base(lacking)
            + " of it, too"
            + (lacking + pool.missing(rank.line()) > kept
                ? ", and would get first what is freed"
                : "");
  }

  private Optional<Finding> substitution(
      StockWords words, Demand demand, BigDecimal affected, boolean missing, @Nullable Pool pool) {
    ItemState state = stock.catalogue.state(demand.item());
    if (state != ItemState.BLOCKED && !(state == ItemState.NOT_SUPPLIABLE && missing)) {
      return Optional.empty();
    }
    List<Substitute> substitutes = stock.catalogue.substitutesFor(demand.item(), demand.customer());
    if (substitutes.isEmpty()) {
      return Optional.empty();
    }
    boolean blocked = state == ItemState.BLOCKED;
    List<Basis> basis = words.substitutes(substitutes);
    if (pool != null) {
      String item = basis.getFirst().label();
      words.basis(pool).stream().filter(each -> !each.label().equals(item)).forEach(basis::add);
    }
    return Optional.of(
        of(
            blocked ? StockReason.ITEM_BLOCKED : StockReason.NOT_SUPPLIABLE,
            words,
            blocked ? demand.open() : affected,
            words.needsSubstitute(blocked ? demand.open() : affected, blocked, substitutes),
            basis,
            new Cause(
                "item:" + demand.item(),
                blocked
                    ? words.item() + " is blocked"
                    : "no supplier delivers " + words.item() + " any more"),
            words.substituteOptions()));
  }

  private Optional<Finding> unconfirmed(StockWords words, Line line, Demand demand, Pool pool) {
    Optional<Instant> near = waveNear();
    Wave wave = stock.catalogue.wave(demand.wave());
    long reserved = line.reserved(pool.key);
    long open = Micros.of(demand.open());
    if (near.isEmpty() || wave == null || now.isBefore(near.get()) || reserved >= open) {
      return Optional.empty();
    }
    List<Basis> basis = words.basis(pool);
    basis.addFirst(
        new Basis(
            "wave " + wave.getWave(),
            "planned for release " + Words.instant(wave.getPlannedRelease()),
            wave));
    BigDecimal unreserved = Micros.decimal(open - Math.max(0, reserved));
    return Optional.of(
        of(
            StockReason.ALLOCATION_UNCONFIRMED,
            words,
            unreserved,
            "still needs a reservation for "
                + words.ofOpen(unreserved)
                + " at "
                + demand.site()
                + ", though wave "
                + wave.getWave()
                + " is planned for release "
                + Words.instant(wave.getPlannedRelease()),
            basis,
            new Cause("wave:" + wave.getWave(), "wave " + wave.getWave() + " lacks reservations"),
            List.of()));
  }

  /** Others take the rest of what is there. */
  private static String others(StockWords words, long taken) {
    return taken <= 0 ? "" : ", of which other lines take " + words.base(taken);
  }

  private Optional<Finding> kit(Line line, Demand demand, Instant promised) {
    StockWords words = new StockWords(stock, key, line, demand, promised);
    BigDecimal most = BigDecimal.ZERO;
    Pool scarcest = null;
    boolean known = false;
    for (PoolKey poolKey : line.pools) {
      Pool pool = stock.pool(poolKey.item(), poolKey.site());
      Share share = pool == null ? null : pool.share(key);
      if (pool == null || share == null || share.rank() == null || !pool.known()) {
        continue;
      }
      known = true;
      long missing = pool.missing(key);
      if (missing > 0) {
        BigDecimal kits =
            Micros.decimal(missing)
                .multiply(demand.open())
                .divide(Micros.decimal(share.need()), 6, RoundingMode.HALF_UP)
                .max(ALMOST_NONE)
                .min(demand.open());
        if (kits.compareTo(most) > 0) {
          most = kits;
          scarcest = pool;
        }
      }
    }
    if (!known) {
      return Optional.empty();
    }
    Optional<Finding> substituted = substitution(words, demand, most, scarcest != null, scarcest);
    if (substituted.isPresent() || scarcest == null) {
      return substituted;
    }
    long missing = scarcest.missing(key);
    StockWords component = words.about(scarcest.key.item());
    return Optional.of(
        of(
                StockReason.COMPONENT_SHORT,
                words,
                most,
                words.lacks(most)
                    + " at "
                    + demand.site()
                    + ": "
                    + component.base(missing)
                    + " of its component "
                    + component.item()
                    + " are missing",
                Stream.concat(
                        component.basis(scarcest).stream(),
                        component.components(demand.item()).stream())
                    .toList(),
                component.cause(scarcest, missing),
                component.options(scarcest, missing))
            .withSum(component.sum(scarcest)));
  }

  private Optional<Finding> dropShip(Line line, Demand demand, Instant promised) {
    List<Inbound> supplies = stock.dropShip(key, demand, now);
    if (supplies.isEmpty()) {
      return Optional.empty();
    }
    long missing = Inbound.missing(demand, supplies);
    for (Inbound supply : supplies) {
      if (supply.comes() && !Objects.requireNonNull(supply.dependable()).isAfter(promised)) {
        missing = plus(missing, -supply.quantity());
      }
    }
    if (missing <= 0) {
      return Optional.empty();
    }
    StockWords words = new StockWords(stock, key, line, demand, promised);
    BigDecimal lacks = Micros.decimal(missing);
    Inbound first = supplies.getFirst();
    return Optional.of(
        of(
            StockReason.PURCHASE_ORDER,
            words,
            lacks,
            words.lacks(lacks)
                + " from its purchase order: "
                + String.join("; ", supplies.stream().map(words::purchase).toList()),
            supplies.stream().map(words::basis).toList(),
            new Cause("supply:" + first.name(), words.purchase(first)),
            List.of()));
  }

  private Finding of(
      StockReason reason,
      StockWords words,
      BigDecimal affected,
      String sentence,
      List<Basis> basis,
      Cause cause,
      List<String> options) {
    AffectedLine affectedLine = words.affected(affected);
    return new Finding(
        reason.type(),
        key.subject(),
        reason.name(),
        List.of(affectedLine),
        sentence,
        List.copyOf(basis),
        cause,
        options);
  }
}
