package io.holdwatch.classifier.stock;

import io.holdwatch.contract.fact.Component;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.ItemState;
import io.holdwatch.contract.fact.Lot;
import io.holdwatch.contract.fact.Site;
import io.holdwatch.contract.fact.Stock;
import io.holdwatch.contract.fact.Substitute;
import io.holdwatch.contract.fact.Wave;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What is known of items, lots, sites and waves of a scope. Of several facts the newest counts. */
final class Catalogue {
  final Grouped<String, Item> items = new Grouped<>();
  final Grouped<String, Lot> lots = new Grouped<>();
  final Grouped<String, Site> sites = new Grouped<>();
  final Grouped<String, Wave> waves = new Grouped<>();
  final Grouped<String, Substitute> substitutes = new Grouped<>();
  final Grouped<String, Substitute> standingIn = new Grouped<>();
  final Grouped<String, Component> components = new Grouped<>();

  @Nullable Item item(@Nullable String item) {
    return newest(items.of(item), Item::getEnvelope);
  }

  ItemState state(@Nullable String item) {
    Item known = item(item);
    return known == null ? ItemState.UNKNOWN : known.getState();
  }

  @Nullable Wave wave(@Nullable String wave) {
    return newest(waves.of(wave), Wave::getEnvelope);
  }

  @Nullable Lot lot(Stock stock) {
    return newest(
        lots.of(stock.getLot()).entrySet().stream()
            .filter(
                e ->
                    e.getValue().getItem() == null
                        || e.getValue().getItem().equals(stock.getItem()))
            .collect(
                java.util.stream.Collectors.toMap(
                    Map.Entry::getKey, Map.Entry::getValue, (a, b) -> b, java.util.TreeMap::new)),
        Lot::getEnvelope);
  }

  /** Zone of a site; UTC where none is known. */
  ZoneId zone(@Nullable String site) {
    Site known = newest(sites.of(site), Site::getEnvelope);
    if (known == null || known.getZone() == null) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(known.getZone());
    } catch (DateTimeException e) {
      // Ingest refuses a zone that does not exist; UTC is the safe reading here, as for promises.
      return ZoneOffset.UTC;
    }
  }

  /** Until when stock may be used: its lot's last good day, or never where its lot is not free. */
  Instant leaves(Stock stock) {
    Lot lot = stock.getLot() == null ? null : lot(stock);
    if (lot == null) {
      return Instant.MAX;
    }
    if (lot.getState() != null && !lot.getState().equals("RELEASED")) {
      return Instant.MIN;
    }
    if (lot.getExpires() == null) {
      return Instant.MAX;
    }
    Item item = item(stock.getItem());
    Integer shelfLife = item == null ? null : item.getMinimumShelfLife();
    LocalDate lastGood = lot.getExpires().minusDays(shelfLife == null ? 0 : shelfLife);
    return lastGood.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Approved substitutes that can be had, for all or for a customer, first choice first. */
  List<Substitute> substitutesFor(String item, @Nullable String customer) {
    List<Substitute> usable = new ArrayList<>();
    for (Substitute substitute : substitutes.of(item).values()) {
      Item known = item(substitute.getSubstitute());
      if (Boolean.TRUE.equals(substitute.getApproved())
          && (substitute.getCustomer() == null
              || Objects.equals(substitute.getCustomer(), customer))
          && known != null
          && known.getState() != ItemState.BLOCKED
          && known.getState() != ItemState.NOT_SUPPLIABLE) {
        usable.add(substitute);
      }
    }
    usable.sort(
        Comparator.comparingInt(
            s -> s.getPreference() == null ? Integer.MAX_VALUE : s.getPreference()));
    return usable;
  }

  /** "Kettle (L:K1)", or the key alone. */
  String words(String item) {
    Item known = item(item);
    return known == null || known.getName() == null ? item : known.getName() + " (" + item + ")";
  }

  /** The newest by event time; of equal ones the last by record. */
  private static <F extends SpecificRecord> @Nullable F newest(
      Map<String, F> facts, Function<F, Envelope> envelope) {
    F newest = null;
    for (F fact : facts.values()) {
      if (newest == null
          || !envelope.apply(fact).getEventTime().isBefore(envelope.apply(newest).getEventTime())) {
        newest = fact;
      }
    }
    return newest;
  }
}
