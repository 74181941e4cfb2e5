package io.holdwatch.routing.page;

import io.holdwatch.contract.packet.ActionOption;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which of some options is recommended, or why none is.
 *
 * @param recommended the best; null: none is recommended
 * @param asGood which others nothing tells from it, in words; empty: none
 * @param any whether all are as good as the best
 * @param withheld why none is recommended; null where one is
 */
public record Advice(
    @Nullable ActionOption recommended, String asGood, boolean any, @Nullable String withheld) {
  private static final String CORRECT = "CORRECT_DATA";
  private static final String TOO_LATE = "every option below is too late now";

  /**
   * On some options.
   *
   * @param options best first
   * @param withheld why none is recommended; null: the first that is not too late is
   * @param now what the clock of the scope shows; null: nothing has told yet
   */
  static Advice of(List<ActionOption> options, @Nullable String withheld, @Nullable Instant now) {
    if (withheld != null || options.isEmpty()) {
      return new Advice(null, "", false, withheld);
    }
    List<ActionOption> open = options.stream().filter(each -> !isTooLate(each, now)).toList();
    if (open.isEmpty()) {
      return new Advice(null, "", false, TOO_LATE);
    }
    ActionOption best = open.getFirst();
    return best.getDoubt() == null
        ? new Advice(best, asGood(open), alike(options), null)
        : new Advice(
            null,
            "",
            false,
            "option " + best.getRank() + " would be the best, but " + best.getDoubt());
  }

  /** Whether none is recommended because all are too late. */
  boolean late() {
    return TOO_LATE.equals(withheld);
  }

  /** Whether an option can no more be begun to come to its date. */
  static boolean isTooLate(ActionOption option, @Nullable Instant now) {
    Instant last = option.getBeginBy() == null ? option.getPromise() : option.getBeginBy();
    return now != null && last != null && now.isAfter(last);
  }

  /** Whether nothing tells any of the options from the best: then none is marked. */
  private static boolean alike(List<ActionOption> options) {
    return options.size() > 1
        && !options.getFirst().getAction().equals(CORRECT)
        && options.stream().allMatch(option -> same(option, options.getFirst()));
  }

  private static String asGood(List<ActionOption> options) {
    List<String> equal =
        options.stream()
            .skip(1)
            .filter(option -> same(option, options.getFirst()))
            .map(option -> String.valueOf(option.getRank()))
            .toList();
    boolean one = equal.size() == 1;
    if (options.getFirst().getAction().equals(CORRECT)) {
      // Only one of them is right: nothing tells which but what is found out.
      return equal.isEmpty()
          ? ""
          : (one ? "(or option " : "(or one of options ")
              + Say.list(equal)
              + ", by what is found out)";
    }
    return equal.isEmpty()
        ? ""
        : (one ? "(option " : "(options ")
            + Say.list(equal)
            + (options.getFirst().getPromise() == null
                ? (one ? " does" : " do") + " as much"
                : (one ? " comes" : " come") + " to the same date")
            + (options.getFirst().getCost() == null
                ? one ? "; no cost is known of either)" : "; no cost is known of any of them)"
                : "; what they cost is the same)");
  }

  private static boolean same(ActionOption one, ActionOption other) {
    return one.getAction().equals(other.getAction())
        && Objects.equals(one.getPromise(), other.getPromise())
        && Objects.equals(one.getCost(), other.getCost())
        && Objects.equals(one.getMarginEffect(), other.getMarginEffect())
        && Objects.equals(one.getDoubt(), other.getDoubt())
        && one.getDisplaced().size() == other.getDisplaced().size()
        && one.getApprovals().equals(other.getApprovals());
  }
}
