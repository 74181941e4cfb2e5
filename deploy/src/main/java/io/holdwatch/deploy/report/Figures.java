package io.holdwatch.deploy.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a run has led to, in the words of the machine output.
 *
 * @param events events that this run has sent
 * @param facts facts of this run, by type
 * @param rejected refused input of this run, by reason
 * @param orders distinct orders of the source that are not deleted
 * @param lines distinct order lines of the source that are not deleted
 * @param exceptions by type
 * @param routed records OPEN, by team
 * @param latencyMs from the upstream's record to the owner's, in this run
 * @param audit the audit log
 * @param profiles what came of each profile that the run simulated, by its name; left out where
 *     there was none
 */
public record Figures(
    long events,
    Map<String, Long> facts,
    Map<String, Long> rejected,
    long orders,
    long lines,
    Map<String, OfType> exceptions,
    Map<String, Long> routed,
    Latency latencyMs,
    Audit audit,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, OfProfile> profiles) {
  /** Of a run that simulated nothing. */
  public Figures(
      long events,
      Map<String, Long> facts,
      Map<String, Long> rejected,
      long orders,
      long lines,
      Map<String, OfType> exceptions,
      Map<String, Long> routed,
      Latency latencyMs,
      Audit audit) {
    this(events, facts, rejected, orders, lines, exceptions, routed, latencyMs, audit, Map.of());
  }

  /**
   * One simulated distributor.
   *
   * @param scope its legal entity
   * @param events events that it sent
   * @param orders orders that it entered, those of before the beginning included
   * @param ordersPerDay orders that it entered in a day of its time
   * @param lines lines of the orders
   * @param troubled share of its orders that truly were in trouble [fraction, 0 to 1]
   * @param exceptions by type
   */
  public record OfProfile(
      String scope,
      long events,
      long orders,
      long ordersPerDay,
      long lines,
      double troubled,
      Map<String, OfType> exceptions) {}

  /**
   * Exceptions of one type, over all runs.
   *
   * @param opened spells that were opened
   * @param cleared spells that have ended
   * @param openNow exceptions that are open
   * @param ordersEver distinct orders with a spell that was true
   * @param outcomes ended spells by outcome
   * @param precision true ones of all that were told, where the truth is known [fraction, 0 to 1]
   * @param recall told ones of all that were true, where the truth is known [fraction, 0 to 1]
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record OfType(
      long opened,
      long cleared,
      long openNow,
      long ordersEver,
      Map<String, Long> outcomes,
      @Nullable Double precision,
      @Nullable Double recall) {
    /** Not judged. */
    public OfType(
        long opened, long cleared, long openNow, long ordersEver, Map<String, Long> outcomes) {
      this(opened, cleared, openNow, ordersEver, outcomes, null, null);
    }
  }

  /**
   * Latency in ms; null where nothing was routed.
   *
   * @param p50 half of the records had at most this
   * @param p99 99 of 100 had at most this
   */
  public record Latency(@Nullable Long p50, @Nullable Long p99) {}

  /**
   * The audit log.
   *
   * @param entries entries that the newest checkpoint covers
   * @param verified whether every byte is proved and nothing is missing
   */
  public record Audit(long entries, boolean verified) {}

  /**
   * How right what was told of a type is.
   *
   * @param precision true ones of all that were told [fraction, 0 to 1]
   * @param recall told ones of all that were true [fraction, 0 to 1]
   */
  public record Judgement(double precision, double recall) {}

  /** The same with judgements by type; a type of which nothing was told is added. */
  public Figures judged(Map<String, Judgement> judgements) {
    return new Figures(
        events,
        facts,
        rejected,
        orders,
        lines,
        judged(exceptions, judgements),
        routed,
        latencyMs,
        audit,
        profiles);
  }

  /** The same with what came of each profile. */
  public Figures of(Map<String, OfProfile> simulated) {
    return new Figures(
        events,
        facts,
        rejected,
        orders,
        lines,
        exceptions,
        routed,
        latencyMs,
        audit,
        new TreeMap<>(simulated));
  }

  /** Exceptions with judgements by type; a type of which nothing was told is added. */
  public static Map<String, OfType> judged(
      Map<String, OfType> exceptions, Map<String, Judgement> judgements) {
    Map<String, OfType> judged = new TreeMap<>(exceptions);
    judgements.forEach(
        (type, judgement) -> {
          OfType of = judged.getOrDefault(type, new OfType(0, 0, 0, 0, Map.of()));
          judged.put(
              type,
              new OfType(
                  of.opened(),
                  of.cleared(),
                  of.openNow(),
                  of.ordersEver(),
                  of.outcomes(),
                  judgement.precision(),
                  judgement.recall()));
        });
    return judged;
  }
}
