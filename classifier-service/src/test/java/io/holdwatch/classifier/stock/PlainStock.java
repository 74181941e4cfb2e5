package io.holdwatch.classifier.stock;

import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.contract.fact.Component;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Fulfilment;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.ItemState;
import io.holdwatch.contract.fact.Lot;
import io.holdwatch.contract.fact.Reservation;
import io.holdwatch.contract.fact.Site;
import io.holdwatch.contract.fact.Stock;
import io.holdwatch.contract.fact.Substitute;
import io.holdwatch.contract.fact.Supply;
import io.holdwatch.contract.fact.Wave;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** RULES.md, "Stock", sentence by sentence, everything added up anew for each question. */
final class PlainStock {
  static final Duration UNCONFIRMED_BEFORE = Duration.ofHours(2);

  private final Map<String, SpecificRecord> facts;
  private final Map<LineKey, Demand> demands;
  private final Instant now;

  PlainStock(Map<String, SpecificRecord> facts, Map<LineKey, Demand> demands, Instant now) {
    this.facts = facts;
    this.demands = demands;
    this.now = now;
  }

  /**
   * The questions about a line: its stock, the supplies that it leans on, and, where something is
   * wrong with either, whether systems disagree about what is there.
   */
  String answers(LineKey key) {
    String answers = answer(key) + "; " + new PlainSupplies(this, demands, now).answer(key);
    Demand demand = demands.get(key);
    boolean disputed =
        demand != null
            && asksItsPool(demand)
            && !answers.equals("none; none")
            && disputed(demand.item(), Objects.requireNonNullElse(demand.site(), ""));
    return answers + (disputed ? "; disputed" : "; agreed");
  }

  /** Whether it asks the pool of its item: kits ask others, drop shipments none. */
  static boolean asksItsPool(@Nullable Demand demand) {
    return demand != null
        && demand.fulfilment() != Fulfilment.KIT
        && demand.fulfilment() != Fulfilment.DROP_SHIP;
  }

  /** "TYPE SUB_REASON quantity", or "none". */
  private String answer(LineKey key) {
    Demand demand = demands.get(key);
    if (demand == null || demand.open().signum() == 0 || demand.promised() == null) {
      return "none";
    }
    return switch (demand.fulfilment()) {
      case SERVICE -> "none";
      case DROP_SHIP -> dropShip(key, demand, demand.promised());
      case KIT, STOCK, MAKE, CROSS_DOCK, UNKNOWN -> pooled(key, demand, demand.promised());
    };
  }

  private String pooled(LineKey key, Demand demand, Instant promised) {
    String site = demand.site();
    List<String> items = needs(demand).keySet().stream().filter(i -> known(i, site)).toList();
    if (items.isEmpty() || site == null) {
      return "none";
    }
    boolean kit = demand.fulfilment() == Fulfilment.KIT;
    BigDecimal missing = BigDecimal.ZERO;
    for (String item : items) {
      BigDecimal lacks = missing(key, item, site);
      if (lacks.signum() > 0) {
        BigDecimal need = Objects.requireNonNull(needs(demand).get(item));
        BigDecimal kits =
            lacks
                .multiply(demand.open())
                .divide(need, 6, RoundingMode.HALF_UP)
                .max(new BigDecimal("0.000001"));
        missing = missing.max(kit ? kits : lacks);
      }
    }
    ItemState state = state(demand.item());
    if (substitutable(demand)) {
      if (state == ItemState.BLOCKED) {
        return "SUBSTITUTION_NEEDED ITEM_BLOCKED " + number(demand.open());
      }
      if (state == ItemState.NOT_SUPPLIABLE && missing.signum() > 0) {
        return "SUBSTITUTION_NEEDED NOT_SUPPLIABLE " + number(missing);
      }
    }
    if (missing.signum() > 0) {
      return type(key, demand, promised, site, missing) + " " + number(missing);
    }
    return kit ? "none" : unconfirmed(key, demand, site);
  }

