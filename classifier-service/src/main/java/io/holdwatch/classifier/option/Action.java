package io.holdwatch.classifier.option;

/** The actions of definitions.md, and until when each can be taken back. */
public enum Action {
  RELEASE_HOLD("until the goods leave"),
  RELEASE_TO_WAREHOUSE("until the goods are picked"),
  PLACE_HOLD("at any time"),
  WAIT("at any time"),
  BACKORDER("until the customer is told"),
  SPLIT("until the customer is told"),
  PARTIAL_SHIP("until the goods leave"),
  CANCEL_REMAINDER("until the customer is told"),
  SUBSTITUTE("until the goods leave"),
  TRANSFER("until the goods leave the other site"),
  REALLOCATE("until what was moved is under way"),
  RELEASE_RESERVATION("until another order takes the goods"),
  ALTERNATE_SOURCE("until the goods are picked"),
  DROP_SHIP("until the supplier confirms"),
  EXPEDITE("until the supplier ships"),
  REPRICE("until the invoice is sent"),
  RESCHEDULE("until the customer is told"),
  CORRECT_DATA("at any time"),
  ESCALATE("at any time"),
  NOTIFY("not once it is sent");

  private final String reversible;

  Action(String reversible) {
    this.reversible = reversible;
  }

  /** Until when it can be taken back, in words. */
  public String reversible() {
    return reversible;
  }
}
