package io.holdwatch.routing.page;

import io.holdwatch.contract.packet.ActionOption;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has to be done next.
 *
 * @param lead who has to do it, and by when: "Next step for pricing, by 7 Mar 2026 14:00 CET:"
 * @param step what: "find out which price was agreed with the customer"
 * @param asks whether it is to find out what no source says, on which hangs what to decide
 * @param prefers whether it is to look up first what would be better than the best that is sure
 */
public record NextStep(String lead, String step, boolean asks, boolean prefers) {
  private static final String SENTENCE = ". ";
  private static final String HAVE = "have ";
  private static final String SUBSTITUTE = "SUBSTITUTE";
  private static final Set<String> ELSEWHERE = Set.of("ALTERNATE_SOURCE", "TRANSFER");

  /** What lets goods go that have to be held, or holds those that others lack. */
  private static final Set<String> STOPPED = Set.of("MISSING", "HOARDS_STOCK");

  /** What only the supplier can say. */
  private static final String PURCHASED = "PURCHASE_ORDER";

  /** What lacks of goods can be known from stock, supply and lanes alone. */
  private static final Set<ExceptionType> STOCK =
      Set.of(
          ExceptionType.STOCK_SHORTAGE,
          ExceptionType.ALLOCATION_CONFLICT,
          ExceptionType.PRIORITY_CONFLICT,
          ExceptionType.SUBSTITUTION_NEEDED);

  /** What is about goods that come too late. */
  private static final Set<ExceptionType> PROMISED =
      Set.of(ExceptionType.SUPPLIER_DELAY, ExceptionType.SHIPMENT_CONSTRAINT);

  /** What lacks of capacity can be known from calendars and plans, as long as some is left. */
  private static final Set<ExceptionType> CAPACITY =
      Set.of(ExceptionType.DISPATCH_CAPACITY, ExceptionType.SHIPMENT_CONSTRAINT);

  /**
   * The next step about something that is wrong; null where nobody has to do anything.
   *
   * @param soonest by when the first of those that share it has to be decided; null: by when it has
   *     to be itself
   * @param upcoming when the first checkpoint of those that share it is still to be passed; null:
   *     it is not shared, or none is planned
   */
  static @Nullable NextStep of(Wrong wrong, @Nullable Instant soonest, @Nullable Instant upcoming) {
    String playbook = wrong.playbook();
    if (playbook == null) {
      return null;
    }
    Turns turns = wrong.turns();
    List<String> after = turns.after();
    String doubt = wrong.doubt();
    if (!after.isEmpty()) {
      First first = turns.first().getFirst();
      return new NextStep(
          "Next step for " + after.getFirst() + by(wrong, first) + ":", first(first), false, false);
    }
    String lead = "Next step for " + Words.of(wrong.team()) + by(wrong, soonest, upcoming) + ":";
    return doubt == null
        ? best(wrong)
            .map(step -> new NextStep(lead, step, false, milder(wrong).isPresent()))
            .orElseGet(
                () ->
                    new NextStep(
                        lead,
                        begin(playbook) + lost(wrong),
                        !begin(playbook).startsWith(HAVE),
                        false))
        : new NextStep(lead, doubt + ".", false, false);
  }

  /** What else to do where nothing that is found out can keep the promise any more. */
  private static String lost(Wrong wrong) {
    return wrong.row().tooLate()
            && wrong.deciding() != null
            && PROMISED.contains(wrong.packet().getType())
        ? " This order's promise cannot be kept any more, whatever is confirmed: have its account"
            + " owner agree a new date with the customer."
        : "";
  }

  /**
   * To decide on the best option, where it needs nothing that the sources do not say, or to look up
   * what it counts on; empty: the playbook tells more.
   */
  private static Optional<String> best(Wrong wrong) {
    ActionOption best = wrong.recommended();
    boolean left =
        best != null
            && CAPACITY.contains(wrong.packet().getType())
            && new Offer().keeps(best, wrong.promised());
    if (!left
        && (!STOCK.contains(wrong.packet().getType())
            || wrong.packet().getSubReason().equals(PURCHASED))) {
      return Optional.empty();
    }
    if (best == null && wrong.advice().late()) {
      return Optional.of(
          "agree a new date with the customer, unless something is found that no source says:"
              + " every option below is too late now.");
    }
    if (best == null) {
      String withheld = wrong.withheld();
      return wrong.options().stream().anyMatch(each -> each.getDoubt() != null) && withheld != null
          ? Optional.of(withheld + ".")
          : Optional.empty();
    }
    boolean several = wrong.promised().isEmpty();
    boolean late = !several && !new Offer().keeps(best, wrong.promised());
    boolean lost =
        wrong.row().tooLate() || new Say().broken(wrong.packet(), wrong.row().clock()) != null;
    if (late && !lost) {
      return Optional.empty();
    }
    String option = "option " + best.getRank();
    String step =
        best.getAction().equals(SUBSTITUTE)
            ? "ask the customer whether the substitute of "
                + option
                + " is accepted, and at which price"
            : have(best)
                + (several ? ", in time for the first of the orders that share the cause" : "")
                + (late ? ", and the customer told of the new date" : "");
    return Optional.of(
        milder(wrong)
            .map(
                other ->
                    other.getDoubt()
                        + "; if it is there, "
                        + have(other)
                        + ", which "
                        + (best.getAction().equals(SUBSTITUTE)
                            ? "sends the item itself"
                            : "takes from no other order")
                        + "; if not, "
                        + step
                        + ".")
            .orElse(step + (wrong.options().size() > 1 ? ", or choose another one below." : ".")));
  }

