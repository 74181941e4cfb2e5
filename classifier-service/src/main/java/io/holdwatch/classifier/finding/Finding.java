package io.holdwatch.classifier.finding;

import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.ExceptionType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule found on an order or a line at an instant: a condition that holds.
 *
 * @param type of exception
 * @param subject order key, or "order:line" where the type is about lines
 * @param subReason sub-reason of the type
 * @param lines affected lines; quantity is what is affected of the open quantity
 * @param words what is wrong, to follow "Order 17 of Example Ltd ", without a full stop: "lacks 3
 *     of 10 EACH of Kettle at W1"
 * @param basis facts that it rests on, most telling first
 * @param cause what it may have in common with others; null: a cause of its own
 * @param facts what a person who decides wants to know besides: stock options, credit or contract
 *     facts, one sentence each
 * @param marginEffect what it does to the margin; null: nothing that is known
 * @param pressing whether it is told at once: waiting for the settling time would be too long
 * @param sum how what the line lacks comes about, said of it alone where others share the cause;
 *     null: nothing to add up
 */
public record Finding(
    ExceptionType type,
    String subject,
    String subReason,
    List<AffectedLine> lines,
    String words,
    List<Basis> basis,
    @Nullable Cause cause,
    List<String> facts,
    @Nullable Money marginEffect,
    boolean pressing,
    @Nullable String sum) {
  /** A finding that does not move the margin by itself. */
  public Finding(
      ExceptionType type,
      String subject,
      String subReason,
      List<AffectedLine> lines,
      String words,
      List<Basis> basis,
      @Nullable Cause cause,
      List<String> facts) {
    this(type, subject, subReason, lines, words, basis, cause, facts, null, false, null);
  }

  /** Whether sources disagree about a fact that it rests on. */
  public boolean disputed() {
    return basis.stream().anyMatch(each -> each.rival() != null);
  }

  /** The same with what it does to the margin. */
  public Finding withMarginEffect(@Nullable Money effect) {
    return new Finding(
        type, subject, subReason, lines, words, basis, cause, facts, effect, pressing, sum);
  }

  /** The same with how what the line lacks adds up. */
  public Finding withSum(@Nullable String adds) {
    return new Finding(
        type, subject, subReason, lines, words, basis, cause, facts, marginEffect, pressing, adds);
  }

  /** The same with more words about it. */
  public Finding saying(String more) {
    return about(lines, words + more);
  }

  /** The same about these lines. */
  public Finding withLines(List<AffectedLine> affected) {
    return about(affected, words);
  }

  private Finding about(List<AffectedLine> affected, String said) {
    return new Finding(
        type, subject, subReason, affected, said, basis, cause, facts, marginEffect, pressing, sum);
  }

  /** The same, to be told at once. */
  public Finding atOnce() {
    return new Finding(
        type, subject, subReason, lines, words, basis, cause, facts, marginEffect, true, sum);
  }
}
