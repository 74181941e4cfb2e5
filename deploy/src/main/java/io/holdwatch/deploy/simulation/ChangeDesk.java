package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.SalesOrder.Line;
import io.holdwatch.deploy.simulation.history.SalesHappening.ChangeKind;
import io.holdwatch.deploy.simulation.history.SalesHappening.ChangeStated;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ERP's change documents: key accounts that cannot make up their minds, others who change an
 * order once, and our own corrections.
 */
final class ChangeDesk {
  private static final List<ChangeKind> ASKED =
      List.of(ChangeKind.QUANTITY, ChangeKind.DATE, ChangeKind.ITEM, ChangeKind.ADDRESS);

  private final World world;
  private final Channels channels;
  private final Dice dice;
  private final Set<Line> silent = Collections.newSetFromMap(new IdentityHashMap<>());
  private long numbers = 600_000;

  ChangeDesk(World world, Channels channels, Dice dice) {
    this.world = world;
    this.channels = channels;
    this.dice = dice;
    world.orders().onEntered(this::accompany);
    world.latecomers().onLate(this::plan);
  }

  private void accompany(SalesOrder order) {
    if (dice.chance(isKey(order) ? 0.02 : 0.005)) {
      // Some change it day by day, so that what was early counts no more.
      waver(order, dice.chance(0.25) ? 60 : 14);
    } else if (dice.chance(0.04)) {
      int count = dice.between(1, 3);
      boolean ours = dice.chance(0.6);
      for (int i = 0; i < count; i++) {
        ChangeKind kind = ours ? ChangeKind.PRICE : dice.pick(ASKED);
        boolean byCustomer = !ours && i < 2;
        world.agenda().after(dice.hours(1, 60), () -> change(order, kind, byCustomer));
      }
    }
  }

  /** Who waits for late goods thinks again. */
  private void plan(SalesOrder order) {
    if (isKey(order) ? dice.chance(0.7) : dice.chance(0.1)) {
      waver(order, 3);
    }
  }

  private static boolean isKey(SalesOrder order) {
    return order.customer.tier().equals("A");
  }

  /**
   * A customer who cannot decide.
   *
   * @param pace most hours from one change to the next
   */
  private void waver(SalesOrder order, double pace) {
    ChangeKind usual = dice.pick(ASKED);
    boolean fickle = dice.chance(0.25);
    Duration when = dice.hours(0.1, pace);
    for (int i = dice.between(3, 5); i > 0; i--) {
      ChangeKind kind = fickle ? dice.pick(ASKED) : usual;
      world.agenda().after(when, () -> change(order, kind, true));
      when = when.plus(dice.hours(0.1, pace));
    }
  }

  private void change(SalesOrder order, ChangeKind kind, boolean byCustomer) {
    if (!order.active()) {
      return;
    }
    String number = "CH" + numbers++;
    Line line = dice.pick(order.lines);
    boolean ofLine = kind == ChangeKind.QUANTITY || kind == ChangeKind.ITEM;
    // Mostly it is entered at once; a letter may lie for some days.
    Instant asked =
        dice.chance(0.7)
            ? null
            : notBefore(
                order.entered,
                world.agenda().now().minus(dice.chance(0.8) ? dice.hours(0, 9) : dice.days(5, 9)));
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("order_no", order.number);
    columns.put("line_no", ofLine ? line.number : null);
    columns.put("kind", kind.name());
    columns.put("by_customer", byCustomer);
    columns.put("asked_at", asked);
    // What was wanted before is nowhere kept; what is wanted now is what the line says. To come to
    // that again, it has to have been something else meanwhile: every other change says no values.
    boolean quantity = kind == ChangeKind.QUANTITY;
    BigDecimal was = quantity ? BigDecimal.valueOf(dice.between(1, 40)) : null;
    if (was != null && was.compareTo(line.ordered) == 0) {
      was = was.add(BigDecimal.ONE);
    }
    String before = was == null ? null : was.toPlainString();
    boolean says = quantity && !silent.remove(line);
    if (says) {
      silent.add(line);
    }
    columns.put("value_before", says ? before : null);
    columns.put("value_after", says ? line.ordered.toPlainString() : null);
    if (ofLine) {
      world.orders().written(line);
    }
    channels.say(
        channels.row("order_changes", "change_no", number),
        columns,
        new ChangeStated(
            channels.now(), channels.key(number), order.history.order(), kind, byCustomer, asked));
  }

  private static Instant notBefore(Instant least, Instant instant) {
    return instant.isBefore(least) ? least : instant;
  }
}
