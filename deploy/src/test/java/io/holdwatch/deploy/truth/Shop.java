package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.Basis;
import io.holdwatch.deploy.simulation.history.CheckHappening.ApprovalStated;
import io.holdwatch.deploy.simulation.history.CheckHappening.HoldStated;
import io.holdwatch.deploy.simulation.history.Gone;
import io.holdwatch.deploy.simulation.history.Happening.Carried;
import io.holdwatch.deploy.simulation.history.Happening.LineStated;
import io.holdwatch.deploy.simulation.history.Happening.OrderStated;
import io.holdwatch.deploy.simulation.history.Happening.ScheduleStated;
import io.holdwatch.deploy.simulation.history.Happening.ShipmentStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.CustomerStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.ItemState;
import io.holdwatch.deploy.simulation.history.MasterHappening.ItemStated;
import io.holdwatch.deploy.simulation.history.Money;
import io.holdwatch.deploy.simulation.history.PaymentKind;
import io.holdwatch.deploy.simulation.history.ShipFrom;
import io.holdwatch.deploy.simulation.history.Stage;
import io.holdwatch.deploy.simulation.history.StockHappening.ReservationStated;
import io.holdwatch.deploy.simulation.history.StockHappening.StockStated;
import io.holdwatch.deploy.simulation.history.StockHappening.SupplyStated;
import io.holdwatch.deploy.simulation.history.Terms;
import io.holdwatch.deploy.simulation.history.UnitPrice;
import io.holdwatch.deploy.simulation.history.WorldHappening;
import io.holdwatch.deploy.simulation.history.WorldHistory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A small hand-made world, told step by step in March 2026, all in UTC: one site S, quantities in
 * pieces (EA), money in euros. Times are written "05T09:00" and days "05".
 */
final class Shop {
  static final Duration SETTLING = Duration.ofHours(1);
  private static final ShipFrom FROM = new ShipFrom(ZoneOffset.UTC, null);

  private final WorldHistory history = new WorldHistory();
  private final Map<String, WorldHappening> last = new LinkedHashMap<>();
  private Policy policy = Policy.STANDARD;
  private Instant now = time("01T00:00");
  private int shipments;

  /** Time passes. */
  Shop at(String time) {
    now = time(time);
    return this;
  }

  Shop policy(Policy pack) {
    policy = pack;
    return this;
  }

  WorldHistory history() {
    return history;
  }

  Instant now() {
    return now;
  }

  /** Says something of the world; remembered under its key so that it can be taken back. */
  Shop say(WorldHappening happening) {
    history.add(happening);
    last.put(happening.key(), happening);
    return this;
  }

  /** A record is deleted. */
  Shop gone(String key) {
    history.add(new Gone(now, Objects.requireNonNull(last.get(key), key)));
    return this;
  }

  Shop item(String item, ItemState state) {
    return say(new ItemStated(now, item, "EA", state, null, null));
  }

  Shop stock(String item, int onHand) {
    return say(new StockStated(now, item, "S", decimal(onHand), BigDecimal.ZERO, null, null));
  }

  Shop counted(String item, int onHand, String asOf) {
    return say(new StockStated(now, item, "S", decimal(onHand), BigDecimal.ZERO, time(asOf), null));
  }

  Shop supply(String supply, String item, int ordered, @Nullable String due) {
    return supply(supply, item, ordered, due, null);
  }

  Shop supply(
      String supply, String item, int ordered, @Nullable String due, @Nullable String confirmed) {
    return say(
        new SupplyStated(
            now,
            supply,
            item,
            "S",
            "SUP",
            decimal(ordered),
            null,
            BigDecimal.ZERO,
            due == null ? null : day(due),
            confirmed == null ? null : day(confirmed),
            null,
            false,
            null,
            null));
  }

  Shop arrived(String supply, String item, int quantity, String due, String arrived) {
    return say(
        new SupplyStated(
            now,
            supply,
            item,
            "S",
            "SUP",
            decimal(quantity),
            null,
            decimal(quantity),
            day(due),
            null,
            day(arrived),
            false,
            null,
            null));
  }

  Shop reserve(
      String reservation, String order, int line, String item, int quantity, boolean hard) {
    return say(
        new ReservationStated(now, reservation, order, line, item, "S", decimal(quantity), hard));
  }

