package io.holdwatch.classifier.status;

import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.check.OrderCheck;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.order.SourceField;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.contract.fact.Stage;
import io.holdwatch.contract.fact.StatusReport;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.ExceptionType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds STATUS_MISMATCH: reports of other systems beside what the order's own source says. */
public final class StatusCheck implements OrderCheck {
  private static final Comparator<StatusReport> BY_AGE =
      Comparator.comparing((StatusReport report) -> report.getEnvelope().getEventTime())
          .thenComparing(report -> report.getEnvelope().getRecordType())
          .thenComparing(report -> report.getEnvelope().getRecordId());

  /** Differences that are told in the sentence. */
  private static final int FEW = 3;

  private StatusSettings settings = new StatusSettings(Duration.ZERO);

  /** Judges by other limits from now on; every order has to be looked at. */
  public void policy(StatusSettings limits) {
    settings = limits;
  }

  @Override
  public List<Finding> assess(CheckedOrder order, Instant now) {
    Stage stage = order.header().getStage();
    if (order.order().reports().isEmpty() || stage == Stage.DRAFT || stage == Stage.CLOSED) {
      return List.of();
    }
    List<Difference> differences = new ArrayList<>();
    for (Outlook line : order.lines()) {
      for (StatusReport report : newest(order, line.number())) {
        Difference found = difference(order, line, report);
        if (found != null) {
          differences.add(found);
        }
      }
    }
    differences.sort(Comparator.comparing(Difference::reason));
    return differences.isEmpty() ? List.of() : List.of(finding(order, differences));
  }

  /** The report of each other source that tells of a line, in the order of the sources. */
  private static Iterable<StatusReport> newest(CheckedOrder order, String line) {
    Map<String, StatusReport> ofLine = new TreeMap<>();
    Map<String, StatusReport> ofOrder = new TreeMap<>();
    String own = order.header().getEnvelope().getSource();
    for (StatusReport report : order.order().reports()) {
      String source = report.getEnvelope().getSource();
      boolean about = report.getLine() == null || report.getLine().equals(line);
      if (about && !source.equals(own)) {
        (report.getLine() == null ? ofOrder : ofLine)
            .merge(source, report, (a, b) -> BY_AGE.compare(a, b) < 0 ? b : a);
      }
    }
    ofOrder.forEach(ofLine::putIfAbsent);
    return ofLine.values();
  }

  private @Nullable Difference difference(CheckedOrder order, Outlook line, StatusReport report) {
    boolean over =
        order.header().getStage() == Stage.CANCELLED
            || line.line().getStage() == Stage.CANCELLED
            || line.wanted().signum() == 0;
    boolean reportedOver = report.getStage() == Stage.CANCELLED;
    if (over || reportedOver) {
      return over == reportedOver || report.getStage() == Stage.UNKNOWN
          ? null
          : found(
              order,
              StatusReason.CANCELLED,
              line,
              report,
              over ? said(report) : "it is cancelled",
              over ? "it is cancelled" : "it is not cancelled");
    }
    BigDecimal gone = line.gone();
    String unit = line.line().getUnit();
    Boolean left = left(report.getStage());
    if (left != null && left != gone.signum() > 0) {
      return found(
          order,
          StatusReason.STAGE,
          line,
          report,
          said(report),
          gone.signum() > 0 ? left(gone, unit) : "nothing has left");
    }
    BigDecimal quantity = report.getQuantity();
    if (Boolean.TRUE.equals(left) && quantity != null && quantity.compareTo(gone) != 0) {
      return found(
          order, StatusReason.QUANTITY, line, report, left(quantity, unit), left(gone, unit));
    }
    return late(order, line, report);
  }

