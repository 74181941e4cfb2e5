package io.holdwatch.classifier.stock;

import io.holdwatch.classifier.finding.Hierarchy;
import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Component;
import io.holdwatch.contract.fact.ItemState;
import io.holdwatch.contract.fact.Reservation;
import io.holdwatch.contract.fact.Stock;
import io.holdwatch.contract.fact.Supply;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The stock of one scope: its pools, the lines that ask them, and who asks what. */
final class ScopeStock {
  private final String scope;
  private final Keys keys;
  final Catalogue catalogue = new Catalogue();
  final Supplies supplies;
  private final Map<PoolKey, Pool> pools = new HashMap<>();
  private final Index<String, PoolKey> poolsByItem = new Index<>();
  private final Index<String, PoolKey> poolsByLot = new Index<>();
  private final Map<String, Supply> supplyFacts = new HashMap<>();

  /** Of all scopes. */
  private final Map<LineKey, Line> lines;

  private final Index<String, LineKey> linesByItem = new Index<>();
  private final Index<String, LineKey> linesByWave = new Index<>();
  private final Index<String, LineKey> linesBySupply = new Index<>();

  /** Orders that may not ship. */
  private final Set<OrderKey> held = new HashSet<>();

  /** When a pool's stock changes by time: lots that leave, shipments dated ahead. */
  private final TreeMap<Instant, Set<PoolKey>> due = new TreeMap<>();

  /** When a supply comes into trouble by time: it is to be confirmed, or to be there. */
  private final TreeMap<Instant, Set<String>> supplyDue = new TreeMap<>();

  private Instant now = Instant.MIN;
  private StockSettings settings;

  ScopeStock(String scope, Keys keys, Map<LineKey, Line> lines, StockSettings settings) {
    this.scope = scope;
    this.keys = keys;
    this.lines = lines;
    this.settings = settings;
    supplies = new Supplies(scope, catalogue);
  }

  @Nullable Pool pool(@Nullable String item, @Nullable String site) {
    return item == null || site == null ? null : pools.get(new PoolKey(scope, item, site));
  }

  /** The pool, made where there is none, at the time that has come. */
  private Pool made(PoolKey key) {
    Pool pool = pools.get(key);
    if (pool == null) {
      pool = new Pool(key, held::contains, this::leansOn);
      pools.put(key, pool);
      poolsByItem.add(key.item(), key);
    }
    pool.onHand.advance(now);
    return pool;
  }

  Collection<PoolKey> poolsOf(String item) {
    return poolsByItem.of(item);
  }

  @Nullable Line line(LineKey key) {
    return lines.get(key);
  }

  /** An order may no more ship, or may again. */
  void held(OrderKey order, boolean is) {
    if (is ? held.add(order) : held.remove(order)) {
      for (LineKey key : order.lines()) {
        Line line = lines.get(key);
        if (line != null) {
          line.pools.forEach(pool -> made(pool).held(key, is));
        }
      }
    }
  }

  Collection<LineKey> linesOfItem(@Nullable String item) {
    return linesByItem.of(item);
  }

  Collection<LineKey> linesOfWave(@Nullable String wave) {
    return linesByWave.of(wave);
  }

  void ask(LineKey key, @Nullable Demand demand, Touched touched) {
    Line line = known(key);
    Demand before = line.demand;
    if (demand == null ? before != null : !demand.equals(before)) {
      String formerItem = before == null ? null : before.item();
      String item = demand == null ? null : demand.item();
      if (!Objects.equals(formerItem, item)) {
        linesByItem.remove(formerItem, key);
        linesByItem.add(item, key);
      }
      if (before != null) {
        linesByWave.remove(before.wave(), key);
        linesBySupply.remove(before.supply(), key);
      }
      if (demand != null) {
        linesByWave.add(demand.wave(), key);
        linesBySupply.add(demand.supply(), key);
      }
      line.demand = demand;
      touched.line(key);
      place(key, line, touched);
    }
    forget(key, line);
  }

  void reserve(String record, Reservation fact, boolean in, Touched touched) {
    if (fact.getOrder() == null || fact.getLine() == null) {
      return;
    }
    LineKey key = keys.order(scope, fact.getOrder()).line(fact.getLine());
    Line line = known(key);
    line.reservations = line.reservations.with(record, fact, in);
    touched.line(key);
    place(key, line, touched);
    forget(key, line);
  }

