package io.holdwatch.deploy.simulation.history;

import java.math.BigDecimal;

/**
 * An amount in one currency.
 *
 * @param amount units of the currency
 * @param currency ISO 4217 code
 */
public record Money(BigDecimal amount, String currency) {}
