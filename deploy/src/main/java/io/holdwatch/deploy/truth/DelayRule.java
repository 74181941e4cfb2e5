package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.Happening;
import io.holdwatch.deploy.simulation.history.Happening.ShipmentStated;
import io.holdwatch.deploy.simulation.history.OrderHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says when an order's shipment really was delayed, by definitions "Orders, lines, dates". */
final class DelayRule {
  static final String TYPE = "SHIPMENT_DELAY";
  private static final String WHOLE_ORDER = "";

  private final Duration settling;

  /**
   * @param settling how long it must last to be told; what lasts exactly as long is not told
   */
  DelayRule(Duration settling) {
    this.settling = settling;
  }

  /**
   * The real spells of one order, oldest first.
   *
   * @param history all that happened to it
   * @param horizon instant up to which it is known; nothing is said of what comes after
   */
  List<TrueSpell> spells(OrderHistory history, Instant horizon) {
    List<Happening> happenings =
        history.happenings().stream()
            .filter(happening -> !happening.at().isAfter(horizon))
            .toList();
    List<TrueSpell> spells = new ArrayList<>();
    Instant since = null;
    boolean broken = false;
    for (Instant instant : instantsOfChange(happenings).headSet(horizon.plusNanos(1))) {
      Set<Trouble> troubles = new OrderAt(happenings, instant).troubles();
      if (troubles.isEmpty()) {
        add(spells, history.order(), happenings, since, broken, instant, horizon);
        since = null;
        broken = false;
      } else {
        since = since == null ? instant : since;
        broken |= troubles.stream().anyMatch(Trouble::broken);
      }
    }
    add(spells, history.order(), happenings, since, broken, null, horizon);
    return List.copyOf(spells);
  }

  private void add(
      List<TrueSpell> spells,
      String order,
      List<Happening> happenings,
      @Nullable Instant since,
      boolean broken,
      @Nullable Instant end,
      Instant horizon) {
    if (since == null) {
      return;
    }
    Instant opened = since.plus(settling);
    boolean lasted = end == null ? !opened.isAfter(horizon) : end.isAfter(opened);
    if (lasted) {
      Trouble first = new OrderAt(happenings, opened).troubles().iterator().next();
      String outcome = end == null ? null : broken ? "LATE" : "CAUSE_GONE";
      spells.add(
          new TrueSpell(order, WHOLE_ORDER, TYPE, first.name(), since, opened, end, outcome));
    }
  }

  /**
   * Every instant at which the answer could differ from a moment before: something was said, goods
   * moved, a promise ended.
   */
  private static SortedSet<Instant> instantsOfChange(List<Happening> happenings) {
    SortedSet<Instant> instants = new TreeSet<>();
    for (Happening happening : happenings) {
      instants.add(happening.at());
      instants.addAll(new OrderAt(happenings, happening.at()).promiseEnds());
      if (happening instanceof ShipmentStated shipment) {
        addIfKnown(instants, shipment.shippedAt());
        addIfKnown(instants, shipment.deliveredAt());
      }
    }
    return instants;
  }

  private static void addIfKnown(SortedSet<Instant> instants, @Nullable Instant instant) {
    if (instant != null) {
      instants.add(instant);
    }
  }
}
