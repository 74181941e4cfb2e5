package io.holdwatch.classifier.packet;

import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.contract.fact.Commitment;
import io.holdwatch.contract.packet.OpenCommitment;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was committed to the customer outside the promise fields and is still open: of the order, or
 * of a line that a finding is about. Roles and references, never a person or a text.
 */
public final class Commitments {
  private static final String DATE = "date";

  private static final Comparator<Commitment> EARLIEST =
      Comparator.comparing(Commitments::until)
          .thenComparing(each -> each.getLine() == null ? "" : each.getLine())
          .thenComparing(each -> each.getEnvelope().getSource())
          .thenComparing(each -> each.getEnvelope().getRecordId());

  private Commitments() {}

  /** As packets tell them, earliest first. */
  public static List<OpenCommitment> of(WatchedOrder order, Finding finding) {
    return open(order, finding).stream().map(Commitments::told).toList();
  }

  /** As evidence. */
  static List<Basis> basis(WatchedOrder order, Finding finding) {
    return open(order, finding).stream()
        .map(
            each ->
                new Basis(
                    "open commitment",
                    said(each)
                        + (each.getTextReference() == null
                            ? ""
                            : ", text " + each.getTextReference()),
                    each))
        .toList();
  }

  private static List<Commitment> open(WatchedOrder order, Finding finding) {
    List<Commitment> all = order.papers(Commitment.class);
    return all.isEmpty()
        ? all
        : all.stream()
            .filter(each -> !Boolean.FALSE.equals(each.getOpen()))
            .filter(each -> concerns(each.getLine(), finding))
            .sorted(EARLIEST)
            .toList();
  }

  private static boolean concerns(@Nullable String line, Finding finding) {
    return line == null
        || finding.lines().isEmpty()
        || finding.lines().stream().anyMatch(each -> each.getLine().equals(line));
  }

  private static Instant until(Commitment commitment) {
    if (commitment.getCommitted() == null) {
      return Instant.MAX;
    }
    if (commitment.getCommitted().getTime() != null) {
      return commitment.getCommitted().getTime();
    }
    return commitment.getCommitted().getDate() == null
        ? Instant.MAX
        : commitment.getCommitted().getDate().atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static OpenCommitment told(Commitment fact) {
    return OpenCommitment.newBuilder()
        .setLine(fact.getLine())
        .setKind(fact.getKind())
        .setCommitted(fact.getCommitted())
        .setByRole(fact.getByRole())
        .setSource(fact.getEnvelope().getSource())
        .setTextReference(fact.getTextReference())
        .setSaid(said(fact))
        .build();
  }

  /** "date 8 Jan 2026 for line 10, by account owner", "service until 8 Jan 2026 for the order". */
  private static String said(Commitment fact) {
    String kind =
        fact.getKind() == null || fact.getKind().isBlank() ? "commitment" : fact.getKind();
    String until =
        fact.getCommitted() == null
            ? ""
            : (kind.equalsIgnoreCase(DATE) ? " " : " until ") + Words.date(fact.getCommitted());
    return kind
        + until
        + (fact.getLine() == null ? " for the order" : " for line " + fact.getLine())
        + (fact.getByRole() == null ? "" : ", by " + fact.getByRole());
  }
}
