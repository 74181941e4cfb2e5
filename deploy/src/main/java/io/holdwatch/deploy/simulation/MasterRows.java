package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.MasterData.Customer;
import io.holdwatch.deploy.simulation.MasterData.Item;
import io.holdwatch.deploy.simulation.MasterData.Site;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of the master data, as they are kept by the ERP. */
final class MasterRows {
  private final String legalEntity;
  private final Map<ErpFeed.Row, Map<String, @Nullable Object>> customerRows =
      new LinkedHashMap<>();
  final Map<Item, ErpFeed.Row> items = new LinkedHashMap<>();
  private final Map<ErpFeed.Row, Map<String, @Nullable Object>> itemRows = new LinkedHashMap<>();
  private final Map<ErpFeed.Row, Map<String, @Nullable Object>> siteRows = new LinkedHashMap<>();
  final Map<Customer, ErpFeed.Row> customers = new LinkedHashMap<>();

  MasterRows(String legalEntity, MasterData master) {
    this.legalEntity = legalEntity;
    for (Customer customer : master.customers) {
      ErpFeed.Row row = row("customers", "customer_no", customer.number());
      customers.put(customer, row);
      customerRows.put(row, with(row, customer(customer, "Kim Example")));
    }
    for (Item item : master.listed()) {
      ErpFeed.Row row = row("items", "item_no", item.number());
      items.put(item, row);
      Map<String, @Nullable Object> columns = new LinkedHashMap<>();
      columns.put("name", item.name());
      columns.put("unit", item.unit());
      itemRows.put(row, with(row, columns));
    }
    for (Site site : master.sites) {
      ErpFeed.Row row = row("sites", "site_no", site.number());
      Map<String, @Nullable Object> columns = new LinkedHashMap<>();
      columns.put("name", site.name());
      columns.put("zone", site.from().zone().getId());
      columns.put("cut_off_minutes", site.from().cutOffMinutes());
      siteRows.put(row, with(row, columns));
    }
  }

  List<Map<ErpFeed.Row, Map<String, @Nullable Object>>> tables() {
    return List.of(customerRows, itemRows, siteRows);
  }

  static Map<String, @Nullable Object> customer(Customer customer, String contact) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("name", customer.name());
    columns.put("tier", customer.tier());
    columns.put("zone", customer.zone().getId());
    columns.put("contact_name", contact);
    columns.put(
        "contact_email", contact.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.com");
    return columns;
  }

  private ErpFeed.Row row(String table, String column, String number) {
    return new ErpFeed.Row(table, "legal_entity", legalEntity, column, number);
  }

  private static Map<String, @Nullable Object> with(
      ErpFeed.Row row, Map<String, @Nullable Object> columns) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(row.key);
    all.putAll(columns);
    return all;
  }
}
