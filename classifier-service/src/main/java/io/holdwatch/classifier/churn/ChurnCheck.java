package io.holdwatch.classifier.churn;

import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.check.OrderCheck;
import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.contract.fact.ChangeKind;
import io.holdwatch.contract.fact.OrderChange;
import io.holdwatch.contract.packet.ExceptionType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds ORDER_CHURN in the change documents of an order. */
public final class ChurnCheck implements OrderCheck {
  private static final int SAID = 5;

  private ChurnSettings settings = new ChurnSettings(Set.of(), Integer.MAX_VALUE, Duration.ZERO);

  /** Judges by other limits from now on; every order has to be looked at. */
  public void policy(ChurnSettings limits) {
    settings = limits;
  }

  @Override
  public List<Finding> assess(CheckedOrder order, Instant now) {
    if (!concerns(order)) {
      return List.of();
    }
    List<OrderChange> counted = new ArrayList<>();
    for (OrderChange change : asked(order)) {
      Instant at = at(change);
      if (!at.isAfter(now) && at.plus(settings.within()).isAfter(now)) {
        counted.add(change);
      }
    }
    counted.sort(
        Comparator.comparing(ChurnCheck::at)
            .reversed()
            .thenComparing(change -> change.getEnvelope().getRecordId()));
    return counted.isEmpty() || counted.size() < settings.changes()
        ? List.of()
        : List.of(finding(order, counted));
  }

  @Override
  public Optional<Instant> nextChange(CheckedOrder order, Instant now) {
    return concerns(order)
        ? asked(order).stream()
            .map(ChurnCheck::at)
            .flatMap(at -> Stream.of(at, at.plus(settings.within())))
            .filter(instant -> instant.isAfter(now))
            .min(Instant::compareTo)
        : Optional.empty();
  }

  private boolean concerns(CheckedOrder order) {
    return order.customer() != null
        && order.customer().getTier() != null
        && settings.tiers().contains(order.customer().getTier())
        && order.isOpen()
        && order.isUnshipped();
  }

  private static List<OrderChange> asked(CheckedOrder order) {
    List<OrderChange> all = order.order().papers(OrderChange.class);
    return all.isEmpty()
        ? all
        : all.stream()
            .filter(change -> Boolean.TRUE.equals(change.getByCustomer()))
            .filter(change -> !isNone(change))
            .toList();
  }

  /** Whether what was sent as a change leaves all as it was. */
  private static boolean isNone(OrderChange change) {
    return change.getBefore() != null && change.getBefore().equals(change.getAfter());
  }

  private static Instant at(OrderChange change) {
    return change.getChangedAt() == null
        ? change.getEnvelope().getEventTime()
        : change.getChangedAt();
  }

  private Finding finding(CheckedOrder order, List<OrderChange> newestFirst) {
    ChurnReason reason = ChurnReason.of(newestFirst.stream().map(OrderChange::getKind).toList());
    OrderChange newest = newestFirst.getFirst();
    return new Finding(
        ExceptionType.ORDER_CHURN,
        order.key().order(),
        reason.name(),
        List.of(),
        "was changed "
            + newestFirst.size()
            + " times by the customer within "
            + Words.duration(settings.within())
            + ", last on "
            + Words.instant(at(newest))
            + " ("
            + said(newest)
            + "): it may change again before it ships",
        newestFirst.stream()
            .limit(SAID)
            .map(
                change ->
                    new Basis(
                        "change of " + about(change.getKind()),
                        said(change) + ", " + Words.instant(at(change)),
                        change))
            .toList(),
        null,
        List.of(
            "Ask the customer what is final before more work goes into the order; the oldest of"
                + " these changes counts until "
                + Words.instant(at(newestFirst.getLast()).plus(settings.within()))
                + "."));
  }

  private static String said(OrderChange change) {
    StringBuilder text = new StringBuilder(about(change.getKind()));
    if (change.getLine() != null) {
      text.append(" of line ").append(change.getLine());
    }
    if (change.getBefore() != null) {
      text.append(" from ").append(change.getBefore());
    }
    if (change.getAfter() != null) {
      text.append(" to ").append(change.getAfter());
    }
    return text.toString();
  }

  private static String about(ChangeKind kind) {
    return switch (kind) {
      case QUANTITY -> "quantity";
      case DATE -> "date";
      case ITEM -> "item";
      case PRICE -> "price";
      case ADDRESS -> "address";
      case LINE_ADDED -> "an added line";
      case CANCELLATION -> "a cancellation";
      case UNKNOWN -> "something";
    };
  }
}
