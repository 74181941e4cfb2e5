package io.holdwatch.classifier.stock;

import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Supply;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * By how many days each supplier's goods usually come late: the 80th percentile (nearest rank) over
 * what had arrived before the current day, 0 below five arrivals.
 */
final class Slips {
  private static final int FEWEST = 5;

  private static final class Supplier {
    final TreeMap<LocalDate, List<Long>> arrivals = new TreeMap<>();
    final TreeMap<Long, Integer> counted = new TreeMap<>();
    int count;

    void count(long slip, int by) {
      counted.merge(slip, by, Integer::sum);
      counted.remove(slip, 0);
      count += by;
    }
  }

  private final Map<String, Supplier> suppliers = new HashMap<>();

  /** Suppliers with arrivals on a day, those that are not counted yet. */
  private final TreeMap<LocalDate, Set<String>> waiting = new TreeMap<>();

  private LocalDate today = LocalDate.MIN;

  /** Usual slip of a supplier. [days] */
  long usual(@Nullable String supplier) {
    Supplier known = supplier == null ? null : suppliers.get(supplier);
    if (known == null || known.count < FEWEST) {
      return 0;
    }
    int rank = (int) ((known.count * 4L + 4) / 5);
    for (Map.Entry<Long, Integer> entry : known.counted.entrySet()) {
      rank -= entry.getValue();
      if (rank <= 0) {
        return entry.getKey();
      }
    }
    return 0;
  }

  /** Takes in or back what a supply tells; returns whether it tells anything. */
  boolean tell(Supply supply, boolean in) {
    LocalDate due = day(supply.getDue());
    LocalDate arrived = day(supply.getArrived());
    if (supply.getSupplier() == null || due == null || arrived == null) {
      return false;
    }
    long slip = Math.max(0, arrived.toEpochDay() - due.toEpochDay());
    Supplier supplier = suppliers.computeIfAbsent(supply.getSupplier(), s -> new Supplier());
    List<Long> ofDay = supplier.arrivals.computeIfAbsent(arrived, d -> new ArrayList<>());
    if (in) {
      ofDay.add(slip);
    } else {
      ofDay.remove(Long.valueOf(slip));
    }
    if (arrived.isBefore(today)) {
      supplier.count(slip, in ? 1 : -1);
    } else if (in) {
      waiting.computeIfAbsent(arrived, d -> new HashSet<>()).add(supply.getSupplier());
    }
    return true;
  }

  /** A day has begun; returns the suppliers whose arrivals now count. */
  Set<String> advance(LocalDate day) {
    Set<String> changed = new HashSet<>();
    if (!day.isAfter(today)) {
      return changed;
    }
    for (Map.Entry<LocalDate, Set<String>> entry : waiting.headMap(day).entrySet()) {
      for (String name : entry.getValue()) {
        Supplier supplier = suppliers.get(name);
        if (supplier != null) {
          supplier
              .arrivals
              .getOrDefault(entry.getKey(), List.of())
              .forEach(slip -> supplier.count(slip, 1));
          changed.add(name);
        }
      }
    }
    waiting.headMap(day).clear();
    today = day;
    return changed;
  }

  /** The day from which on more arrivals count; null: none wait. */
  @Nullable LocalDate next() {
    return waiting.isEmpty() ? null : waiting.firstKey().plusDays(1);
  }

  private static @Nullable LocalDate day(@Nullable DateOrTime date) {
    if (date == null) {
      return null;
    }
    return date.getTime() != null
        ? LocalDate.ofInstant(date.getTime(), ZoneOffset.UTC)
        : date.getDate();
  }
}
