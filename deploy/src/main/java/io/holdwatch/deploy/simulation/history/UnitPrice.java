package io.holdwatch.deploy.simulation.history;

import java.math.BigDecimal;

/**
 * A price for a stated quantity.
 *
 * @param amount units of the currency per price quantity
 * @param currency ISO 4217 code
 * @param per price quantity, in the line's unit: the price is per 1, per 100
 */
public record UnitPrice(BigDecimal amount, String currency, BigDecimal per) {}
