package io.holdwatch.routing.page;

import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.LockedAction;
import io.holdwatch.routing.queue.Entry;
import io.holdwatch.routing.queue.ExceptionQueue;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why an order stands as it does: what is wrong, most urgent first, and where nothing is, what was
 * last.
 *
 * @param newest the newest packet of the order, for what it says of the order itself
 * @param open what is wrong
 * @param closed what was closed last; null where nothing was, or where something is wrong
 */
public record Explanation(ExceptionPacket newest, List<Wrong> open, @Nullable Wrong closed) {
  /** Explains an order by all that is known of it. */
  static Explanation of(List<Entry> entries, ExceptionQueue queue) {
    List<Wrong> open =
        entries.stream()
            .filter(Entry::open)
            .sorted(Comparator.comparingInt(Entry::priority).reversed().thenComparing(Entry::id))
            .map(entry -> Wrong.of(entry, queue, First.of(List.of(entry), entries)))
            .toList();
    List<ExceptionPacket> packets =
        entries.stream()
            .map(Entry::packet)
            .sorted(Comparator.comparing(ExceptionPacket::getAt))
            .toList();
    Wrong closed =
        open.isEmpty()
            ? entries.stream()
                .max(Comparator.comparing(entry -> entry.packet().getAt()))
                .map(entry -> Wrong.of(entry, queue))
                .orElse(null)
            : null;
    return new Explanation(packets.getLast(), open, closed);
  }

  /** What has to be decided before the rest. */
  public Turns turns() {
    List<Entry> entries = open.stream().map(Wrong::entry).toList();
    return new Turns(First.of(entries, entries), "", true, "");
  }

  /** In one sentence. */
  public String headline() {
    ExceptionPacket about = newest;
    String order = "Order " + about.getOrderNumber();
    Wrong last = closed;
    if (last != null) {
      return order
          + " has no open exception. Closed last: "
          + Words.of(last.packet().getType().name()).toLowerCase(Locale.ROOT)
          + ", "
          + Words.of(last.packet().getOutcome().name())
          + ".";
    }
    return open.size() == 1
        ? order + " has one open exception."
        : order + " has " + open.size() + " open exceptions, the most urgent first.";
  }

  /** What is not allowed, each action once for each rule. */
  public List<LockedAction> locked() {
    Map<String, LockedAction> locked = new LinkedHashMap<>();
    open.stream()
        .flatMap(wrong -> wrong.locked().stream())
        .forEach(each -> locked.putIfAbsent(each.getAction() + each.getRule(), each));
    return List.copyOf(locked.values());
  }

  /** The system that keeps the order; null: nothing says which it is. */
  public @Nullable String keeper() {
    return open.stream().map(Wrong::keeper).filter(Objects::nonNull).findFirst().orElse(null);
  }

  /** The name of the customer, else the key; null where neither is known. */
  public @Nullable String customer() {
    return newest.getCustomerName() != null ? newest.getCustomerName() : newest.getCustomer();
  }
}
