package io.holdwatch.classifier.stock;

import io.holdwatch.contract.fact.Component;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.ItemState;
import io.holdwatch.contract.fact.Lot;
import io.holdwatch.contract.fact.Reservation;
import io.holdwatch.contract.fact.Site;
import io.holdwatch.contract.fact.Stock;
import io.holdwatch.contract.fact.Substitute;
import io.holdwatch.contract.fact.Supply;
import io.holdwatch.contract.fact.Wave;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What each kind of fact means to the stock of a scope. */
final class StockFacts {
  private final ScopeStock stock;

  StockFacts(ScopeStock stock) {
    this.stock = stock;
  }

  /** Whether taking a fact in also takes back the one before: an item that stays the same item. */
  static boolean replaces(SpecificRecord before, @Nullable SpecificRecord after) {
    return before instanceof Item old
        && after instanceof Item now
        && Objects.equals(old.getItem(), now.getItem())
        && old.getEnvelope().getScope().equals(now.getEnvelope().getScope());
  }

  /** Takes a fact in, or back; a kind that does not concern the stock is passed over. */
  void take(String record, SpecificRecord fact, boolean in, Touched touched) {
    switch (fact) {
      case Stock it -> stock.stock(record, it, in, touched);
      case Reservation it -> stock.reserve(record, it, in, touched);
      case Supply it -> stock.supply(record, it, in, touched);
      case Item it -> item(record, it, in, touched);
      case Lot it -> {
        change(stock.catalogue.lots, it.getLot(), record, it, in);
        stock.recountLot(it.getLot(), touched);
      }
      case Substitute it -> {
        change(stock.catalogue.substitutes, it.getItem(), record, it, in);
        change(stock.catalogue.standingIn, it.getSubstitute(), record, it, in);
        standsIn(it.getItem(), touched);
      }
      case Component it -> {
        change(stock.catalogue.components, it.getKit(), record, it, in);
        if (it.getKit() != null) {
          stock.assemble(it.getKit(), touched);
        }
      }
      case Site it -> {
        change(stock.catalogue.sites, it.getSite(), record, it, in);
        if (it.getSite() != null) {
          stock.date(stock.supplies.ofSite(it.getSite()), touched);
        }
      }
      case Wave it -> {
        change(stock.catalogue.waves, it.getWave(), record, it, in);
        touched.lines(stock.linesOfWave(it.getWave()));
      }
      default -> {}
    }
  }

  private void item(String record, Item fact, boolean in, Touched touched) {
    String key = fact.getItem();
    if (key == null) {
      return;
    }
    Item before = stock.catalogue.item(key);
    change(stock.catalogue.items, key, record, fact, in);
    Item after = stock.catalogue.item(key);
    if (!Objects.equals(
        before == null ? null : before.getMinimumShelfLife(),
        after == null ? null : after.getMinimumShelfLife())) {
      stock.recountItem(key, touched);
    }
    if (before == null || after == null || before.getState() != after.getState()) {
      touched.lines(stock.linesOfItem(key));
      stock.catalogue.standingIn.of(key).values().forEach(s -> standsIn(s.getItem(), touched));
    }
  }

  /**
   * What may stand in for an item has changed; only where the item cannot be had does it matter.
   */
  private void standsIn(@Nullable String item, Touched touched) {
    ItemState state = stock.catalogue.state(item);
    if (state == ItemState.BLOCKED || state == ItemState.NOT_SUPPLIABLE) {
      touched.lines(stock.linesOfItem(item));
    }
  }

  private static <F> void change(
      Grouped<String, F> facts, @Nullable String key, String record, F fact, boolean in) {
    if (in) {
      facts.put(key, record, fact);
    } else {
      facts.remove(key, record);
    }
  }
}
