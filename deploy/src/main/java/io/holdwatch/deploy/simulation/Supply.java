package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.MasterData.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Suppliers: now and then one is behind, and for some days its item is short everywhere. */
final class Supply {
  /** A shortage: when its supplier says that it ends, and when it really does. */
  record Shortage(Instant expectedEnd, Instant end) {}

  private final Agenda agenda;
  private final Dice dice;
  private final Planning planning;
  private final Map<Item, Shortage> shortages = new HashMap<>();

  Supply(Agenda agenda, Dice dice, Planning planning, List<Item> items) {
    this.agenda = agenda;
    this.dice = dice;
    this.planning = planning;
    items.forEach(item -> agenda.after(dice.days(1, 50), () -> begin(item)));
  }

  /** The shortage of an item now; null: there is none. */
  @Nullable Shortage shortage(Item item) {
    return shortages.get(item);
  }

  private void begin(Item item) {
    Duration expected = dice.days(1, 3.5);
    Duration real = Duration.ofMillis(expected.toMillis() * dice.between(35, 130) / 100);
    Shortage shortage = new Shortage(agenda.now().plus(expected), agenda.now().plus(real));
    shortages.put(item, shortage);
    agenda.at(shortage.end(), () -> end(item));
    if (dice.chance(0.7)) {
      planning.slip(
          dice.hours(0, 6), schedule -> schedule.line.item.equals(item), shortage.expectedEnd());
    }
    agenda.after(dice.days(33, 70), () -> begin(item));
  }

  private void end(Item item) {
    shortages.remove(item);
    planning.recover(Duration.ZERO, schedule -> schedule.line.item.equals(item));
  }
}
