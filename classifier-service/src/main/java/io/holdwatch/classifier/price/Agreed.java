package io.holdwatch.classifier.price;

import io.holdwatch.classifier.finding.Basis;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A price that holds for a line.
 *
 * @param step where it comes from
 * @param key what lines that share it have in common: "price:L:4"
 * @param name what people call it: "contract K-3"
 * @param rate the price
 * @param marginFloor lowest margin that was agreed with it, fraction of net-net; null: none
 * @param basis facts that it rests on
 */
record Agreed(
    Step step,
    String key,
    String name,
    Rate rate,
    @Nullable BigDecimal marginFloor,
    List<Basis> basis) {}
