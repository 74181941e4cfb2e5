package io.holdwatch.classifier.credit;

import io.holdwatch.classifier.ranked.Micros;
import io.holdwatch.classifier.ranked.RankedLoad;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.CreditAccount;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.fact.Payment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A credit account: its open items, its payments and its orders in the order of entry. What it owes
 * is kept as sums, so a payment moves one number and visits only the orders that flip.
 */
final class Account {
  /** What holds all waiting orders of an account or none. */
  private record Standing(
      boolean known, boolean flagged, boolean inAdvance, @Nullable String oldestOverdue) {}

  final String name;
  final Latest<CreditAccount> facts = new Latest<>();

  /** Open items with an undisputed part, and those with a disputed one, the oldest first. */
  final TreeSet<Bill> owed = new TreeSet<>();

  final TreeSet<Bill> disputed = new TreeSet<>();
  final TreeSet<Bill> overdue = new TreeSet<>();

  /** Those of which something is not applied. */
  final TreeMap<String, Payment> payments = new TreeMap<>();

  final Map<OrderKey, Placed> orders = new HashMap<>();

  final Totals receivables = new Totals();
  final Totals overdueSum = new Totals();
  private final Totals disputedSum = new Totals();
  private final Totals creditNotes = new Totals();
  private final Totals unapplied = new Totals();

  /** What payments were applied to. */
  private final Totals applied = new Totals();

  private long shipped;

  /** Whether invoices are told at all; else what was shipped counts until it is paid. */
  private boolean invoiced = true;

  final RankedLoad<Rank> load = new RankedLoad<>();

  /** The same orders, as if nothing were in dispute. */
  final RankedLoad<Rank> undisputed = new RankedLoad<>();

  private long supplied;
  private long suppliedUndisputed;
  private Standing standing = new Standing(false, false, false, null);

  Account(String name) {
    this.name = name;
  }

  /** Currency of the limit; null where no limit is known. */
  @Nullable String currency() {
    CreditAccount fact = facts.get();
    return fact == null || fact.getLimit() == null ? null : fact.getLimit().getCurrency();
  }

  /** Replaces what a record says of it; whether that gives its orders other places. */
  boolean terms(String record, @Nullable CreditAccount fact) {
    Integer horizon = horizon();
    String currency = currency();
    if (fact == null) {
      facts.remove(record);
    } else {
      facts.put(record, fact.getEnvelope().getEventTime(), fact);
    }
    return !Objects.equals(horizon, horizon()) || !Objects.equals(currency, currency());
  }

  private @Nullable Integer horizon() {
    CreditAccount fact = facts.get();
    return fact == null ? null : fact.getHorizon();
  }

  boolean isEmpty() {
    return facts.isEmpty()
        && owed.isEmpty()
        && disputed.isEmpty()
        && receivables.currencies().isEmpty()
        && creditNotes.currencies().isEmpty()
        && payments.isEmpty()
        && applied.currencies().isEmpty()
        && orders.isEmpty();
  }

  void add(Bill bill) {
    if (bill.credit()) {
      creditNotes.add(bill.open(), bill.currency());
      return;
    }
    receivables.add(bill.open(), bill.currency());
    disputedSum.add(bill.disputed(), bill.currency());
    if (bill.owed().signum() != 0) {
      owed.add(bill);
    }
    if (bill.disputed().signum() != 0) {
      disputed.add(bill);
    }
  }

  void remove(Bill bill) {
    if (bill.credit()) {
      creditNotes.subtract(bill.open(), bill.currency());
      return;
    }
    receivables.subtract(bill.open(), bill.currency());
    disputedSum.subtract(bill.disputed(), bill.currency());
    owed.remove(bill);
    disputed.remove(bill);
    if (overdue.remove(bill)) {
      overdueSum.subtract(bill.owed(), bill.currency());
    }
  }

  /** An open item that is more than the days allowed past due. */
  void overdue(Bill bill) {
    if (owed.contains(bill) && overdue.add(bill)) {
      overdueSum.add(bill.owed(), bill.currency());
    }
  }

  void add(String record, Payment payment) {
    Money part = payment.getUnapplied();
    if (part != null && part.getAmount().signum() != 0) {
      payments.put(record, payment);
      unapplied.add(part.getAmount(), part.getCurrency());
    }
    Money whole = payment.getAmount();
    if (whole != null) {
      applied.add(whole.getAmount(), whole.getCurrency());
      if (part != null) {
        applied.subtract(part.getAmount(), part.getCurrency());
      }
    }
  }

  void remove(String record, Payment payment) {
    Money part = payment.getUnapplied();
    if (payments.remove(record) != null) {
      unapplied.subtract(part.getAmount(), part.getCurrency());
    }
    Money whole = payment.getAmount();
    if (whole != null) {
      applied.subtract(whole.getAmount(), whole.getCurrency());
      if (part != null) {
        applied.add(part.getAmount(), part.getCurrency());
      }
    }
  }

  void add(Placed order) {
    Place place = order.place;
    orders.put(order.key, order);
    shipped = Micros.plus(shipped, place.shipped());
    if (place.counts()) {
      load.put(place.rank(), Instant.EPOCH, place.value());
      undisputed.put(place.rank(), Instant.EPOCH, place.value());
    }
  }

  void remove(Placed order) {
    orders.remove(order.key);
    shipped = Micros.plus(shipped, -order.place.shipped());
    load.remove(order.place.rank());
    undisputed.remove(order.place.rank());
  }

