package io.holdwatch.classifier.option;

import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.classifier.stock.Ways;
import io.holdwatch.contract.packet.ExceptionType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An order of which whole lines ship as promised, and others follow: each is promised for the first
 * date on which its goods are there, in one option. Which dates are enough is found by trying: who
 * tries it says which lines are still short, and these are put off further.
 *
 * @param situation what it starts from
 * @param ready numbers of the lines whose goods are there in time
 * @param late whether one of these should have left already
 * @param following the lines that follow, by number, each with dates that may be enough
 * @param others lines that neither can go nor have a date: nothing changes for them
 */
public record PartialShipment(
    Situation situation,
    List<String> ready,
    boolean late,
    Map<String, Follower> following,
    List<String> others) {
  /** An order of more open lines is looked at line by line only. */
  private static final int MOST = 50;

  /** Lines that go, as far as they are named. */
  private static final int FEW = 5;

  /** Lines that follow and are named; of more only the number is told. */
  private static final int NAMED = 10;

  /** Sub-reasons that no later date mends: the goods are there, or may not be sold. */
  private static final Set<String> NOT_MISSING = Set.of("ALLOCATION_UNCONFIRMED", "ITEM_BLOCKED");

  /** A line that follows, and promises that its goods may keep, the first first; never empty. */
  record Follower(StockCase line, List<Instant> dates) {
    Proposal promised() {
      return new StockProposals(line).rescheduled(dates.getFirst());
    }
  }

  /**
   * For a finding about the goods of a line; empty where no other line of its order can go, where
   * it has no date itself, or where the order has to be delivered complete.
   */
  public static Optional<PartialShipment> of(Situation situation, Proposals.Ledgers ledgers) {
    Outlook own = isAboutGoods(situation) ? situation.line().orElse(null) : null;
    List<Outlook> open = own == null ? List.of() : situation.open();
    if (own == null
        || open.size() < 2
        || open.size() > MOST
        || situation.apart().contains(Action.PARTIAL_SHIP)) {
      return Optional.empty();
    }
    List<String> ready = new ArrayList<>();
    boolean late = false;
    Map<String, Follower> following = new LinkedHashMap<>();
    List<String> others = new ArrayList<>();
    for (Outlook line : open) {
      Ways ways = ledgers.lacks(line.number()).orElse(null);
      if (ways != null && !ways.later().isEmpty() && ways.perUnit().signum() > 0) {
        StockCase of = new StockCase(situation, line, ways);
        following.put(
            line.number(), new Follower(of, ways.later().stream().map(of::keeping).toList()));
      } else if (ways == null && line.due() != null && ledgers.isReady(line.number())) {
        ready.add(line.number());
        late |= !line.due().isAfter(situation.now());
      } else {
        others.add(line.number());
      }
    }
    return !ready.isEmpty() && following.containsKey(own.number())
        ? Optional.of(new PartialShipment(situation, ready, late, following, others))
        : Optional.empty();
  }

  private static boolean isAboutGoods(Situation situation) {
    return situation.isAboutGoods() && !NOT_MISSING.contains(situation.finding().subReason());
  }

  /** Whether an exception of a type says of a line that follows that its goods are not there. */
  public boolean lacks(ExceptionType type) {
    return type == ExceptionType.SUPPLIER_DELAY
        ? type == situation.finding().type()
        : Situation.GOODS.contains(type);
  }

  /** Numbers of the lines that follow. */
  public Set<String> lines() {
    return following.keySet();
  }

  /**
   * The same with lines put off further, or left as they are where no later date is known; empty
   * where that leaves nothing to try.
   *
   * @param lines for which their dates were not enough
   */
  public Optional<PartialShipment> without(Set<String> lines) {
    Map<String, Follower> further = new LinkedHashMap<>();
    List<String> left = new ArrayList<>(others);
    following.forEach(
        (number, line) -> {
          List<Instant> dates = line.dates();
          if (!lines.contains(number)) {
            further.put(number, line);
          } else if (dates.size() > 1) {
            further.put(number, new Follower(line.line(), dates.subList(1, dates.size())));
          } else {
            left.add(number);
          }
        });
    return further.equals(following)
            || !further.containsKey(situation.line().orElseThrow().number())
        ? Optional.empty()
        : Optional.of(new PartialShipment(situation, ready, late, further, left));
  }

  /** What is to be tried. */
  public Proposal proposal() {
    List<Change> changes = new ArrayList<>();
    following.values().forEach(line -> changes.addAll(line.promised().changes()));
    Instant last = dates().max(Comparator.naturalOrder()).orElseThrow();
    return new Proposal(
        Action.PARTIAL_SHIP,
        "Ship "
            + going()
            + " "
            + (late ? "without waiting for the others" : "as promised")
            + "; "
            + named(List.copyOf(following.keySet()))
            + (following.size() == 1 ? " follows" : " follow")
            + (dates().distinct().count() > 1 ? ", the last by " : " by ")
            + Words.instant(last)
            + left(),
        last,
        null,
        null,
        changes,
        false,
        List.of());
  }

  /** "lines 1 and 3"; of more than a few only how many: "6 of 10 lines". */
  private String going() {
    return ready.size() <= FEW
        ? named(ready)
        : ready.size() + " of " + (ready.size() + following.size() + others.size()) + " lines";
  }

  private Stream<Instant> dates() {
    return following.values().stream().map(line -> line.dates().getFirst());
  }

  private String left() {
    return others.isEmpty() ? "" : "; for " + named(others) + " no date is known yet";
  }

  /** "line 2", "lines 2, 4 and 5". */
  private static String named(List<String> lines) {
    if (lines.size() == 1) {
      return "line " + lines.getFirst();
    }
    boolean all = lines.size() <= NAMED;
    List<String> first = lines.subList(0, all ? lines.size() - 1 : NAMED);
    return "lines "
        + String.join(", ", first)
        + " and "
        + (all ? lines.getLast() : (lines.size() - NAMED) + " more");
  }
}
