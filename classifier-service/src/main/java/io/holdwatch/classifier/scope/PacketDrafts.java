package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.checkpoint.Decision;
import io.holdwatch.classifier.exception.Condition;
import io.holdwatch.classifier.exception.Step;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.impact.Impact;
import io.holdwatch.classifier.impact.Reporting;
import io.holdwatch.classifier.impact.Stake;
import io.holdwatch.classifier.impact.Worth;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.packet.Commitments;
import io.holdwatch.classifier.packet.Grounds;
import io.holdwatch.classifier.packet.PacketWriter;
import io.holdwatch.classifier.policy.ReportingRules;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.Correction;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionState;
import io.holdwatch.contract.packet.OpenCommitment;
import io.holdwatch.contract.packet.Outcome;
import io.holdwatch.contract.packet.PacketEvent;
import io.holdwatch.contract.packet.PacketKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The packets of one look at one exception. */
final class PacketDrafts {
  private final PacketWriter writer;
  private final Ledgers ledgers;
  private final Tracked was;
  private final Condition condition;
  private final @Nullable WatchedOrder order;
  private final Glance glance;
  private final List<PacketDraft> drafts = new ArrayList<>();
  private @Nullable ExceptionPacket last;
  private long revision;

  PacketDrafts(
      PacketWriter writer,
      Ledgers ledgers,
      Tracked was,
      Condition condition,
      @Nullable WatchedOrder order,
      Glance glance) {
    this.writer = writer;
    this.ledgers = ledgers;
    this.was = was;
    this.condition = condition;
    this.order = order;
    this.glance = glance;
    this.last = was.last();
    this.revision = was.life().revision();
  }

  List<PacketDraft> drafts() {
    return drafts;
  }

  @Nullable ExceptionPacket last() {
    return last;
  }

  long revision() {
    return revision;
  }

