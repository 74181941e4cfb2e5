package io.holdwatch.deploy.simulation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A hold that the ERP has set. */
final class Hold {
  final String number;
  final SalesOrder order;

  /** Line number; null: the whole order. */
  final @Nullable Integer line;

  final @Nullable String kind;
  final Instant setAt;
  @Nullable Instant releasedAt;

  Hold(
      String number,
      SalesOrder order,
      @Nullable Integer line,
      @Nullable String kind,
      Instant setAt) {
    this.number = number;
    this.order = order;
    this.line = line;
    this.kind = kind;
    this.setAt = setAt;
  }
}
