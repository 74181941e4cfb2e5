package io.holdwatch.classifier.followup;

import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Inquiry;
import io.holdwatch.contract.fact.Order;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The inquiries of all scopes of a partition, by the orders that they may mean. Each stands where
 * orders stand under a key of its own, so that it is looked at and timed like one.
 */
public final class Inquiries {
  /** No order begins so. */
  private static final String PREFIX = "\u001finquiry:";

  private final Map<OrderKey, Inquiry> inquiries = new HashMap<>();
  private final Map<OrderKey, Set<OrderKey>> byOrder = new HashMap<>();
  private final Map<CustomerNumber, Set<OrderKey>> byNumber = new HashMap<>();
  private final Map<CustomerNumber, Set<OrderKey>> orders = new HashMap<>();

  /** The customer's own number of an order, as it is compared. */
  private record CustomerNumber(String scope, String customerPo) {
    static @Nullable CustomerNumber of(String scope, @Nullable String customerPo) {
      return customerPo == null || customerPo.isBlank()
          ? null
          : new CustomerNumber(scope, customerPo.strip().toLowerCase(Locale.ROOT));
    }
  }

  /** Whether a key is that of an inquiry. */
  public static boolean isInquiry(OrderKey key) {
    return key.order().startsWith(PREFIX);
  }

  /** The record of an inquiry. */
  public static String record(OrderKey key) {
    return key.order().substring(PREFIX.length());
  }

  /** Puts what a record says in the place of what it said; returns inquiries to look at. */
  public Set<OrderKey> take(
      String record, @Nullable SpecificRecord before, @Nullable SpecificRecord after) {
    Set<OrderKey> touched = new TreeSet<>();
    put(record, before, false, touched);
    put(record, after, true, touched);
    return touched;
  }

  private void put(
      String record, @Nullable SpecificRecord fact, boolean present, Set<OrderKey> touched) {
    switch (fact) {
      case Inquiry inquiry -> {
        String scope = inquiry.getEnvelope().getScope();
        OrderKey key = new OrderKey(scope, PREFIX + record);
        if (present) {
          inquiries.put(key, inquiry);
        } else {
          inquiries.remove(key);
        }
        if (inquiry.getOrder() != null) {
          index(byOrder, new OrderKey(scope, inquiry.getOrder()), key, present);
        }
        index(byNumber, CustomerNumber.of(scope, inquiry.getCustomerPo()), key, present);
        touched.add(key);
      }
      case Order order -> {
        Envelope envelope = order.getEnvelope();
        CustomerNumber number = CustomerNumber.of(envelope.getScope(), order.getCustomerPo());
        if (order.getOrder() != null && number != null) {
          index(orders, number, new OrderKey(envelope.getScope(), order.getOrder()), present);
          touched.addAll(byNumber.getOrDefault(number, Set.of()));
        }
      }
      case null, default -> {}
    }
  }

  private static <K> void index(
      Map<K, Set<OrderKey>> index, @Nullable K key, OrderKey value, boolean present) {
    if (key == null) {
      return;
    }
    Set<OrderKey> known = index.get(key);
    if (present) {
      // Nearly every number is of one order only.
      if (known == null) {
        index.put(key, Set.of(value));
      } else if (!known.contains(value)) {
        Set<OrderKey> more = new TreeSet<>(known);
        more.add(value);
        index.put(key, more);
      }
    } else if (known != null) {
      Set<OrderKey> less = new TreeSet<>(known);
      less.remove(value);
      if (less.isEmpty()) {
        index.remove(key);
      } else {
        index.put(key, less);
      }
    }
  }

  /** An inquiry; null where it is gone. */
  public @Nullable Inquiry inquiry(OrderKey key) {
    return inquiries.get(key);
  }

  /** Everything that is asked. */
  public Set<OrderKey> all() {
    return new TreeSet<>(inquiries.keySet());
  }

  /** Inquiries that may mean an order. */
  public Set<OrderKey> about(OrderKey order, @Nullable Order header) {
    if (inquiries.isEmpty()) {
      return Set.of();
    }
    Set<OrderKey> about = new TreeSet<>(byOrder.getOrDefault(order, Set.of()));
    CustomerNumber number =
        header == null ? null : CustomerNumber.of(order.scope(), header.getCustomerPo());
    if (number != null) {
      about.addAll(byNumber.getOrDefault(number, Set.of()));
    }
    return about;
  }

  /**
   * The orders that an inquiry may mean: the one that it names, else those with the customer's
   * number. They may be unknown, or of another customer.
   */
  public Set<OrderKey> meant(OrderKey key) {
    Inquiry inquiry = Objects.requireNonNull(inquiries.get(key), "an inquiry that is there");
    if (inquiry.getOrder() != null) {
      return Set.of(new OrderKey(key.scope(), inquiry.getOrder()));
    }
    CustomerNumber number = CustomerNumber.of(key.scope(), inquiry.getCustomerPo());
    return number == null ? Set.of() : orders.getOrDefault(number, Set.of());
  }
}
