package io.holdwatch.routing.page;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who decides in which order.
 *
 * @param first what comes first
 * @param own id of the exception before which it comes, or which it is; empty: those of an order
 * @param waits whether nothing can be done before; else the others decide something else
 * @param team who decides the exception itself, in words
 */
public record Turns(List<First> first, String own, boolean waits, String team) {
  /** How it is said who decides one of what comes first. */
  public String lead(int at) {
    First each = first.get(at);
    String decides = each.decides();
    String who = decides.substring(0, 1).toUpperCase(Locale.ROOT) + decides.substring(1);
    if (!waits && !each.id().equals(own)) {
      return "Besides, " + decides + " has something to decide about this order:";
    }
    return first.size() == 1
        ? who + " must decide first:"
        : (at + 1) + ". " + who + (at == 0 ? " decides first:" : " decides:");
  }

  /** Who decides before the team can; each once, in order. */
  public List<String> after() {
    return waits && !itself()
        ? first.stream().map(First::decides).distinct().filter(each -> !each.equals(team)).toList()
        : List.of();
  }

  /** ", after compliance and finance"; empty: the team is the first. */
  public String afterWhom() {
    return after().isEmpty() ? "" : ", after " + Say.list(after());
  }

  /** Who decides when all of several others have; null: that needs no words. */
  public @Nullable String last() {
    return own.isEmpty() || after().isEmpty() || first.size() == 1
        ? null
        : (first.size() + 1) + ". Then " + team + " decides this.";
  }

  private boolean itself() {
    return first.stream().anyMatch(each -> each.id().equals(own));
  }
}
