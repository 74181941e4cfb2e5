package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.Happening.LineStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.ComponentStated;
import io.holdwatch.deploy.simulation.history.StockHappening.ReservationStated;
import io.holdwatch.deploy.simulation.history.StockHappening.StockStated;
import io.holdwatch.deploy.simulation.history.StockHappening.SupplyStated;
import io.holdwatch.deploy.simulation.history.WorldHappening;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which records ever had to do with which pool: nothing else can change it. */
final class PoolRecords {
  final Map<Pool, Set<String>> stock;
  final Map<Pool, Set<String>> reservations;
  final Map<Pool, Set<String>> supply;
  final Map<String, Set<String>> supplyOfSupplier;
  final Map<String, Set<String>> components;

  /** Lines that ever named the pool's item, or a kit with it, at the pool's site. */
  final Map<Pool, Set<Subject>> lines = new HashMap<>();

  PoolRecords(Past past) {
    stock = by(past, StockStated.class, s -> new Pool(s.item(), s.site()));
    reservations = by(past, ReservationStated.class, r -> new Pool(r.item(), r.site()));
    supply =
        by(past, SupplyStated.class, s -> s.site() == null ? null : new Pool(s.item(), s.site()));
    supplyOfSupplier = by(past, SupplyStated.class, SupplyStated::supplier);
    components = by(past, ComponentStated.class, ComponentStated::kit);
    for (String order : past.orders()) {
      for (LineStated line : past.linesEver(order)) {
        String item = line.sourcing().item();
        String site = line.sourcing().site();
        if (item != null && site != null) {
          Subject subject = new Subject(order, line.line());
          add(new Pool(item, site), subject);
          for (String key : components.getOrDefault(item, Set.of())) {
            for (ComponentStated part : past.register.ever(ComponentStated.class, key)) {
              add(new Pool(part.component(), site), subject);
            }
          }
        }
      }
    }
  }

  private void add(Pool pool, Subject line) {
    lines.computeIfAbsent(pool, p -> new TreeSet<>()).add(line);
  }

  private static <T extends WorldHappening, K> Map<K, Set<String>> by(
      Past past, Class<T> kind, Function<T, @Nullable K> by) {
    return past.register.keysBy(kind, by);
  }
}
