package io.holdwatch.classifier.capacity;

import io.holdwatch.classifier.capacity.CapacityLedger.Booking;
import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.check.OrderCheck;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.ranked.Micros;
import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Calendar;
import io.holdwatch.contract.fact.Capacity;
import io.holdwatch.contract.fact.Customer;
import io.holdwatch.contract.fact.Site;
import io.holdwatch.contract.fact.Wave;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** SHIPMENT_CONSTRAINT: whether what is planned fits into waves, routes, carriers and docks. */
public final class TransportCheck implements OrderCheck {
  private static final Set<String> KINDS = Set.of("ROUTE", "CARRIER", "DOCK");
  private static final int FEW = 3;
  private static final Set<String> UNITS = Set.of("ORDERS", "LINES");

  private final CapacityLedger<Turn> ledger = new CapacityLedger<>(Turn::order);
  private final Known<Wave> waves = new Known<>(wave -> wave.getEnvelope().getEventTime());
  private final Known<Site> sites = new Known<>(site -> site.getEnvelope().getEventTime());
  private final Known<Calendar> calendars = new Known<>(c -> c.getEnvelope().getEventTime());
  private final Map<OrderKey, Asked> asked;
  private final Map<String, Set<OrderKey>> byWave = new HashMap<>();
  private final Map<String, Set<OrderKey>> bySite = new HashMap<>();
  private final Map<String, NavigableMap<String, Wave>> ofSite = new HashMap<>();
  private ToIntFunction<@Nullable String> classOf = tier -> 0;

  /**
   * A check that knows nothing.
   *
   * @param keys of the desk
   */
  public TransportCheck(Keys keys) {
    asked = keys.byOrder();
  }

  /** Serves customers by their classes from now on; every order has to be asked again. */
  public void policy(ToIntFunction<@Nullable String> classes) {
    classOf = classes;
  }

  @Override
  public void put(String record, SpecificRecord fact, boolean in, Set<OrderKey> touched) {
    switch (fact) {
      case Capacity it -> capacity(record, it, in, touched);
      case Wave it -> wave(record, it, in, touched);
      case Site it -> {
        String scope = it.getEnvelope().getScope();
        sites.put(scope, it.getSite(), record, it, in);
        // A day is one of the site's zone.
        for (OrderKey key :
            Set.copyOf(bySite.getOrDefault(scoped(scope, it.getSite()), Set.of()))) {
          Asked of = asked.get(key);
          if (of != null) {
            touched.add(key);
            touched.addAll(ask(key, of.order()));
          }
        }
      }
      case Calendar it ->
          calendars.put(it.getEnvelope().getScope(), it.getCalendar(), record, it, in);
      default -> {}
    }
  }

  private void capacity(String record, Capacity fact, boolean in, Set<OrderKey> touched) {
    String kind = upper(fact.getKind());
    String unit = upper(fact.getUnit());
    BigDecimal capacity = fact.getCapacity();
    if (fact.getResource() != null
        && fact.getDay() != null
        && capacity != null
        && KINDS.contains(kind)
        && UNITS.contains(unit)) {
      String scope = fact.getEnvelope().getScope();
      Resource resource = new Resource(scope, kind, fact.getResource(), fact.getDay(), unit);
      ledger.limit(resource, record, Micros.of(capacity), fact, in, touched);
    }
  }

  private void wave(String record, Wave fact, boolean in, Set<OrderKey> touched) {
    String scope = fact.getEnvelope().getScope();
    String name = fact.getWave();
    if (name == null) {
      return;
    }
    waves.put(scope, name, record, fact, in);
    ofSite.compute(
        scoped(scope, fact.getSite()),
        (site, known) -> {
          NavigableMap<String, Wave> there = known == null ? new TreeMap<>() : known;
          if (in) {
            there.put(record, fact);
          } else {
            there.remove(record);
          }
          return there.isEmpty() ? null : there;
        });
    Integer capacity = fact.getCapacity();
    if (capacity != null) {
      long lines = Micros.of(BigDecimal.valueOf(capacity));
      ledger.limit(Planner.wave(scope, name), record, lines, fact, in, touched);
    }
    touched.addAll(byWave.getOrDefault(scoped(scope, name), Set.of()));
  }

