package io.holdwatch.classifier.stock;

import org.jspecify.annotations.Nullable;

/**
 * What a line wants and holds of a pool.
 *
 * @param rank place in the order of service; null where it only holds
 * @param policyClass its class
 * @param need what it wants in all [millionths of the base unit]
 * @param reserved what hard reservations keep for it [millionths of the base unit]
 */
record Share(@Nullable LineRank rank, int policyClass, long need, long reserved) {
  /** What it asks of the rest of the pool. */
  long demand() {
    return rank == null ? 0 : Math.max(0, need - reserved);
  }
}
