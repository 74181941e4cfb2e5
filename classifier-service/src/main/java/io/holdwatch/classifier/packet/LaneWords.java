package io.holdwatch.classifier.packet;

import io.holdwatch.classifier.finding.Words;
import io.holdwatch.contract.fact.Lane;
import java.util.ArrayList;
import java.util.List;

/** What a lane takes, in words. */
public final class LaneWords {
  private LaneWords() {}

  /**
   * "L:W2 to L:W1 in 1 working day, freight 30.00 EUR and 0.50 EUR for each", "L:W1 to region EU in
   * 2 working days".
   */
  public static String of(Lane lane) {
    List<String> freight = new ArrayList<>();
    if (lane.getFreight() != null) {
      freight.add(Words.money(lane.getFreight().getAmount(), lane.getFreight().getCurrency()));
    }
    if (lane.getFreightPerUnit() != null) {
      freight.add(Words.price(lane.getFreightPerUnit()) + " for each");
    }
    return lane.getFromSite()
        + " to "
        + (lane.getToSite() == null ? "region " + lane.getToRegion() : lane.getToSite())
        + (lane.getTransitDays() == null ? "" : " in " + Words.workingDays(lane.getTransitDays()))
        + (freight.isEmpty() ? "" : ", freight " + String.join(" and ", freight));
  }
}