  private Line known(LineKey key) {
    return lines.computeIfAbsent(key, k -> new Line(scope));
  }

  private void forget(LineKey key, Line line) {
    if (line.isEmpty()) {
      lines.remove(key);
    }
  }

  /** The components of kits have changed. */
  void assemble(String kit, Touched touched) {
    for (LineKey key : linesByItem.all(kit)) {
      Line line = lines.get(key);
      if (line != null && line.isKit()) {
        touched.line(key);
        place(key, line, touched);
      }
    }
  }

  /** Puts what a line wants, holds and has taken into its pools. */
  private void place(LineKey key, Line line, Touched touched) {
    Demand demand = line.demand;
    Collection<Component> components =
        demand == null ? List.of() : catalogue.components.all(demand.item());
    Map<PoolKey, Long> needs = line.needs(components);
    Map<PoolKey, Long> hard = line.hard();
    Set<PoolKey> wanted = new LinkedHashSet<>(needs.keySet());
    wanted.addAll(hard.keySet());
    Set<PoolKey> all = new LinkedHashSet<>(line.pools);
    all.addAll(wanted);
    for (PoolKey pool : all) {
      made(pool)
          .set(key, wanted.contains(pool) ? share(key, demand, pool, needs, hard) : null, touched);
    }
    line.pools = List.copyOf(wanted);
    depart(line, line.departures(components), touched);
  }

  private static @Nullable Share share(
      LineKey key,
      @Nullable Demand demand,
      PoolKey pool,
      Map<PoolKey, Long> needs,
      Map<PoolKey, Long> hard) {
    if (demand == null) {
      return null;
    }
    long held = hard.getOrDefault(pool, 0L);
    Long need = needs.get(pool);
    if (need == null || demand.promised() == null) {
      return new Share(null, demand.policyClass(), 0, held);
    }
    LineRank rank = new LineRank(demand.promised(), demand.policyClass(), demand.entered(), key);
    return new Share(rank, demand.policyClass(), need, Math.min(need, held));
  }

  private void depart(Line line, List<Line.Departure> departures, Touched touched) {
    if (departures.equals(line.departures)) {
      return;
    }
    for (Line.Departure left : line.departures) {
      made(left.pool()).onHand.ship(left.shipped().at(), -left.quantity());
    }
    for (Line.Departure left : departures) {
      made(left.pool()).onHand.ship(left.shipped().at(), left.quantity());
      wake(left.shipped().at(), left.pool());
    }
    line.departures.forEach(left -> made(left.pool()).rebase(touched));
    departures.forEach(left -> made(left.pool()).rebase(touched));
    line.departures = departures;
  }

  void stock(String record, Stock fact, boolean in, Touched touched) {
    if (fact.getItem() == null || fact.getSite() == null) {
      return;
    }
    Pool pool = made(new PoolKey(scope, fact.getItem(), fact.getSite()));
    if (in) {
      Instant leaves = catalogue.leaves(fact);
      pool.onHand.put(record, fact, leaves.isAfter(now), settings.onHand());
      poolsByLot.add(fact.getLot(), pool.key);
      wake(leaves, pool.key);
    } else {
      pool.onHand.remove(record, fact, settings.onHand());
    }
    pool.rebase(touched);
  }

  /** Whether something is said of a line that rests on what is in a pool. */
  private boolean leansOn(LineKey key, Pool pool) {
    Line line = lines.get(key);
    return pool.missing(key) > 0
        || pool.doubtful(key) > 0
        || new StockRule(this, settings, key, now).near() != null
        || (line != null
            && line.demand != null
            && catalogue.state(line.demand.item()) == ItemState.BLOCKED);
  }

  /** What is known of a lot has changed. */
  void recountLot(@Nullable String lot, Touched touched) {
    poolsByLot.all(lot).forEach(pool -> recount(made(pool), touched));
  }

  /** What is known of an item's shelf life has changed. */
  void recountItem(String item, Touched touched) {
    poolsByItem.all(item).forEach(pool -> recount(made(pool), touched));
  }

  private void recount(Pool pool, Touched touched) {
    wake(pool.onHand.recount(catalogue::leaves, now), pool.key);
    pool.rebase(touched);
  }

