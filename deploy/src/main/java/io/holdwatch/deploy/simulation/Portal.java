package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.SalesOrder.Line;
import io.holdwatch.deploy.simulation.SalesOrder.Schedule;
import io.holdwatch.deploy.simulation.history.Happening.EstimateStated;
import io.holdwatch.deploy.simulation.history.SalesHappening.Progress;
import io.holdwatch.deploy.simulation.history.SalesHappening.ReportStated;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The carriers' portal, where some customers follow their orders. Every few hours it looks at what
 * has become of them; now and then it stands still, or shows what is not so.
 */
final class Portal {
  private enum Fate {
    FAITHFUL,
    STANDS_STILL,
    MISCOUNTS,
    CANCELS,
    HURRIES,
    GUESSES
  }

  private record Picture(Progress stage, @Nullable BigDecimal quantity) {}

  /** An order that is followed. */
  private static final class Followed {
    final SalesOrder order;
    final Fate fate;
    final Map<Line, Picture> shown = new HashMap<>();
    Instant from = Instant.MAX;
    Instant until = Instant.MAX;

    Followed(SalesOrder order, Fate fate) {
      this.order = order;
      this.fate = fate;
    }

    boolean astray(Instant now) {
      return !now.isBefore(from) && now.isBefore(until);
    }
  }

  private final World world;
  private final Channels channels;
  private final CloudFeed feed;
  private final Dice dice;

  Portal(World world, Channels channels, Dice dice) {
    this.world = world;
    this.channels = channels;
    this.dice = dice;
    feed = channels.cloud("tms", "report");
    world
        .orders()
        .onEntered(
            order -> {
              if (dice.chance(0.03)) {
                follow(order, dice.chance(0.95) ? Fate.FAITHFUL : fate());
              }
            });
    // Who waits looks it up.
    world
        .latecomers()
        .onLate(
            order -> {
              if (dice.chance(0.35)) {
                follow(order, fate());
              }
            });
  }

  private Fate fate() {
    return dice.pick(List.of(Fate.values()));
  }

  private void follow(SalesOrder order, Fate fate) {
    Followed followed = new Followed(order, fate);
    if (fate == Fate.CANCELS || fate == Fate.HURRIES) {
      followed.from = world.agenda().now().plus(dice.hours(0, 30));
      followed.until = followed.from.plus(dice.hours(2, 40));
    } else if (fate == Fate.GUESSES) {
      world.agenda().after(dice.hours(1, 20), () -> guess(order));
    }
    look(followed);
  }

  private void look(Followed followed) {
    SalesOrder order = followed.order;
    if (order.closed) {
      return;
    }
    boolean left = order.lines.stream().anyMatch(line -> line.shipped.signum() > 0);
    boolean late = followed.fate == Fate.STANDS_STILL || followed.fate == Fate.MISCOUNTS;
    if (late && followed.from == Instant.MAX && (left || order.cancelled)) {
      followed.from = world.agenda().now();
      followed.until = dice.chance(0.2) ? Instant.MAX : followed.from.plus(dice.hours(3, 60));
    }
    if (followed.fate != Fate.STANDS_STILL || !followed.astray(world.agenda().now())) {
      if (order.cancelled && dice.chance(0.4)) {
        whole(order);
      } else {
        order.lines.forEach(line -> show(followed, line));
      }
    }
    if (!order.cancelled || dice.chance(0.8)) {
      world.agenda().after(dice.hours(0.5, 3), () -> look(followed));
    }
  }

  private void show(Followed followed, Line line) {
    Picture picture = picture(line);
    if (followed.astray(world.agenda().now())) {
      picture =
          switch (followed.fate) {
            case CANCELS -> new Picture(Progress.CANCELLED, null);
            case HURRIES -> new Picture(Progress.SHIPPED, null);
            case MISCOUNTS ->
                picture.quantity() == null
                    ? picture
                    : new Picture(picture.stage(), picture.quantity().add(BigDecimal.ONE));
            case FAITHFUL, STANDS_STILL, GUESSES -> picture;
          };
    }
    if (!picture.equals(followed.shown.put(line, picture))) {
      String number = "RP" + line.order.number + "-" + line.number;
      say(number, line.order, line, null, picture, null);
    }
  }

  /** One word for the whole order, beside what was said of its lines. */
  private void whole(SalesOrder order) {
    say("RP" + order.number, order, null, null, new Picture(Progress.CANCELLED, null), null);
  }

  private Picture picture(Line line) {
    if (line.order.cancelled || line.ordered.compareTo(line.cancelled) <= 0) {
      return new Picture(Progress.CANCELLED, null);
    }
    return line.shipped.signum() == 0
        ? new Picture(Progress.OPEN, null)
        : new Picture(Progress.SHIPPED, line.shipped);
  }

  /** A carrier's guess at the arrival, days off; mostly it is put right. */
  private void guess(SalesOrder order) {
    if (!order.active()) {
      return;
    }
    Schedule schedule = dice.pick(order.schedules());
    Instant due = Promises.due(schedule);
    Instant guessed =
        dice.chance(0.7) ? due.minus(dice.hours(20, 90)) : due.plus(dice.hours(20, 90));
    estimate(schedule, guessed);
    if (dice.chance(0.6)) {
      world
          .agenda()
          .after(
              dice.hours(3, 40),
              () -> {
                if (order.active()) {
                  estimate(schedule, Promises.due(schedule));
                }
              });
    }
  }

  private void estimate(Schedule schedule, Instant estimated) {
    Line line = schedule.line;
    line.order.history.add(
        new EstimateStated(channels.now(), line.number, schedule.number, estimated));
    String number = "RE" + line.order.number + "-" + line.number;
    say(number, line.order, line, schedule, new Picture(Progress.UNKNOWN, null), estimated);
  }

  private void say(
      String number,
      SalesOrder order,
      @Nullable Line line,
      @Nullable Schedule schedule,
      Picture picture,
      @Nullable Instant estimated) {
    Map<String, @Nullable Object> data =
        new LinkedHashMap<>(channels.cloudKey("report_no", number));
    data.put("order_no", order.number);
    data.put("line_no", line == null ? null : line.number);
    data.put("schedule_no", schedule == null ? null : schedule.number);
    data.put("stage", picture.stage().name());
    data.put("quantity", picture.quantity() == null ? null : picture.quantity().toPlainString());
    data.put("estimated_at", estimated);
    feed.publish(channels.now(), channels.cloudKey("report_no", number), number, data);
    channels.history.add(
        new ReportStated(
            channels.now(),
            number,
            order.history.order(),
            line == null ? null : Integer.valueOf(line.number),
            schedule == null ? null : Integer.valueOf(schedule.number),
            picture.stage(),
            picture.quantity(),
            estimated));
  }
}
