package io.holdwatch.deploy.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.deploy.simulation.history.CreditHappening.CreditAccountStated;
import io.holdwatch.deploy.simulation.history.CreditHappening.ExchangeRateStated;
import io.holdwatch.deploy.simulation.history.CreditHappening.InvoiceKind;
import io.holdwatch.deploy.simulation.history.CreditHappening.InvoiceStated;
import io.holdwatch.deploy.simulation.history.Fulfilment;
import io.holdwatch.deploy.simulation.history.MasterHappening.ComponentStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.ItemState;
import io.holdwatch.deploy.simulation.history.MasterHappening.ItemStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.SubstituteStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.UnitConversionStated;
import io.holdwatch.deploy.simulation.history.PaymentKind;
import io.holdwatch.deploy.simulation.history.PriceHappening.PriceKind;
import io.holdwatch.deploy.simulation.history.PriceHappening.PriceStated;
import io.holdwatch.deploy.simulation.history.Stage;
import io.holdwatch.deploy.simulation.history.StockHappening.LotState;
import io.holdwatch.deploy.simulation.history.StockHappening.LotStated;
import io.holdwatch.deploy.simulation.history.StockHappening.StockStated;
import io.holdwatch.deploy.simulation.history.StockHappening.WaveStated;
import io.holdwatch.deploy.simulation.history.UnitPrice;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing changes between the instants at which the truth is looked at: in random worlds. */
class InstantsTest {
  private static final Map<String, Duration> SETTLING = new TreeMap<>();

