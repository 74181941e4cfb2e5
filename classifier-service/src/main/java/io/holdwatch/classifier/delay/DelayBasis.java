package io.holdwatch.classifier.delay;

import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.SourceField;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.promise.Promises;
import io.holdwatch.classifier.subject.ExceptionKey;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.ScheduleLine;
import io.holdwatch.contract.fact.Shipment;
import io.holdwatch.contract.fact.ShipmentLine;
import io.holdwatch.contract.fact.Site;
import io.holdwatch.contract.fact.StatusReport;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.ExceptionType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says a delay in words, with the facts that it rests on. */
final class DelayBasis {
  private final WatchedOrder order;
  private final OrderLedger ledger;
  private final List<Basis> basis = new ArrayList<>();

  DelayBasis(WatchedOrder order, OrderLedger ledger) {
    this.order = order;
    this.ledger = ledger;
  }

  Finding finding(ExceptionKey key, DelayFinding delay, Instant instant) {
    Set<String> sites = new LinkedHashSet<>();
    for (DelayFinding.Basis each : delay.evidence()) {
      line(each.line());
      if (each.schedule() != null) {
        schedule(each.line(), each.schedule());
      }
      String site = each.line().getSite();
      if (site == null) {
        site = Objects.requireNonNull(order.header(), "a delay has a header").getSite();
      }
      if (site != null) {
        sites.add(site);
      }
      if (!delay.subReason().broken()) {
        estimate(order.estimates(Objects.requireNonNull(each.line().getLine()), each.schedule()));
      }
    }
    sites.forEach(this::site);
    order.shipments().forEach(this::shipment);
    return new Finding(
        ExceptionType.SHIPMENT_DELAY,
        key.subject(),
        delay.subReason().name(),
        delay.lines(),
        words(delay),
        List.copyOf(basis),
        null,
        left(delay, instant).stream().toList());
  }

  /** That all has left which has not arrived: who sends it can do nothing more for it. */
  private Optional<String> left(DelayFinding delay, Instant instant) {
    Order header = Objects.requireNonNull(order.header(), "a delay has a header");
    Promises promises = new Promises(order, header, ledger, Map.of(), Instant.MIN);
    return delay.evidence().stream()
        .map(each -> promises.left(each.line(), each.owed()))
        .max(Comparator.naturalOrder())
        .filter(last -> !last.isAfter(instant))
        .map(
            last ->
                "All of it has left, the last on "
                    + Words.instant(last)
                    + ": only the carrier can say when it arrives.");
  }

  /** The estimate that is believed, and the first of another source that says otherwise. */
  private void estimate(List<StatusReport> reports) {
    if (reports.isEmpty()) {
      return;
    }
    StatusReport believed = reports.getFirst();
    String source = believed.getEnvelope().getSource();
    List<String> others = reports.stream().map(report -> report.getEnvelope().getSource()).toList();
    Basis.Rival rival =
        reports.stream()
            .filter(other -> !other.getEnvelope().getSource().equals(source))
            .filter(other -> !Objects.equals(other.getEstimated(), believed.getEstimated()))
            .findFirst()
            .map(
                other ->
                    new Basis.Rival(
                        Words.date(other.getEstimated()),
                        other.getEnvelope().getSource(),
                        order.chose(SourceField.ESTIMATED, source, others)))
            .orElse(null);
    basis.add(
        new Basis(
            "estimate" + about(believed), Words.date(believed.getEstimated()), believed, rival));
  }

  private static String about(StatusReport report) {
    return report.getLine() == null
        ? ""
        : report.getSchedule() == null
            ? " for line " + report.getLine()
            : " for schedule line " + report.getLine() + "/" + report.getSchedule();
  }

  private void line(OrderLine line) {
    basis.add(
        new Basis(
            "line " + line.getLine(),
            Words.quantity(line.getOrdered(), line.getUnit())
                + dates(line.getPromised(), line.getRequested(), line.getConfirmed()),
            line));
  }

