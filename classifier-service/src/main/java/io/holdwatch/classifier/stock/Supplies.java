package io.holdwatch.classifier.stock;

import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Supply;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The supplies of a scope by what they serve, and how late each supplier usually is. */
final class Supplies {
  private final String scope;
  private final Catalogue catalogue;
  private final Grouped<String, Supply> byKey = new Grouped<>();
  private final Grouped<LineKey, Supply> byLine = new Grouped<>();
  private final Grouped<String, Supply> bySupplier = new Grouped<>();
  private final Grouped<String, Supply> bySite = new Grouped<>();
  final Slips slips = new Slips();

  Supplies(String scope, Catalogue catalogue) {
    this.scope = scope;
    this.catalogue = catalogue;
  }

  /** Takes a fact in; returns the supplies whose dates may differ, by record. */
  Set<String> put(String record, Supply fact) {
    byKey.put(fact.getSupply(), record, fact);
    byLine.put(line(fact), record, fact);
    bySupplier.put(fact.getSupplier(), record, fact);
    bySite.put(fact.getSite(), record, fact);
    return told(record, fact, true);
  }

  /** Takes a fact back; returns the supplies whose dates may differ, by record. */
  Set<String> remove(String record, Supply fact) {
    byKey.remove(fact.getSupply(), record);
    byLine.remove(line(fact), record);
    bySupplier.remove(fact.getSupplier(), record);
    bySite.remove(fact.getSite(), record);
    return told(record, fact, false);
  }

  private Set<String> told(String record, Supply fact, boolean in) {
    Set<String> records = new TreeSet<>();
    records.add(record);
    long before = slips.usual(fact.getSupplier());
    if (slips.tell(fact, in) && slips.usual(fact.getSupplier()) != before) {
      records.addAll(bySupplier.of(fact.getSupplier()).keySet());
    }
    return records;
  }

  /** A day has begun; returns the supplies whose dates may differ, by record. */
  Set<String> advance(LocalDate day) {
    Set<String> records = new TreeSet<>();
    slips.advance(day).forEach(supplier -> records.addAll(bySupplier.of(supplier).keySet()));
    return records;
  }

  Collection<String> ofSite(String site) {
    return List.copyOf(bySite.of(site).keySet());
  }

  /** With what is still to come and when, and what is wrong with it now. */
  Inbound inbound(String record, Supply fact, Duration confirmBefore, Instant now) {
    return inbound(record, fact, fact.getSite(), confirmBefore, now);
  }

  private Inbound inbound(
      String record, Supply fact, @Nullable String site, Duration confirmBefore, Instant now) {
    return Inbound.of(
        record, fact, catalogue.zone(site), slips.usual(fact.getSupplier()), confirmBefore, now);
  }

  /**
   * The purchase order lines of a drop shipment: by its supply key, else by order and line. Their
   * days are those of their own site, else of the line's.
   */
  List<Inbound> dropShip(LineKey line, Demand demand, Duration confirmBefore, Instant now) {
    Map<String, Supply> named = byKey.of(demand.supply());
    List<Inbound> found = new ArrayList<>();
    (named.isEmpty() ? byLine.of(line) : named)
        .forEach(
            (record, fact) ->
                found.add(
                    inbound(
                        record,
                        fact,
                        fact.getSite() != null ? fact.getSite() : demand.site(),
                        confirmBefore,
                        now)));
    return found;
  }

  @Nullable LineKey line(Supply fact) {
    return fact.getOrder() == null || fact.getLine() == null
        ? null
        : new LineKey(new OrderKey(scope, fact.getOrder()), fact.getLine());
  }
}
