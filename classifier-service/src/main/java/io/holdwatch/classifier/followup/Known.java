package io.holdwatch.classifier.followup;

import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.ServiceAgreement;
import io.holdwatch.contract.packet.SourceStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an order that a customer asks about.
 *
 * @param statuses status by source, the order's own source first
 * @param mismatches where sources disagree, in words
 * @param promised date last told to the customer: the latest of the lines; null where none was
 * @param constraint what was agreed, in words; null where nothing is known of it
 * @param basis facts that it rests on, the order first
 */
public record Known(
    List<SourceStatus> statuses,
    List<String> mismatches,
    @Nullable DateOrTime promised,
    @Nullable String constraint,
    List<Basis> basis) {
  /**
   * Reconciles what the sources say.
   *
   * @param order with a header
   * @param lines its lines as they stand
   * @param agreement service agreement that holds for it
   * @param freshness age up to which a fact is fresh, by fact type
   * @param zone of the site that it ships from, in which times are of a day
   */
  public static Known of(
      WatchedOrder order,
      List<Outlook> lines,
      Optional<ServiceAgreement> agreement,
      Map<String, Duration> freshness,
      ZoneId zone,
      Instant now) {
    Order header = Objects.requireNonNull(order.header(), "an order that is known has a header");
    Standings standings = new Standings(order, header, lines, freshness, zone, now);
    List<Basis> basis = new ArrayList<>();
    SourceStatus own = standings.statuses().getFirst();
    basis.add(new Basis("order", own.getStage().toLowerCase(Locale.ROOT), header));
    basis.addAll(standings.basis());
    agreement.ifPresent(
        known ->
            basis.add(
                new Basis(
                    "service agreement", String.valueOf(known.getServiceAgreement()), known)));
    DateOrTime promised = null;
    for (OrderLine line : order.lines()) {
      promised = Standings.later(promised, line.getPromised(), zone);
      String number = line.getLine();
      if (number != null) {
        for (var schedule : order.schedules(number)) {
          promised = Standings.later(promised, schedule.getPromised(), zone);
        }
      }
    }
    return new Known(
        standings.statuses(),
        Mismatches.of(standings.statuses(), zone),
        promised == null ? header.getPromised() : promised,
        Constraint.of(header, order.lines(), agreement),
        List.copyOf(basis));
  }

  /** In words: "erp says open, expected 9 Mar 2026; tms says shipped". */
  public String words() {
    List<String> said = new ArrayList<>();
    for (SourceStatus each : statuses) {
      said.add(
          each.getSource()
              + " says "
              + each.getStage().toLowerCase(Locale.ROOT)
              + (each.getEstimated() == null
                  ? ""
                  : ", expected " + Words.date(each.getEstimated())));
    }
    return String.join("; ", said);
  }
}