  /** Brings limit, loads and standing up to what is known now, and tells the orders it touches. */
  void settle(Rates rates, CreditSettings settings, boolean areInvoiced, Set<OrderKey> touched) {
    invoiced = areInvoiced;
    CreditAccount fact = facts.get();
    String currency = currency();
    if (currency != null) {
      long free = Micros.plus(ceiling(), -base(rates, currency));
      long freeUndisputed = Micros.plus(free, disputedSum.micros(rates, currency));
      load.supply(Instant.EPOCH, free - supplied);
      undisputed.supply(Instant.EPOCH, freeUndisputed - suppliedUndisputed);
      supplied = free;
      suppliedUndisputed = freeUndisputed;
    }
    load.drain().forEach(rank -> touched.add(rank.order()));
    undisputed.drain().forEach(rank -> touched.add(rank.order()));
    Standing now =
        new Standing(
            fact != null,
            fact != null && Boolean.TRUE.equals(fact.getFlagged()),
            fact != null && fact.getTerms() != null && fact.getTerms() == 0,
            isOverdue(rates, settings) ? overdue.first().number() : null);
    if (!now.equals(standing)) {
      standing = now;
      orders.values().stream()
          .filter(order -> order.place.waits())
          .forEach(order -> touched.add(order.key));
    }
  }

  /** Whether undisputed debt is overdue for too long, in the limit's currency. */
  private boolean isOverdue(Rates rates, CreditSettings settings) {
    String currency = currency();
    return currency != null
        && overdueSum.micros(rates, currency) > Micros.of(settings.overdueAmount());
  }

  /** The oldest overdue item, where overdue debt holds the orders. */
  Optional<Bill> oldestOverdue() {
    return standing.oldestOverdue() == null ? Optional.empty() : Optional.of(overdue.first());
  }

  /** Limit with tolerance, in millionths. */
  long ceiling() {
    CreditAccount fact = facts.get();
    if (fact == null || fact.getLimit() == null) {
      return 0;
    }
    BigDecimal tolerance = fact.getTolerance() == null ? BigDecimal.ZERO : fact.getTolerance();
    BigDecimal most = fact.getLimit().getAmount().multiply(BigDecimal.ONE.add(tolerance));
    return Micros.of(most.setScale(6, RoundingMode.FLOOR));
  }

  private long base(Rates rates, String currency) {
    long base = Micros.plus(receivables.micros(rates, currency), shipped(rates, currency));
    base = Micros.plus(base, -creditNotes.micros(rates, currency));
    base = Micros.plus(base, -unapplied.micros(rates, currency));
    return Micros.plus(base, -secured().micros(rates, currency));
  }

  /** Value shipped that no invoice tells of and, where none is told at all, no payment. */
  private long shipped(Rates rates, String currency) {
    long paid = invoiced ? 0 : Math.max(0, applied.micros(rates, currency));
    return Math.max(0, Micros.plus(shipped, -paid));
  }

  private Totals secured() {
    Totals secured = new Totals();
    CreditAccount fact = facts.get();
    if (fact != null && fact.getSecured() != null) {
      secured.add(fact.getSecured().getAmount(), fact.getSecured().getCurrency());
    }
    return secured;
  }

  /** Currencies in which it owes or is owed anything. */
  Set<String> currencies() {
    Set<String> all = receivables.currencies();
    all.addAll(creditNotes.currencies());
    all.addAll(unapplied.currencies());
    if (!invoiced) {
      all.addAll(applied.currencies());
    }
    all.addAll(secured().currencies());
    return all;
  }

  /** Its exposure; empty without a limit. */
  Optional<Exposure> exposure(Rates rates) {
    CreditAccount fact = facts.get();
    String currency = currency();
    if (fact == null || currency == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Exposure(
            currency,
            Micros.decimal(receivables.micros(rates, currency)),
            Micros.decimal(disputedSum.micros(rates, currency)),
            Micros.decimal(creditNotes.micros(rates, currency)),
            Micros.decimal(unapplied.micros(rates, currency)),
            Micros.decimal(secured().micros(rates, currency)),
            Micros.decimal(shipped(rates, currency)),
            Micros.decimal(load.demand()),
            fact.getLimit().getAmount(),
            Micros.decimal(ceiling())));
  }

  /** Why an order of the account is held now; empty where it is not. */
  Optional<CreditReason> reason(Place place) {
    return place.waits() && standing.known() && standing.flagged()
        ? Optional.of(CreditReason.FINANCE_FLAG)
        : reasonBesidesFlag(place);
  }

  /** Why an order would be held if finance had not flagged the account. */
  Optional<CreditReason> reasonBesidesFlag(Place place) {
    if (!place.waits() || !standing.known()) {
      return Optional.empty();
    }
    if (standing.inAdvance() && place.openAccount()) {
      return Optional.of(CreditReason.TERMS);
    }
    if (standing.oldestOverdue() != null) {
      return Optional.of(CreditReason.OVERDUE);
    }
    if (slack(place) >= 0) {
      return Optional.empty();
    }
    return Optional.of(
        undisputed.slack(place.rank()).orElse(0) >= 0
            ? CreditReason.DISPUTED
            : CreditReason.OVER_LIMIT);
  }

  /** What the limit leaves after an order; 0 where its value does not count. In millionths. */
  long slack(Place place) {
    return place.counts() ? load.slack(place.rank()).orElse(0) : 0;
  }

  /** Orders right before one in the order of entry, at most so many, the nearest first. */
  List<Rank> before(Place place, int most) {
    return place.counts() ? load.before(place.rank(), most) : List.of();
  }
}
