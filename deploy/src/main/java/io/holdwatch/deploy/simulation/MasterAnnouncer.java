package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.MasterData.Region;
import io.holdwatch.deploy.simulation.MasterData.Site;
import io.holdwatch.deploy.simulation.history.Gone;
import io.holdwatch.deploy.simulation.history.MasterHappening.ComponentStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.CustomerStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.ItemState;
import io.holdwatch.deploy.simulation.history.MasterHappening.ItemStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.SiteStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.SubstituteStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.UnitConversionStated;
import io.holdwatch.deploy.simulation.history.PaperHappening.RegulatedStated;
import io.holdwatch.deploy.simulation.history.SalesHappening.PackStated;
import io.holdwatch.deploy.simulation.history.UnitPrice;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the ERP's rows of items, units, customers and sites. */
final class MasterAnnouncer {
  private static final String CURRENCY = "EUR";

  private final Channels channels;
  private final List<Item> regulated;
  private final Map<String, ErpFeed.Row> rows = new HashMap<>();

  MasterAnnouncer(Channels channels, List<Item> regulated) {
    this.channels = channels;
    this.regulated = regulated;
  }

  void item(Item item, ItemState state) {
    item(item, state, null, null);
  }

  /** An item that is sold only in certain quantities. */
  void packed(Item item, @Nullable BigDecimal multiple, @Nullable BigDecimal least) {
    item(item, ItemState.ACTIVE, multiple, least);
    channels.history.add(
        new PackStated(channels.now(), channels.key(item.number()), multiple, least));
  }

  private void item(
      Item item, ItemState state, @Nullable BigDecimal multiple, @Nullable BigDecimal least) {
    Integer life = item.nature() == Item.Nature.LOTS ? Shelf.LIFE : null;
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("name", item.name());
    columns.put("unit", item.unit());
    columns.put("state", state.name());
    columns.put("shelf_life_days", life);
    columns.put("pack_multiple", multiple == null ? null : multiple.toPlainString());
    columns.put("minimum_order", least == null ? null : least.toPlainString());
    columns.put("supplier_no", item.supplier());
    columns.put("unit_cost", item.cost().toPlainString());
    columns.put("currency", CURRENCY);
    columns.put("regulated", regulated.contains(item));
    channels.say(row("items", "item_no", item.number()), columns, said(item, state, life));
    channels.history.add(
        new RegulatedStated(channels.now(), channels.key(item.number()), regulated.contains(item)));
  }

  private ItemStated said(Item item, ItemState state, @Nullable Integer life) {
    return new ItemStated(
        channels.now(),
        channels.key(item.number()),
        item.unit(),
        state,
        life,
        new UnitPrice(item.cost(), CURRENCY, BigDecimal.ONE));
  }

  void withdrawn(Item item) {
    channels.erp.delete(channels.now(), row("items", "item_no", item.number()));
    channels.history.add(new Gone(channels.now(), said(item, ItemState.ACTIVE, null)));
  }

  void conversion(Item item, String unit, BigDecimal factor) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("factor", factor.toPlainString());
    channels.say(
        part("unit_conversions", "item_no", item.number(), "unit", unit),
        columns,
        new UnitConversionStated(channels.now(), channels.key(item.number()), unit, factor));
  }

  void customer(CustomerFile file) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("name", file.customer.name());
    columns.put("tier", file.customer.tier());
    columns.put("zone", file.customer.zone().getId());
    columns.put("region", file.customer.region().name());
    columns.put("status", file.status);
    columns.put("blocked", file.blocked);
    columns.put("tax_id", file.taxId);
    columns.put("account_no", file.customer.account());
    columns.put("owner_no", file.customer.owner());
    columns.put("contact_name", file.contact);
    columns.put(
        "contact_email", file.contact.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.com");
    channels.say(row("customers", "customer_no", file.customer.number()), columns, said(file));
  }

  private CustomerStated said(CustomerFile file) {
    return new CustomerStated(
        channels.now(),
        channels.key(file.customer.number()),
        file.customer.tier(),
        file.status,
        file.blocked,
        file.taxId,
        channels.key(file.customer.account()));
  }

  void deleted(CustomerFile file) {
    channels.erp.delete(channels.now(), row("customers", "customer_no", file.customer.number()));
    channels.history.add(new Gone(channels.now(), said(file)));
  }

  void site(Site site) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("name", site.name());
    columns.put("zone", site.from().zone().getId());
    columns.put("cut_off_minutes", site.from().cutOffMinutes());
    channels.say(
        row("sites", "site_no", site.number()),
        columns,
        new SiteStated(channels.now(), channels.key(site.number()), site.from().zone()));
  }

  /** What a transfer takes; no order hangs on it, so the history has nothing of it. */
  void lane(Site from, Site to, int days, BigDecimal freight, BigDecimal perUnit) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("transit_days", days);
    columns.put("freight", freight.toPlainString());
    columns.put("freight_per_unit", perUnit.toPlainString());
    columns.put("currency", CURRENCY);
    columns.put("changed_at", channels.now());
    channels.erp.put(
        channels.now(), part("lanes", "from_site", from.number(), "to_site", to.number()), columns);
  }

  /** How long goods are under way to customers; the history has nothing of it either. */
  void transitTime(Site from, Region to, int days) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("transit_days", days);
    columns.put("changed_at", channels.now());
    channels.erp.put(
        channels.now(),
        part("transit_times", "from_site", from.number(), "region", to.name()),
        columns);
  }

  void substitute(Item item, Item instead, boolean approved) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("approved", approved);
    channels.say(
        part("substitutes", "item_no", item.number(), "substitute_no", instead.number()),
        columns,
        new SubstituteStated(
            channels.now(),
            channels.key(item.number()),
            channels.key(instead.number()),
            null,
            approved));
  }

  void component(Item kit, Item component) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("quantity", "1");
    channels.say(
        part("components", "kit_no", kit.number(), "component_no", component.number()),
        columns,
        new ComponentStated(
            channels.now(),
            channels.key(kit.number()),
            channels.key(component.number()),
            BigDecimal.ONE));
  }

  private ErpFeed.Row row(String table, String column, String number) {
    return rows.computeIfAbsent(table + number, _ -> channels.row(table, column, number));
  }

  private ErpFeed.Row part(
      String table, String column, String number, String second, String secondNumber) {
    return rows.computeIfAbsent(
        table + number + "-" + secondNumber,
        _ -> channels.row(table, column, number).part(table, second, secondNumber));
  }
}
