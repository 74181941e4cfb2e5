package io.holdwatch.routing.page;

import io.holdwatch.contract.packet.ActionOption;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which of some options is recommended, or why none is.
 *
 * @param recommended the best; null: none is recommended
 * @param asGood which others nothing tells from it, in words; empty: none
 * @param withheld why none is recommended; null where one is
 */
public record Advice(@Nullable ActionOption recommended, String asGood, @Nullable String withheld) {
  /**
   * On some options.
   *
   * @param options best first
   * @param withheld why none is recommended; null: the first is
   */
  static Advice of(List<ActionOption> options, @Nullable String withheld) {
    return withheld != null || options.isEmpty()
        ? new Advice(null, "", withheld)
        : new Advice(options.getFirst(), asGood(options), null);
  }

  /** Whether nothing tells any of the options from the best: then none is marked. */
  static boolean alike(List<ActionOption> options) {
    return options.size() > 1
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
    return equal.isEmpty()
        ? ""
        : (one ? "(option " : "(options ")
            + Say.list(equal)
            + (one ? " is" : " are")
            + " equal to it by what is known; what they cost is "
            + (options.getFirst().getCost() == null ? "not known)" : "the same)");
  }

  private static boolean same(ActionOption one, ActionOption other) {
    return one.getAction().equals(other.getAction())
        && Objects.equals(one.getPromise(), other.getPromise())
        && Objects.equals(one.getCost(), other.getCost())
        && Objects.equals(one.getMarginEffect(), other.getMarginEffect())
        && one.getDisplaced().size() == other.getDisplaced().size()
        && one.getApprovals().equals(other.getApprovals());
  }
}
