package io.holdwatch.classifier.stock;

import static io.holdwatch.classifier.ranked.Micros.plus;

import io.holdwatch.classifier.finding.Hierarchy;
import io.holdwatch.contract.fact.Stock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is there in a pool at an instant. Where several systems tell, one is believed: they tell of
 * the same goods, so what they say is never added up.
 */
final class OnHand {
  private final Gone gone = new Gone();

  /** By system, the one that is believed first. */
  private final List<Inventory> inventories = new ArrayList<>(1);

  /** Whether any stock fact names the pool: else nothing is known of it. */
  boolean known() {
    return !inventories.isEmpty();
  }

  /** Usable now, without safety stock. [millionths of the base unit] */
  long amount() {
    return inventories.isEmpty() ? 0 : plus(believed().usable(), -safe().safety());
  }

  /** The system that is believed; there is one where the pool is known. */
  Inventory believed() {
    return inventories.getFirst();
  }

  /** The facts of the system that is believed. */
  Collection<Stock> facts() {
    return inventories.isEmpty() ? List.of() : believed().facts();
  }

  /** Systems that tell what is on hand beside the one that is believed. */
  List<String> others() {
    return inventories.size() < 2
        ? List.of()
        : inventories.stream()
            .skip(1)
            .filter(Inventory::tellsOnHand)
            .map(Inventory::source)
            .toList();
  }

  /** The best system that says otherwise than the one that is believed. */
  Optional<Inventory> rival() {
    return inventories.size() < 2 || !believed().tellsOnHand()
        ? Optional.empty()
        : inventories.stream()
            .skip(1)
            .filter(each -> each.tellsOnHand() && each.there() != believed().there())
            .findFirst();
  }

  /** The best system that tells of safety stock; else the one that is believed. */
  Inventory safe() {
    if (inventories.size() > 1) {
      for (Inventory each : inventories) {
        if (each.tellsSafety()) {
          return each;
        }
      }
    }
    return believed();
  }

  void put(String record, Stock fact, boolean usable, Hierarchy hierarchy) {
    String source = fact.getEnvelope().getSource();
    Inventory its = of(source);
    if (its == null) {
      its = new Inventory(source, gone);
      inventories.add(its);
    }
    its.put(record, fact, usable);
    believe(hierarchy);
  }

  void remove(String record, Stock fact, Hierarchy hierarchy) {
    Inventory its = of(fact.getEnvelope().getSource());
    if (its != null) {
      its.remove(record);
      if (its.isEmpty()) {
        inventories.remove(its);
      }
      believe(hierarchy);
    }
  }

  private @Nullable Inventory of(String source) {
    for (Inventory each : inventories) {
      if (each.source().equals(source)) {
        return each;
      }
    }
    return null;
  }

  /** Who says how much is there before who does not; then by the pack, then the newest. */
  void believe(Hierarchy hierarchy) {
    if (inventories.size() > 1) {
      inventories.sort(
          Comparator.comparing(Inventory::tellsOnHand, Comparator.reverseOrder())
              .thenComparingInt((Inventory each) -> hierarchy.rank(each.source()))
              .thenComparing(Inventory::said, Comparator.reverseOrder())
              .thenComparing(Inventory::source));
    }
  }

  /** Asks again which lots may be used; returns when the next of them leaves, after an instant. */
  Instant recount(Function<Stock, Instant> leaves, Instant now) {
    Instant next = Instant.MAX;
    for (Inventory each : inventories) {
      Instant its = each.recount(leaves, now);
      next = its.isBefore(next) ? its : next;
    }
    return next;
  }

  /** Adds to what was shipped at an instant. [millionths of the base unit] */
  void ship(Instant at, long quantity) {
    gone.ship(at, quantity);
    for (Inventory each : inventories) {
      each.ship(at, quantity);
    }
  }

  /** Time has come to an instant; it never goes back. */
  void advance(Instant now) {
    if (now.isAfter(gone.until())) {
      for (Inventory each : inventories) {
        each.advance(now);
      }
      gone.advance(now);
    }
  }
}
