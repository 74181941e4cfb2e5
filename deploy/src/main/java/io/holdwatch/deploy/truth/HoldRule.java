package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.CheckHappening.HoldStated;
import io.holdwatch.deploy.simulation.history.Happening.LineStated;
import io.holdwatch.deploy.simulation.history.StockHappening.ReservationStated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which orders are held without cause, or not held with one, by RULES "Holds". */
final class HoldRule {
  private static final String CREDIT = "credit";
  private static final String PRICE = "price";
  private static final String STOCK = "stock";

  private final Past past;
  private final Pools pools;
  private final Map<Subject, Steps<Wrong>> credit;
  private final Map<Subject, Steps<Wrong>> price;
  private final Map<Subject, Steps<Wrong>> stock;
  private final Map<String, Set<String>> holds;
  private final Map<String, Set<String>> reservations;

  HoldRule(
      Past past,
      Pools pools,
      Map<Subject, Steps<Wrong>> credit,
      Map<Subject, Steps<Wrong>> price,
      Map<Subject, Steps<Wrong>> stock) {
    this.past = past;
    this.pools = pools;
    this.credit = credit;
    this.price = price;
    this.stock = stock;
    holds = past.register.keysBy(HoldStated.class, HoldStated::order);
    reservations = past.register.keysBy(ReservationStated.class, ReservationStated::order);
  }

  /** What was wrong with each order over time. */
  Map<Subject, Steps<Wrong>> conditions() {
    Map<Subject, Steps<Wrong>> conditions = new HashMap<>();
    for (String order : past.orders()) {
      Steps<Wrong> steps = new Steps<>();
      for (Instant now : past.known(changes(order))) {
        String reason = reason(order, now);
        steps.change(now, reason == null ? null : new Wrong("HOLD_MISMATCH", reason));
      }
      conditions.put(Subject.whole(order), steps);
    }
    return conditions;
  }

  private @Nullable String reason(String key, Instant now) {
    OrderAt order = past.order(key, now);
    if (order == null || !order.isOpen()) {
      return null;
    }
    List<HoldStated> active = active(key, now);
    if (hoards(key, order, active, now)) {
      return "HOARDS_STOCK";
    }
    if (misses(key, active, now)) {
      return "MISSING";
    }
    boolean unexplained = false;
    for (HoldStated hold : active) {
      List<Steps<Wrong>> causes = causes(hold);
      if (explainable(hold) && causes.stream().allMatch(c -> c.at(now) == null)) {
        if (causes.stream().anyMatch(c -> c.everIn(hold.setAt(), now))) {
          return "STALE";
        }
        unexplained = true;
      }
    }
    return unexplained ? "UNEXPLAINED" : null;
  }

  private List<HoldStated> active(String order, Instant now) {
    return past.register.at(HoldStated.class, holds.getOrDefault(order, Set.of()), now).stream()
        .filter(hold -> hold.order().equals(order) && hold.releasedAt() == null)
        .toList();
  }

  private static boolean explainable(HoldStated hold) {
    return hold.kind() == null || Set.of(CREDIT, PRICE, STOCK).contains(hold.kind());
  }

  /** Everything that could be the cause of a hold, as it was over time. */
  private List<Steps<Wrong>> causes(HoldStated hold) {
    List<Steps<Wrong>> causes = new ArrayList<>();
    if (isOf(hold, CREDIT)) {
      add(causes, credit, Subject.whole(hold.order()));
    }
    for (LineStated line : past.linesEver(hold.order())) {
      if (hold.line() == null || hold.line() == line.line()) {
        Subject subject = new Subject(hold.order(), line.line());
        if (isOf(hold, PRICE)) {
          add(causes, price, subject);
        }
        if (isOf(hold, STOCK)) {
          add(causes, stock, subject);
        }
      }
    }
    return causes;
  }

  private static boolean isOf(HoldStated hold, String kind) {
    return hold.kind() == null || hold.kind().equals(kind);
  }

  private static void add(
      List<Steps<Wrong>> causes, Map<Subject, Steps<Wrong>> conditions, Subject subject) {
    Steps<Wrong> steps = conditions.get(subject);
    if (steps != null) {
      causes.add(steps);
    }
  }

  private boolean misses(String order, List<HoldStated> active, Instant now) {
    return mustBe(credit, CREDIT, order, active, now)
        || mustBe(price, PRICE, order, active, now)
        || mustBe(stock, STOCK, order, active, now);
  }

  /** Whether something must have a hold of a kind (or of none), and there is not. */
  private boolean mustBe(
      Map<Subject, Steps<Wrong>> conditions,
      String kind,
      String order,
      List<HoldStated> active,
      Instant now) {
    if (active.stream().anyMatch(hold -> isOf(hold, kind))) {
      return false;
    }
    List<Steps<Wrong>> steps = new ArrayList<>();
    add(steps, conditions, Subject.whole(order));
    past.linesEver(order).forEach(l -> add(steps, conditions, new Subject(order, l.line())));
    return steps.stream()
        .map(each -> each.at(now))
        .anyMatch(wrong -> wrong != null && past.policy.mustBlock().contains(wrong.type()));
  }

  /** Whether a line that is held reserves what a line that may go on lacks. */
  private boolean hoards(String key, OrderAt order, List<HoldStated> active, Instant now) {
    for (ReservationStated each :
        past.register.at(ReservationStated.class, reservations.getOrDefault(key, Set.of()), now)) {
      LineStated line = order.line(each.line());
      Map<Subject, Cover> covers = pools.at(new Pool(each.item(), each.site()), now);
      if (each.hard()
          && each.order().equals(key)
          && line != null
          && order.open(line).signum() > 0
          && stop(active, line.line())
          && covers != null
          && covers.entrySet().stream()
              .anyMatch(
                  c ->
                      c.getValue().isShort()
                          && !stop(active(c.getKey().order(), now), c.getKey().line()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean stop(List<HoldStated> holds, @Nullable Integer line) {
    return holds.stream().anyMatch(hold -> hold.line() == null || hold.line().equals(line));
  }

  private Set<Instant> changes(String order) {
    Set<Instant> instants = new TreeSet<>(past.instants(order));
    addSteps(credit, Subject.whole(order), instants);
    for (LineStated line : past.linesEver(order)) {
      addSteps(price, new Subject(order, line.line()), instants);
      addSteps(stock, new Subject(order, line.line()), instants);
    }
    if (holds.containsKey(order)) {
      addHolds(order, instants);
      for (String key : reservations.getOrDefault(order, Set.of())) {
        instants.addAll(past.register.instants(ReservationStated.class, key));
        for (ReservationStated said : past.register.ever(ReservationStated.class, key)) {
          addPool(said, instants);
        }
      }
    }
    return instants;
  }

  private void addHolds(String order, Set<Instant> instants) {
    for (String key : holds.getOrDefault(order, Set.of())) {
      instants.addAll(past.register.instants(HoldStated.class, key));
    }
  }

  /** What a line reserves, others may lack while they are not held. */
  private void addPool(ReservationStated reservation, Set<Instant> instants) {
    if (reservation.hard() && reservation.site() != null) {
      Pool pool = new Pool(reservation.item(), reservation.site());
      instants.addAll(pools.instants(pool));
      pools
          .records
          .lines
          .getOrDefault(pool, Set.of())
          .forEach(line -> addHolds(line.order(), instants));
    }
  }

  private static void addSteps(
      Map<Subject, Steps<Wrong>> conditions, Subject subject, Set<Instant> instants) {
    Steps<Wrong> steps = conditions.get(subject);
    if (steps != null) {
      instants.addAll(steps.instants());
    }
  }
}
