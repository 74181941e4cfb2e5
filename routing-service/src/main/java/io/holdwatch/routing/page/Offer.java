package io.holdwatch.routing.page;

import io.holdwatch.contract.packet.ActionOption;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.ExceptionType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How what can be done is said to people. */
public final class Offer {
  private static final String REQUESTED = "REQUESTED";
  private static final String LATER = "new promise:";
  private static final String KEPT = "promise kept:";
  private static final String MOVED = "another appointment, before the goods are due:";
  private static final String APPOINTMENT = "appointment as it is:";
  private static final String RESCHEDULE = "RESCHEDULE";
  private static final String WOULD_HAVE_KEPT = "would have kept the promise:";

  Offer() {}

  /** An option by its number: "option 1, reschedule: Promise line 1 for 6 Mar instead". */
  public String named(ActionOption option) {
    String action = new Say().action(option);
    return "option "
        + option.getRank()
        + ", "
        + (action.isEmpty() ? does(option) : action + option.getDescription());
  }

  /** What one does, from the middle of a sentence on. */
  String does(ActionOption option) {
    String does = option.getDescription();
    return does.substring(0, 1).toLowerCase(Locale.ROOT) + does.substring(1);
  }

  /**
   * How one is recommended: as the way to keep the promise, or for where it cannot be kept, or as
   * long as what is to be found out first does not show otherwise.
   */
  public String lead(Advice advice, List<AffectedLine> lines, @Nullable NextStep next) {
    ActionOption option = Objects.requireNonNull(advice.recommended(), "only the best is led in");
    boolean open = next == null || next.asks();
    return LATER.equals(promise(option, lines)) && open
        ? "Recommended if nothing sooner is possible:"
        : "Recommended"
            + (next != null && next.prefers() ? " if it is not there" : "")
            + (next != null && next.asks() && !same(next, option)
                ? " unless that shows otherwise"
                : "")
            + (advice.any() ? ", one as good as the other:" : ":");
  }

  /** Whether an option is to do what comes next anyway: to ask somebody, to get something. */
  private static boolean same(NextStep next, ActionOption option) {
    return first(next.step()).equalsIgnoreCase(first(option.getDescription()));
  }

  private static String first(String words) {
    int end = words.indexOf(' ');
    return end < 0 ? words : words.substring(0, end);
  }

  /** Whether an option can no more be begun to come to its date, by the clock of the scope. */
  public boolean tooLate(ActionOption option, SiteClock clock) {
    return Advice.isTooLate(option, clock.now());
  }

  /** The number of the option to mark as recommended; 0: none is, or all are alike. */
  public int best(@Nullable Advice advice) {
    ActionOption best = advice == null || advice.any() ? null : advice.recommended();
    return best == null ? 0 : best.getRank();
  }

  /**
   * What the date of an option is to the customer: the promise that there is already, a later one,
   * or neither for all lines.
   *
   * @param lines that the option is about; empty: they are not known
   */
  public String promise(
      ActionOption option, List<AffectedLine> lines, ExceptionType type, SiteClock clock) {
    String is = promise(option, lines);
    if (!is.equals(KEPT)) {
      return is;
    }
    return type == ExceptionType.DISPATCH_CAPACITY
        ? APPOINTMENT
        : tooLate(option, clock) ? WOULD_HAVE_KEPT : KEPT;
  }

  private static String promise(ActionOption option, List<AffectedLine> lines) {
    Instant date = option.getPromise();
    List<Instant> due =
        lines.stream().map(AffectedLine::getDue).filter(Objects::nonNull).sorted().toList();
    if (date == null || due.isEmpty()) {
      return "promise:";
    }
    if (date.isAfter(due.getLast())) {
      return LATER;
    }
    boolean promised = lines.stream().noneMatch(each -> REQUESTED.equals(each.getDueFrom()));
    return !promised || date.isAfter(due.getFirst())
        ? "promise:"
        : option.getAction().equals(RESCHEDULE) ? MOVED : KEPT;
  }

  /** Whether it keeps what was promised, else requested, of all lines that it is about. */
  boolean keeps(ActionOption option, List<AffectedLine> lines) {
    Instant date = option.getPromise();
    return date != null
        && lines.stream()
            .map(AffectedLine::getDue)
            .filter(Objects::nonNull)
            .min(Instant::compareTo)
            .filter(due -> !date.isAfter(due))
            .isPresent();
  }

  /** Whether and until when it can be undone, from the middle of a sentence on. */
  public String undone(ActionOption option) {
    String words = new Say().text(option.getReversibility());
    return (words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1))
        .replace("be taken back", "be undone");
  }

  /** Who has to approve it: "the account owner and the planning manager"; empty: nobody. */
  public String approvals(ActionOption option) {
    return option.getApprovals().isEmpty()
        ? ""
        : Say.list(option.getApprovals().stream().map(each -> "the " + each).toList());
  }
}
