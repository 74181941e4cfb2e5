package io.holdwatch.routing.page;

import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.LockedAction;
import io.holdwatch.routing.queue.Entry;
import io.holdwatch.routing.queue.ExceptionQueue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has to be decided before anything can be done about an exception: a compliance block, or
 * another exception of its order that forbids what could be done.
 *
 * @param id exception id; empty: none that is open now is known
 * @param what its type, in words; empty: nothing says it
 * @param why its reason, in words; empty: nothing says it
 * @param decides who decides it, in words
 * @param rule why it comes first
 * @param deadline by when whoever decides it has to; null: not known
 */
public record First(
    String id, String what, String why, String decides, String rule, @Nullable Instant deadline) {
  private static final String COMPLIANCE = Words.of(ExceptionType.COMPLIANCE_BLOCK.name());
  private static final String RELEASE = "RELEASE_TO_WAREHOUSE";

  /** ": the discount needs an approval"; empty: nothing says why. */
  public String because() {
    return why.isEmpty() ? "" : ": " + why;
  }

  /** What comes before an exception, itself included where it is a compliance block. */
  static List<First> before(Entry entry, ExceptionQueue queue) {
    ExceptionPacket packet = entry.packet();
    boolean any =
        packet.getType() == ExceptionType.COMPLIANCE_BLOCK
            || packet.getLocked().stream().anyMatch(lock -> lock.getException() != null);
    if (!entry.open() || entry.shared() || !any) {
      return List.of();
    }
    return of(
        List.of(entry),
        queue.mentioning(packet.getOrder()).stream()
            .filter(each -> each.packet().getOrder().equals(packet.getOrder()))
            .toList());
  }

  /**
   * What comes before some exceptions of an order, each once, compliance before the rest. An
   * exception that itself keeps the order from the warehouse does not wait for another such one,
   * except for compliance: else each would wait for the other.
   *
   * @param ofOrder all exceptions of the order
   */
  static List<First> of(List<Entry> about, List<Entry> ofOrder) {
    List<First> all = new ArrayList<>();
    for (Entry entry : about) {
      for (LockedAction lock : entry.packet().getLocked()) {
        of(entry, lock, ofOrder).filter(first -> !all.contains(first)).ifPresent(all::add);
      }
    }
    all.sort(Comparator.comparing(first -> !first.what().equalsIgnoreCase(COMPLIANCE)));
    return List.copyOf(all);
  }

  private static Optional<First> of(Entry entry, LockedAction lock, List<Entry> ofOrder) {
    String by = lock.getException();
    if (by == null) {
      return entry.type() == ExceptionType.COMPLIANCE_BLOCK
          ? Optional.of(of(entry, lock))
          : Optional.empty();
    }
    if (gates(entry.packet()) && !COMPLIANCE.equalsIgnoreCase(Rule.of(lock))) {
      return Optional.empty();
    }
    Entry other = ofOrder.stream().filter(each -> each.id().equals(by)).findFirst().orElse(null);
    if (other != null && other.open()) {
      return Optional.of(of(other, own(other, lock)));
    }
    return isOver(entry, other)
        ? Optional.empty()
        : Optional.of(new First("", Rule.of(lock), "", Rule.decider(lock), Rule.words(lock), null));
  }

  /** What was closed since the lock was told stands in nobody's way any more. */
  private static boolean isOver(Entry entry, @Nullable Entry other) {
    return other != null
        && !other.open()
        && !other.packet().getAt().isBefore(entry.packet().getAt());
  }

  /** What an exception says must not be done, without what another forbade that is over now. */
  static List<LockedAction> standing(Entry entry, ExceptionQueue queue) {
    return entry.packet().getLocked().stream()
        .filter(
            lock ->
                lock.getException() == null
                    || !isOver(entry, queue.entry(lock.getException()).orElse(null)))
        .toList();
  }

  private static boolean gates(ExceptionPacket packet) {
    return packet.getLocked().stream()
        .anyMatch(each -> each.getException() == null && each.getAction().equals(RELEASE));
  }

  /** How the other exception itself says that the action is locked. */
  private static LockedAction own(Entry other, LockedAction lock) {
    return other.packet().getLocked().stream()
        .filter(each -> each.getException() == null && each.getAction().equals(lock.getAction()))
        .findFirst()
        .orElse(lock);
  }

  private static First of(Entry entry, LockedAction own) {
    return new First(
        entry.id(),
        Words.of(entry.type().name()),
        new Say().reason(entry.packet()),
        entry.team().isEmpty() ? own.getUnlockedBy() : Words.of(entry.team()),
        Rule.words(own),
        entry.owner() == null ? null : entry.owner().deadline());
  }
}
