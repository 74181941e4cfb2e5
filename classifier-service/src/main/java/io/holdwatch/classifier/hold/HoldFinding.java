package io.holdwatch.classifier.hold;

import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.hold.HeldOrder.Condition;
import io.holdwatch.classifier.hold.HeldOrder.Former;
import io.holdwatch.classifier.hold.HeldOrder.Hoard;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Hold;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.ExceptionType;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says a mismatch of holds as a finding. It names nobody but whom the hold itself names. */
record HoldFinding(OrderKey key, HeldOrder order, List<Hold> holds, List<Hold> active) {
  /** As many reservations that others lack are named. */
  private static final int FEW = 3;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  Finding hoards(List<Hoard> hoards) {
    Hoard first = hoards.getFirst();
    List<Hoard> told = hoards.stream().limit(FEW).toList();
    List<AffectedLine> lines =
        hoards.stream().map(hoard -> line(hoard.line(), hoard.item())).distinct().toList();
    return finding(
        HoldReason.HOARDS_STOCK,
        lines,
        held(stopping(first))
            + " and keeps stock that others need: its reservation of "
            + kept(first)
            + " lacks; that line, of "
            + first.wants()
            + ", may be late without it"
            + told.stream()
                .skip(1)
                .map(hoard -> "; its reservation of " + kept(hoard) + " lacks, of " + hoard.wants())
                .collect(Collectors.joining())
            + (hoards.size() > FEW ? "; and " + (hoards.size() - FEW) + " more" : ""),
        active,
        told.stream().flatMap(hoard -> hoard.basis().stream()).distinct().toList());
  }

  /** The first of the holds that stop its line. */
  private Hold stopping(Hoard hoard) {
    return active.stream()
        .filter(hold -> hold.getLine() == null || hold.getLine().equals(hoard.line()))
        .findFirst()
        .orElseThrow();
  }

  /** "30 of item A at W1 on line 10 is what line 20 of order 17". */
  private static String kept(Hoard hoard) {
    String lacking = hoard.lacking();
    int end = lacking.lastIndexOf(':');
    return hoard.reserved()
        + " of item "
        + hoard.item()
        + " at "
        + hoard.site()
        + " on line "
        + hoard.line()
        + " is what line "
        + lacking.substring(end + 1)
        + " of order "
        + lacking.substring(0, end);
  }

  Finding missing(ExceptionType type) {
    List<AffectedLine> lines =
        order.conditions().stream()
            .filter(condition -> condition.type() == type)
            .map(Condition::line)
            .filter(Objects::nonNull)
            .distinct()
            .sorted()
            .map(line -> line(line, null))
            .toList();
    String kind =
        Stream.of(HoldKind.CREDIT, HoldKind.PRICE, HoldKind.STOCK)
            .filter(each -> each.covers(type))
            .findFirst()
            .map(each -> " for " + each.name().toLowerCase(Locale.ROOT))
            .orElse("");
    HeldOrder.Telling telling = order.telling().get(type);
    return finding(
        HoldReason.MISSING,
        lines,
        "is not held"
            + kind
            + " in the system that keeps it, though there is reason for "
            + Words.one(type)
            + " and the policy wants such orders held there"
            + (telling == null
                ? ""
                : ": the order " + telling.words().replaceFirst("^waits ", "has to wait ")),
        holds,
        telling == null ? List.of() : List.of(telling.basis()));
  }

  Finding stale(Hold hold, Former former) {
    return finding(
        HoldReason.STALE,
        lines(hold),
        held(hold)
            + ", though its cause, "
            + (former.condition().type() == ExceptionType.CREDIT_HOLD
                ? "what stood against it on its credit account"
                : Words.one(former.condition().type()))
            + ", went away on "
            + DAY.format(former.to())
            + stops(hold),
        concerned(hold),
        List.of());
  }

  Finding unexplained(Hold hold) {
    return finding(
        HoldReason.UNEXPLAINED,
        lines(hold),
        held(hold) + ", but no cause is found" + stops(hold),
        concerned(hold),
        List.of());
  }

  /** The hold first, then the other active ones. */
  private List<Hold> concerned(Hold hold) {
    return Stream.concat(Stream.of(hold), active.stream().filter(each -> !each.equals(hold)))
        .toList();
  }

  private static List<AffectedLine> lines(Hold hold) {
    return hold.getLine() == null ? List.of() : List.of(line(hold.getLine(), null));
  }

  private static AffectedLine line(String line, @Nullable String item) {
    return AffectedLine.newBuilder().setLine(line).setItem(item).build();
  }

  private static String held(Hold hold) {
    return (hold.getLine() == null ? "has been held" : "has had line " + hold.getLine() + " held")
        + what(hold)
        + by(hold)
        + " since "
        + day(hold);
  }

  /** Which lines a hold of one line stops; what is said of the order is so of all its lines. */
  private static String stops(Hold hold) {
    return hold.getLine() == null ? "" : "; this hold stops no other line";
  }

  private static String what(Hold hold) {
    return hold.getKind() == null || hold.getKind().isBlank() ? "" : " for " + hold.getKind();
  }

  private static String on(Hold hold) {
    return hold.getLine() == null ? "" : " on line " + hold.getLine();
  }

  private static String by(Hold hold) {
    return hold.getSetBy() == null ? "" : " by " + hold.getSetBy();
  }

  private static String day(Hold hold) {
    return DAY.format(HoldRule.since(hold));
  }

  private static String said(Hold hold) {
    String released =
        hold.getReleasedAt() == null
            ? ""
            : ", released "
                + DAY.format(hold.getReleasedAt())
                + (hold.getReleasedBy() == null ? "" : " by " + hold.getReleasedBy());
    String blocks =
        hold.getBlocks().isEmpty()
            ? ""
            : ", blocks " + String.join(", ", hold.getBlocks().stream().map(Words::plain).toList());
    String code =
        hold.getCode() == null
            ? ""
            : ", code " + Words.called(hold.getCode(), hold.getEnvelope().getSource());
    return "set" + what(hold) + on(hold) + by(hold) + " on " + day(hold) + code + blocks + released;
  }

  private static String name(Hold hold) {
    return "hold " + (hold.getHold() == null ? hold.getEnvelope().getRecordId() : hold.getHold());
  }

  private Finding finding(
      HoldReason reason,
      List<AffectedLine> lines,
      String words,
      List<Hold> holds,
      List<Basis> besides) {
    return new Finding(
        ExceptionType.HOLD_MISMATCH,
        key.order(),
        reason.name(),
        lines,
        words,
        Stream.concat(
                holds.stream().map(hold -> new Basis(name(hold), said(hold), hold)),
                besides.stream())
            .toList(),
        null,
        List.of());
  }
}