  static {
    Stream.of(
            "STOCK_SHORTAGE",
            "ALLOCATION_CONFLICT",
            "PRIORITY_CONFLICT",
            "SUBSTITUTION_NEEDED",
            "CREDIT_HOLD",
            "PRICE_MISMATCH",
            "HOLD_MISMATCH",
            "MASTER_DATA_CONFLICT",
            "COMPLIANCE_BLOCK",
            "APPROVAL_GAP",
            "CONTRACT_DISPUTE",
            "DELIVERY_FAILED",
            "DOCUMENT_ISSUE")
        .forEach(type -> SETTLING.put(type, Duration.ofMinutes(20)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void whoLooksAlwaysSeesTheSame(long seed) {
    Shop shop = new RandomShop(new Random(seed)).shop();
    Instant horizon = Shop.time("25T00:00");
    TreeSet<Instant> always = new TreeSet<>();
    for (Instant t = Shop.time("01T00:00"); t.isBefore(horizon); t = t.plusSeconds(1800)) {
      always.add(t);
    }
    shop.history().happenings().forEach(happening -> always.add(happening.at()));
    List<TrueSpell> seen =
        new Truth(SETTLING, Policy.STANDARD, always).spells(shop.history(), horizon);
    assertThat(new Truth(SETTLING, Policy.STANDARD).spells(shop.history(), horizon))
        .as("seed %s", seed)
        .isEqualTo(seen)
        .hasSizeGreaterThan(20);
  }

  /** A month in which anything may happen to anything. */
  private static final class RandomShop {
    private static final List<String> ITEMS = List.of("I", "J", "K");
    private final Random dice;
    private final Shop shop = new Shop();
    private final List<String> orders = new ArrayList<>();
    private final List<String> supplies = new ArrayList<>();

    RandomShop(Random dice) {
      this.dice = dice;
    }

    Shop shop() {
      ITEMS.forEach(item -> shop.item(item, ItemState.ACTIVE).stock(item, 30));
      shop.customer("C", "A", "A").customer("D", "C", "A").customer("E", null, "B");
      for (int minute = 0; minute < 20 * 24 * 60; minute += 1 + dice.nextInt(180)) {
        shop.at("%02dT%02d:%02d".formatted(1 + minute / 1440, minute / 60 % 24, minute % 60));
        happen();
      }
      return shop;
    }

    private void happen() {
      switch (dice.nextInt(20)) {
        case 0, 1, 2 -> order("O" + (orders.size() + 10));
        case 3 -> known(this::line);
        case 4 -> known(order -> shop.ship(order, 1, dice.nextInt(1, 8)));
        case 5 -> shop.counted(item(), dice.nextInt(30), "01T00:00");
        case 6 -> lot();
        case 7 -> supply();
        case 8 -> arrival();
        case 9 ->
            known(
                order ->
                    shop.reserve(
                        "R" + order, order, 1, item(), dice.nextInt(1, 9), dice.nextBoolean()));
        case 10 ->
            known(order -> shop.hold("H" + order, order, null, pick("credit", "price", "stock")));
        case 11 -> shop.customer(pick("C", "D", "E"), pick("A", "C"), pick("A", "B"));
        case 12 -> account();
        case 13 -> invoice();
        case 14 -> price();
        case 15 -> shop.item(item(), pickOf(List.of(ItemState.values())));
        case 16 -> wave();
        case 17 -> units();
        case 18 ->
            known(
                order ->
                    shop.approve(
                        "P" + order, order, null, "%02dT12:00".formatted(dice.nextInt(1, 25))));
        default -> rate();
      }
    }

    private void known(java.util.function.Consumer<String> what) {
      if (!orders.isEmpty()) {
        what.accept(orders.get(dice.nextInt(orders.size())));
      }
    }

    private void order(String order) {
      orders.add(order);
      shop.order(order, pick("C", "D", "E", "X"), PaymentKind.OPEN_ACCOUNT, Stage.OPEN);
      line(order);
    }

    private void line(String order) {
      UnitPrice price =
          new UnitPrice(
              BigDecimal.valueOf(dice.nextInt(8, 12)), pick("EUR", "EUR", "USD"), BigDecimal.ONE);
      Ask ask =
          new Ask(order, 1, item(), dice.nextInt(1, 12), "%02d".formatted(dice.nextInt(1, 28)))
              .priced(price)
              .unit(pick("EA", "EA", "BOX"))
              .wave("W" + dice.nextInt(3));
      shop.line(
          switch (dice.nextInt(5)) {
            case 0 -> ask.by(Fulfilment.KIT);
            case 1 -> ask.by(Fulfilment.DROP_SHIP).supply("S" + dice.nextInt(10));
            default -> ask;
          });
    }

    private void lot() {
      String item = item();
      shop.say(
          new ItemStated(
              shop.now(), item, "EA", ItemState.ACTIVE, dice.nextInt(4), Shop.each("8")));
      shop.say(
          new LotStated(
              shop.now(),
              "L" + item,
              item,
              Shop.day("%02d".formatted(dice.nextInt(1, 28))),
              LotState.RELEASED));
      shop.say(
          new StockStated(
              shop.now(),
              item,
              "S",
              Shop.decimal(dice.nextInt(20)),
              BigDecimal.ONE,
              null,
              "L" + item));
    }

    private void supply() {
      String supply = "S" + supplies.size();
      supplies.add(supply);
      shop.supply(supply, item(), dice.nextInt(1, 20), "%02d".formatted(dice.nextInt(1, 28)));
    }

    private void arrival() {
      if (!supplies.isEmpty()) {
        String today = shop.now().toString().substring(8, 10);
        shop.arrived(
            supplies.get(dice.nextInt(supplies.size())),
            item(),
            dice.nextInt(1, 9),
            "%02d".formatted(dice.nextInt(1, 20)),
            today);
      }
    }

    private void account() {
      shop.say(
          new CreditAccountStated(
              shop.now(),
              pick("A", "B"),
              Shop.euros(dice.nextInt(100, 400)),
              null,
              BigDecimal.ZERO,
              dice.nextBoolean() ? null : dice.nextInt(1, 9),
              dice.nextInt(4) * 10,
              dice.nextInt(5) == 0));
    }

    private void invoice() {
      shop.say(
          new InvoiceStated(
              shop.now(),
              "N" + dice.nextInt(6),
              dice.nextInt(5) == 0 ? InvoiceKind.CREDIT_NOTE : InvoiceKind.INVOICE,
              pick("A", "B"),
              orders.isEmpty() || dice.nextBoolean()
                  ? null
                  : orders.get(dice.nextInt(orders.size())),
              null,
              Shop.euros(dice.nextInt(300)),
              Shop.euros(dice.nextInt(300)),
              null,
              Shop.day("2026-02-%02d".formatted(dice.nextInt(1, 25))),
              Shop.euros(dice.nextInt(60)),
              false));
    }

    private void price() {
      PriceKind kind = pickOf(List.of(PriceKind.values()));
      shop.say(
          new PriceStated(
              shop.now(),
              "B" + dice.nextInt(5),
              kind,
              kind == PriceKind.LIST ? null : pick("C", "D"),
              item(),
              null,
              Shop.decimal(dice.nextInt(6)),
              Shop.each(Integer.toString(dice.nextInt(8, 12))),
              null,
              null,
              new BigDecimal("0.2")));
    }

    private void wave() {
      Instant planned = shop.now().plus(Duration.ofMinutes(dice.nextInt(10000)));
      shop.say(new WaveStated(shop.now(), "W" + dice.nextInt(3), planned, null));
    }

    private void units() {
      shop.say(
          new UnitConversionStated(
              shop.now(),
              dice.nextBoolean() ? null : item(),
              "BOX",
              Shop.decimal(dice.nextInt(1, 4))));
      shop.say(new ComponentStated(shop.now(), item(), item(), Shop.decimal(dice.nextInt(1, 4))));
      shop.say(new SubstituteStated(shop.now(), item(), item(), null, dice.nextBoolean()));
    }

    private void rate() {
      shop.say(
          new ExchangeRateStated(
              shop.now(),
              "USD",
              "EUR",
              new BigDecimal("0.9"),
              Shop.day("%02d".formatted(dice.nextInt(1, 25)))));
    }

    private String item() {
      return ITEMS.get(dice.nextInt(ITEMS.size()));
    }

    private String pick(String... words) {
      return pickOf(Arrays.asList(words));
    }

    private <T> T pickOf(List<T> choice) {
      return choice.get(dice.nextInt(choice.size()));
    }
  }
}