  private void schedule(OrderLine line, ScheduleLine schedule) {
    basis.add(
        new Basis(
            "schedule line " + line.getLine() + "/" + schedule.getSchedule(),
            Words.quantity(schedule.getQuantity(), line.getUnit())
                + dates(schedule.getPromised(), schedule.getRequested(), schedule.getConfirmed()),
            schedule));
  }

  private void site(String key) {
    Site site = ledger.site(order.key().scope(), key);
    if (site != null) {
      Integer cutOff = site.getCutOff();
      String text =
          cutOff == null
              ? "no cut-off"
              : String.format("cut-off %02d:%02d", cutOff / 60, cutOff % 60);
      basis.add(new Basis("site " + key, "zone " + site.getZone() + ", " + text, site));
    }
  }

  private void shipment(Shipment shipment) {
    basis.add(
        new Basis(
            "shipment " + shipment.getShipment(),
            (shipment.getShipped() == null
                    ? Words.plain(shipment.getState()) + ", not yet shipped"
                    : "shipped " + Words.date(shipment.getShipped()))
                + carries(shipment)
                + (shipment.getDelivered() == null
                    ? ", not yet delivered"
                    : ", delivered " + Words.date(shipment.getDelivered())),
            shipment));
  }

  /** ", with 15 of line 4 and 2 of line 5"; empty: nothing says what is in it. */
  private String carries(Shipment shipment) {
    String lines =
        order.shipmentLines().stream()
            .filter(
                each ->
                    Objects.equals(each.getShipment(), shipment.getShipment())
                        && each.getQuantity() != null
                        && each.getLine() != null)
            .sorted(Comparator.comparing(ShipmentLine::getLine))
            .map(
                each ->
                    Words.quantity(each.getQuantity(), each.getUnit())
                        + " of line "
                        + each.getLine())
            .collect(Collectors.joining(" and "));
    return lines.isEmpty() ? "" : ", with " + lines;
  }

  static String dates(
      @Nullable DateOrTime promised,
      @Nullable DateOrTime requested,
      @Nullable DateOrTime confirmed) {
    List<String> parts = new ArrayList<>();
    if (promised != null) {
      parts.add("promised " + Words.date(promised));
    }
    if (requested != null) {
      parts.add("requested " + Words.date(requested));
    }
    if (confirmed != null) {
      parts.add("confirmed " + Words.date(confirmed));
    }
    return parts.isEmpty() ? "" : ", " + String.join(", ", parts);
  }

  private String words(DelayFinding delay) {
    List<AffectedLine> lines = delay.lines();
    AffectedLine first =
        lines.stream()
            .filter(line -> line.getDue() != null)
            .min(Comparator.comparing(AffectedLine::getDue))
            .orElseGet(lines::getFirst);
    boolean several = lines.stream().map(AffectedLine::getDue).distinct().count() > 1;
    long affected = lines.stream().map(AffectedLine::getLine).distinct().count();
    StringBuilder text = new StringBuilder(delay.subReason().words());
    text.append(": ").append(of(affected, order.lines().size()));
    if (delay.subReason() == DelayFinding.SubReason.PARTLY_SHIPPED) {
      text.append(affected == 1 ? " is incomplete" : " are incomplete");
    }
    if (first.getDue() != null) {
      text.append(several ? ", the first " : ", ");
      text.append("REQUESTED".equals(first.getDueFrom()) ? "requested" : "promised");
      text.append(" until ").append(Words.instant(first.getDue()));
      if (delay.subReason().broken()) {
        text.append(", late since then");
      }
    }
    if (first.getExpected() != null) {
      text.append(", expected ").append(Words.instant(first.getExpected()));
    }
    return text.toString();
  }

  private static String of(long affected, int all) {
    if (affected < all) {
      return affected + " of " + all + " lines";
    }
    return all == 1 ? "its only line" : "all " + all + " lines";
  }
}
