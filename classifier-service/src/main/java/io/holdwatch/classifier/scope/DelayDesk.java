package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.delay.DelayFinding;
import io.holdwatch.classifier.delay.DelayRule;
import io.holdwatch.classifier.exception.Life;
import io.holdwatch.classifier.exception.Lifecycle;
import io.holdwatch.classifier.exception.Step;
import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.packet.PacketWriter;
import io.holdwatch.classifier.policy.ClassifierPolicy;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionState;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.Outcome;
import io.holdwatch.contract.packet.PacketEvent;
import io.holdwatch.contract.packet.PacketKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at the SHIPMENT_DELAY of one order: rule, life, packets. */
final class DelayDesk {
  private final OrderLedger ledger;
  private final PacketWriter writer;

  DelayDesk(OrderLedger ledger) {
    this.ledger = ledger;
    this.writer = new PacketWriter(ledger);
  }

  /** An exception before the look. */
  record Case(String id, OrderKey key, @Nullable WatchedOrder order, Tracked before) {}

  /** What the look led to. */
  record Look(Tracked after, List<ExceptionPacket> packets, Optional<Instant> next) {}

  /**
   * When to look again after a restart: at once where a look was still to come, else when something
   * is due.
   */
  Optional<Instant> nextLook(Case subject, Instant now, ClassifierPolicy policy) {
    Look look = look(subject, now, now, "restart", policy, new Arrival(false, Optional.empty()));
    return look.packets().isEmpty() && look.after().life().equals(subject.before().life())
        ? look.next()
        : Optional.of(now);
  }

  Look look(
      Case subject,
      Instant now,
      Instant triggerTime,
      String trigger,
      ClassifierPolicy policy,
      Arrival arrival) {
    Duration settling = policy.settling(ExceptionType.SHIPMENT_DELAY);
    DelayRule.Delay delay = assess(subject, now, triggerTime);
    Lifecycle.Result result =
        Lifecycle.look(subject.before().life(), delay.timeline(), now, triggerTime, settling);
    Draft draft = new Draft(subject, now, trigger, policy, arrival);
    for (Step step : result.steps()) {
      switch (step) {
        case Step.Opened opened -> draft.open(opened, delay);
        case Step.Closed closed -> draft.close(closed);
      }
    }
    if (result.life().phase() == Life.Phase.OPEN) {
      draft.update(delay);
    }
    Life life = result.life();
    Life counted =
        new Life(
            life.phase(),
            life.since(),
            life.openedAt(),
            life.broken(),
            life.spells(),
            draft.revision);
    return new Look(
        new Tracked(counted, delay.risks(now), draft.last),
        draft.packets,
        next(delay, counted, now, settling));
  }

  private DelayRule.Delay assess(Case subject, Instant now, Instant changed) {
    WatchedOrder order = subject.order();
    return order == null
        ? DelayRule.none()
        : DelayRule.assess(order, ledger, subject.before().risks(), now, changed);
  }

  private static Optional<Instant> next(
      DelayRule.Delay delay, Life life, Instant now, Duration settling) {
    Optional<Instant> opens =
        life.phase() == Life.Phase.SETTLING
            ? Optional.of(Objects.requireNonNull(life.since()).plus(settling))
            : Optional.empty();
    return Stream.concat(delay.nextChange(now).stream(), opens.stream()).min(Instant::compareTo);
  }

  /** The packets of one look. */
  private final class Draft {
    private final Case subject;
    private final Instant now;
    private final String trigger;
    private final ClassifierPolicy policy;
    private final Arrival arrival;
    private final List<ExceptionPacket> packets = new ArrayList<>();
    private @Nullable ExceptionPacket last;
    private long revision;

    Draft(Case subject, Instant now, String trigger, ClassifierPolicy policy, Arrival arrival) {
      this.subject = subject;
      this.now = now;
      this.trigger = trigger;
      this.policy = policy;
      this.arrival = arrival;
      this.last = subject.before().last();
      this.revision = subject.before().life().revision();
    }

    void open(Step.Opened opened, DelayRule.Delay delay) {
      DelayFinding finding =
          delay
              .at(opened.openedAt())
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "nothing found on "
                              + subject.key().order()
                              + " at "
                              + opened.openedAt()));
      ExceptionPacket.Builder packet =
          fresh(opened.spell() == 1 ? PacketEvent.OPENED : PacketEvent.REOPENED);
      packet.setSpell(opened.spell()).setSince(opened.since()).setOpenedAt(opened.openedAt());
      fill(packet, finding, opened.openedAt());
      write(packet.build());
    }

    void close(Step.Closed closed) {
      ExceptionPacket packet =
          ExceptionPacket.newBuilder(Objects.requireNonNull(last, "a spell that ends was opened"))
              .setEvent(PacketEvent.CLEARED)
              .setState(ExceptionState.CLOSED)
              .setOutcome(closed.outcome())
              .setEndedAt(closed.endedAt())
              .setAt(now)
              .setRevision(revision + 1)
              .setTrigger(trigger)
              .setPublishedAt(arrival.published().orElse(null))
              .setPolicyVersion(policy.version())
              .setPolicyDigest(policy.digest())
              .build();
      write(packet);
    }

    void update(DelayRule.Delay delay) {
      ExceptionPacket before = Objects.requireNonNull(last, "an open spell has a packet");
      Optional<DelayFinding> finding = delay.at(now);
      if (finding.isEmpty()) {
        return;
      }
      boolean changed =
          !finding.get().subReason().name().equals(before.getSubReason())
              || !finding.get().lines().toString().equals(before.getLines().toString());
      if (changed) {
        ExceptionPacket.Builder packet = fresh(PacketEvent.UPDATED);
        packet
            .setSpell(before.getSpell())
            .setSince(before.getSince())
            .setOpenedAt(before.getOpenedAt());
        fill(packet, finding.get(), now);
        write(packet.build());
      }
    }

    private ExceptionPacket.Builder fresh(PacketEvent event) {
      return ExceptionPacket.newBuilder()
          .setKind(PacketKind.EXCEPTION)
          .setScope(subject.key().scope())
          .setAt(now)
          .setExceptionId(subject.id())
          .setType(ExceptionType.SHIPMENT_DELAY)
          .setSubject(subject.key().order())
          .setRevision(revision + 1)
          .setState(ExceptionState.OPEN)
          .setEvent(event)
          .setOutcome(Outcome.UNKNOWN)
          .setPolicyVersion(policy.version())
          .setPolicyDigest(policy.digest())
          .setTrigger(trigger)
          .setPublishedAt(arrival.published().orElse(null));
    }

    private void fill(ExceptionPacket.Builder packet, DelayFinding finding, Instant instant) {
      WatchedOrder order = Objects.requireNonNull(subject.order(), "a finding has an order");
      packet.setClock(Objects.requireNonNull(order.header()).getEnvelope().getClock());
      writer.fill(packet, order, finding, instant, policy);
    }

    private void write(ExceptionPacket packet) {
      revision++;
      last = packet;
      packets.add(packet);
    }
  }
}
