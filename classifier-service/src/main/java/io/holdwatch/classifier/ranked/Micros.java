package io.holdwatch.classifier.ranked;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Amounts as whole millionths: exact for decimal(19,6) up to {@link #MOST}. */
public final class Micros {
  /** The largest single amount, 288,230,376,151 units; what is larger counts as this. */
  public static final long MOST = 1L << 58;

  private static final long LIMIT = 1L << 62;
  private static final BigInteger MOST_EXACT = BigInteger.valueOf(MOST);

  private Micros() {}

  /** Millionths of an amount, rounded half up, at most {@link #MOST} either way; null is zero. */
  public static long of(@Nullable BigDecimal amount) {
    if (amount == null) {
      return 0;
    }
    // A huge scale or exponent would first have to be written out; its size says enough.
    if (amount.precision() - (long) amount.scale() > 13) {
      return amount.signum() * MOST;
    }
    if (amount.precision() - (long) amount.scale() < -6) {
      return 0;
    }
    BigInteger micros =
        amount.movePointRight(6).setScale(0, RoundingMode.HALF_UP).toBigIntegerExact();
    return micros.abs().compareTo(MOST_EXACT) > 0 ? micros.signum() * MOST : micros.longValue();
  }

  /** An amount of millionths as a decimal without trailing zeros. */
  public static BigDecimal decimal(long micros) {
    BigDecimal decimal = BigDecimal.valueOf(micros, 6).stripTrailingZeros();
    return decimal.scale() < 0 ? decimal.setScale(0) : decimal;
  }

  /** The sum; beyond ±2^62 it stays there, so that absurd input neither throws nor wraps. */
  public static long plus(long a, long b) {
    long sum = a + b;
    if (((a ^ sum) & (b ^ sum)) < 0) {
      return a < 0 ? -LIMIT : LIMIT;
    }
    return Math.clamp(sum, -LIMIT, LIMIT);
  }
}
