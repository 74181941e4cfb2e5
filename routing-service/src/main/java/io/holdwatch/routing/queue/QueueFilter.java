package io.holdwatch.routing.queue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What a person wants to see of the queue; an empty text does not filter.
 *
 * @param team team, or {@link #NOBODY} for what was routed to none
 * @param type name of the type of exception
 * @param site business key of the site
 * @param before name of the checkpoint before which it has to be decided
 * @param cause key of a shared cause, whose members are to be shown
 * @param search words that must all occur in order, customer's order number, customer, ship-to or
 *     item
 */
public record QueueFilter(
    String team, String type, String site, String before, String cause, String search) {
  /** In the place of a team: what was routed to none, as information and what policy resolves. */
  public static final String NOBODY = "nobody";

  /** Everything that some team has to decide. */
  public static final QueueFilter ALL = new QueueFilter("", "", "", "", "", "");

  boolean team(Entry entry) {
    String owner = entry.team();
    return team.isEmpty() ? !owner.isEmpty() : team.equals(owner.isEmpty() ? NOBODY : owner);
  }

  boolean type(Entry entry) {
    return type.isEmpty() || type.equals(entry.type().name());
  }

  boolean site(Entry entry) {
    return site.isEmpty() || site.equals(entry.site());
  }

  boolean before(Entry entry) {
    return before.isEmpty() || before.equals(entry.checkpoint().name());
  }

  boolean cause(Entry entry) {
    return cause.isEmpty() || (!entry.shared() && cause.equals(entry.cause()));
  }

  /** The words that are searched for, the longest first: it is missing most often. */
  List<String> sought() {
    return search.isBlank()
        ? List.of()
        : Arrays.stream(search.strip().toLowerCase(Locale.ROOT).split("\\s+"))
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }
}
