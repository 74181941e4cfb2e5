package io.holdwatch.classifier.stock;

import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.classifier.time.Earliest;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Reservation;
import io.holdwatch.contract.fact.Stock;
import io.holdwatch.contract.fact.Wave;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The stock of all scopes of a partition: pools, reservations and dated supply, the lines that ask
 * for them, and which lines are not covered and why (RULES.md, "Stock"). Facts, demands and time
 * may come in any order; the answers are a function of the newest of each.
 */
public final class StockLedger {
  private final Map<String, ScopeStock> scopes = new HashMap<>();
  private final Keys keys;
  private final Map<LineKey, Line> lines;
  private StockSettings settings;

  /**
   * An empty ledger.
   *
   * @param keys of the desk
   */
  public StockLedger(StockSettings settings, Keys keys) {
    this.settings = settings;
    this.keys = keys;
    this.lines = keys.byLine();
  }

  /** Judges by other settings from now on; returns all lines whose answer may differ. */
  public Set<LineKey> policy(StockSettings newer) {
    Touched touched = new Touched();
    if (!newer.equals(settings)) {
      settings = newer;
      scopes.values().forEach(scope -> scope.settings(newer, touched));
      touched.lines(lines.keySet());
    }
    return touched.drain();
  }

  /**
   * Puts a newer fact in the place of an older one; kinds that do not concern the stock are passed
   * over.
   *
   * @param record of the fact
   * @param before what it said, null where it is new
   * @param after what it says now, null where it is gone
   * @return the lines whose answer may differ, in order
   */
  public Set<LineKey> take(
      String record, @Nullable SpecificRecord before, @Nullable SpecificRecord after) {
    Touched touched = new Touched();
    if (before != null && !StockFacts.replaces(before, after)) {
      facts(before).ifPresent(facts -> facts.take(record, before, false, touched));
    }
    if (after != null) {
      facts(after).ifPresent(facts -> facts.take(record, after, true, touched));
    }
    return touched.drain();
  }

  /**
   * Puts what a line asks for, null: it asks for nothing and has shipped nothing.
   *
   * @return the lines whose answer may differ, in order
   */
  public Set<LineKey> ask(LineKey line, @Nullable Demand demand) {
    Touched touched = new Touched();
    scope(line.order().scope()).ask(line, demand, touched);
    return touched.drain();
  }

  /** What a line asks for; null: for nothing. */
  public @Nullable Demand demand(LineKey key) {
    Line line = lines.get(key);
    return line == null ? null : line.demand;
  }

  /** Time of a scope has come to an instant; returns the lines whose answer may differ. */
  public Set<LineKey> advance(String scope, Instant now) {
    Touched touched = new Touched();
    scope(scope).advance(now, touched);
    return touched.drain();
  }

  /** When time changes an answer of more than one line by itself. */
  public Optional<Instant> nextAdvance(String scope) {
    ScopeStock known = scopes.get(scope);
    return known == null ? Optional.empty() : known.nextAdvance();
  }

  /** What is wrong with a line's stock; time of its scope must have been advanced to now. */
  public Optional<Finding> assess(LineKey line, Instant now) {
    ScopeStock known = scopes.get(line.order().scope());
    return known == null ? Optional.empty() : new StockRule(known, settings, line, now).finding();
  }

  /** Which supply in trouble a line leans on; time of its scope must have been advanced to now. */
  public Optional<Finding> delayed(LineKey line, Instant now) {
    ScopeStock known = scopes.get(line.order().scope());
    return known == null ? Optional.empty() : new SupplyRule(known, line, now).finding();
  }

  /**
   * Where a line could get what it lacks; empty where it lacks nothing.
   *
   * @param doubted whether it counts on nothing that comes from a supply in trouble
   */
  public Optional<Ways> ways(LineKey line, boolean doubted, Instant now) {
    ScopeStock known = scopes.get(line.order().scope());
    return known == null
        ? Optional.empty()
        : new WaysFinder(known, line, new StockRule(known, settings, line, now), now).ways(doubted);
  }

  /** The reservations of a line, by their records. */
  public List<Reservation> reservations(LineKey key) {
    Line line = lines.get(key);
    return line == null ? List.of() : line.reservations;
  }

  /** When a wave is planned to be released; empty where that is not known, or it has been. */
  public Optional<Instant> release(String scope, @Nullable String wave) {
    return wave(scope, wave)
        .filter(planned -> planned.getReleasedAt() == null)
        .map(Wave::getPlannedRelease);
  }

  /** What is known of a wave. */
  public Optional<Wave> wave(String scope, @Nullable String wave) {
    ScopeStock known = wave == null ? null : scopes.get(scope);
    return known == null ? Optional.empty() : Optional.ofNullable(known.catalogue.wave(wave));
  }

  /**
   * First instant after now at which one of the two changes for the line alone: its wave comes
   * near, the supply of its drop shipment is missed.
   */
  public Optional<Instant> nextChange(LineKey line, Instant now) {
    ScopeStock known = scopes.get(line.order().scope());
    Earliest first = new Earliest();
    if (known != null) {
      first.add(new StockRule(known, settings, line, now).waveNear().filter(now::isBefore));
      first.add(new SupplyRule(known, line, now).nextTrouble().filter(now::isBefore));
    }
    return first.get();
  }

  /** The lines that are short in a pool; none where its stock is not known. */
  public Set<LineKey> shortLines(PoolKey key) {
    Pool pool = pool(key);
    return pool == null ? Set.of() : pool.shortLines();
  }

  /** The largest stock fact of a pool; empty where its stock is not known. */
  public Optional<Stock> largest(PoolKey key) {
    Pool pool = pool(key);
    return pool == null ? Optional.empty() : WaysFinder.largest(pool);
  }

  /** An order may no more ship, or may again. */
  public void held(OrderKey order, boolean is) {
    scope(order.scope()).held(keys.of(order), is);
  }

  /**
   * The orders that may not ship of which open lines have hard reservations in a pool, in order.
   */
  public Set<OrderKey> hoarders(PoolKey key) {
    Set<OrderKey> orders = new TreeSet<>();
    Pool pool = pool(key);
    if (pool != null) {
      pool.hoarding().forEach(line -> orders.add(line.order()));
    }
    return orders;
  }

  /** The pools in which a line that is open has hard reservations. */
  public Set<PoolKey> reservedBy(LineKey key) {
    Set<PoolKey> reserved = new TreeSet<>(PoolKey.ORDER);
    Line line = lines.get(key);
    if (line != null) {
      line.hard()
          .forEach(
              (pool, quantity) -> {
                if (quantity > 0) {
                  reserved.add(pool);
                }
              });
    }
    return reserved;
  }

  /** The pools that a line asks or has reserved in. */
  public List<PoolKey> pools(LineKey key) {
    Line line = lines.get(key);
    return line == null ? List.of() : line.pools;
  }

  private @Nullable Pool pool(PoolKey key) {
    ScopeStock known = scopes.get(key.scope());
    return known == null ? null : known.pool(key.item(), key.site());
  }

  private ScopeStock scope(String scope) {
    return scopes.computeIfAbsent(scope, name -> new ScopeStock(name, keys, lines, settings));
  }

  private Optional<StockFacts> facts(SpecificRecord fact) {
    Schema.Field field = fact.getSchema().getField("envelope");
    return field != null && fact.get(field.pos()) instanceof Envelope envelope
        ? Optional.of(new StockFacts(scope(envelope.getScope())))
        : Optional.empty();
  }
}
