package io.holdwatch.classifier.option;

import io.holdwatch.classifier.capacity.DispatchCheck;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.contract.fact.Appointment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** What can be done about appointments that nobody has time for: another day, another person. */
final class VisitProposals {
  private static final int DAYS = 3;

  private VisitProposals() {}

  static List<Proposal> of(Situation situation, Proposals.Ledgers ledgers) {
    List<Proposal> proposals = new ArrayList<>();
    for (Appointment appointment : situation.facts(Appointment.class)) {
      Instant start = appointment.getStart();
      if (start == null
          || !Objects.equals(situation.order().key().order(), appointment.getOrder())) {
        continue;
      }
      Instant soonest = soonest(situation);
      for (int days = -DAYS; days <= DAYS; days++) {
        Instant then = start.plus(Duration.ofDays(days));
        if (days != 0 && then.isAfter(soonest)) {
          proposals.add(moved(appointment, then, Duration.ofDays(days)));
        }
      }
      ledgers
          .technicians(appointment)
          .forEach(free -> proposals.add(given(appointment, free, start)));
    }
    return proposals;
  }

  /** Nobody is sent before the goods of the order can have come. */
  private static Instant soonest(Situation situation) {
    return situation.open().stream()
        .map(line -> situation.journey(line.line()).keepingDay(situation.now(), 0))
        .max(Comparator.naturalOrder())
        .orElse(situation.now());
  }

  private static Proposal moved(Appointment appointment, Instant then, Duration by) {
    return new Proposal(
            Action.RESCHEDULE,
            "Move appointment " + named(appointment) + " to " + Words.start(then),
            then,
            null,
            null,
            List.of(
                Change.of(
                    appointment,
                    (Appointment fact) -> {
                      fact.setStart(then);
                      fact.setEnd(fact.getEnd() == null ? null : fact.getEnd().plus(by));
                    })),
            false,
            List.of())
        .relyingUntil(then);
  }

  /** "D:AP7 of 6 Mar 2026 13:00 UTC". */
  private static String named(Appointment appointment) {
    return appointment.getAppointment()
        + (appointment.getStart() == null ? "" : " of " + Words.start(appointment.getStart()));
  }

  private static Proposal given(Appointment appointment, DispatchCheck.Free free, Instant start) {
    return Proposal.of(
            Action.REALLOCATE,
            "Give appointment "
                + named(appointment)
                + " to "
                + free.resource()
                + ", who has "
                + free.left()
                + " left that day"
                + (appointment.getSkill() == null
                    ? ""
                    : "; ask whether "
                        + free.resource()
                        + " has the skill \""
                        + appointment.getSkill()
                        + "\""),
            Change.of(appointment, (Appointment fact) -> fact.setResource(free.resource())))
        .promising(start)
        .relyingUntil(start);
  }
}