  void supply(String record, Supply fact, boolean in, Touched touched) {
    if (in) {
      supplyFacts.put(record, fact);
    } else {
      supplyFacts.remove(record);
    }
    serves(fact, touched);
    Set<String> dated = in ? supplies.put(record, fact) : supplies.remove(record, fact);
    Pool pool =
        fact.getItem() == null || fact.getSite() == null
            ? null
            : made(new PoolKey(scope, fact.getItem(), fact.getSite()));
    if (!in && pool != null) {
      pool.inbound(record, null, touched);
    }
    date(dated, touched);
  }

  /** Dates supplies anew. */
  void date(Collection<String> records, Touched touched) {
    for (String record : records) {
      Supply fact = supplyFacts.get(record);
      if (fact != null) {
        serves(fact, touched);
        if (fact.getItem() != null && fact.getSite() != null) {
          Inbound inbound = supplies.inbound(record, fact, settings.confirmBefore(), now);
          Instant next = inbound.nextTrouble(settings.confirmBefore(), now);
          if (next != null) {
            supplyDue.computeIfAbsent(next, t -> new TreeSet<>()).add(record);
          }
          made(new PoolKey(scope, fact.getItem(), fact.getSite()))
              .inbound(record, inbound, touched);
        }
      }
    }
  }

  /** Judges by other settings from now on. */
  void settings(StockSettings newer, Touched touched) {
    settings = newer;
    for (Pool pool : pools.values()) {
      pool.onHand.believe(newer.onHand());
      pool.rebase(touched);
    }
    date(List.copyOf(supplyFacts.keySet()), touched);
  }

  /** Which system is believed where several tell what is in a pool. */
  Hierarchy believed() {
    return settings.onHand();
  }

  /** The purchase order lines of a drop shipment. */
  List<Inbound> dropShip(LineKey line, Demand demand, Instant at) {
    return supplies.dropShip(line, demand, settings.confirmBefore(), at);
  }

  /** By how many days a supply that is not confirmed usually comes late. */
  long usualSlip(Inbound supply) {
    return supply.fact().getConfirmed() != null
        ? 0
        : supplies.slips.usual(supply.fact().getSupplier());
  }

  /** When one of them may come into trouble by time alone. */
  Optional<Instant> nextTrouble(List<Inbound> supplied, Instant at) {
    return supplied.stream()
        .map(supply -> supply.nextTrouble(settings.confirmBefore(), at))
        .filter(Objects::nonNull)
        .min(Instant::compareTo);
  }

  /** Drop shipments ask their purchase order, not a pool. */
  private void serves(Supply fact, Touched touched) {
    touched.lines(linesBySupply.of(fact.getSupply()));
    LineKey line = supplies.line(fact);
    if (line != null && lines.containsKey(line)) {
      touched.line(line);
    }
  }

  private void wake(Instant at, PoolKey pool) {
    if (at.isAfter(now) && !at.equals(Instant.MAX)) {
      due.computeIfAbsent(at, t -> new TreeSet<>(PoolKey.ORDER)).add(pool);
    }
  }

  /** Time has come to an instant; it never goes back. */
  void advance(Instant instant, Touched touched) {
    if (!instant.isAfter(now)) {
      return;
    }
    now = instant;
    Set<PoolKey> changed = new LinkedHashSet<>();
    while (!due.isEmpty() && !due.firstKey().isAfter(instant)) {
      changed.addAll(due.pollFirstEntry().getValue());
    }
    for (PoolKey key : changed) {
      Pool pool = made(key);
      recount(pool, touched);
    }
    Set<String> again = supplies.advance(LocalDate.ofInstant(instant, ZoneOffset.UTC));
    while (!supplyDue.isEmpty() && !supplyDue.firstKey().isAfter(instant)) {
      again.addAll(supplyDue.pollFirstEntry().getValue());
    }
    date(again, touched);
  }

  Optional<Instant> nextAdvance() {
    LocalDate day = supplies.slips.next();
    Instant slip = day == null ? Instant.MAX : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant trouble = supplyDue.isEmpty() ? Instant.MAX : supplyDue.firstKey();
    Instant ofDay = slip.isBefore(trouble) ? slip : trouble;
    Instant first = due.isEmpty() || ofDay.isBefore(due.firstKey()) ? ofDay : due.firstKey();
    return first.equals(Instant.MAX) ? Optional.empty() : Optional.of(first);
  }
}
