package io.holdwatch.classifier.credit;

import io.holdwatch.contract.fact.Customer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** On which account each open item stands: its own, else that of its customer. */
final class Bookings {
  /** An open item, and the account that it stands on; null: none is known. */
  record Booked(Bill bill, @Nullable String account) {}

  private final Map<String, Booked> bills = new HashMap<>();
  private final Map<String, Latest<Customer>> customers = new HashMap<>();

  /** Open items that name no account. */
  private final Map<String, Map<String, Bill>> byCustomer = new HashMap<>();

  /** Takes an open item; the account that it stands on, null where none is known. */
  @Nullable String book(Bill bill) {
    String name = bill.fact().getCreditAccount();
    String customer = bill.fact().getCustomer();
    if (name == null && customer != null) {
      byCustomer.computeIfAbsent(customer, c -> new TreeMap<>()).put(bill.record(), bill);
      Latest<Customer> known = customers.get(customer);
      Customer fact = known == null ? null : known.get();
      name = fact == null ? null : fact.getCreditAccount();
    }
    bills.put(bill.record(), new Booked(bill, name));
    return name;
  }

  /** Takes an open item out; null where it is not in. */
  @Nullable Booked remove(String record) {
    Booked booked = bills.remove(record);
    String customer = booked == null ? null : booked.bill().fact().getCustomer();
    if (customer != null) {
      byCustomer.computeIfPresent(
          customer,
          (c, items) -> {
            items.remove(record);
            return items.isEmpty() ? null : items;
          });
    }
    return booked;
  }

  @Nullable Booked get(String record) {
    return bills.get(record);
  }

  List<Booked> all() {
    return List.copyOf(bills.values());
  }

  void put(String record, String customer, Customer fact) {
    customers
        .computeIfAbsent(customer, c -> new Latest<>())
        .put(record, fact.getEnvelope().getEventTime(), fact);
  }

  void remove(String record, String customer) {
    Latest<Customer> known = customers.get(customer);
    if (known != null) {
      known.remove(record);
      if (known.isEmpty()) {
        customers.remove(customer);
      }
    }
  }

  /** Open items of a customer that name no account. */
  List<Bill> ofCustomer(String customer) {
    return List.copyOf(byCustomer.getOrDefault(customer, Map.of()).values());
  }
}
