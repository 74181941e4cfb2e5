package io.holdwatch.classifier.option;

import io.holdwatch.classifier.finding.Words;
import io.holdwatch.contract.fact.Hold;
import io.holdwatch.contract.fact.HoldLevel;
import io.holdwatch.contract.fact.Reservation;
import io.holdwatch.contract.packet.AffectedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be done about holds that do not fit what is found. */
final class HoldProposals {
  private HoldProposals() {}

  static List<Proposal> of(Situation situation, Proposals.Ledgers ledgers) {
    List<Hold> active =
        situation.order().order().holds().stream()
            .filter(hold -> hold.getReleasedAt() == null)
            .toList();
    if (active.isEmpty()) {
      return List.of(
          Proposal.of(
              Action.PLACE_HOLD,
              "Set a credit hold on the order, as the policy asks for",
              Change.made(
                  Hold.newBuilder()
                      .setEnvelope(Change.envelope(situation.envelope(), "hold"))
                      .setHold("option:hold")
                      .setOrder(situation.order().key().order())
                      .setLevel(HoldLevel.ORDER)
                      .setKind("credit")
                      .setSetAt(situation.now())
                      .build())));
    }
    List<Proposal> proposals = new ArrayList<>();
    for (Hold hold : active) {
      proposals.add(
          Proposal.of(
              Action.RELEASE_HOLD,
              "Release the "
                  + (hold.getKind() == null || hold.getKind().isBlank() ? "" : hold.getKind() + " ")
                  + "hold "
                  + (hold.getCode() == null
                      ? hold.getHold()
                      : Words.called(hold.getCode(), hold.getEnvelope().getSource()) + ",")
                  + " in the system that set it, where no reason for it stands",
              Change.of(hold, (Hold fact) -> fact.setReleasedAt(situation.now()))));
    }
    if (active.size() > 1) {
      proposals.add(
          new Proposal(
              Action.RELEASE_HOLD,
              "Release all " + active.size() + " holds of the order",
              null,
              null,
              null,
              active.stream()
                  .map(hold -> Change.of(hold, (Hold f) -> f.setReleasedAt(situation.now())))
                  .toList(),
              false,
              List.of()));
    }
    reservations(situation, ledgers).ifPresent(proposals::add);
    return proposals;
  }

  /** As long as an order is held, others may have what it keeps. */
  private static Optional<Proposal> reservations(Situation situation, Proposals.Ledgers ledgers) {
    if (!situation.finding().subReason().equals("HOARDS_STOCK")) {
      return Optional.empty();
    }
    List<Reservation> kept =
        situation.finding().lines().stream()
            .map(AffectedLine::getLine)
            .distinct()
            .flatMap(line -> ledgers.reservations(line).stream())
            .filter(each -> Boolean.TRUE.equals(each.getHard()))
            .toList();
    return Optional.of(
        new Proposal(
            Action.RELEASE_RESERVATION,
            "Give back "
                + kept.stream().map(HoldProposals::said).collect(Collectors.joining(" and "))
                + " as long as the order is held",
            null,
            null,
            null,
            kept.stream().map(Change::without).toList(),
            false,
            List.of()));
  }

  private static String said(Reservation kept) {
    return "the reservation of "
        + Words.quantity(kept.getQuantity(), null)
        + " of "
        + kept.getItem()
        + " at "
        + kept.getSite()
        + " on line "
        + kept.getLine();
  }
}
