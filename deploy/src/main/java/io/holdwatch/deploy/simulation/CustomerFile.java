package io.holdwatch.deploy.simulation;

import org.jspecify.annotations.Nullable;

/** What the ERP says of a customer now. */
final class CustomerFile {
  final Customer customer;
  String status = "ACTIVE";
  boolean blocked;
  @Nullable String taxId;
  String contact = "Kim Example";

  CustomerFile(Customer customer) {
    this.customer = customer;
    taxId = "TX" + customer.number().hashCode();
  }
}