  @Override
  public Set<OrderKey> ask(OrderKey key, @Nullable CheckedOrder order) {
    Asked before = asked.get(key);
    Asked now = order == null ? null : planner(order).asked();
    if (now != null && now.isNothing()) {
      now = null;
    }
    Set<OrderKey> touched = new TreeSet<>();
    Map<Booking<Turn>, Long> was = before == null ? Map.of() : before.amounts();
    Map<Booking<Turn>, Long> is = now == null ? Map.of() : now.amounts();
    was.keySet().stream()
        .filter(each -> !is.containsKey(each))
        .forEach(each -> ledger.forget(each, touched));
    is.forEach(
        (booking, amount) -> {
          if (!amount.equals(was.get(booking))) {
            ledger.ask(booking, amount, touched);
          }
        });
    String scope = key.scope();
    index(
        byWave,
        key,
        scope,
        before == null ? Set.of() : before.waves(),
        now == null ? Set.of() : now.waves());
    index(
        bySite,
        key,
        scope,
        before == null ? Set.of() : before.sites(),
        now == null ? Set.of() : now.sites());
    if (now == null) {
      asked.remove(key);
    } else {
      asked.put(key, now);
    }
    return touched;
  }

  @Override
  public List<Finding> assess(CheckedOrder order, Instant now) {
    Asked of = asked.get(order.key());
    return of == null || !of.order().isUnshipped()
        ? List.of()
        : new TransportRule(
                ledger, of, planner(of.order()), wave -> wave(order, wave), departures(order, now))
            .finding()
            .map(List::of)
            .orElse(List.of());
  }

  @Override
  public Optional<Instant> nextChange(CheckedOrder order, Instant now) {
    Asked of = asked.get(order.key());
    return of == null
        ? Optional.empty()
        : Stream.concat(
                of.planned().stream().map(Asked.Planned::dayEnds),
                of.waves().stream()
                    .map(wave -> wave(order, wave))
                    .flatMap(wave -> Stream.ofNullable(wave == null ? null : wave.getCutOff())))
            .filter(at -> at.isAfter(now))
            .min(Instant::compareTo);
  }

  /** The next waves of a site that reach their cut-off, the first to be released first. */
  public List<Wave> next(String scope, @Nullable String site, Instant now) {
    return ofSite.getOrDefault(scoped(scope, site), new TreeMap<>()).values().stream()
        .filter(wave -> wave.getReleasedAt() == null && leaves(wave, now))
        .sorted(Comparator.comparing(Wave::getPlannedRelease).thenComparing(Wave::getWave))
        .limit(FEW)
        .toList();
  }

  private static boolean leaves(Wave wave, Instant now) {
    Instant release = wave.getPlannedRelease();
    return release != null
        && release.isAfter(now)
        && (wave.getCutOff() == null || !release.isAfter(wave.getCutOff()));
  }

  private Departures departures(CheckedOrder order, Instant now) {
    String scope = order.key().scope();
    return new Departures(
        ledger,
        order,
        site -> next(scope, site, now),
        site -> sites.newest(scope, site),
        calendar -> calendars.newest(scope, calendar),
        now);
  }

  private @Nullable Wave wave(CheckedOrder order, String wave) {
    return waves.newest(order.key().scope(), wave);
  }

  private Planner planner(CheckedOrder order) {
    Customer customer = order.customer();
    return new Planner(
        order,
        classOf.applyAsInt(customer == null ? null : customer.getTier()),
        site -> sites.newest(order.key().scope(), site));
  }

  private static void index(
      Map<String, Set<OrderKey>> index,
      OrderKey key,
      String scope,
      Set<String> before,
      Set<String> now) {
    for (String each : before) {
      if (!now.contains(each)) {
        Set<OrderKey> orders = index.get(scoped(scope, each));
        if (orders != null && orders.remove(key) && orders.isEmpty()) {
          index.remove(scoped(scope, each));
        }
      }
    }
    now.forEach(each -> index.computeIfAbsent(scoped(scope, each), k -> new HashSet<>()).add(key));
  }

  private static String scoped(String scope, @Nullable String name) {
    return scope + "\u001f" + name;
  }

  private static String upper(@Nullable String word) {
    return word == null ? "" : word.toUpperCase(Locale.ROOT);
  }
}
