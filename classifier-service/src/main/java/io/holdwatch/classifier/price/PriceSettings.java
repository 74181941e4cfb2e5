package io.holdwatch.classifier.price;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the policy says of prices.
 *
 * @param tolerance how far a price may be off; fraction of the expected price, from 0
 * @param lineDiscount greatest line discount that is nobody's business; fraction of the price, 0 to
 *     1
 * @param marginFloor lowest margin where the price names none; fraction of net-net, below 1; null:
 *     none
 */
public record PriceSettings(
    BigDecimal tolerance, BigDecimal lineDiscount, @Nullable BigDecimal marginFloor) {

  /** Nothing may be off, line discounts up to 30 % are allowed, no margin is asked for. */
  public static final PriceSettings DEFAULT =
      new PriceSettings(BigDecimal.ZERO, new BigDecimal("0.30"), null);

  /** Refuses what no price could keep. */
  public PriceSettings {
    if (tolerance.signum() < 0) {
      throw new IllegalArgumentException("price.tolerance is " + tolerance + "; set 0 or more");
    }
    if (lineDiscount.signum() < 0 || lineDiscount.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("price.lineDiscount is " + lineDiscount + "; set 0 to 1");
    }
    if (marginFloor != null && marginFloor.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException(
          "price.marginFloor is " + marginFloor + "; set less than 1");
    }
  }
}
