package io.holdwatch.classifier.credit;

import io.holdwatch.classifier.ranked.Micros;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.ExchangeRate;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Exchange rates of a scope; the newest at or before its clock counts. */
final class Rates {
  private record Since(Instant from, Instant at, String record) implements Comparable<Since> {
    private static final Comparator<Since> ORDER =
        Comparator.comparing(Since::from).thenComparing(Since::at).thenComparing(Since::record);

    @Override
    public int compareTo(Since other) {
      return ORDER.compare(this, other);
    }
  }

  private final Map<CurrencyPair, TreeMap<Since, ExchangeRate>> byPair = new HashMap<>();
  private final Map<String, CurrencyPair> pairs = new HashMap<>();
  private final Map<String, Since> since = new HashMap<>();
  private Instant now = Instant.MIN;

  /** Moves the time on, never back. */
  void advance(Instant instant) {
    now = instant.isAfter(now) ? instant : now;
  }

  Instant now() {
    return now;
  }

  /** Takes a rate out; the pair that it was of. */
  @Nullable CurrencyPair remove(String record) {
    CurrencyPair pair = pairs.remove(record);
    Since place = since.remove(record);
    if (pair != null && place != null) {
      TreeMap<Since, ExchangeRate> rates = byPair.get(pair);
      if (rates != null) {
        rates.remove(place);
        if (rates.isEmpty()) {
          byPair.remove(pair);
        }
      }
    }
    return pair;
  }

  /** Takes a rate; the pair that it is of, null where it says nothing. */
  @Nullable CurrencyPair put(String record, ExchangeRate fact) {
    if (fact.getFromCurrency() == null || fact.getToCurrency() == null || fact.getRate() == null) {
      return null;
    }
    CurrencyPair pair = new CurrencyPair(fact.getFromCurrency(), fact.getToCurrency());
    Instant at = fact.getEnvelope().getEventTime();
    Since place = new Since(from(fact.getValidFrom(), at), at, record);
    pairs.put(record, pair);
    since.put(record, place);
    byPair.computeIfAbsent(pair, p -> new TreeMap<>()).put(place, fact);
    return pair;
  }

  private static Instant from(@Nullable DateOrTime validFrom, Instant eventTime) {
    if (validFrom != null && validFrom.getTime() != null) {
      return validFrom.getTime();
    }
    return validFrom != null && validFrom.getDate() != null
        ? validFrom.getDate().atStartOfDay(ZoneOffset.UTC).toInstant()
        : eventTime;
  }

  /** When another rate of a pair begins to hold. */
  Optional<Instant> next(CurrencyPair pair) {
    TreeMap<Since, ExchangeRate> rates = byPair.get(pair);
    if (rates == null) {
      return Optional.empty();
    }
    return rates.tailMap(after(), false).keySet().stream().findFirst().map(Since::from);
  }

  /** The rate that holds now. */
  Optional<ExchangeRate> rate(CurrencyPair pair) {
    TreeMap<Since, ExchangeRate> rates = byPair.get(pair);
    Map.Entry<Since, ExchangeRate> entry = rates == null ? null : rates.floorEntry(after());
    return Optional.ofNullable(entry).map(Map.Entry::getValue);
  }

  /** Sorts after every rate that holds now. */
  private Since after() {
    return new Since(now, Instant.MAX, "\uffff");
  }

  /** Whether an amount in one currency has a value in the other now. */
  boolean known(String from, String to) {
    return from.equals(to) || rate(new CurrencyPair(from, to)).isPresent();
  }

  /** An amount in another currency, in millionths; empty where no rate is known. */
  OptionalLong micros(BigDecimal amount, String from, String to) {
    if (from.equals(to)) {
      return OptionalLong.of(Micros.of(amount));
    }
    return rate(new CurrencyPair(from, to))
        .map(rate -> OptionalLong.of(Micros.of(amount.multiply(rate.getRate()))))
        .orElseGet(OptionalLong::empty);
  }
}
