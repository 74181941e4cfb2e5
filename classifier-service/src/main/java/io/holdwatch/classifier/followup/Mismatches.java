package io.holdwatch.classifier.followup;

import io.holdwatch.classifier.finding.Words;
import io.holdwatch.contract.fact.Stage;
import io.holdwatch.contract.packet.SourceStatus;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where sources disagree about an order, in words. Stages agree where both say that goods have
 * left, or both that none have; that a source knows less is no disagreement.
 */
final class Mismatches {
  private Mismatches() {}

  /**
   * Every disagreement of two sources.
   *
   * @param zone in which a time is of a day
   */
  static List<String> of(List<SourceStatus> statuses, ZoneId zone) {
    List<String> mismatches = new ArrayList<>();
    for (int i = 0; i < statuses.size(); i++) {
      for (SourceStatus other : statuses.subList(i + 1, statuses.size())) {
        between(statuses.get(i), other, zone, mismatches);
      }
    }
    return List.copyOf(mismatches);
  }

  private static void between(
      SourceStatus one, SourceStatus other, ZoneId zone, List<String> mismatches) {
    Stage first = Stage.valueOf(one.getStage());
    Stage second = Stage.valueOf(other.getStage());
    if (first != Stage.UNKNOWN
        && second != Stage.UNKNOWN
        && ((first == Stage.CANCELLED) != (second == Stage.CANCELLED)
            || Standings.left(first) != Standings.left(second))) {
      mismatches.add(
          one.getSource()
              + " says that the order is "
              + Words.plain(first)
              + ", "
              + other.getSource()
              + " that it is "
              + Words.plain(second));
    }
    BigDecimal quantity = one.getQuantity();
    BigDecimal rival = other.getQuantity();
    if (quantity != null
        && rival != null
        && Standings.left(first)
        && Standings.left(second)
        && quantity.compareTo(rival) != 0) {
      mismatches.add(
          one.getSource()
              + " says that "
              + Words.quantity(quantity, one.getUnit())
              + " left, "
              + other.getSource()
              + " "
              + Words.quantity(rival, other.getUnit()));
    }
    LocalDate day = Standings.day(one.getEstimated(), zone);
    LocalDate otherDay = Standings.day(other.getEstimated(), zone);
    if (differs(day, otherDay)) {
      mismatches.add(
          one.getSource()
              + " expects it for "
              + Words.date(one.getEstimated())
              + ", "
              + other.getSource()
              + " for "
              + Words.date(other.getEstimated()));
    }
  }

  private static boolean differs(@Nullable LocalDate one, @Nullable LocalDate other) {
    return one != null && other != null && !one.equals(other);
  }
}
