package io.holdwatch.classifier.terms;

import io.holdwatch.contract.fact.Calendar;
import io.holdwatch.contract.fact.Customer;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Lane;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.ServiceAgreement;
import io.holdwatch.contract.fact.Site;
import io.holdwatch.contract.fact.VendorItem;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Lanes, vendor items, service agreements and calendars of all scopes of a partition, for what
 * options cost and take. Nobody's exception hangs on them: a packet says what they said when it was
 * written.
 */
public final class Terms {
  private final Map<Place, TreeMap<String, SpecificRecord>> facts = new HashMap<>();

  private record Place(String scope, Class<?> type, String key) {}

  /** Puts what a record says in the place of what it said; other facts are passed over. */
  public void take(String record, @Nullable SpecificRecord before, @Nullable SpecificRecord after) {
    place(before).ifPresent(place -> remove(place, record));
    if (after != null) {
      place(after)
          .ifPresent(
              place -> facts.computeIfAbsent(place, p -> new TreeMap<>()).put(record, after));
    }
  }

  private void remove(Place place, String record) {
    facts.computeIfPresent(
        place,
        (p, records) -> {
          records.remove(record);
          return records.isEmpty() ? null : records;
        });
  }

  private static Optional<Place> place(@Nullable SpecificRecord fact) {
    return switch (fact) {
      case Lane lane -> place(lane.getEnvelope(), Lane.class, way(lane));
      case VendorItem item -> place(item.getEnvelope(), VendorItem.class, item.getItem());
      case ServiceAgreement agreement ->
          place(agreement.getEnvelope(), ServiceAgreement.class, agreement.getServiceAgreement());
      case Calendar calendar ->
          place(calendar.getEnvelope(), Calendar.class, calendar.getCalendar());
      case null, default -> Optional.empty();
    };
  }

  private static Optional<Place> place(Envelope envelope, Class<?> type, @Nullable String key) {
    return Optional.ofNullable(key).map(known -> new Place(envelope.getScope(), type, known));
  }

  private static @Nullable String way(Lane lane) {
    String from = lane.getFromSite();
    return from == null
        ? null
        : lane.getToSite() != null
            ? way(from, lane.getToSite())
            : lane.getToRegion() != null ? region(from, lane.getToRegion()) : null;
  }

  private static String way(String from, String to) {
    return from + "\u001f" + to;
  }

  private static String region(String from, String to) {
    return from + "\u001e" + to;
  }

  /** The lane from a site to another that takes the fewest days; empty where none says how many. */
  public Optional<Lane> quickest(String scope, String from, String to) {
    return quickest(scope, way(from, to));
  }

  /** The lane from a site to the region of a customer; empty where none says how many days. */
  public Optional<Lane> toCustomer(
      String scope, @Nullable String from, @Nullable Customer customer) {
    return from == null || customer == null || customer.getRegion() == null
        ? Optional.empty()
        : quickest(scope, region(from, customer.getRegion()));
  }

  private Optional<Lane> quickest(String scope, String way) {
    return all(scope, Lane.class, way).stream()
        .filter(lane -> lane.getTransitDays() != null)
        .min(Comparator.comparing(Lane::getTransitDays));
  }

  /** What suppliers ask for an item, by their records. */
  public List<VendorItem> vendorItems(String scope, String item) {
    return all(scope, VendorItem.class, item);
  }

  /** The service agreement of an order, else of its customer; empty where none is known. */
  public Optional<ServiceAgreement> agreement(
      String scope, Order header, @Nullable Customer customer) {
    String key =
        header.getServiceAgreement() != null
            ? header.getServiceAgreement()
            : customer == null ? null : customer.getServiceAgreement();
    return key == null
        ? Optional.empty()
        : all(scope, ServiceAgreement.class, key).stream().findFirst();
  }

  /**
   * When a site works; around the clock where no calendar of it is known.
   *
   * @param zone IANA zone in which its days begin where no calendar says it; null: UTC
   */
  public WorkingHours hours(String scope, @Nullable Site site, @Nullable String zone) {
    String key = site == null ? null : site.getCalendar();
    return new WorkingHours(
        key == null ? null : all(scope, Calendar.class, key).stream().findFirst().orElse(null),
        zone);
  }

  private <T extends SpecificRecord> List<T> all(String scope, Class<T> type, String key) {
    Collection<SpecificRecord> known =
        Objects.requireNonNullElse(facts.get(new Place(scope, type, key)), NOTHING).values();
    return known.isEmpty() ? List.of() : known.stream().map(type::cast).toList();
  }

  private static final TreeMap<String, SpecificRecord> NOTHING = new TreeMap<>();
}