  private static String have(ActionOption option) {
    String approvals = new Offer().approvals(option);
    String name = "option " + option.getRank();
    return approvals.isEmpty()
        ? "have " + name + " carried out"
        : "have " + name + " approved by " + approvals + ", and carried out";
  }

  /**
   * What only ranks after the best because it rests on figures that are too old: where the best
   * sends something else, or takes from other orders, the first option that sends the item itself
   * in time and takes from nobody.
   */
  private static Optional<ActionOption> milder(Wrong wrong) {
    ActionOption best = wrong.recommended();
    return best == null || !(best.getAction().equals(SUBSTITUTE) || !best.getDisplaced().isEmpty())
        ? Optional.empty()
        : elsewhere(wrong);
  }

  private static Optional<ActionOption> elsewhere(Wrong wrong) {
    return wrong.options().stream()
        .filter(each -> each.getDisplaced().isEmpty())
        .filter(each -> ELSEWHERE.contains(each.getAction()) && each.getDoubt() != null)
        .filter(each -> new Offer().keeps(each, wrong.promised()))
        .filter(each -> !Advice.isTooLate(each, wrong.row().clock().now()))
        .findFirst();
  }

  private static String first(First first) {
    return (first.what().isEmpty()
            ? "decide first"
            : "decide the "
                + first.what().toLowerCase(Locale.ROOT)
                + " of the same order first"
                + (first.why().isEmpty() ? "" : " (" + first.why() + ")"))
        + ", because "
        + first.rule()
        + ".";
  }

  /**
   * ", by 7 Mar 2026 14:00 CET", ", now, in time for the promise until ..."; empty: no deadline.
   */
  private static String by(Wrong wrong, @Nullable Instant soonest, @Nullable Instant upcoming) {
    var owner = wrong.entry().owner();
    Instant own = owner == null ? null : owner.deadline();
    Instant deadline = soonest != null && (own == null || soonest.isBefore(own)) ? soonest : own;
    if (deadline == null) {
      return "";
    }
    Say say = new Say();
    String zone = wrong.packet().getSiteZone();
    if (!isPast(wrong, deadline)) {
      return ", by " + say.local(deadline, zone);
    }
    ActionOption best = wrong.recommended();
    // Options of a cause have no promise of one order.
    if (wrong.promised().isEmpty()) {
      // What has to be looked up first has to be so in time for the option that rests on it.
      ActionOption likely =
          best != null || wrong.options().isEmpty() ? best : wrong.options().getFirst();
      Instant begin = likely == null ? null : likely.getBeginBy();
      boolean begins = begin != null && !isPast(wrong, begin);
      Instant last = begins ? begin : upcoming;
      return last == null || isPast(wrong, last)
          ? ", now"
          : ", now, "
              + (begins ? "at the latest by " : "the first of its orders by ")
              + say.local(last, zone);
    }
    ActionOption first = milder(wrong).orElse(best);
    if (stops(wrong.packet())) {
      return ", now";
    }
    Instant latest =
        first != null && first.getBeginBy() != null && new Offer().keeps(first, wrong.promised())
            ? first.getBeginBy()
            : wrong.packet().getLatestSafeDecision();
    if (latest == null || wrong.row().tooLate()) {
      return ", now";
    }
    Instant checkpoint = wrong.packet().getCheckpointAt();
    return checkpoint != null && !isPast(wrong, checkpoint) && checkpoint.isBefore(latest)
        ? ", now, before " + say.before(wrong.packet())
        : ", now, for "
            + Latest.what(wrong.packet())
            + " at the latest by "
            + say.local(latest, zone);
  }

  /**
   * Whether goods have to be stopped, or let go for others: until when its own promise can be kept
   * is no time for that.
   */
  private static boolean stops(ExceptionPacket packet) {
    return packet.getType() == ExceptionType.COMPLIANCE_BLOCK
        || (packet.getType() == ExceptionType.HOLD_MISMATCH
            && STOPPED.contains(packet.getSubReason()));
  }

  /** By when somebody else has to decide first, so that the team can by its own deadline. */
  private static String by(Wrong wrong, First first) {
    var owner = wrong.entry().owner();
    Instant own = owner == null ? null : owner.deadline();
    Instant deadline =
        own != null && (first.deadline() == null || own.isBefore(first.deadline()))
            ? own
            : first.deadline();
    return deadline == null
        ? ""
        : isPast(wrong, deadline)
            ? ", now"
            : ", by " + new Say().local(deadline, wrong.packet().getSiteZone());
  }

  private static boolean isPast(Wrong wrong, Instant deadline) {
    Instant now = wrong.row().clock().now();
    return now != null && !now.isBefore(deadline);
  }

  /** What a text says first, to follow a colon. */
  private static String begin(String playbook) {
    int end = playbook.indexOf(SENTENCE);
    String first = end < 0 ? playbook : playbook.substring(0, end + 1);
    return first.substring(0, 1).toLowerCase(Locale.ROOT) + first.substring(1);
  }
}
