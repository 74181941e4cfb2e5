package io.holdwatch.classifier.option;

import static io.holdwatch.classifier.option.Told.fields;

import java.util.List;
import java.util.Map;

/** Customers with what they owe, and what goods should cost them. */
final class Money {
  private final Told told;

  Money(Told told) {
    this.told = told;
  }

  void tell() {
    // Approvals are known of, so that one can be missing.
    for (String subject : List.of("discount", "value")) {
      told.put(
          "Approval",
          subject,
          fields("order", "elsewhere", "subject", subject, "state", "GRANTED"));
    }
    for (int item = 0; item < OptionWorld.ITEMS; item++) {
      price("P" + item, "LIST", item, 10);
    }
    for (int customer = 0; customer < OptionWorld.CUSTOMERS; customer++) {
      customer(customer);
      account(customer);
      for (int invoice = told.number(0, 2); invoice > 0; invoice--) {
        invoice(customer, invoice);
      }
      prices(customer);
    }
  }

  private void customer(int customer) {
    Map<String, Object> fields =
        fields(
            "customer", "C" + customer,
            "creditAccount", "A" + customer,
            "tier", told.one(List.of("A", "B", "C")));
    if (told.chance(5)) {
      fields.put("blocked", true);
    }
    if (told.chance(12)) {
      fields.put("taxId", "the same");
    }
    told.put("Customer", customer, fields);
  }

  private void account(int customer) {
    Map<String, Object> account =
        fields(
            "creditAccount",
            "A" + customer,
            "limit",
            // There is no rate from what the orders are priced in.
            Told.money(told.number(100, 600), told.chance(4) ? "USD" : "EUR"),
            "flagged",
            told.chance(10));
    if (told.chance(6)) {
      account.put("terms", 0);
    }
    told.put("CreditAccount", customer, account);
  }

  private void invoice(int customer, int invoice) {
    int open = told.number(50, 250);
    Map<String, Object> fields =
        fields(
            "invoice",
            "R" + customer + invoice,
            "kind",
            "INVOICE",
            "creditAccount",
            "A" + customer,
            "open",
            Told.euro(open),
            "due",
            Told.day(-told.number(0, 60)));
    if (told.chance(30)) {
      fields.put("disputed", Told.euro(told.number(20, open)));
    }
    told.put("Invoice", customer * 10 + invoice, fields);
  }

  private void prices(int customer) {
    int item = told.number(0, OptionWorld.ITEMS - 1);
    if (told.chance(50)) {
      Map<String, Object> fields =
          fields("promotion", "D" + customer, "item", "I" + item, "customer", "C" + customer);
      fields.put("fixedPrice", told.number(8, 11));
      told.put("Promotion", customer, fields);
    } else if (told.chance(50)) {
      told.put(
          "Price",
          "C" + customer,
          fields(
              "price", "PC" + customer,
              "kind", told.one(List.of("CUSTOMER_LIST", "CONTRACT")),
              "customer", "C" + customer,
              "item", "I" + item,
              "amount", told.number(8, 11)));
    }
  }

  private void price(String price, String kind, int item, int amount) {
    told.put(
        "Price", item, fields("price", price, "kind", kind, "item", "I" + item, "amount", amount));
  }
}
