package io.holdwatch.routing.page;

import io.holdwatch.contract.fact.Checkpoint;
import io.holdwatch.contract.packet.ActionOption;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the latest safe decision about something that is wrong is said (definitions.md, "Impact and
 * order of work").
 *
 * @param at the latest safe decision
 * @param what it keeps: "the promise", "the first date", "the appointment"
 * @param tooLate whether it has passed by the clock of the order
 * @param wave whether the wave is why it comes long before goods have to leave
 * @param lastOption until when one of the options of its cause can be begun, where that is over
 *     before; null: it is not, or nobody knows
 */
public record Latest(
    Instant at, String what, boolean tooLate, boolean wave, @Nullable Instant lastOption) {
  private static final String REQUESTED = "REQUESTED";
  private static final String LATE_VISIT = "LATE_APPOINTMENT";

  /** The same of something that is wrong; null: there is no such time. */
  static @Nullable Latest of(Wrong wrong) {
    ExceptionPacket packet = wrong.packet();
    Instant at = packet.getLatestSafeDecision();
    return at == null
        ? null
        : new Latest(
            at, what(packet), wrong.row().tooLate(), wave(packet, at), lastOption(wrong, at));
  }

  /** "Latest decision that keeps the promise". */
  public String label() {
    return "Latest decision that " + (tooLate ? "would have kept " : "keeps ") + what;
  }

  /** What is to be kept, of the first line where there are several. */
  static String what(ExceptionPacket packet) {
    if (packet.getType() == ExceptionType.DISPATCH_CAPACITY
        && !packet.getSubReason().equals(LATE_VISIT)) {
      return "the appointment";
    }
    AffectedLine first = new Say().promised(packet);
    boolean requested = first != null && REQUESTED.equals(first.getDueFrom());
    return new Say().dates(packet) > 1
        ? "the first " + (requested ? "date" : "promise")
        : "the " + (requested ? "requested date" : "promise");
  }

  private static boolean wave(ExceptionPacket packet, Instant at) {
    Instant release = packet.getCheckpointAt();
    return packet.getCheckpoint() == Checkpoint.RELEASE
        && packet.getType() != ExceptionType.DISPATCH_CAPACITY
        && release != null
        && !at.isAfter(release);
  }

  private static @Nullable Instant lastOption(Wrong wrong, Instant at) {
    List<Instant> begins =
        wrong.options().stream().map(ActionOption::getBeginBy).filter(Objects::nonNull).toList();
    return wrong.deciding() == null || begins.size() < wrong.options().size()
        ? null
        : begins.stream().max(Instant::compareTo).filter(last -> last.isBefore(at)).orElse(null);
  }
}
