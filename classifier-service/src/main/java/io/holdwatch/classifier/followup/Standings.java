package io.holdwatch.classifier.followup;

import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.order.SourceField;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.Stage;
import io.holdwatch.contract.fact.StatusReport;
import io.holdwatch.contract.packet.SourceStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How far an order is by each source: its own source first, then every other that reports on it.
 */
final class Standings {
  private final WatchedOrder order;
  private final Order header;
  private final List<Outlook> lines;
  private final Map<String, Duration> freshness;
  private final ZoneId zone;
  private final Instant now;
  private final List<SourceStatus> statuses = new ArrayList<>();
  private final List<Basis> basis = new ArrayList<>();

  Standings(
      WatchedOrder order,
      Order header,
      List<Outlook> lines,
      Map<String, Duration> freshness,
      ZoneId zone,
      Instant now) {
    this.order = order;
    this.header = header;
    this.lines = lines;
    this.freshness = freshness;
    this.zone = zone;
    this.now = now;
    own();
    others();
    for (SourceField field : SourceField.values()) {
      believed(field);
    }
  }

  /** Marks the source that is believed about a field: of those that tell of it, by the pack. */
  private void believed(SourceField field) {
    List<SourceStatus> telling = statuses.stream().filter(each -> tells(each, field)).toList();
    Comparator<SourceStatus> best =
        Comparator.<SourceStatus>comparingInt(each -> order.rank(field, each.getSource()))
            .thenComparing(SourceStatus::getAsOf, Comparator.reverseOrder());
    telling.stream()
        .min(best)
        .ifPresent(
            each -> {
              List<String> fields = new ArrayList<>(each.getBelievedFor());
              fields.add(field.key());
              each.setBelievedFor(fields);
              if (telling.size() > 1) {
                each.setHierarchy(
                    (each.getHierarchy() == null ? "" : each.getHierarchy() + "; ")
                        + field.key()
                        + ": "
                        + order.chose(
                            field,
                            each.getSource(),
                            telling.stream().map(SourceStatus::getSource).toList()));
              }
            });
  }

  private static boolean tells(SourceStatus status, SourceField field) {
    return switch (field) {
      case STATUS -> !status.getStage().equals(Stage.UNKNOWN.name());
      case QUANTITY -> status.getQuantity() != null;
      case ESTIMATED -> status.getEstimated() != null;
      case ON_HAND -> false;
    };
  }

  /** Status by source. */
  List<SourceStatus> statuses() {
    return statuses;
  }

  /** The facts that they rest on. */
  List<Basis> basis() {
    return basis;
  }

  private void own() {
    Stage stage = least(order.lines().stream().map(OrderLine::getStage).toList());
    if (stage == Stage.UNKNOWN || header.getStage() == Stage.CANCELLED) {
      stage = header.getStage();
    }
    boolean wanted = lines.stream().anyMatch(line -> line.wanted().signum() > 0);
    boolean allGone = wanted && lines.stream().allMatch(line -> line.open().signum() == 0);
    if (allGone && !left(stage) && stage != Stage.CANCELLED) {
      stage = Stage.SHIPPED;
    }
    Set<String> units = new TreeSet<>();
    BigDecimal gone = BigDecimal.ZERO;
    DateOrTime confirmed = header.getConfirmed();
    for (Outlook line : lines) {
      units.add(String.valueOf(line.line().getUnit()));
      gone = gone.add(line.gone());
      confirmed = later(confirmed, line.line().getConfirmed(), zone);
    }
    String unit = units.size() == 1 && !lines.isEmpty() ? lines.getFirst().line().getUnit() : null;
    Instant asOf = order.said();
    statuses.add(
        SourceStatus.newBuilder()
            .setSource(header.getEnvelope().getSource())
            .setStage(stage.name())
            .setSourceStage(header.getSourceStage())
            .setQuantity(units.size() == 1 && left(stage) ? scaled(gone) : null)
            .setUnit(unit)
            .setEstimated(confirmed)
            .setAsOf(asOf)
            .setStale(stale("Order", asOf))
            .build());
  }

