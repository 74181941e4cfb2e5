package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.option.Action;
import io.holdwatch.classifier.option.Proposal;
import io.holdwatch.classifier.subject.ExceptionKey;
import io.holdwatch.contract.packet.ExceptionType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A proposal that clears the exception.
 *
 * @param proposal what is done
 * @param opens what it opens, on other orders or as its words say
 * @param holdsLeft holds, among them, that have no cause any more
 * @param also what else of the order it ends
 * @param helped which of the exceptions that share the cause it clears
 * @param looked how many of them were looked at; none: it is about one alone
 */
record Tried(
    Proposal proposal,
    Set<ExceptionKey> opens,
    Set<ExceptionKey> holdsLeft,
    Set<ExceptionKey> also,
    Set<ExceptionKey> helped,
    int looked) {
  private static final int FEW = 3;

  /** As many holds are named: whoever releases them has to know each. */
  private static final int MANY = 10;

  /** What it does, and what it would show or leave to be done. */
  String words() {
    String words = proposal.words();
    String shows =
        opens.stream()
            .filter(key -> key.type() != ExceptionType.HOLD_MISMATCH)
            .map(key -> Words.plain(key.type()) + " on " + key.subject())
            .collect(Collectors.joining(", "));
    if (shows(proposal.action()) && !shows.isEmpty()) {
      words +=
          (proposal.action() == Action.CORRECT_DATA ? "; then shows: " : "; that leads to ")
              + shows;
    }
    if (unhelped() > 0) {
      words += "; helps " + helped.size() + " of the " + looked + of();
    }
    return words + takes() + ends() + holds();
  }

  /** " with a credit hold": which of those that share the cause were looked at. */
  private String of() {
    return helped.stream()
        .findFirst()
        .map(each -> " with " + Words.one(each.type()))
        .orElse(" that were looked at");
  }

  /** Of what takes from other orders one has to know what becomes of these. */
  private String takes() {
    if (proposal.action() != Action.REALLOCATE || !proposal.others()) {
      return "";
    }
    List<String> harmed =
        opens.stream()
            .filter(key -> !holdsLeft.contains(key))
            .map(key -> Words.plain(key.type()) + " on " + key.subject())
            .toList();
    int more = harmed.size() - FEW;
    return harmed.isEmpty()
        ? "; no other order misses its promise by that"
        : "; that leads to "
            + harmed.stream().limit(FEW).collect(Collectors.joining(", "))
            + (more > 0 ? " and " + more + " more" : "");
  }

  /** Of what is done to several lines one has to know which exceptions that settles. */
  private String ends() {
    if (proposal.action() != Action.PARTIAL_SHIP || also.isEmpty()) {
      return "";
    }
    int more = also.size() - FEW;
    return "; that also ends: "
        + also.stream()
            .limit(FEW)
            .map(key -> Words.plain(key.type()) + " on " + key.subject())
            .collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "");
  }

  private String holds() {
    if (holdsLeft.isEmpty()) {
      return "";
    }
    if (holdsLeft.size() == 1 && looked == 0) {
      return then() + "release the hold, which then has no cause any more";
    }
    String orders =
        holdsLeft.stream().limit(MANY).map(ExceptionKey::subject).collect(Collectors.joining(", "));
    int more = holdsLeft.size() - MANY;
    return then()
        + "also release the holds that are set on "
        + orders
        + (more > 0 ? " and " + more + " more" : "")
        + ", which then have no cause any more";
  }

  /** A hold has its cause until the money has come. */
  private String then() {
    return proposal.action() == Action.WAIT ? "; after the payment " : "; after that ";
  }

  /** How many of the exceptions that share the cause it does not clear. */
  int unhelped() {
    return looked - helped.size();
  }

  /**
   * Ids of the exceptions that share the cause and that it clears; empty: all of them, or there are
   * too many to look at each.
   */
  List<String> clears() {
    return unhelped() == 0 || looked >= WhatIf.MOST
        ? List.of()
        : helped.stream().map(ExceptionKey::id).toList();
  }

  List<String> displaced() {
    if (!proposal.others()) {
      return List.of();
    }
    Set<String> orders = new TreeSet<>(proposal.displaces());
    opens.stream()
        .filter(key -> !holdsLeft.contains(key))
        .forEach(key -> orders.add(key.order().order()));
    return List.copyOf(orders);
  }

  /** Whether an action may show what was hidden; its words then name it. */
  static boolean shows(Action action) {
    return action == Action.CORRECT_DATA || action == Action.RELEASE_RESERVATION;
  }
}