  private String type(
      LineKey key, Demand demand, Instant promised, String site, BigDecimal missing) {
    if (demand.fulfilment() == Fulfilment.KIT) {
      return "STOCK_SHORTAGE COMPONENT_SHORT";
    }
    BigDecimal supply = supply(demand.item(), site, promised);
    if (supply.compareTo(demanded(key, demand.item(), site)) < 0) {
      return "STOCK_SHORTAGE " + (supply.signum() <= 0 ? "OUT_OF_STOCK" : "NOT_ENOUGH");
    }
    boolean conflict =
        demands.entrySet().stream()
            .filter(e -> e.getValue().policyClass() > demand.policyClass())
            .anyMatch(e -> held(e.getKey(), demand.item(), site).compareTo(missing) >= 0);
    return conflict ? "PRIORITY_CONFLICT LOWER_CLASS_RESERVED" : "ALLOCATION_CONFLICT DISPLACED";
  }

  private String unconfirmed(LineKey key, Demand demand, String site) {
    Wave wave = demand.wave() == null ? null : (Wave) facts.get("wave:" + demand.wave());
    if (wave == null
        || wave.getPlannedRelease() == null
        || wave.getReleasedAt() != null
        || now.isBefore(wave.getPlannedRelease().minus(UNCONFIRMED_BEFORE))) {
      return "none";
    }
    BigDecimal left = demand.open().subtract(sum(reservations(key, demand.item(), site, false)));
    return left.signum() > 0 ? "STOCK_SHORTAGE ALLOCATION_UNCONFIRMED " + number(left) : "none";
  }

  /** The purchase order lines of a drop shipment. */
  List<Supply> purchaseOrders(LineKey key, Demand demand) {
    List<Supply> supplies =
        all(Supply.class).filter(s -> Objects.equals(demand.supply(), s.getSupply())).toList();
    return supplies.isEmpty()
        ? all(Supply.class)
            .filter(s -> key.order().order().equals(s.getOrder()))
            .filter(s -> key.line().equals(s.getLine()))
            .toList()
        : supplies;
  }

  private String dropShip(LineKey key, Demand demand, Instant promised) {
    List<Supply> supplies = purchaseOrders(key, demand);
    if (supplies.isEmpty()) {
      return "none";
    }
    BigDecimal needed = wanted(demand, supplies);
    BigDecimal inTime =
        sum(
            supplies.stream()
                .filter(s -> !s.getCancelled())
                .filter(s -> !dependable(s).isAfter(promised))
                .map(s -> promised(s).subtract(orZero(s.getReceived())).max(BigDecimal.ZERO)));
    return needed.signum() > 0 && inTime.compareTo(needed) < 0
        ? "STOCK_SHORTAGE PURCHASE_ORDER " + number(needed.subtract(inTime))
        : "none";
  }

  /** What a drop shipment wants that neither left nor lies where it was received. */
  static BigDecimal wanted(Demand demand, List<Supply> supplies) {
    BigDecimal received = sum(supplies.stream().map(s -> orZero(s.getReceived())));
    BigDecimal left = sum(demand.shipped().stream().map(Shipped::quantity));
    return demand.open().subtract(received.subtract(left).max(BigDecimal.ZERO));
  }

  boolean known(String item, @Nullable String site) {
    return all(Stock.class).anyMatch(s -> s.getItem().equals(item) && s.getSite().equals(site));
  }

  /** What a line wants of each item at its site. */
  Map<String, BigDecimal> needs(Demand demand) {
    TreeMap<String, BigDecimal> needs = new TreeMap<>();
    if (demand.open().signum() > 0 && demand.promised() != null && demand.site() != null) {
      needs.putAll(parts(demand, demand.open()));
    }
    return needs;
  }

  private Map<String, BigDecimal> parts(Demand demand, BigDecimal quantity) {
    TreeMap<String, BigDecimal> parts = new TreeMap<>();
    switch (demand.fulfilment()) {
      case KIT ->
          all(Component.class)
              .forEach(
                  c ->
                      parts.merge(
                          c.getComponent(), c.getQuantity().multiply(quantity), BigDecimal::add));
      case STOCK, MAKE, CROSS_DOCK, UNKNOWN -> parts.put(demand.item(), quantity);
      case DROP_SHIP, SERVICE -> {}
    }
    return parts;
  }

