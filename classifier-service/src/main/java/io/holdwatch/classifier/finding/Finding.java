package io.holdwatch.classifier.finding;

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
 */
public record Finding(
    ExceptionType type,
    String subject,
    String subReason,
    List<AffectedLine> lines,
    String words,
    List<Basis> basis,
    @Nullable Cause cause,
    List<String> facts) {}
