package io.holdwatch.classifier.option;

import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.Shipment;
import io.holdwatch.contract.fact.Wave;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can be done about full trucks and missed cut-offs: another day, another wave. */
final class TransportProposals {
  private static final int DAYS = 3;

  private final Situation situation;
  private final List<Proposal> proposals = new ArrayList<>();

  private TransportProposals(Situation situation) {
    this.situation = situation;
  }

  static List<Proposal> of(Situation situation, Proposals.Ledgers ledgers) {
    TransportProposals of = new TransportProposals(situation);
    of.days();
    of.waves(ledgers);
    return of.proposals;
  }

  private void days() {
    for (int days = 1; days <= DAYS; days++) {
      LocalDate day = situation.hours().dayAfter(situation.now(), days);
      List<Change> changes = new ArrayList<>();
      for (Shipment shipment : situation.order().order().shipments()) {
        if (isPlanned(shipment)) {
          changes.add(
              Change.of(
                  shipment,
                  (Shipment fact) ->
                      fact.setPlanned(DateOrTime.newBuilder().setDate(day).build())));
        }
      }
      if (!changes.isEmpty()) {
        planned("Plan its shipment for " + Words.day(day), end(day), changes, end(day));
      }
    }
  }

  private static boolean isPlanned(Shipment shipment) {
    return switch (shipment.getState()) {
      case PLANNED, RELEASED, PICKED -> true;
      case UNKNOWN, SHIPPED, DELIVERED, FAILED, CANCELLED -> false;
    };
  }

  private Instant end(LocalDate day) {
    return day.plusDays(1).atStartOfDay(situation.hours().zone()).toInstant();
  }

  private void waves(Proposals.Ledgers ledgers) {
    List<Outlook> lines =
        situation.finding().lines().stream()
            .flatMap(affected -> situation.line(affected).stream())
            .filter(line -> line.line().getWave() != null)
            .distinct()
            .toList();
    if (lines.isEmpty()) {
      return;
    }
    String which =
        (lines.size() == 1 ? "line " : "lines ")
            + lines.stream().map(Outlook::number).collect(Collectors.joining(", "));
    List<Wave> next = ledgers.waves(situation.siteOf(lines.getFirst().line()));
    for (Wave wave : next) {
      planned(
          "Move "
              + which
              + " to wave "
              + wave.getWave()
              + ", which is planned for release "
              + Words.instant(wave.getPlannedRelease())
              + (wave.getCutOff() == null
                  ? ""
                  : ", in time for the cut-off of " + Words.instant(wave.getCutOff())),
          wave.getCutOff() == null ? wave.getPlannedRelease() : wave.getCutOff(),
          to(lines, wave.getWave()),
          wave.getPlannedRelease());
    }
    planned(
        "Take " + which + " off the wave until a later one has room for it",
        null,
        to(lines, null),
        null);
  }

  private static List<Change> to(List<Outlook> lines, @Nullable String wave) {
    return lines.stream()
        .map(line -> LineChanges.line(line, (OrderLine fact) -> fact.setWave(wave)))
        .toList();
  }

  private void planned(
      String words, @Nullable Instant promise, List<Change> changes, @Nullable Instant until) {
    proposals.add(
        new Proposal(Action.RESCHEDULE, words, promise, null, null, changes, false, List.of())
            .relyingUntil(until));
  }
}