  Shop customer(String customer, @Nullable String tier, @Nullable String account) {
    return say(new CustomerStated(now, customer, tier, "ACTIVE", false, null, account));
  }

  Shop hold(String hold, String order, @Nullable Integer line, @Nullable String kind) {
    return say(new HoldStated(now, hold, order, line, kind, now, null));
  }

  Shop released(String hold) {
    HoldStated held = (HoldStated) Objects.requireNonNull(last.get(hold));
    return say(
        new HoldStated(now, hold, held.order(), held.line(), held.kind(), held.setAt(), now));
  }

  Shop approve(String approval, String order, @Nullable Money limit, @Nullable String until) {
    return say(
        new ApprovalStated(
            now, approval, order, "credit", "GRANTED", limit, until == null ? null : time(until)));
  }

  /** An open order of customer C, entered now. */
  Shop order(String order) {
    return order(order, "C", PaymentKind.OPEN_ACCOUNT, Stage.OPEN);
  }

  Shop order(String order, String customer, PaymentKind payment, Stage stage) {
    Instant entered =
        history.order(order).happenings().stream()
            .map(happening -> happening.at())
            .findFirst()
            .orElse(now);
    history
        .order(order)
        .add(
            new OrderStated(
                now, ZoneOffset.UTC, stage, new Terms(customer, null, "EUR", entered, payment)));
    return this;
  }

  /** A line and its one promise. */
  Shop line(Ask ask) {
    history
        .order(ask.order)
        .add(
            new LineStated(
                now,
                ask.line,
                ask.stage,
                FROM,
                Basis.SHIP,
                ask.ordered,
                ask.cancelled,
                ask.invoiced,
                BigDecimal.ZERO,
                ask.sourcing(),
                ask.pricing()));
    LocalDate promised = day(ask.promised);
    history
        .order(ask.order)
        .add(new ScheduleStated(now, ask.line, 1, ask.ordered, promised, promised, null, null));
    return this;
  }

  Shop line(String order, int line, String item, int ordered, String promised) {
    return line(new Ask(order, line, item, ordered, promised));
  }

  Shop ship(String order, int line, int quantity) {
    history
        .order(order)
        .add(
            new ShipmentStated(
                now,
                "SH" + shipments++,
                false,
                now,
                null,
                List.of(new Carried(line, decimal(quantity)))));
    return this;
  }

  /**
   * The spells of some types until a horizon, in words: "O1/1 TYPE SUB_REASON since .. until ..
   * OUTCOME".
   */
  List<String> until(String horizon, String... types) {
    Map<String, Duration> settling = new LinkedHashMap<>();
    Stream.of(types).forEach(type -> settling.put(type, SETTLING));
    return new Truth(settling, policy)
        .spells(history, time(horizon)).stream().map(Shop::words).toList();
  }

  private static String words(TrueSpell spell) {
    // What holds only near a wave is told at once, all else after the settling time.
    Duration settling =
        spell.subReason().equals("ALLOCATION_UNCONFIRMED") ? Duration.ZERO : SETTLING;
    if (!spell.openedAt().equals(spell.since().plus(settling))) {
      throw new AssertionError(spell + " was not opened " + settling + " after it began");
    }
    return spell.order()
        + (spell.line().isEmpty() ? "" : "/" + spell.line())
        + " "
        + spell.type()
        + " "
        + spell.subReason()
        + " since "
        + words(spell.since())
        + (spell.endedAt() == null
            ? ""
            : " until " + words(spell.endedAt()) + " " + spell.outcome());
  }

  private static String words(Instant instant) {
    String text = instant.toString();
    return text.replace("2026-03-", "").replaceAll("(:00)?Z$", "");
  }

  static Instant time(String text) {
    return Instant.parse("2026-03-" + text + (text.length() == 8 ? ":00Z" : "Z"));
  }

  static LocalDate day(String day) {
    return LocalDate.parse(day.length() == 2 ? "2026-03-" + day : day);
  }

  static Money euros(int amount) {
    return new Money(decimal(amount), "EUR");
  }

  static UnitPrice each(String amount) {
    return new UnitPrice(new BigDecimal(amount), "EUR", BigDecimal.ONE);
  }

  static BigDecimal decimal(int number) {
    return BigDecimal.valueOf(number);
  }
}
