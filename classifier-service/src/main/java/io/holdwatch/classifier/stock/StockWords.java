package io.holdwatch.classifier.stock;

import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Cause;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.ranked.Micros;
import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.contract.fact.Component;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.PromiseBasis;
import io.holdwatch.contract.fact.Substitute;
import io.holdwatch.contract.fact.Supply;
import io.holdwatch.contract.packet.AffectedLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A line's stock in words and evidence: quantities, who displaces it, where else there is some. */
final class StockWords {
  private static final String FREE = " that no order needs at ";
  private static final int FEW = 3;
  private static final int MANY = 20;
  private static final int SHORT_NUMBER = 3;

  private final ScopeStock stock;
  private final LineKey key;
  private final Line line;
  private final Demand demand;
  private final Instant promised;
  private final String item;

  StockWords(ScopeStock stock, LineKey key, Line line, Demand demand, Instant promised) {
    this(stock, key, line, demand, promised, demand.item());
  }

  private StockWords(
      ScopeStock stock, LineKey key, Line line, Demand demand, Instant promised, String item) {
    this.stock = stock;
    this.key = key;
    this.line = line;
    this.demand = demand;
    this.promised = promised;
    this.item = item;
  }

  /** The same line, about a component. */
  StockWords about(String component) {
    return new StockWords(stock, key, line, demand, promised, component);
  }

  String item() {
    return stock.catalogue.words(item);
  }

  /** Millionths of the base unit: "5 EACH". */
  String base(long micros) {
    Item known = stock.catalogue.item(item);
    return Words.quantity(Micros.decimal(micros), known == null ? null : known.getBaseUnit());
  }

