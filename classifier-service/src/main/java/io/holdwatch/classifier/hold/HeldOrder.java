package io.holdwatch.classifier.hold;

import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.contract.fact.Hold;
import io.holdwatch.contract.packet.ExceptionType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rule looks at: an open order.
 *
 * @param holds newest facts of all its holds, released ones too
 * @param conditions what is found on the order and its lines now
 * @param former what was found on them before
 * @param hoards hard reservations of its held lines in pools in which a line of another open order
 *     that is not held is short
 * @param mustBlock types of exceptions that must hold an order, by policy
 * @param telling what is found now, by type
 */
public record HeldOrder(
    List<Hold> holds,
    List<Condition> conditions,
    List<Former> former,
    List<Hoard> hoards,
    Set<ExceptionType> mustBlock,
    Map<ExceptionType, Telling> telling) {

  /**
   * What is found, as far as a hold has to tell of it.
   *
   * @param words what is wrong, as the predicate of a sentence about the order
   * @param basis the most telling fact
   */
  public record Telling(String words, Basis basis) {}

  /**
   * A condition that holds, settled or not.
   *
   * @param type its type
   * @param line its line; null: it is the order's
   */
  public record Condition(ExceptionType type, @Nullable String line) {}

  /**
   * A condition that held.
   *
   * @param condition which
   * @param from from when
   * @param to until when; then it held no more
   */
  public record Former(Condition condition, Instant from, Instant to) {}

  /**
   * A hard reservation that another order lacks.
   *
   * @param line line of the held order
   * @param item item of the pool
   * @param site site of the pool
   * @param reserved how much is reserved there, in base units
   * @param lacking subject of the first line that lacks it: "order:line"
   * @param wants what that line asks for in all: "12 EA worth 1,234.00 USD"
   * @param basis facts that say so
   */
  public record Hoard(
      String line,
      String item,
      String site,
      String reserved,
      String lacking,
      String wants,
      List<Basis> basis) {}
}
