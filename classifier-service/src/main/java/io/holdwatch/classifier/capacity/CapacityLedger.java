package io.holdwatch.classifier.capacity;

import io.holdwatch.classifier.ranked.RankedLoad;
import io.holdwatch.classifier.subject.OrderKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Resources with what they can do and who asks for it, one after the other. Amounts are whole
 * numbers of a unit that the user chooses, the same for what a resource can and what is asked.
 *
 * @param <T> turn: who asks, in the order of service
 */
final class CapacityLedger<T extends Comparable<? super T>> {
  private static final long ENOUGH = 1L << 60;

  /** What a record says that a resource can do. */
  private record Said(long capacity, SpecificRecord fact) {}

  /** What one turn asks of one resource. */
  record Booking<T>(Resource resource, T turn) {}

  /** One resource: what is asked of it, and what every source says that it can do. */
  private static final class Held<T extends Comparable<? super T>> {
    final RankedLoad<T> load = new RankedLoad<>(true);
    final Map<String, Said> said = new TreeMap<>();
    long supplied = ENOUGH;

    Held() {
      load.supply(Instant.EPOCH, ENOUGH);
    }

    /** Of several that tell, the least. */
    @Nullable Said least() {
      return said.values().stream().min(Comparator.comparingLong(Said::capacity)).orElse(null);
    }
  }

  private final Function<T, OrderKey> orderOf;
  private final Map<Resource, Held<T>> resources = new HashMap<>();

  /**
   * A ledger that knows nothing.
   *
   * @param orderOf whose turn it is
   */
  CapacityLedger(Function<T, OrderKey> orderOf) {
    this.orderOf = orderOf;
  }

  /**
   * Puts what a record says that a resource can do, or takes it out. Adds the orders of which the
   * answer may differ.
   */
  void limit(
      Resource resource,
      String record,
      long capacity,
      SpecificRecord fact,
      boolean in,
      Set<OrderKey> touched) {
    Held<T> held = resources.computeIfAbsent(resource, r -> new Held<>());
    if (in) {
      held.said.put(record, new Said(capacity, fact));
    } else {
      held.said.remove(record);
    }
    Said least = held.least();
    long supply = least == null ? ENOUGH : Math.clamp(least.capacity(), 0, ENOUGH);
    held.load.supply(Instant.EPOCH, supply - held.supplied);
    held.supplied = supply;
    drain(resource, held, touched);
  }

  /** Puts what a turn asks of a resource. Adds the orders of which the answer may differ. */
  void ask(Booking<T> booking, long amount, Set<OrderKey> touched) {
    Held<T> held = resources.computeIfAbsent(booking.resource(), r -> new Held<>());
    held.load.put(booking.turn(), Instant.EPOCH, amount, 0, RankedLoad.NO_LOWER);
    drain(booking.resource(), held, touched);
  }

  /** A turn asks nothing of a resource any more. */
  void forget(Booking<T> booking, Set<OrderKey> touched) {
    Held<T> held = resources.get(booking.resource());
    if (held != null) {
      held.load.remove(booking.turn());
      drain(booking.resource(), held, touched);
    }
  }

  private void drain(Resource resource, Held<T> held, Set<OrderKey> touched) {
    held.load.drain().forEach(turn -> touched.add(orderOf.apply(turn)));
    if (held.said.isEmpty() && held.load.size() == 0) {
      resources.remove(resource);
    }
  }

  /** What a resource can do; empty: nobody says. */
  OptionalLong capacity(Resource resource) {
    Held<T> held = resources.get(resource);
    return held == null || held.said.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(held.supplied);
  }

  /** The record that tells what a resource can do; null: none. */
  @Nullable SpecificRecord telling(Resource resource) {
    Held<T> held = resources.get(resource);
    Said least = held == null ? null : held.least();
    return least == null ? null : least.fact();
  }

  /** What is asked of a resource in all. */
  long asked(Resource resource) {
    Held<T> held = resources.get(resource);
    return held == null ? 0 : held.load.demand();
  }

  /** What is asked of it up to and including a turn, where that is more than it can do. */
  OptionalLong overbooked(Booking<T> booking) {
    Held<T> held = resources.get(booking.resource());
    if (held == null || held.said.isEmpty()) {
      return OptionalLong.empty();
    }
    OptionalLong slack = held.load.slack(booking.turn());
    return slack.isPresent() && slack.getAsLong() < 0
        ? OptionalLong.of(held.supplied - slack.getAsLong())
        : OptionalLong.empty();
  }
}
