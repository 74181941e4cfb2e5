package io.holdwatch.classifier.stock;

import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.ranked.Micros;
import io.holdwatch.contract.fact.Supply;
import java.math.BigDecimal;
import java.time.Instant;

/** A supply in trouble in words. */
final class SupplyWords {
  private static final long ONE = 1_000_000;

  private final ScopeStock stock;
  private final StockWords words;
  private final Instant now;

  SupplyWords(ScopeStock stock, StockWords words, Instant now) {
    this.stock = stock;
    this.words = words;
    this.now = now;
  }

  /**
   * "waits for supply 4500 of 40 EACH from L:S2, which was due 4 Mar 2026 and has not arrived; 5 of
   * 10 EACH of Kettle (L:K1) on line 10, promised to ship by …, depend on it".
   */
  String sentence(Inbound supply, BigDecimal affected) {
    return "waits for "
        + told(supply)
        + "; "
        + words.ofOpen(affected)
        + ", "
        + words.due()
        + (words.isOne(affected) ? ", depends on it" : ", depend on it");
  }

  /** Who comes before the line: "; lines served before it take 60 of the 66 EACH ...". */
  String taken(long taken, long sure) {
    return "; lines served before it take "
        + (taken == sure
            ? "the " + words.base(sure)
            : Words.number(Micros.decimal(taken)) + " of the " + words.base(sure))
        + " that are sure to be there by then";
  }

  /** "supply 4500 of 40 EACH from L:S2, which was due 4 Mar 2026 and has not arrived". */
  String told(Inbound supply) {
    return name(supply, "") + ", " + trouble(supply);
  }

  /** The same with its item: it is what several lines wait for. */
  String cause(Inbound supply) {
    return name(supply, " of " + words.item()) + ", " + trouble(supply);
  }

  /** What of the line nothing else covers. */
  String missing(long doubtful, Instant promised) {
    return "counting only on what surely comes, "
        + words.base(doubtful)
        + " of "
        + words.item()
        + " are missing by "
        + Words.instant(promised);
  }

  private String name(Inbound supply, String item) {
    String supplier = supply.fact().getSupplier();
    return "supply "
        + supply.name()
        + " of "
        + words.base(Micros.of(supply.fact().getOrdered()))
        + item
        + (supplier == null ? "" : " from " + supplier);
  }

  private String trouble(Inbound supply) {
    Supply fact = supply.fact();
    return switch (supply.trouble()) {
      case OVERDUE ->
          "which was "
              + (fact.getConfirmed() != null
                  ? "confirmed for " + Words.date(fact.getConfirmed())
                  : "due " + Words.date(fact.getDue()) + late(stock.usualSlip(supply)))
              + arrived(fact);
      case SLIPPED ->
          "which the supplier has moved from "
              + Words.date(fact.getDue())
              + " to "
              + Words.date(fact.getConfirmed());
      case SHORT ->
          "of which the supplier has confirmed only " + words.base(Inbound.promised(fact));
      case UNCONFIRMED ->
          (isPast(supply) ? "which was due " : "which is due ")
              + Words.date(fact.getDue())
              + " and is not confirmed by the supplier"
              + late(stock.usualSlip(supply));
      case null -> "which comes";
    };
  }

  /** Of what has come in part: what is still missing of what was ordered. */
  private String arrived(Supply fact) {
    if (!received(fact)) {
      return " and has not arrived";
    }
    long received = Micros.of(fact.getReceived());
    long missing = Micros.plus(Micros.of(fact.getOrdered()), -received);
    return " and of which "
        + (received >= Inbound.promised(fact)
            ? "the " + words.base(received) + " that were confirmed"
            : "only " + words.base(received))
        + (received == ONE ? " has" : " have")
        + " arrived, with "
        + words.base(missing)
        + " still to come";
  }

  private static String late(long slip) {
    return slip == 0
        ? ""
        : " (this supplier usually delivers " + slip + (slip == 1 ? " day late)" : " days late)");
  }

  /**
   * Whether the day on which it is due is over; it may still come in time, as this supplier does.
   */
  private boolean isPast(Inbound supply) {
    return supply.due() != null && !supply.due().isAfter(now);
  }

  private static boolean received(Supply fact) {
    BigDecimal received = fact.getReceived();
    return received != null && received.signum() > 0;
  }
}