  /**
   * "3 of 10 EACH of Kettle (L:K1) on line 10", "all 10 EACH of Kettle (L:K1) on line 10", in the
   * line's unit; where that makes no short number, in the base unit: "10 of 36 EACH (3 BOX) of
   * Kettle (L:K1) on line 10".
   */
  String ofOpen(BigDecimal base) {
    BigDecimal lacks = inLineUnit(base);
    String ordered = Words.quantity(inLineUnit(demand.open()), demand.unit());
    Item known = stock.catalogue.item(demand.item());
    boolean inBase = known != null && isLong(lacks);
    BigDecimal gone =
        demand.shipped().stream().map(Shipped::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    String all =
        inBase
            ? Words.quantity(demand.open(), Objects.requireNonNull(known).getBaseUnit())
                + " ("
                + ordered
                + ")"
            : ordered;
    boolean whole = base.compareTo(demand.open()) == 0 && !isOne(base);
    return (whole ? "all " : Words.number(inBase ? base : lacks) + " of ")
        + all
        + (gone.signum() > 0 ? " still open of " : " of ")
        + stock.catalogue.words(demand.item())
        + " on line "
        + key.line()
        + left(gone);
  }

  private String left(BigDecimal gone) {
    if (gone.signum() <= 0) {
      return "";
    }
    BigDecimal left = inLineUnit(gone);
    return " ("
        + Words.quantity(left, demand.unit())
        + (left.compareTo(BigDecimal.ONE) == 0 ? " has left)" : " have left)");
  }

  /** Whether {@link #ofOpen} speaks of one piece. */
  boolean isOne(BigDecimal base) {
    BigDecimal lacks = inLineUnit(base);
    boolean inBase = stock.catalogue.item(demand.item()) != null && isLong(lacks);
    return (inBase ? base : lacks).compareTo(BigDecimal.ONE) == 0;
  }

  private static boolean isLong(BigDecimal number) {
    return number.stripTrailingZeros().scale() > SHORT_NUMBER;
  }

  /** "lacks 3 of 10 EACH of Kettle (L:K1) on line 10, promised to ship by 5 Mar 2026 00:00 UTC". */
  String lacks(BigDecimal base) {
    return "lacks " + ofOpen(base) + ", " + due() + ",";
  }

  /** "promised to ship by 5 Mar 2026 00:00 UTC", or requested, or to arrive. */
  String due() {
    return (demand.requested() ? "requested to " : "promised to ")
        + (demand.arrives() ? "arrive by " : "ship by ")
        + Words.instant(promised);
  }

  AffectedLine affected(BigDecimal base) {
    Item known = stock.catalogue.item(demand.item());
    String baseUnit = known == null ? null : known.getBaseUnit();
    boolean converted = baseUnit != null && !baseUnit.equals(demand.unit());
    return AffectedLine.newBuilder()
        .setBaseQuantity(converted ? base.setScale(6, RoundingMode.HALF_UP) : null)
        .setBaseUnit(converted ? baseUnit : null)
        .setLine(key.line())
        .setItem(demand.item())
        .setUnit(demand.unit())
        .setQuantity(inLineUnit(base))
        .setDue(promised)
        .setDueFrom(demand.requested() ? "REQUESTED" : "PROMISED")
        .setBasis((demand.arrives() ? PromiseBasis.DELIVER : PromiseBasis.SHIP).name())
        .build();
  }

  private BigDecimal inLineUnit(BigDecimal base) {
    return demand.perUnit().signum() <= 0
        ? base.setScale(6, RoundingMode.HALF_UP)
        : base.divide(demand.perUnit(), 6, RoundingMode.HALF_UP);
  }

  ReservedWords reserved() {
    return new ReservedWords(stock, key, this::base);
  }

  /** "line 10 of order L:4711". */
  static String name(LineKey other) {
    return "line " + other.line() + " of order " + other.order().order();
  }

  String held(Pool pool, LineKey holder) {
    Share share = pool.share(holder);
    return base(share == null ? 0 : share.reserved());
  }

  /**
   * "a line promised earlier takes it: line 10 of order L:4711 (5 EACH)", "lines ... take it: ...".
   */
  String displacedBy(Pool pool) {
    Share own = pool.share(key);
    if (own == null || own.rank() == null) {
      return "other lines take it";
    }
    List<LineRank> before = pool.before(own.rank(), FEW + 1);
    List<String> names =
        before.stream().limit(FEW).map(rank -> name(rank.line()) + demanded(pool, rank)).toList();
    boolean sameDay = before.stream().anyMatch(rank -> rank.promised().equals(promised));
    boolean one = names.size() == 1;
    return (one ? "a line " : "lines ")
        + (sameDay ? "served before it" : "promised earlier")
        + (one ? " takes it: " : " take it: ")
        + String.join(", ", names)
        + (before.size() > FEW ? " and more" : "");
  }

  private String demanded(Pool pool, LineRank rank) {
    Share share = pool.share(rank.line());
    return share == null ? "" : " (" + base(share.demand()) + ")";
  }

  /**
   * What the shortage has in common with others: one supply that slipped past the promise, or was
   * cancelled, and would have covered it; else the pool.
   */
  Cause cause(Pool pool, long missing) {
    Optional<Inbound> slipped =
        Stream.concat(
                pool.comingAfter(promised).stream().limit(MANY),
                pool.cancelled().stream().limit(MANY))
            .filter(s -> s.quantity() >= missing && s.due() != null && !s.due().isAfter(promised))
            .findFirst();
    return slipped
        .map(s -> new Cause("supply:" + s.name(), purchase(s)))
        .orElseGet(
            () ->
                new Cause(
                    "pool:" + pool.key.item() + ":" + pool.key.site(),
                    "too little of " + item() + " at " + pool.key.site()));
  }

  /** "supply 4500:10 of 40 EACH, due 4 Mar 2026, which comes by 9 Mar 2026 00:00 UTC". */
  String purchase(Inbound supply) {
    return "supply " + supply.name() + " of " + terms(supply, ", which ");
  }

  private String terms(Inbound supply, String and) {
    Supply fact = supply.fact();
    BigDecimal ordered = fact.getOrdered();
    BigDecimal confirmed = fact.getConfirmedQuantity();
    boolean fewer = ordered != null && confirmed != null && confirmed.compareTo(ordered) < 0;
    return base(Inbound.promised(fact))
        + (fewer ? " confirmed of " + base(Micros.of(ordered)) + " ordered" : "")
        + (fact.getReceived() == null || fact.getReceived().signum() <= 0
            ? ""
            : ", " + base(Micros.of(fact.getReceived())) + " of it received")
        + (fact.getDue() == null ? "" : ", due " + Words.date(fact.getDue()))
        + and
        + (supply.cancelled()
            ? "was cancelled"
            : supply.dependable() == null
                ? "has no date"
                : (supply.trouble() == SupplyReason.OVERDUE ? "was to come by " : "comes by ")
                    + Words.instant(supply.dependable())
                    + usual(stock.usualSlip(supply)));
  }

  private static String usual(long slip) {
    return slip == 0
        ? ""
        : ", as this supplier is usually " + slip + (slip == 1 ? " day late" : " days late");
  }

  /** "; the next supply, 4500:10 of 40 EACH, comes by 9 Mar 2026 00:00 UTC"; empty: none. */
  String next(Pool pool) {
    return pool.comingAfter(promised).stream()
        .filter(supply -> supply.dependable() != null)
        .findFirst()
        .map(
            supply ->
                "; the next supply, "
                    + supply.name()
                    + " of "
                    + base(supply.quantity())
                    + ", comes by "
                    + Words.instant(Objects.requireNonNull(supply.dependable())))
        .orElse("");
  }

  Basis basis(Inbound supply) {
    return new Basis("supply " + supply.name(), terms(supply, ", "), supply.fact());
  }

  /** Stock of the pool, its own and the largest other reservations, what comes, the item. */
  List<Basis> basis(Pool pool) {
    List<Basis> basis = new ArrayList<>();
    basis.addAll(new OnHandWords(stock, this::base).basis(pool.onHand));
    basis.addAll(reserved().basis(pool));
    pool.comingUntil(promised).stream().limit(FEW).map(this::basis).forEach(basis::add);
    pool.comingAfter(promised).stream().limit(FEW).map(this::basis).forEach(basis::add);
    pool.cancelled().stream().limit(FEW).map(this::basis).forEach(basis::add);
    Item known = stock.catalogue.item(item);
    if (known != null) {
      basis.add(new Basis("item " + item, Words.plain(known.getState()), known));
    }
    return basis;
  }

  /** What a kit takes of a component. */
  List<Basis> components(String kit) {
    List<Basis> basis = new ArrayList<>();
    for (Component each : stock.catalogue.components.all(kit)) {
      if (item.equals(each.getComponent()) && each.getQuantity() != null) {
        basis.add(
            new Basis(
                "component " + item + " of " + kit,
                base(Micros.of(each.getQuantity())) + " for each",
                each));
      }
    }
    return basis;
  }

  List<Basis> substitutes(List<Substitute> substitutes) {
    List<Basis> basis = new ArrayList<>();
    Item known = stock.catalogue.item(item);
    if (known != null) {
      basis.add(new Basis("item " + item, Words.plain(known.getState()), known));
    }
    for (Substitute substitute : substitutes) {
      basis.add(
          new Basis(
              "substitute of " + item, String.valueOf(substitute.getSubstitute()), substitute));
    }
    return basis;
  }

  /** "needs a substitute for 10 of 10 EACH of Kettle on line 10: the item is blocked; ...". */
  String needsSubstitute(BigDecimal base, boolean blocked, List<Substitute> substitutes) {
    return "needs a substitute for "
        + ofOpen(base)
        + ", "
        + due()
        + (blocked ? ": the item is blocked" : ": no supplier delivers the item any more")
        + "; approved: "
        + String.join(
            ", ",
            substitutes.stream()
                .map(s -> stock.catalogue.words(String.valueOf(s.getSubstitute())))
                .toList());
  }

  /** Where else there is some, what may stand in, and what comes next. */
  List<String> options(Pool pool, long missing) {
    List<String> options = new ArrayList<>();
    stock.poolsOf(item).stream()
        .filter(other -> !other.equals(pool.key))
        .limit(MANY)
        .map(other -> stock.pool(other.item(), other.site()))
        .filter(other -> other != null && other.known() && other.uncommitted(promised) > 0)
        .sorted((a, b) -> Long.compare(b.uncommitted(promised), a.uncommitted(promised)))
        .limit(FEW)
        .forEach(
            other ->
                options.add(
                    base(other.uncommitted(promised))
                        + " of "
                        + item()
                        + FREE
                        + other.key.site()
                        + coming(other)));
    if (item.equals(demand.item())) {
      options.addAll(substituteOptions());
    }
    long more = 0;
    for (Inbound supply : pool.comingAfter(promised).stream().limit(MANY).toList()) {
      more += supply.quantity();
      if (more >= missing && supply.dependable() != null) {
        options.add(
            "supply " + supply.name() + " would cover it by " + Words.instant(supply.dependable()));
        break;
      }
    }
    return options;
  }

  /** "Kettle (L:K1) at L:W1: 8 EACH on hand, less 3 EACH ...". */
  @Nullable String sum(Pool pool) {
    Share own = pool.share(key);
    return own == null || own.rank() == null
        ? null
        : item()
            + " at "
            + pool.key.site()
            + ": "
            + new StockSum(this::base).of(pool, own, pool.demandBefore(own.rank()), promised);
  }

  /** Of what no order needs not all has to be there already. */
  private String coming(Pool pool) {
    return pool.onHand.amount() < pool.uncommitted(promised)
        ? ", part of which is still to come"
        : "";
  }

  /** What may stand in and is free at the line's site. */
  List<String> substituteOptions() {
    List<String> options = new ArrayList<>();
    for (Substitute substitute : stock.catalogue.substitutesFor(item, demand.customer())) {
      String name = String.valueOf(substitute.getSubstitute());
      Pool pool = stock.pool(name, demand.site());
      if (pool != null && pool.known() && pool.uncommitted(promised) > 0) {
        options.add(
            about(name).base(pool.uncommitted(promised))
                + " of its substitute "
                + stock.catalogue.words(name)
                + FREE
                + demand.site()
                + coming(pool));
      }
    }
    return options;
  }
}
