package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.MasterData.Region;
import io.holdwatch.deploy.simulation.history.PriceHappening.PriceKind;
import io.holdwatch.deploy.simulation.history.PriceHappening.PriceStated;
import io.holdwatch.deploy.simulation.history.PriceHappening.PromotionStated;
import io.holdwatch.deploy.simulation.history.PriceHappening.RebateStated;
import io.holdwatch.deploy.simulation.history.UnitPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Publishes price lists, agrees contracts and rebates, runs promotions, raises prices. */
final class PriceDesk {
  private static final BigDecimal FLOOR = new BigDecimal("0.10");

  private final World world;
  private final Channels channels;
  private final PriceBook book;
  private final MasterData master;
  private int numbers = 1000;

  PriceDesk(
      World world, Channels channels, PriceAnnouncer announcer, PriceBook book, MasterData master) {
    this.world = world;
    this.channels = channels;
    this.book = book;
    this.master = master;
    master.shelved().forEach(this::list);
    master.kits.forEach(this::list);
    master.dropShipped.forEach(this::list);
    Dice dice = world.dice();
    for (int i = 0; i < master.customers.size(); i++) {
      Customer customer = master.customers.get(i);
      if (i % 5 == 0) {
        agree(PriceKind.CUSTOMER_LIST, customer, 14, "0.92");
      } else if (i % 4 == 1) {
        agree(PriceKind.CONTRACT, customer, 10, "0.85");
      }
      if (i % 6 == 2) {
        announcer.rebate(
            new RebateStated(
                now(),
                channels.key("RB" + numbers++),
                channels.key(customer.number()),
                i % 12 == 2 ? null : channels.key(dice.pick(master.items).number()),
                BigDecimal.valueOf(dice.between(4, 9), 2),
                null,
                today().plusDays(dice.between(15, 90))));
      }
    }
    for (int i = 0; i < 4; i++) {
      promote();
    }
    world.agenda().after(world.size().amongItems(dice.days(1, 5)), this::runPromotions);
    world.agenda().after(world.size().amongItems(dice.days(1, 5)), this::raise);
  }

  private void list(Item item) {
    for (Region region : Region.values()) {
      boolean hundreds = item.name().startsWith("Gasket");
      BigDecimal one =
          region == Region.EUROPE ? item.price() : scaled(item.price(), new BigDecimal("1.1"));
      BigDecimal per = BigDecimal.valueOf(hundreds ? 100 : 1);
      UnitPrice price = new UnitPrice(one.multiply(per), region.currency, per);
      put(PriceKind.LIST, null, item, item.unit(), null, price, null, null);
      if (item.number().hashCode() % 3 == 0) {
        UnitPrice less = new UnitPrice(scaled(price.amount(), "0.95"), region.currency, per);
        put(PriceKind.LIST, null, item, item.unit(), BigDecimal.valueOf(25), less, null, null);
      }
      if (item.nature() == Item.Nature.STOCKED) {
        BigDecimal box = scaled(one.multiply(BigDecimal.valueOf(item.perBox())), "0.97");
        UnitPrice boxed = new UnitPrice(box, region.currency, BigDecimal.ONE);
        put(PriceKind.LIST, null, item, "BOX", null, boxed, null, null);
      }
    }
  }

  /** Agrees prices for some items with a customer, some of them not for long. */
  private void agree(PriceKind kind, Customer customer, int items, String factor) {
    Dice dice = world.dice();
    for (int i = 0; i < items; i++) {
      Item item = dice.pick(master.items);
      UnitPrice price =
          new UnitPrice(
              scaled(
                  scaled(item.price(), factor), customer.region() == Region.EUROPE ? "1" : "1.1"),
              customer.region().currency,
              BigDecimal.ONE);
      LocalDate last = dice.chance(0.3) ? today().plusDays(dice.between(5, 40)) : null;
      put(kind, customer, item, item.unit(), null, price, today().minusDays(90), last);
    }
  }

  private void runPromotions() {
    promote();
    world.agenda().after(world.size().amongItems(world.dice().days(2, 6)), this::runPromotions);
  }

  private void promote() {
    Dice dice = world.dice();
    Item item = dice.pick(master.items);
    boolean fixed = item.nature() == Item.Nature.LOTS && dice.chance(0.6);
    Customer customer = dice.chance(0.2) ? dice.pick(master.customers) : null;
    book.put(
        new PromotionStated(
            now(),
            channels.key("PR" + numbers++),
            channels.key(item.number()),
            customer == null ? null : channels.key(customer.number()),
            fixed ? null : BigDecimal.valueOf(dice.between(2, 4) * 5L, 2),
            fixed ? new UnitPrice(scaled(item.price(), "0.8"), "EUR", BigDecimal.ONE) : null,
            dice.chance(0.3) ? BigDecimal.TEN : null,
            today(),
            today().plusDays(dice.between(6, 14))));
  }

  /** From tomorrow on an item costs more. */
  private void raise() {
    Item item = world.dice().pick(master.items);
    for (PriceStated old : book.list(item, today())) {
      if (old.validTo() == null) {
        book.put(
            new PriceStated(
                now(),
                old.price(),
                old.kind(),
                old.customer(),
                old.item(),
                old.unit(),
                old.minimumQuantity(),
                old.amount(),
                old.validFrom(),
                today(),
                old.marginFloor()));
        UnitPrice more =
            new UnitPrice(
                scaled(old.amount().amount(), "1.03"), old.amount().currency(), old.amount().per());
        put(
            old.kind(),
            null,
            item,
            old.unit(),
            old.minimumQuantity(),
            more,
            today().plusDays(1),
            null);
      }
    }
    world.agenda().after(world.size().amongItems(world.dice().days(2, 6)), this::raise);
  }

  private void put(
      PriceKind kind,
      @Nullable Customer customer,
      Item item,
      @Nullable String unit,
      @Nullable BigDecimal minimum,
      UnitPrice price,
      @Nullable LocalDate first,
      @Nullable LocalDate last) {
    book.put(
        new PriceStated(
            now(),
            channels.key("P" + numbers++),
            kind,
            customer == null ? null : channels.key(customer.number()),
            channels.key(item.number()),
            unit,
            minimum,
            price,
            first,
            last,
            FLOOR));
  }

  private static BigDecimal scaled(BigDecimal amount, String factor) {
    return scaled(amount, new BigDecimal(factor));
  }

  private static BigDecimal scaled(BigDecimal amount, BigDecimal factor) {
    return amount.multiply(factor).setScale(2, RoundingMode.HALF_UP);
  }

  private Instant now() {
    return world.agenda().now();
  }

  private LocalDate today() {
    return now().atZone(ZoneOffset.UTC).toLocalDate();
  }
}
