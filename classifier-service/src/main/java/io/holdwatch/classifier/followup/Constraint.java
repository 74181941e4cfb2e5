package io.holdwatch.classifier.followup;

import io.holdwatch.classifier.finding.Words;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.ServiceAgreement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What was agreed with a customer about an order, in words. */
final class Constraint {
  private static final int HOUR = 60;

  private Constraint() {}

  /** Service agreement and contracts; null where there are none. */
  static @Nullable String of(
      Order header, Collection<OrderLine> lines, Optional<ServiceAgreement> agreement) {
    List<String> parts = new ArrayList<>();
    if (Boolean.TRUE.equals(header.getShipComplete())) {
      parts.add("Only the complete order is accepted.");
    }
    agreement.ifPresent(known -> parts.add(words(known)));
    Set<String> contracts = new TreeSet<>();
    for (OrderLine line : lines) {
      if (line.getContract() != null) {
        contracts.add(line.getContract());
      }
    }
    if (!contracts.isEmpty()) {
      parts.add("Under contract " + String.join(", ", contracts) + ".");
    }
    return parts.isEmpty() ? null : String.join(" ", parts);
  }

  private static String words(ServiceAgreement agreement) {
    List<String> terms = new ArrayList<>();
    if (Boolean.TRUE.equals(agreement.getShipComplete())) {
      terms.add("complete deliveries only");
    }
    if (agreement.getWindowOpens() != null && agreement.getWindowCloses() != null) {
      terms.add(
          "deliveries from "
              + time(agreement.getWindowOpens())
              + " to "
              + time(agreement.getWindowCloses()));
    }
    if (agreement.getPenaltyPerDay() != null) {
      terms.add(
          Words.number(agreement.getPenaltyPerDay().multiply(BigDecimal.valueOf(100)))
              + " % of the late value for each day late");
    }
    if (agreement.getPenalty() != null) {
      terms.add(
          Words.money(agreement.getPenalty().getAmount(), agreement.getPenalty().getCurrency())
              + " when late");
    }
    if (agreement.getLateDays() != null) {
      terms.add("late after " + agreement.getLateDays() + " days");
    }
    return "Service agreement "
        + agreement.getServiceAgreement()
        + (terms.isEmpty() ? "" : ": " + String.join(", ", terms))
        + ".";
  }

  private static String time(int minutes) {
    return String.format(Locale.ROOT, "%02d:%02d", minutes / HOUR, minutes % HOUR);
  }
}
