package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.history.PriceHappening.PriceStated;
import io.holdwatch.deploy.simulation.history.PriceHappening.PromotionStated;
import io.holdwatch.deploy.simulation.history.PriceHappening.RebateStated;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the ERP's rows of prices, promotions and rebates. */
final class PriceAnnouncer {
  private final Channels channels;
  private final Map<String, ErpFeed.Row> rows = new HashMap<>();

  PriceAnnouncer(Channels channels) {
    this.channels = channels;
  }

  Channels channels() {
    return channels;
  }

  void price(PriceStated price) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("kind", price.kind().name());
    columns.put("customer_no", number(price.customer()));
    columns.put("item_no", number(price.item()));
    columns.put("unit", price.unit());
    columns.put("minimum_quantity", text(price.minimumQuantity()));
    columns.put("amount", price.amount().amount().toPlainString());
    columns.put("currency", price.amount().currency());
    columns.put("per", price.amount().per().toPlainString());
    columns.put("valid_from", price.validFrom());
    columns.put("valid_to", price.validTo());
    columns.put("margin_floor", text(price.marginFloor()));
    channels.say(row("prices", "price_no", price.price()), columns, price);
  }

  void promotion(PromotionStated promotion) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("item_no", number(promotion.item()));
    columns.put("customer_no", number(promotion.customer()));
    columns.put("discount", text(promotion.discount()));
    var fixed = promotion.fixedPrice();
    columns.put("fixed_price", fixed == null ? null : fixed.amount().toPlainString());
    columns.put("currency", fixed == null ? null : fixed.currency());
    columns.put("per", fixed == null ? null : fixed.per().toPlainString());
    columns.put("minimum_quantity", text(promotion.minimumQuantity()));
    columns.put("valid_from", promotion.validFrom());
    columns.put("valid_to", promotion.validTo());
    channels.say(row("promotions", "promotion_no", promotion.promotion()), columns, promotion);
  }

  void rebate(RebateStated rebate) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("customer_no", number(rebate.customer()));
    columns.put("item_no", number(rebate.item()));
    columns.put("rate", rebate.rate().toPlainString());
    columns.put("valid_from", rebate.validFrom());
    columns.put("valid_to", rebate.validTo());
    channels.say(row("rebates", "rebate_no", rebate.rebate()), columns, rebate);
  }

  private ErpFeed.Row row(String table, String column, String key) {
    return rows.computeIfAbsent(
        table + key, _ -> channels.row(table, column, key.substring(key.indexOf(':') + 1)));
  }

  private static @Nullable String number(@Nullable String key) {
    return key == null ? null : key.substring(key.indexOf(':') + 1);
  }

  private static @Nullable String text(@Nullable BigDecimal number) {
    return number == null ? null : number.toPlainString();
  }
}
