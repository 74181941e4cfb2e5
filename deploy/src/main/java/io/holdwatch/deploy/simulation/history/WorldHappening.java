package io.holdwatch.deploy.simulation.history;

import java.time.Instant;

/**
 * Something that a system of record said of the world that orders share, with all its values, at
 * the instant at which it became so. A later statement of the same kind and key replaces an earlier
 * one.
 */
public sealed interface WorldHappening
    permits Gone,
        MasterHappening,
        StockHappening,
        CreditHappening,
        PriceHappening,
        CheckHappening,
        SalesHappening,
        PaperHappening,
        PlanHappening {

  /** When it became so, in milliseconds' precision. */
  Instant at();

  /** Tells the record that speaks apart from others of its kind. */
  String key();
}
