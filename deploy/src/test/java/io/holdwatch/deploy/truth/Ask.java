package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.Fulfilment;
import io.holdwatch.deploy.simulation.history.Pricing;
import io.holdwatch.deploy.simulation.history.Sourcing;
import io.holdwatch.deploy.simulation.history.Stage;
import io.holdwatch.deploy.simulation.history.UnitPrice;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A line of a {@link Shop} on its way to being told. */
final class Ask {
  final String order;
  final int line;
  final BigDecimal ordered;
  final String promised;
  BigDecimal cancelled = BigDecimal.ZERO;
  @Nullable BigDecimal invoiced;
  Stage stage = Stage.OPEN;
  private final String item;
  private String unit = "EA";
  private Fulfilment fulfilment = Fulfilment.STOCK;
  private @Nullable String wave;
  private @Nullable String supply;
  private @Nullable UnitPrice price;
  private @Nullable BigDecimal discount;
  private @Nullable UnitPrice net;
  private @Nullable UnitPrice cost;
  private @Nullable String contract;

  Ask(String order, int line, String item, int ordered, String promised) {
    this.order = order;
    this.line = line;
    this.item = item;
    this.ordered = BigDecimal.valueOf(ordered);
    this.promised = promised;
  }

  Ask unit(String name) {
    unit = name;
    return this;
  }

  Ask by(Fulfilment how) {
    fulfilment = how;
    return this;
  }

  Ask wave(String key) {
    wave = key;
    return this;
  }

  Ask supply(String key) {
    supply = key;
    return this;
  }

  Ask cancelled(int quantity) {
    cancelled = BigDecimal.valueOf(quantity);
    return this;
  }

  Ask invoiced(int quantity) {
    invoiced = BigDecimal.valueOf(quantity);
    return this;
  }

  Ask stage(Stage reached) {
    stage = reached;
    return this;
  }

  /** Price before the discount, and the net price that follows. */
  Ask price(String amount) {
    return price(amount, "0");
  }

  Ask price(String amount, String fraction) {
    price = Shop.each(amount);
    discount = new BigDecimal(fraction);
    BigDecimal left = BigDecimal.ONE.subtract(discount);
    net = new UnitPrice(price.amount().multiply(left), price.currency(), price.per());
    return this;
  }

  Ask priced(UnitPrice found) {
    price = found;
    net = found;
    return this;
  }

  Ask cost(String amount) {
    cost = Shop.each(amount);
    return this;
  }

  Ask contract(String key) {
    contract = key;
    return this;
  }

  Sourcing sourcing() {
    return new Sourcing(item, "S", unit, fulfilment, wave, supply);
  }

  Pricing pricing() {
    return new Pricing(price, discount, net, cost, null, contract);
  }
}
