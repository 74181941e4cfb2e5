package io.holdwatch.classifier.master;

import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Cause;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Customer;
import io.holdwatch.contract.packet.ExceptionType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The first conflict of an order, with what its data owner can do. */
record OrderConflict(OrderKey key, MasterOrder order, CustomerMaster customers) {

  @Nullable Finding finding() {
    Finding ofCustomer = order.customer() == null ? null : customer(order.customer());
    return ofCustomer == null && order.missing() != null ? rate(order.missing()) : ofCustomer;
  }

  private @Nullable Finding customer(String name) {
    String scope = key.scope();
    if (customers.customer(scope, name) == null) {
      return customers.knowsCustomers(scope)
          ? conflict(
              MasterReason.UNKNOWN_CUSTOMER,
              "names customer "
                  + name
                  + ", which is unknown to the customer master: create it or correct the order",
              new Cause("customer:" + name, "customer " + name + " is unknown"))
          : null;
    }
    Customer blocked = customers.blocked(scope, name);
    if (blocked != null) {
      return conflict(
          MasterReason.BLOCKED_CUSTOMER,
          "is for customer "
              + name
              + ", which is "
              + state(blocked)
              + ": release the customer or cancel the order",
          new Cause("customer:" + name, "customer " + said(blocked) + " is " + state(blocked)),
          blocked);
    }
    Optional<CustomerMaster.Duplicate> duplicate = customers.duplicate(scope, name);
    return duplicate
        .map(
            twice ->
                conflict(
                    MasterReason.DUPLICATE_CUSTOMER,
                    "is for customer "
                        + name
                        + ", which has the same tax registration as customer "
                        + said(twice.other())
                        + ": merge the two or correct the tax registration",
                    new Cause(
                        "tax-id:" + twice.taxId(), both(twice) + " share one tax registration"),
                    twice.own(),
                    twice.other()))
        .orElse(null);
  }

  /** The same words for each of the two. */
  private static String both(CustomerMaster.Duplicate twice) {
    return Stream.of(twice.own(), twice.other())
        .map(OrderConflict::said)
        .sorted()
        .collect(Collectors.joining(" and ", "customers ", ""));
  }

  private Finding rate(MasterOrder.MissingRate rate) {
    return conflict(
        MasterReason.MISSING_RATE,
        "needs the exchange rate from "
            + rate.from()
            + " to "
            + rate.to()
            + ", which is not known: enter it",
        new Cause(
            "rate:" + rate.from() + "-" + rate.to(),
            "the exchange rate from " + rate.from() + " to " + rate.to() + " is not known"));
  }

  private static String said(Customer customer) {
    return customer.getCustomer()
        + (customer.getName() == null ? "" : " (" + customer.getName() + ")");
  }

  private static String state(Customer customer) {
    return "CLOSED".equalsIgnoreCase(customer.getStatus()) ? "closed" : "blocked";
  }

  private Finding conflict(MasterReason reason, String words, Cause cause, Customer... facts) {
    List<Basis> basis =
        Stream.of(facts)
            .map(
                fact ->
                    new Basis(
                        "customer " + fact.getCustomer(),
                        "status "
                            + (fact.getStatus() == null ? "unknown" : fact.getStatus())
                            + (Boolean.TRUE.equals(fact.getBlocked()) ? ", blocked" : "")
                            + (fact.getTaxId() == null
                                ? ""
                                : ", tax registration " + fact.getTaxId().strip()),
                        fact))
            .toList();
    return new Finding(
        ExceptionType.MASTER_DATA_CONFLICT,
        key.order(),
        reason.name(),
        List.of(),
        words,
        basis,
        cause,
        List.of());
  }
}
