package io.holdwatch.classifier.status;

import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Value;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.fact.Stage;
import io.holdwatch.contract.fact.StatusReport;
import io.holdwatch.contract.fact.UnitPrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a report says of a line, and the order does not.
 *
 * @param says what the report says, to follow the source: "says that it has shipped"
 * @param order what the order says, to follow "while erp, which keeps the order, says that"
 */
record Difference(
    StatusReason reason,
    Outlook line,
    StatusReport report,
    String says,
    String order,
    Belief belief) {

  /**
   * Whom to believe.
   *
   * @param own source of the order
   * @param report whether the report is believed, and not the order
   * @param decided whether the pack says so; else it is only the newer one
   * @param hierarchy why that one is believed over the other, for people
   */
  record Belief(String own, boolean report, boolean decided, String hierarchy) {}

  /** In words, to follow "Order 17 of Example Ltd ". */
  String words() {
    return "stands differently in another system: "
        + report.getEnvelope().getSource()
        + " says of line "
        + line.number()
        + " that "
        + says
        + ", while "
        + belief.own()
        + ", which keeps the order, says that "
        + order;
  }

  /** In words, beside another: "tms says of line 20 that ..., erp that ...". */
  String besides() {
    return report.getEnvelope().getSource()
        + " says of line "
        + line.number()
        + " that "
        + says
        + ", "
        + belief.own()
        + " that "
        + order;
  }

  /** Whom the pack believes, a sentence; empty where it does not say. */
  Optional<String> believed() {
    return belief.decided()
        ? Optional.of(
            "About the "
                + reason.field().words()
                + " the policy believes "
                + belief.hierarchy().replace("the policy does", "it does")
                + ".")
        : Optional.empty();
  }

  /** By how much money the two differ; empty: not about a quantity, or its price is not known. */
  Optional<Money> worth() {
    UnitPrice price = line.line().getNetPrice();
    BigDecimal quantity = report.getQuantity();
    return reason != StatusReason.QUANTITY || price == null || quantity == null
        ? Optional.empty()
        : Optional.of(
            new Money(Value.of(price, quantity.subtract(line.gone()).abs()), price.getCurrency()));
  }

  /** What the order says, as a value. */
  private String ofOrder() {
    return reason == StatusReason.QUANTITY
        ? Words.quantity(line.gone(), line.line().getUnit())
        : order;
  }

  private List<String> told() {
    List<String> told = new ArrayList<>();
    boolean silent = report.getStage() == Stage.UNKNOWN && report.getSourceStage() == null;
    if (!silent || report.getEstimated() == null) {
      told.add(
          Words.stage(
              report.getStage(), report.getSourceStage(), report.getEnvelope().getSource()));
    }
    if (report.getQuantity() != null) {
      told.add(Words.quantity(report.getQuantity(), line.line().getUnit()));
    }
    if (report.getEstimated() != null) {
      told.add("estimated " + Words.date(report.getEstimated()));
    }
    return told;
  }

  Basis basis() {
    return new Basis(
        (report.getLine() == null ? "status in " : "status of line " + report.getLine() + " in ")
            + report.getEnvelope().getSource(),
        (report.getLine() == null ? "whole order: " : "") + String.join(", ", told()),
        report,
        new Basis.Rival(ofOrder(), belief.own(), belief.hierarchy(), belief.decided()));
  }
}