  void open(Step.Opened opened) {
    Finding finding =
        condition
            .at(opened.openedAt())
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "nothing found on " + was.key() + " at " + opened.openedAt()));
    ExceptionPacket.Builder packet =
        fresh(opened.spell() == 1 ? PacketEvent.OPENED : PacketEvent.REOPENED)
            .setSpell(opened.spell())
            .setSince(opened.since())
            .setOpenedAt(opened.openedAt());
    fill(packet, finding, opened.openedAt());
    write(packet.build(), finding);
  }

  void close(Step.Closed closed) {
    ExceptionPacket packet = copy(Objects.requireNonNull(last, "a spell that ends was opened"));
    packet.setEvent(PacketEvent.CLEARED);
    packet.setState(ExceptionState.CLOSED);
    packet.setOutcome(closed.outcome());
    packet.setEndedAt(closed.endedAt());
    packet.setAt(glance.now());
    packet.setRevision(revision + 1);
    packet.setTrigger(glance.trigger().get());
    packet.setPublishedAt(glance.arrival().published().orElse(null));
    packet.setPolicyVersion(glance.policy().version());
    packet.setPolicyDigest(glance.policy().digest());
    packet.setOptions(List.of());
    packet.setLocked(List.of());
    packet.setHoldsUntil(null);
    write(packet, null);
  }

  /** Another packet that says the same. What is in its fields is never changed, and so shared. */
  private static ExceptionPacket copy(ExceptionPacket packet) {
    ExceptionPacket copy = new ExceptionPacket();
    int fields = packet.getSchema().getFields().size();
    for (int i = 0; i < fields; i++) {
      copy.put(i, packet.get(i));
    }
    return copy;
  }

  /**
   * Says so where the sub-reason, the affected quantities, the effect or what is committed changed,
   * where sources came to disagree or to agree, where a checkpoint was passed or put off, where
   * what is at risk has moved by more than the policy tolerates, where what it rests on is no more
   * in doubt, or where time has made it another.
   */
  void update() {
    ExceptionPacket before = Objects.requireNonNull(last, "an open spell has a packet");
    condition
        .at(glance.now())
        .filter(
            finding ->
                !finding.subReason().equals(before.getSubReason())
                    || !same(finding.lines(), before.getLines())
                    || !Objects.equals(finding.marginEffect(), before.getMarginEffect())
                    || finding.disputed() != disputed(before)
                    || passed(finding, before)
                    || overtaken(before)
                    || cleared(finding, before)
                    || !committed(finding).equals(before.getCommitments())
                    || moved(finding, before))
        .ifPresent(finding -> write(updated(before, finding), finding));
  }

  private ExceptionPacket updated(ExceptionPacket before, Finding finding) {
    ExceptionPacket.Builder packet =
        fresh(PacketEvent.UPDATED)
            .setSpell(before.getSpell())
            .setSince(before.getSince())
            .setOpenedAt(before.getOpenedAt());
    fill(packet, finding, glance.now());
    return packet.build();
  }

  private List<OpenCommitment> committed(Finding finding) {
    return Commitments.of(Objects.requireNonNull(order, "a finding has an order"), finding);
  }

  /** A rate touches no order: where it has moved, whoever looks at the order next says so. */
  private boolean moved(Finding finding, ExceptionPacket before) {
    ReportingRules rules = glance.policy().reporting();
    if (rules == null || !glance.valued()) {
      return false;
    }
    WatchedOrder known = Objects.requireNonNull(order, "a finding has an order");
    return ledgers
            .questions()
            .reporting(known, glance.policy())
            .moved(before, Worth.atRisk(known, finding.lines()), rules.tolerance())
        || (before.getUnvalued() != null
            && !before.getUnvalued().equals(updated(before, finding).getUnvalued()));
  }

  /** Whether it has to be decided before another checkpoint now, or at another time. */
  private boolean passed(Finding finding, ExceptionPacket before) {
    Decision decision = decision(finding);
    return decision.checkpoint() != before.getCheckpoint()
        || !Objects.equals(decision.at(), before.getCheckpointAt());
  }

  /** Whether what was withheld for lack of current or undisputed facts no longer is. */
  private boolean cleared(Finding finding, ExceptionPacket before) {
    return before.getWithheld() != null && updated(before, finding).getWithheld() == null;
  }

  private boolean overtaken(ExceptionPacket before) {
    Instant until = before.getHoldsUntil();
    return until != null && !glance.now().isBefore(until);
  }

  private Decision decision(Finding finding) {
    return ledgers
        .questions()
        .decision(Objects.requireNonNull(order, "a finding has an order"), finding);
  }

  private static boolean disputed(ExceptionPacket packet) {
    return packet.getEvidence().stream().anyMatch(each -> each.getRivalValue() != null);
  }

  private static boolean same(List<AffectedLine> these, List<AffectedLine> those) {
    boolean same = these.size() == those.size();
    for (int i = 0; same && i < these.size(); i++) {
      same = same(these.get(i), those.get(i));
    }
    return same;
  }

  /** Field by field: Avro itself does not compare decimals. */
  private static boolean same(AffectedLine one, AffectedLine other) {
    int fields = one.getSchema().getFields().size();
    for (int i = 0; i < fields; i++) {
      if (!Objects.equals(one.get(i), other.get(i))) {
        return false;
      }
    }
    return true;
  }

  private ExceptionPacket.Builder fresh(PacketEvent event) {
    return ExceptionPacket.newBuilder()
        .setKind(PacketKind.EXCEPTION)
        .setScope(was.key().order().scope())
        .setAt(glance.now())
        .setExceptionId(was.key().id())
        .setType(was.key().type())
        .setSubject(was.key().subject())
        .setRevision(revision + 1)
        .setState(ExceptionState.OPEN)
        .setEvent(event)
        .setOutcome(Outcome.UNKNOWN)
        .setPolicyVersion(glance.policy().version())
        .setPolicyDigest(glance.policy().digest())
        .setTrigger(glance.trigger().get())
        .setPublishedAt(glance.arrival().published().orElse(null));
  }

  private void fill(ExceptionPacket.Builder packet, Finding finding, Instant instant) {
    WatchedOrder known = Objects.requireNonNull(order, "a finding has an order");
    Reporting reporting = ledgers.questions().reporting(known, glance.policy());
    writer.fill(packet, known, finding);
    Stake stake = ledgers.questions().stake(known, finding, instant, reporting);
    writer.journey(packet, stake);
    Impact.fill(packet, stake, glance.policy(), null, 0);
    Decision decision = decision(finding);
    Grounds grounds = ledgers.questions().grounds(packet, known, stake, decision);
    writer.evidence(packet, known, finding, grounds, instant, glance.policy(), reporting);
    packet.setLacking(lacking(packet, known, reporting, instant));
    packet.setCheckpoint(decision.checkpoint()).setCheckpointAt(decision.at());
  }

  /** A pack from before there was a reporting currency lacks no rate into it. */
  private List<Correction> lacking(
      ExceptionPacket.Builder packet, WatchedOrder known, Reporting reporting, Instant instant) {
    Order header = Objects.requireNonNull(known.header(), "findings are made on known orders");
    return glance.policy().reporting() == null
        ? List.of()
        : Lacking.of(
            reporting,
            header.getEnvelope(),
            instant,
            packet.getEvent() == PacketEvent.UPDATED ? last : null,
            glance.policy().corrections());
  }

  private void write(ExceptionPacket packet, @Nullable Finding finding) {
    revision++;
    last = packet;
    drafts.add(
        new PacketDraft(was.key(), packet, finding == null ? null : finding.cause(), finding));
  }
}
