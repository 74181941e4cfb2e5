package io.holdwatch.classifier.checkpoint;

import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.hold.HoldKind;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.contract.fact.Checkpoint;
import io.holdwatch.contract.fact.Hold;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.PromiseBasis;
import io.holdwatch.contract.fact.ScheduleLine;
import io.holdwatch.contract.fact.Wave;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.ExceptionType;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoint before which an exception has to be decided.
 *
 * @param checkpoint UNKNOWN: none is still to come
 * @param at when it is planned; null: not known
 */
public record Decision(Checkpoint checkpoint, @Nullable Instant at) {
  /**
   * What a finding asks for: by its least advanced line.
   *
   * @param order with its holds
   * @param waves the wave of a name
   */
  public static Decision of(
      CheckedOrder order, Finding finding, Function<String, Optional<Wave>> waves) {
    Set<String> affected = affected(finding);
    List<Outlook> lines = lines(order, affected);
    Checkpoint next =
        order.lines().isEmpty()
            ? Passage.next(order.header(), told(order, null))
            : lines.stream()
                .map(
                    line ->
                        left(line, finding)
                            ? afterLeaving(order, line, waves)
                            : next(order, line, waves))
                .filter(each -> each != Checkpoint.UNKNOWN)
                .min(Comparator.naturalOrder())
                .orElse(Checkpoint.UNKNOWN);
    Checkpoint first = Blocks.first(finding.type(), next, held(order, finding.type(), affected));
    return new Decision(
        first,
        switch (first) {
          case RELEASE -> release(first(here(lines, finding), waves));
          case SHIP -> ship(order, finding);
          case UNKNOWN, CONFIRM, PICK, INVOICE -> null;
        });
  }

  /**
   * The wave that decides about a finding: the first of its lines that is still to be released,
   * else one that was; empty where none is known.
   */
  public static Optional<Wave> wave(
      CheckedOrder order, Finding finding, Function<String, Optional<Wave>> waves) {
    return Optional.ofNullable(first(here(lines(order, affected(finding)), finding), waves));
  }

  /** The hold that alone makes it this checkpoint; empty where the trouble itself does. */
  public Optional<Hold> hold(CheckedOrder order, Finding finding) {
    if (Blocks.of(finding.type()).contains(checkpoint)) {
      return Optional.empty();
    }
    Set<String> affected = affected(finding);
    for (Hold hold : order.order().holds()) {
      if (stops(hold, finding.type(), affected) && hold.getBlocks().contains(checkpoint)) {
        return Optional.of(hold);
      }
    }
    return Optional.empty();
  }

  private static Set<String> affected(Finding finding) {
    return finding.lines().stream().map(AffectedLine::getLine).collect(Collectors.toSet());
  }

  private static List<Outlook> lines(CheckedOrder order, Set<String> affected) {
    return order.lines().stream()
        .filter(line -> affected.isEmpty() || affected.contains(line.number()))
        .toList();
  }

  /** The lines of which something that is affected is still to leave. */
  private static List<Outlook> here(List<Outlook> lines, Finding finding) {
    return lines.stream().filter(line -> !left(line, finding)).toList();
  }

  private static boolean left(Outlook line, Finding finding) {
    List<AffectedLine> affected =
        finding.lines().stream().filter(each -> line.number().equals(each.getLine())).toList();
    return !affected.isEmpty() && affected.stream().allMatch(line::hasLeft);
  }

  /** Of what has left only the invoice may be still to come. */
  private static Checkpoint afterLeaving(
      CheckedOrder order, Outlook line, Function<String, Optional<Wave>> waves) {
    return next(order, line, waves) == Checkpoint.UNKNOWN ? Checkpoint.UNKNOWN : Checkpoint.INVOICE;
  }

  private static Checkpoint next(
      CheckedOrder order, Outlook line, Function<String, Optional<Wave>> waves) {
    String wave = line.line().getWave();
    boolean released = wave != null && waves.apply(wave).map(Wave::getReleasedAt).isPresent();
    return Passage.next(order.header(), line, told(order, line), released);
  }

  /** Whether anybody named a date: to the customer, or the ERP to itself. */
  private static boolean told(CheckedOrder order, @Nullable Outlook line) {
    if (order.header().getPromised() != null || order.header().getConfirmed() != null) {
      return true;
    }
    if (line == null) {
      return false;
    }
    OrderLine fact = line.line();
    return fact.getPromised() != null
        || fact.getConfirmed() != null
        || order.order().schedules(line.number()).stream().anyMatch(Decision::told);
  }

  private static boolean told(ScheduleLine schedule) {
    return schedule.getPromised() != null || schedule.getConfirmed() != null;
  }

  /** What active holds for the trouble block, on the order or on a line that it affects. */
  private static Set<Checkpoint> held(
      CheckedOrder order, ExceptionType type, Set<String> affected) {
    Set<Checkpoint> held = EnumSet.noneOf(Checkpoint.class);
    for (Hold hold : order.order().holds()) {
      if (stops(hold, type, affected)) {
        held.addAll(hold.getBlocks());
      }
    }
    held.remove(Checkpoint.UNKNOWN);
    return held;
  }

  private static boolean stops(Hold hold, ExceptionType type, Set<String> affected) {
    boolean here =
        hold.getLine() == null || affected.isEmpty() || affected.contains(hold.getLine());
    boolean about =
        type == ExceptionType.HOLD_MISMATCH
            || HoldKind.of(hold.getKind()).filter(kind -> kind.covers(type)).isPresent();
    return hold.getReleasedAt() == null && here && about;
  }

  private static @Nullable Instant release(@Nullable Wave wave) {
    return wave == null || wave.getReleasedAt() != null ? null : wave.getPlannedRelease();
  }

  private static @Nullable Wave first(List<Outlook> lines, Function<String, Optional<Wave>> waves) {
    Wave first = null;
    for (Outlook line : lines) {
      String name = line.line().getWave();
      Wave wave = name == null ? null : waves.apply(name).orElse(null);
      if (wave != null && (first == null || planned(wave).isBefore(planned(first)))) {
        first = wave;
      }
    }
    return first;
  }

  /** When a wave is to be released; those that are, or that nobody planned, come last. */
  private static Instant planned(Wave wave) {
    return wave.getReleasedAt() != null || wave.getPlannedRelease() == null
        ? Instant.MAX
        : wave.getPlannedRelease();
  }

  /** The end of the earliest promise to ship; one to deliver says nothing of the day it leaves. */
  private static @Nullable Instant ship(CheckedOrder order, Finding finding) {
    return finding.lines().stream()
        .filter(line -> line.getDue() != null && !delivers(order, line))
        .map(AffectedLine::getDue)
        .min(Instant::compareTo)
        .orElse(null);
  }

  private static boolean delivers(CheckedOrder order, AffectedLine affected) {
    OrderLine line = order.order().line(affected.getLine());
    PromiseBasis basis = line == null ? PromiseBasis.UNKNOWN : line.getBasis();
    return (basis == PromiseBasis.UNKNOWN ? order.header().getBasis() : basis)
        == PromiseBasis.DELIVER;
  }
}
