package io.holdwatch.routing.queue;

import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.packet.ExceptionPacket;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is lost for each hour that is left: expected loss ÷ max(0.25, working hours left until the
 * latest safe decision) (definitions.md, "Impact and order of work").
 *
 * <p>A packet says it as of when it was told, by the calendar of its site. Since then time has
 * passed: there cannot be more working hours left than hours by the clock of the scope. So it is
 * what was told, or expected loss ÷ max(0.25, hours left by the clock) where that is more.
 *
 * @param expected expected loss [the reporting currency]
 * @param told loss per hour when it was told [the reporting currency]
 * @param currency the reporting currency of the scope
 * @param latest latest safe decision
 */
record HourlyLoss(BigDecimal expected, BigDecimal told, String currency, Instant latest) {
  private static final BigDecimal MINUTES = BigDecimal.valueOf(60);
  private static final long LEAST_MINUTES = 15;
  private static final int SCALE = 4;

  /** That of a packet; null where it says none, as of a promise that is already broken. */
  static @Nullable HourlyLoss of(ExceptionPacket packet) {
    Money expected = packet.getExpectedLoss();
    Money told = packet.getLossPerHour();
    Instant latest = packet.getLatestSafeDecision();
    return expected == null || told == null || latest == null
        ? null
        : new HourlyLoss(
            expected.getAmount(), told.getAmount(), told.getCurrency().intern(), latest);
  }

  /**
   * As of an instant.
   *
   * @param now by the clock of the scope; null: it is not known, then as it was told
   */
  BigDecimal at(@Nullable Instant now) {
    if (now == null) {
      return told;
    }
    long minutes = Math.max(LEAST_MINUTES, Duration.between(now, latest).toMinutes());
    return expected
        .multiply(MINUTES)
        .divide(BigDecimal.valueOf(minutes), SCALE, RoundingMode.HALF_UP)
        .max(told);
  }
}
