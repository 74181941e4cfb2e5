package io.holdwatch.routing.page;

import io.holdwatch.contract.packet.ActionOption;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.Evidence;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.LockedAction;
import io.holdwatch.routing.queue.Entry;
import io.holdwatch.routing.queue.ExceptionQueue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong.
 *
 * @param row the exception and whether its decision is overdue
 * @param cause the cause that it shares with others; null where it shares none that is told
 * @param sharing open exceptions that share the cause [count]
 * @param playbook how it is decided, by the policy in force; null: it does not say, or nobody has
 *     to decide it any more
 * @param first what has to be decided before
 * @param standing what its own packet says must not be done, and still must not
 */
public record Wrong(
    Row row,
    @Nullable ExceptionPacket cause,
    int sharing,
    @Nullable String playbook,
    List<First> first,
    List<LockedAction> standing) {
  /** Its newest packet. */
  public ExceptionPacket packet() {
    return row.packet();
  }

  /** What it is found by, with its owner. */
  public Entry entry() {
    return row.entry();
  }

  /** What can be done, best first: its own options, else those of the shared cause that help it. */
  public List<ActionOption> options() {
    ExceptionPacket shared = deciding();
    return shared == null
        ? packet().getOptions()
        : shared.getOptions().stream().filter(each -> Helped.helps(each, entry())).toList();
  }

  /** The cause that holds the options; null where they are the exception's own. */
  public @Nullable ExceptionPacket deciding() {
    ExceptionPacket shared = cause;
    return shared != null
            && packet().getOptions().isEmpty()
            && shared.getType() == packet().getType()
        ? shared
        : null;
  }

  /** Whether what is recommended is an option of its cause that helps it, but not all of them. */
  public boolean among() {
    ActionOption best = deciding() == null ? null : recommended();
    return best != null && !best.getClears().isEmpty();
  }

  /**
   * Until when it can be decided so that what was promised is kept; null: there is no such time.
   */
  public @Nullable Latest latest() {
    return Latest.of(this);
  }

  /** For how many exceptions the options are decided together; null: for this one alone. */
  public @Nullable String together() {
    ExceptionPacket shared = deciding();
    return shared == null || options().isEmpty()
        ? null
        : "decided together for " + sharing + (sharing == 1 ? " exception" : " exceptions");
  }

  /** The lines whose promise its options are about; empty: those of others as well. */
  public List<AffectedLine> promised() {
    return entry().shared() || deciding() != null ? List.of() : packet().getLines();
  }

  /** Where to decide, for a link to the cause: here, there, or for all at once. */
  public String where() {
    ExceptionPacket shared = cause;
    if (shared == null || !entry().open()) {
      return "See the cause";
    }
    if (shared.getType() != packet().getType()
        || shared.getOptions().stream().noneMatch(each -> Helped.helps(each, entry()))) {
      return packet().getOptions().isEmpty()
          ? "See the cause"
          : "Each order is decided by itself; see the cause";
    }
    String there =
        sharing > 1 && Helped.all(shared)
            ? "Decide once, at the cause, for all "
                + sharing
                + " with "
                + Words.one(packet().getType())
            : "Decide at the cause";
    return packet().getOptions().isEmpty() ? there : there + ", or here for this one alone";
  }

  /**
   * The system that keeps its order; null: nothing says which it is, or what is to be corrected may
   * be in another.
   */
  public @Nullable String keeper() {
    return packet().getType() == ExceptionType.STATUS_MISMATCH
            || packet().getType() == ExceptionType.DOCUMENT_ISSUE
        ? null
        : keeperOfOrder();
  }

  private @Nullable String keeperOfOrder() {
    return evidence().stream()
        .filter(each -> each.getFactType().equals("Order"))
        .map(Evidence::getSource)
        .findFirst()
        .orElse(null);
  }

  /** What must not be done about it, else about the shared cause. */
  public List<LockedAction> locked() {
    ExceptionPacket shared = deciding();
    return packet().getLocked().isEmpty() && shared != null ? shared.getLocked() : standing;
  }

  /** What it rests on: its own evidence, before which that of a cause that tells for it. */
  public List<Evidence> evidence() {
    ExceptionPacket shared = cause;
    return shared != null && new Say().slim(packet())
        ? Stream.concat(shared.getEvidence().stream(), packet().getEvidence().stream()).toList()
        : packet().getEvidence();
  }

  /** Whether some of its options rest on figures that are too old. */
  public boolean guessed() {
    return options().stream().anyMatch(each -> each.getDoubt() != null);
  }

  /** The best option; null where none is recommended. */
  public @Nullable ActionOption recommended() {
    return advice().recommended();
  }

  /** The best option, and which are as good, or why none is recommended. */
  public Advice advice() {
    String doubt = doubt();
    return Advice.of(
        options(),
        doubt == null && options().isEmpty() ? new Say().none(team(), turns().after()) : doubt,
        row.clock().now());
  }

  /** Why none is recommended; null where one is. */
  public @Nullable String withheld() {
    return advice().withheld();
  }

  /** What has to be looked up or asked before anything is decided; null: nothing has. */
  @Nullable String doubt() {
    ExceptionPacket shared = deciding();
    return packet().getWithheld() != null || shared == null
        ? packet().getWithheld()
        : shared.getWithheld();
  }

  /** Who decides in which order. */
  public Turns turns() {
    return new Turns(first, entry().id(), packet().getOptions().isEmpty(), Words.of(team()));
  }

  /** Who has to agree to what is locked; empty: that is not one role. */
  public String unlocking() {
    List<String> roles = locked().stream().map(LockedAction::getUnlockedBy).distinct().toList();
    return !entry().open() || roles.size() != 1
        ? ""
        : "; what is not allowed below needs the agreement of the " + roles.getFirst();
  }

  /** What has to be done next, by whom and when; null where nobody has to do anything. */
  public @Nullable NextStep next() {
    return next(null, null);
  }

  /**
   * The same.
   *
   * @param soonest by when the first of those that share it has to be decided; null: none before it
   * @param upcoming when the first checkpoint of those that share it is still to be passed; null:
   *     none is planned
   */
  @Nullable NextStep next(@Nullable Instant soonest, @Nullable Instant upcoming) {
    return NextStep.of(this, soonest, upcoming);
  }

  /** Team that decides; empty where nobody was told. */
  public String team() {
    return entry().team();
  }

  /** Facts for the decision, in words. */
  public List<String> facts() {
    List<String> facts = new ArrayList<>(packet().getStockOptions());
    for (String each :
        new @Nullable String[] {
          packet().getDeliveryFeasibility(), packet().getCreditFacts(), packet().getContractFacts()
        }) {
      if (each != null && !each.isBlank()) {
        facts.add(each);
      }
    }
    return facts;
  }

  /** What caused it, in words, the shared cause included. */
  public String why() {
    ExceptionPacket shared = cause;
    String own = Words.of(packet().getType().name(), packet().getRootCause());
    return shared == null ? own : own + ". Shared with others: " + new Say().cause(shared);
  }

  /** What is known of one exception and the cause that it shares. */
  static Wrong of(Entry entry, ExceptionQueue queue) {
    return of(entry, queue, First.before(entry, queue));
  }

  static Wrong of(Entry entry, ExceptionQueue queue, List<First> first) {
    ExceptionPacket cause =
        entry.cause().isEmpty()
            ? null
            : queue
                .cause(entry.cause(), entry.type())
                .filter(Entry::open)
                .map(Entry::packet)
                .orElse(null);
    Row row = Row.of(entry, queue);
    boolean decided = !entry.open() || (entry.owner() != null && entry.owner().resolved());
    return new Wrong(
        row,
        cause,
        cause == null ? 0 : queue.sharing(entry),
        decided ? null : queue.packs().playbook(row.packet()).orElse(null),
        first,
        First.standing(entry, queue));
  }
}