  /** Hard reservations of a line in a pool, at most what it wants there. */
  BigDecimal held(LineKey key, String item, String site) {
    Demand demand = demands.get(key);
    if (demand == null || demand.open().signum() == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal hard = sum(reservations(key, item, site, true));
    BigDecimal need = site.equals(demand.site()) ? needs(demand).get(item) : null;
    return need == null ? hard : hard.min(need);
  }

  private Stream<BigDecimal> reservations(LineKey key, String item, String site, boolean hard) {
    return all(Reservation.class)
        .filter(r -> r.getOrder().equals(key.order().order()) && r.getLine().equals(key.line()))
        .filter(r -> r.getItem().equals(item) && r.getSite().equals(site))
        .filter(r -> !hard || r.getHard())
        .map(Reservation::getQuantity);
  }

  /** A line's own demand in a pool. */
  BigDecimal demanded(LineKey key, String item, String site) {
    Demand demand = demands.get(key);
    BigDecimal need =
        demand == null || !site.equals(demand.site()) ? null : needs(demand).get(item);
    return need == null ? BigDecimal.ZERO : need.subtract(held(key, item, site));
  }

  /** S(t). */
  BigDecimal supply(String item, String site, Instant until) {
    List<String> systems = systems(item, site);
    List<Stock> believed = systems.isEmpty() ? List.of() : told(item, site, systems.getFirst());
    List<Stock> safe =
        systems.stream()
            .map(system -> told(item, site, system))
            .filter(facts -> facts.stream().anyMatch(s -> s.getSafety() != null))
            .findFirst()
            .orElse(List.of());
    BigDecimal onHand =
        sum(believed.stream().filter(this::usable).map(s -> orZero(s.getOnHand())))
            .subtract(sum(safe.stream().filter(this::usable).map(s -> orZero(s.getSafety()))));
    BigDecimal shipped = shippedSince(believed, item, site);
    BigDecimal hard = sum(demands.keySet().stream().map(line -> held(line, item, site)));
    BigDecimal inbound =
        sum(
            all(Supply.class)
                .filter(s -> item.equals(s.getItem()) && site.equals(s.getSite()))
                .filter(s -> !s.getCancelled() && !dependable(s).isAfter(until))
                .map(s -> promised(s).subtract(orZero(s.getReceived())).max(BigDecimal.ZERO)));
    return onHand.subtract(shipped).subtract(hard).add(inbound);
  }

  /** Whether another system than the one that is believed says that something else is there. */
  boolean disputed(String item, String site) {
    List<String> systems =
        systems(item, site).stream().filter(system -> tells(item, site, system)).toList();
    return systems.stream().map(system -> there(item, site, system)).distinct().count() > 1;
  }

  private BigDecimal there(String item, String site, String system) {
    List<Stock> facts = told(item, site, system);
    return sum(facts.stream().map(s -> orZero(s.getOnHand())))
        .subtract(shippedSince(facts, item, site))
        .setScale(6, RoundingMode.HALF_UP);
  }

  /** The systems that tell of a pool, the one that is believed first. */
  private List<String> systems(String item, String site) {
    return all(Stock.class)
        .filter(s -> s.getItem().equals(item) && s.getSite().equals(site))
        .map(s -> s.getEnvelope().getSource())
        .distinct()
        .sorted(
            Comparator.comparing((String system) -> tells(item, site, system) ? 0 : 1)
                .thenComparing(system -> system.equals("wms") ? 0 : system.equals("erp") ? 1 : 2)
                .thenComparing(
                    system ->
                        told(item, site, system).stream()
                            .map(s -> s.getEnvelope().getEventTime())
                            .max(Comparator.naturalOrder())
                            .orElseThrow(),
                    Comparator.reverseOrder())
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private boolean tells(String item, String site, String system) {
    return told(item, site, system).stream().anyMatch(s -> s.getOnHand() != null);
  }

  private List<Stock> told(String item, String site, String system) {
    return all(Stock.class)
        .filter(s -> s.getItem().equals(item) && s.getSite().equals(site))
        .filter(s -> s.getEnvelope().getSource().equals(system))
        .toList();
  }

  /** What left the site since the newest of these was true. */
  private BigDecimal shippedSince(List<Stock> facts, String item, String site) {
    Instant asOf =
        facts.stream()
            .map(Stock::getAsOf)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(Instant.MAX);
    return sum(
        demands.values().stream()
            .flatMap(
                d ->
                    d.shipped().stream()
                        .filter(s -> s.site().equals(site))
                        .filter(s -> s.at().isAfter(asOf) && !s.at().isAfter(now))
                        .map(s -> parts(d, s.quantity()).getOrDefault(item, BigDecimal.ZERO))));
  }

  private boolean usable(Stock stock) {
    Lot lot = stock.getLot() == null ? null : (Lot) facts.get("lot:" + stock.getLot());
    if (lot == null || (lot.getItem() != null && !lot.getItem().equals(stock.getItem()))) {
      return true;
    }
    Item item = (Item) facts.get("item:" + stock.getItem());
    int shelfLife =
        item == null || item.getMinimumShelfLife() == null ? 0 : item.getMinimumShelfLife();
    return lot.getState().equals("RELEASED")
        && (lot.getExpires() == null || !lot.getExpires().minusDays(shelfLife).isBefore(today()));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  static BigDecimal promised(Supply supply) {
    return supply.getConfirmedQuantity() != null
        ? supply.getConfirmedQuantity()
        : supply.getOrdered();
  }

  ZoneId zone(Supply supply) {
    Site site = (Site) facts.get("site:" + supply.getSite());
    return site == null ? ZoneOffset.UTC : ZoneId.of(site.getZone());
  }

  Instant dependable(Supply supply) {
    ZoneId zone = zone(supply);
    if (supply.getConfirmed() != null) {
      return end(supply.getConfirmed(), zone, 0);
    }
    return supply.getDue() == null
        ? Instant.MAX
        : end(supply.getDue(), zone, slip(supply.getSupplier()));
  }

  static Instant end(DateOrTime date, ZoneId zone, long later) {
    return date.getTime() != null
        ? date.getTime().plus(Duration.ofDays(later))
        : date.getDate().plusDays(1 + later).atStartOfDay(zone).toInstant();
  }

  private long slip(String supplier) {
    List<Long> slips =
        all(Supply.class)
            .filter(s -> s.getSupplier().equals(supplier))
            .filter(s -> s.getDue() != null && s.getArrived() != null)
            .filter(s -> day(s.getArrived()).isBefore(today()))
            .map(s -> Math.max(0, day(s.getArrived()).toEpochDay() - day(s.getDue()).toEpochDay()))
            .sorted()
            .toList();
    return slips.size() < 5 ? 0 : slips.get((int) Math.ceil(slips.size() * 0.8 - 1e-9) - 1);
  }

  static LocalDate day(DateOrTime date) {
    return date.getDate() != null
        ? date.getDate()
        : LocalDate.ofInstant(date.getTime(), ZoneOffset.UTC);
  }

  /** Order of service. */
  static Comparator<Map.Entry<LineKey, Demand>> order() {
    return Comparator.comparing(
            (Map.Entry<LineKey, Demand> e) ->
                Objects.requireNonNullElse(e.getValue().promised(), Instant.MAX))
        .thenComparing(e -> e.getValue().policyClass())
        .thenComparing(e -> e.getValue().entered())
        .thenComparing(Map.Entry::getKey);
  }

  /** What a line lacks of its own demand. */
  BigDecimal missing(LineKey key, String item, String site) {
    BigDecimal cumulated = BigDecimal.ZERO;
    for (Map.Entry<LineKey, Demand> entry : demands.entrySet().stream().sorted(order()).toList()) {
      BigDecimal own = demanded(entry.getKey(), item, site);
      cumulated = cumulated.add(own);
      Instant promised = entry.getValue().promised();
      if (entry.getKey().equals(key) && promised != null) {
        return cumulated.subtract(supply(item, site, promised)).max(BigDecimal.ZERO).min(own);
      }
    }
    return BigDecimal.ZERO;
  }

  private ItemState state(String item) {
    Item known = (Item) facts.get("item:" + item);
    return known == null ? ItemState.UNKNOWN : known.getState();
  }

  private boolean substitutable(Demand demand) {
    return all(Substitute.class)
        .filter(s -> s.getItem().equals(demand.item()) && s.getApproved())
        .filter(s -> s.getCustomer() == null || s.getCustomer().equals(demand.customer()))
        .filter(s -> facts.containsKey("item:" + s.getSubstitute()))
        .map(s -> state(s.getSubstitute()))
        .anyMatch(state -> state != ItemState.BLOCKED && state != ItemState.NOT_SUPPLIABLE);
  }

  <F> Stream<F> all(Class<F> type) {
    return facts.values().stream().filter(type::isInstance).map(type::cast);
  }

  private static BigDecimal sum(Stream<BigDecimal> numbers) {
    return numbers.reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  static BigDecimal orZero(@Nullable BigDecimal number) {
    return number == null ? BigDecimal.ZERO : number;
  }

  static String number(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