  /** Of each other source the newest report about each line. */
  private void others() {
    Map<String, Map<String, StatusReport>> bySource = new TreeMap<>();
    for (StatusReport report : order.reports()) {
      bySource
          .computeIfAbsent(report.getEnvelope().getSource(), source -> new TreeMap<>())
          .merge(
              report.getLine() == null ? "" : report.getLine(),
              report,
              (one, other) -> newer(one, other) ? one : other);
    }
    bySource.remove(header.getEnvelope().getSource());
    bySource.forEach((source, reports) -> statuses.add(status(source, reports)));
  }

  private SourceStatus status(String source, Map<String, StatusReport> reports) {
    Map<Stage, String> words = new HashMap<>();
    DateOrTime estimated = null;
    BigDecimal quantity = null;
    Instant asOf = Instant.MAX;
    for (StatusReport report : reports.values()) {
      if (report.getSourceStage() != null) {
        words.putIfAbsent(report.getStage(), report.getSourceStage());
      }
      estimated = later(estimated, report.getEstimated(), zone);
      if (report.getQuantity() != null) {
        quantity = quantity == null ? report.getQuantity() : quantity.add(report.getQuantity());
      }
      Instant said = report.getEnvelope().getEventTime();
      asOf = said.isBefore(asOf) ? said : asOf;
      basis.add(
          new Basis(
              "status" + (report.getLine() == null ? "" : " of line " + report.getLine()),
              Words.plain(report.getStage())
                  + (report.getEstimated() == null
                      ? ""
                      : ", estimated " + Words.date(report.getEstimated())),
              report));
    }
    Stage stage = least(reports.values().stream().map(StatusReport::getStage).toList());
    return SourceStatus.newBuilder()
        .setSource(source)
        .setStage(stage.name())
        .setSourceStage(words.get(stage))
        .setQuantity(quantity == null ? null : scaled(quantity))
        .setUnit(statuses.getFirst().getUnit())
        .setEstimated(estimated)
        .setAsOf(asOf)
        .setStale(stale("StatusReport", asOf))
        .build();
  }

  private boolean stale(String type, Instant asOf) {
    Duration budget = freshness.get(type);
    return budget != null && Duration.between(asOf, now).compareTo(budget) > 0;
  }

  private static boolean newer(StatusReport one, StatusReport other) {
    return Comparator.comparing((StatusReport each) -> each.getEnvelope().getEventTime())
            .thenComparing(each -> each.getEnvelope().getRecordId())
            .compare(one, other)
        >= 0;
  }

  /** The least advanced that is known, what is cancelled aside unless all is. */
  private static Stage least(List<Stage> stages) {
    return stages.stream()
        .filter(stage -> stage != Stage.UNKNOWN && stage != Stage.CANCELLED)
        .min(Comparator.naturalOrder())
        .orElse(
            !stages.isEmpty() && stages.stream().allMatch(stage -> stage == Stage.CANCELLED)
                ? Stage.CANCELLED
                : Stage.UNKNOWN);
  }

  /** Whether goods have left. */
  static boolean left(Stage stage) {
    return switch (stage) {
      case SHIPPED, DELIVERED, INVOICED, CLOSED -> true;
      case UNKNOWN, DRAFT, OPEN, RESERVED, RELEASED, PICKED, CANCELLED -> false;
    };
  }

  static @Nullable DateOrTime later(
      @Nullable DateOrTime one, @Nullable DateOrTime other, ZoneId zone) {
    LocalDate first = day(one, zone);
    LocalDate second = day(other, zone);
    if (first == null || second == null) {
      return first == null ? other : one;
    }
    return second.isAfter(first) ? other : one;
  }

  /** The day of a date, or that a time in a zone is of, midnight its end; null: it says neither. */
  static @Nullable LocalDate day(@Nullable DateOrTime date, ZoneId zone) {
    if (date == null) {
      return null;
    }
    return date.getDate() != null
        ? date.getDate()
        : date.getTime() == null ? null : LocalDate.ofInstant(date.getTime().minusNanos(1), zone);
  }

  private static BigDecimal scaled(BigDecimal quantity) {
    return quantity.setScale(6, RoundingMode.HALF_UP);
  }
}