  private @Nullable Difference late(CheckedOrder order, Outlook line, StatusReport report) {
    List<Instant> dates =
        report.getEstimated() == null || line.open().signum() == 0
            ? List.of()
            : order.dates().of(line.line(), report);
    return dates.isEmpty()
            || Duration.between(dates.getFirst(), dates.getLast())
                    .abs()
                    .compareTo(settings.etaTolerance())
                <= 0
        ? null
        : found(
            order,
            StatusReason.ETA,
            line,
            report,
            "it is expected for " + Words.date(report.getEstimated()),
            "its date is " + Words.instant(dates.getFirst()));
  }

  /** Whether goods have left; null where a stage says nothing of it. */
  private static @Nullable Boolean left(Stage stage) {
    return switch (stage) {
      case DRAFT, OPEN, RESERVED, RELEASED, PICKED -> false;
      case SHIPPED, DELIVERED, INVOICED -> true;
      case UNKNOWN, CLOSED, CANCELLED -> null;
    };
  }

  private static String left(BigDecimal quantity, @Nullable String unit) {
    return Words.quantity(quantity, unit)
        + (quantity.compareTo(BigDecimal.ONE) == 0 ? " has been shipped" : " have been shipped");
  }

  private static Difference found(
      CheckedOrder order,
      StatusReason reason,
      Outlook line,
      StatusReport report,
      String says,
      String own) {
    return new Difference(reason, line, report, says, own, belief(order, reason, line, report));
  }

  /**
   * Whom the pack believes about what differs; where it names neither, the one that is newer. Of
   * goods that may have left nobody is believed that they are cancelled.
   */
  private static Difference.Belief belief(
      CheckedOrder checked, StatusReason reason, Outlook line, StatusReport report) {
    SourceField field = reason.field();
    WatchedOrder order = checked.order();
    String own = checked.header().getEnvelope().getSource();
    String other = report.getEnvelope().getSource();
    boolean left =
        reason == StatusReason.CANCELLED
            && (line.gone().signum() > 0 || Boolean.TRUE.equals(left(report.getStage())));
    boolean decided = !left && order.decides(field, own, other);
    boolean theirs =
        decided
            ? order.rank(field, other) < order.rank(field, own)
            : report.getEnvelope().getEventTime().isAfter(order.said());
    return new Difference.Belief(
        own,
        theirs,
        decided,
        left
            ? "neither, until it is known whether the goods have left"
            : order.chose(field, theirs ? other : own, List.of(theirs ? own : other)));
  }

  private static String said(StatusReport report) {
    return "it is "
        + Words.stage(report.getStage(), report.getSourceStage(), report.getEnvelope().getSource());
  }

  private static Finding finding(CheckedOrder order, List<Difference> differences) {
    Difference first = differences.getFirst();
    List<AffectedLine> lines =
        differences.stream()
            .map(difference -> difference.line().affected())
            .distinct()
            .sorted(Comparator.comparing(AffectedLine::getLine))
            .toList();
    return new Finding(
        ExceptionType.STATUS_MISMATCH,
        order.key().order(),
        first.reason().name(),
        lines,
        first.words() + besides(differences) + worth(differences),
        differences.stream().map(Difference::basis).distinct().toList(),
        null,
        Stream.concat(
                first.believed().stream(),
                differences.stream().skip(FEW).map(each -> each.besides() + "."))
            .toList());
  }

  /** "; what they differ by is worth 54.02 USD"; empty: nobody knows. */
  private static String worth(List<Difference> differences) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    differences.stream()
        .flatMap(each -> each.worth().stream())
        .forEach(each -> sums.merge(each.getCurrency(), each.getAmount(), BigDecimal::add));
    return sums.isEmpty() ? "" : "; what they differ by is worth " + Words.sums(sums);
  }

  private static String besides(List<Difference> differences) {
    StringBuilder text = new StringBuilder();
    differences.stream()
        .skip(1)
        .limit(FEW - 1L)
        .forEach(each -> text.append("; ").append(each.besides()));
    int more = differences.size() - FEW;
    return text.append(more > 0 ? "; and " + more + " more" : "").toString();
  }
}
