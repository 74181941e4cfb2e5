package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.Happening.OrderStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.ComponentStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.CustomerStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.ItemStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.SiteStated;
import io.holdwatch.deploy.simulation.history.StockHappening.LotStated;
import io.holdwatch.deploy.simulation.history.StockHappening.ReservationStated;
import io.holdwatch.deploy.simulation.history.StockHappening.StockStated;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Every pool as it was over time. */
final class Pools {
  final PoolRecords records;
  final Inbound inbound;
  private final Past past;
  private final Map<Pool, Steps<Map<Subject, Cover>>> covers = new HashMap<>();
  private final Map<Pool, Map<Subject, Steps<Cover>>> coversOfLines = new HashMap<>();
  private final Map<Pool, Set<Instant>> supplyInstants = new HashMap<>();

  Pools(Past past) {
    this.past = past;
    records = new PoolRecords(past);
    inbound = new Inbound(past, records.supplyOfSupplier);
    for (Pool pool : records.stock.keySet()) {
      Steps<Map<Subject, Cover>> steps = new Steps<>();
      Map<Subject, Steps<Cover>> lines = new HashMap<>();
      for (Subject line : records.lines.getOrDefault(pool, Set.of())) {
        lines.put(line, new Steps<>());
      }
      for (Instant now : past.known(changes(pool))) {
        Map<Subject, Cover> all = new PoolAt(past, records, inbound, pool, now).covers();
        steps.change(now, all);
        lines.forEach((line, own) -> own.change(now, all == null ? null : all.get(line)));
      }
      covers.put(pool, steps);
      coversOfLines.put(pool, lines);
    }
  }

  /** How the lines of a pool stand at an instant; null: the pool is not known. */
  @Nullable Map<Subject, Cover> at(Pool pool, Instant now) {
    Steps<Map<Subject, Cover>> steps = covers.get(pool);
    return steps == null ? null : steps.at(now);
  }

  /** When the lines of a pool began to stand otherwise. */
  Set<Instant> instants(Pool pool) {
    Steps<Map<Subject, Cover>> steps = covers.get(pool);
    return steps == null ? Set.of() : steps.instants();
  }

  /** When one line of a pool began to stand otherwise. */
  Set<Instant> instants(Pool pool, Subject line) {
    Steps<Cover> steps = coversOfLines.getOrDefault(pool, Map.of()).get(line);
    return steps == null ? Set.of() : steps.instants();
  }

  /** Whether one ever counted on a supply in doubt for a line of a pool. */
  boolean everInDoubt(Pool pool, Subject line) {
    Steps<Cover> steps = coversOfLines.getOrDefault(pool, Map.of()).get(line);
    return steps != null
        && steps.instants().stream()
            .map(steps::at)
            .anyMatch(cover -> cover != null && cover.doubtful().signum() > 0);
  }

  /** When anything about the supplies of a pool changed. */
  Set<Instant> supplyInstants(Pool pool) {
    return supplyInstants.computeIfAbsent(
        pool,
        p -> {
          Set<String> keys = records.supply.getOrDefault(p, Set.of());
          Set<Instant> instants = inbound.instants(keys);
          instants.addAll(SupplierRule.instants(past, inbound, keys, p.site()));
          return instants;
        });
  }

  private Set<Instant> changes(Pool pool) {
    Set<Instant> instants = new TreeSet<>(past.conversionInstants(pool.item()));
    instants.addAll(past.register.instants(SiteStated.class, pool.site()));
    instants.addAll(past.register.instants(ComponentStated.class));
    Set<String> orders = new TreeSet<>();
    for (Subject line : records.lines.getOrDefault(pool, Set.of())) {
      orders.add(line.order());
      past.linesEver(line.order())
          .forEach(
              l -> instants.addAll(past.register.instants(ItemStated.class, l.sourcing().item())));
    }
    for (String key : records.reservations.getOrDefault(pool, Set.of())) {
      instants.addAll(past.register.instants(ReservationStated.class, key));
      past.register.ever(ReservationStated.class, key).forEach(r -> orders.add(r.order()));
    }
    for (String order : orders) {
      instants.addAll(past.instants(order));
      for (OrderAt each : past.ever(order)) {
        OrderStated header = each.header();
        if (header != null) {
          instants.addAll(past.register.instants(CustomerStated.class, header.terms().customer()));
        }
      }
    }
    for (String key : records.stock.getOrDefault(pool, Set.of())) {
      instants.addAll(past.register.instants(StockStated.class, key));
      for (StockStated stock : past.register.ever(StockStated.class, key)) {
        addLot(pool, stock.lot(), instants);
      }
    }
    instants.addAll(supplyInstants(pool));
    return instants;
  }

  private void addLot(Pool pool, @Nullable String lot, Set<Instant> instants) {
    if (lot == null) {
      return;
    }
    instants.addAll(past.register.instants(LotStated.class, lot));
    for (LotStated said : past.register.ever(LotStated.class, lot)) {
      if (said.expires() != null) {
        instants.add(Past.startOf(said.expires().plusDays(1)));
        for (ItemStated item : past.register.ever(ItemStated.class, pool.item())) {
          if (item.minimumShelfLife() != null) {
            instants.add(
                Past.startOf(said.expires().minusDays(item.minimumShelfLife()).plusDays(1)));
          }
        }
      }
    }
  }
}
