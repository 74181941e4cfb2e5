package io.holdwatch.classifier.master;

import io.holdwatch.contract.fact.Customer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Customers, and which of them have the same tax registration. */
final class CustomerMaster {
  private record Named(String scope, String customer) {}

  /** A record that gives a customer a tax registration. */
  private record Holder(String customer, String record) implements Comparable<Holder> {
    private static final Comparator<Holder> BY_CUSTOMER =
        Comparator.comparing(Holder::customer).thenComparing(Holder::record);

    @Override
    public int compareTo(Holder other) {
      return BY_CUSTOMER.compare(this, other);
    }
  }

  private final Records<Named, Customer> customers = new Records<>();
  private final Index<String, Set<String>> known = Index.unordered();
  private final Index<Holder, NavigableSet<Holder>> taxIds = Index.ordered();

  void put(String record, Customer fact) {
    String scope = fact.getEnvelope().getScope();
    if (fact.getCustomer() != null) {
      customers.put(new Named(scope, fact.getCustomer()), record, fact);
      known.add(scope, fact.getCustomer(), record);
      taxIds.add(scope, taxId(fact), new Holder(fact.getCustomer(), record));
    }
  }

  void remove(String record, Customer fact) {
    String scope = fact.getEnvelope().getScope();
    if (fact.getCustomer() != null) {
      customers.remove(new Named(scope, fact.getCustomer()), record);
      known.remove(scope, fact.getCustomer(), record);
      taxIds.remove(scope, taxId(fact), new Holder(fact.getCustomer(), record));
    }
  }

  /** A blank tax registration is none. */
  private static @Nullable String taxId(Customer fact) {
    return fact.getTaxId() == null || fact.getTaxId().isBlank() ? null : fact.getTaxId();
  }

  boolean knowsCustomers(String scope) {
    return known.knows(scope);
  }

  /** The customer; of several records the first. */
  @Nullable Customer customer(String scope, String customer) {
    return customers.first(new Named(scope, customer));
  }

  /** The record that blocks or closes a customer; null where none does. */
  @Nullable Customer blocked(String scope, String customer) {
    return customers.of(new Named(scope, customer)).stream()
        .filter(CustomerMaster::blocks)
        .findFirst()
        .orElse(null);
  }

  private static boolean blocks(Customer fact) {
    return Boolean.TRUE.equals(fact.getBlocked())
        || "BLOCKED".equalsIgnoreCase(fact.getStatus())
        || "CLOSED".equalsIgnoreCase(fact.getStatus());
  }

  /** All customers that have the tax registration of a fact, itself included. */
  List<String> sameTaxId(Customer fact) {
    return taxIds.at(fact.getEnvelope().getScope(), taxId(fact)).stream()
        .map(Holder::customer)
        .distinct()
        .toList();
  }

  /** Whether several customers have a tax registration. */
  boolean isShared(String scope, String taxId) {
    return taxIds.at(scope, taxId).stream().map(Holder::customer).distinct().count() > 1;
  }

  /**
   * Two customers of one tax registration.
   *
   * @param own what says so of the customer
   * @param other what says so of the first of the others
   * @param taxId the tax registration
   */
  record Duplicate(Customer own, Customer other, String taxId) {}

  /** The first other customer that has the same tax registration. */
  Optional<Duplicate> duplicate(String scope, String customer) {
    Collection<Customer> records = customers.of(new Named(scope, customer));
    for (Customer own : records) {
      String taxId = taxId(own);
      Holder other = other(taxIds.at(scope, taxId), customer);
      if (taxId != null && other != null) {
        for (Customer each : customers.of(new Named(scope, other.customer()))) {
          if (taxId.equals(taxId(each))) {
            return Optional.of(new Duplicate(own, each, taxId));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static @Nullable Holder other(NavigableSet<Holder> holders, String customer) {
    if (holders.isEmpty() || !holders.first().customer().equals(customer)) {
      return holders.isEmpty() ? null : holders.first();
    }
    // The customer comes first itself; the others begin after all of its records.
    return holders.higher(new Holder(customer, String.valueOf(Character.MAX_VALUE)));
  }
}
