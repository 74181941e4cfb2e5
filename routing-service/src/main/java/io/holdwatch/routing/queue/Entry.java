package io.holdwatch.routing.queue;

import io.holdwatch.contract.fact.Checkpoint;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionState;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.PacketKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One exception as the queue keeps it: what it is found and sorted by, and its newest packet,
 * packed.
 *
 * @param id exception id
 * @param shared whether it is a cause that several exceptions share
 * @param type type
 * @param open whether it is open
 * @param priority priority [0 to 100]
 * @param latestSafe latest safe decision
 * @param loss what is lost for each hour that is left; null: no figure can be given
 * @param clock clock domain of its scope
 * @param site business key of the site; empty: none
 * @param checkpoint checkpoint before which it has to be decided; UNKNOWN: none is still to come
 * @param cause key that exceptions of the same cause share; empty: a cause of its own
 * @param corrects whether master data have to be corrected because of it
 * @param words what a search looks through, in lower case
 * @param owner who decides; null: nobody was told
 * @param steps its life, oldest first; of a long life the first step and the newest
 * @param packed newest packet, in Avro's single-object encoding
 */
public record Entry(
    String id,
    boolean shared,
    ExceptionType type,
    boolean open,
    int priority,
    @Nullable Instant latestSafe,
    @Nullable HourlyLoss loss,
    String clock,
    String site,
    Checkpoint checkpoint,
    String cause,
    boolean corrects,
    String words,
    @Nullable Owner owner,
    List<Step> steps,
    ByteBuffer packed) {
  /** Priority first, then the decision that is due first. */
  static final Comparator<Entry> ORDER =
      Comparator.comparingInt(Entry::priority)
          .reversed()
          .thenComparing(Entry::latestSafe, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Entry::id);

  private static final int MOST_STEPS = 100;

  static Entry of(ExceptionPacket packet, @Nullable Entry before, @Nullable Owner owner) {
    List<Step> steps = new ArrayList<>(before == null ? List.of() : before.steps());
    if (steps.size() == MOST_STEPS) {
      steps.remove(1);
    }
    steps.add(Step.of(packet));
    return new Entry(
        packet.getExceptionId(),
        packet.getKind() == PacketKind.CAUSE,
        packet.getType(),
        packet.getState() == ExceptionState.OPEN,
        packet.getPriority(),
        packet.getLatestSafeDecision(),
        HourlyLoss.of(packet),
        packet.getClock().intern(),
        packet.getSite() == null ? "" : packet.getSite().intern(),
        packet.getCheckpoint(),
        packet.getCauseKey() == null ? "" : packet.getCauseKey().intern(),
        packet.getCorrection() != null || !packet.getLacking().isEmpty(),
        searched(packet),
        owner,
        List.copyOf(steps),
        pack(packet));
  }

  Entry with(Owner decided) {
    return new Entry(
        id,
        shared,
        type,
        open,
        priority,
        latestSafe,
        loss,
        clock,
        site,
        checkpoint,
        cause,
        corrects,
        words,
        decided,
        steps,
        packed);
  }

  /** The team that has it to decide now; empty: none. */
  public String team() {
    return owner != null && owner.open() && open ? owner.team() : "";
  }

  /**
   * Whether the last instant at which somebody could decide so that the promise is kept has passed.
   *
   * @param now by the clock of its scope; null: it is not known
   */
  boolean tooLate(@Nullable Instant now) {
    return open && latestSafe != null && now != null && now.isAfter(latestSafe);
  }

  /** The newest packet. */
  public ExceptionPacket packet() {
    try {
      return ExceptionPacket.fromByteBuffer(packed.duplicate());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ByteBuffer pack(ExceptionPacket packet) {
    try {
      return packet.toByteBuffer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String searched(ExceptionPacket packet) {
    return Stream.concat(
            Stream.of(
                packet.getExceptionId(),
                packet.getSubject(),
                packet.getOrder(),
                packet.getOrderNumber(),
                packet.getCustomerPo(),
                packet.getShipTo(),
                packet.getCustomer(),
                packet.getCustomerName()),
            packet.getLines().stream().map(AffectedLine::getItem))
        .filter(Objects::nonNull)
        .distinct()
        .collect(Collectors.joining("\n"))
        .toLowerCase(Locale.ROOT);
  }
}
