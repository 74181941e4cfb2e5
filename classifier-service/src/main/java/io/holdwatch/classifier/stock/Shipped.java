package io.holdwatch.classifier.stock;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What was shipped of a line from a site.
 *
 * @param site business key of the site that it left
 * @param at when it left
 * @param quantity how much [base unit of the line's item]
 */
public record Shipped(String site, Instant at, BigDecimal quantity) {}
