package io.holdwatch.classifier.option;

import io.holdwatch.classifier.finding.Words;
import io.holdwatch.contract.fact.Appointment;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.Shipment;
import io.holdwatch.contract.fact.ShipmentState;
import io.holdwatch.contract.fact.Supply;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What can be done about transport, appointments and suppliers: another day, another plan. */
final class PlanProposals {
  private static final int DAYS = 3;

  private PlanProposals() {}

  static List<Proposal> transport(Situation situation) {
    List<Proposal> proposals = new ArrayList<>();
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
        proposals.add(
            planned("Plan its shipment for " + Words.day(day), end(day, situation), changes));
      }
    }
    List<Change> waves = new ArrayList<>();
    situation
        .finding()
        .lines()
        .forEach(
            affected ->
                situation
                    .line(affected)
                    .filter(line -> line.line().getWave() != null)
                    .ifPresent(
                        line ->
                            waves.add(
                                LineChanges.line(line, (OrderLine fact) -> fact.setWave(null)))));
    if (!waves.isEmpty()) {
      proposals.add(planned("Take it off its wave and plan it for a later one", null, waves));
    }
    return proposals;
  }

  private static boolean isPlanned(Shipment shipment) {
    return shipment.getState() == ShipmentState.PLANNED
        || shipment.getState() == ShipmentState.RELEASED
        || shipment.getState() == ShipmentState.PICKED;
  }

  private static Instant end(LocalDate day, Situation situation) {
    ZoneId zone = situation.hours().zone();
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  private static Proposal planned(String words, @Nullable Instant promise, List<Change> changes) {
    return new Proposal(Action.RESCHEDULE, words, promise, null, null, changes, false, List.of());
  }

  static List<Proposal> appointments(Situation situation) {
    List<Proposal> proposals = new ArrayList<>();
    for (Appointment appointment : situation.facts(Appointment.class)) {
      Instant start = appointment.getStart();
      if (start == null
          || !Objects.equals(situation.order().key().order(), appointment.getOrder())) {
        continue;
      }
      for (int days = 1; days <= DAYS; days++) {
        Duration by = Duration.ofDays(days);
        proposals.add(
            planned(
                "Move the appointment to " + Words.instant(start.plus(by)),
                start.plus(by),
                List.of(
                    Change.of(
                        appointment,
                        (Appointment fact) -> {
                          fact.setStart(start.plus(by));
                          fact.setEnd(fact.getEnd() == null ? null : fact.getEnd().plus(by));
                        }))));
      }
    }
    return proposals;
  }

  static List<Proposal> suppliers(Situation situation) {
    List<Proposal> proposals = new ArrayList<>();
    for (Supply supply : situation.facts(Supply.class)) {
      if (supply.getDue() != null) {
        proposals.add(
            Proposal.of(
                Action.EXPEDITE,
                "Have the supplier confirm "
                    + Words.quantity(supply.getOrdered(), null)
                    + " of supply "
                    + supply.getSupply()
                    + " for "
                    + Words.date(supply.getDue())
                    + " as ordered",
                Change.of(
                    supply,
                    (Supply fact) -> {
                      fact.setConfirmed(fact.getDue());
                      fact.setConfirmedQuantity(fact.getOrdered());
                    })));
      }
    }
    return proposals;
  }
}
