package io.holdwatch.classifier.packet;

import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.impact.Stake;
import io.holdwatch.classifier.terms.Journey;
import io.holdwatch.contract.fact.Calendar;
import io.holdwatch.contract.fact.Customer;
import io.holdwatch.contract.fact.Hold;
import io.holdwatch.contract.fact.ServiceAgreement;
import io.holdwatch.contract.fact.Site;
import io.holdwatch.contract.fact.Wave;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What master data and plans say, as values of evidence. */
final class GroundWords {
  private static final int MINUTES = 60;
  private static final int DAY = 24 * MINUTES;
  private static final Set<Integer> EVERY_DAY = Set.of(1, 2, 3, 4, 5, 6, 7);
  private static final List<Integer> MONDAY_TO_FRIDAY = List.of(1, 2, 3, 4, 5);

  private GroundWords() {}

  /** "Example Ltd, tier A, status active, account owner L:O7". */
  static String of(Customer customer) {
    StringBuilder text = new StringBuilder();
    add(text, "", customer.getName());
    add(text, "tier ", customer.getTier());
    add(text, "status ", lower(customer.getStatus()));
    add(text, "account owner ", customer.getAccountOwner());
    return text.isEmpty() ? "no name, tier or account owner" : text.toString();
  }

  /** "penalty of 1 % of what is late for each day, at most 10 % of the order". */
  static String of(ServiceAgreement agreement) {
    StringBuilder text = new StringBuilder();
    if (agreement.getPenaltyPerDay() != null) {
      add(
          text,
          "penalty of ",
          percent(agreement.getPenaltyPerDay()) + " of what is late for each day");
    }
    if (agreement.getPenalty() != null) {
      add(
          text,
          text.isEmpty() ? "penalty of " : "and of ",
          Words.money(agreement.getPenalty().getAmount(), agreement.getPenalty().getCurrency()));
    }
    if (agreement.getPenaltyCap() != null) {
      add(text, "at most ", percent(agreement.getPenaltyCap()) + " of the order");
    }
    return text.toString();
  }

  /** "zone Europe/Berlin, cut-off 17:00". */
  static String of(Site site) {
    StringBuilder text = new StringBuilder();
    add(text, "zone ", site.getZone());
    add(text, "", site.getCutOff() == null ? "no cut-off" : "cut-off " + clock(site.getCutOff()));
    return text.toString();
  }

  /** "Monday to Friday 08:00 to 17:00, Europe/Berlin". */
  static String of(Calendar calendar) {
    StringBuilder text = new StringBuilder(days(calendar.getWeekdays()));
    if (calendar.getOpens() != null || calendar.getCloses() != null) {
      text.append(text.isEmpty() ? "" : " ")
          .append(clock(calendar.getOpens() == null ? 0 : calendar.getOpens()))
          .append(" to ")
          .append(clock(calendar.getCloses() == null ? DAY : calendar.getCloses()));
    }
    add(text, "", calendar.getZone());
    return text.toString();
  }

  /** "planned for release 5 Mar 2026 12:00 UTC, cut-off 5 Mar 2026 16:00 UTC". */
  static String of(Wave wave) {
    return (wave.getReleasedAt() != null
            ? "released " + Words.instant(wave.getReleasedAt())
            : wave.getPlannedRelease() == null
                ? "not planned yet"
                : "planned for release " + Words.instant(wave.getPlannedRelease()))
        + (wave.getCutOff() == null ? "" : ", cut-off " + Words.instant(wave.getCutOff()));
  }

  /** "set for credit, blocks release, ship". */
  static String of(Hold hold) {
    StringBuilder text = new StringBuilder("set");
    if (hold.getKind() != null && !hold.getKind().isBlank()) {
      text.append(" for ").append(hold.getKind());
    }
    if (hold.getLine() != null) {
      text.append(" on line ").append(hold.getLine());
    }
    return text.append(", blocks ")
        .append(String.join(", ", hold.getBlocks().stream().map(Words::plain).toList()))
        .toString();
  }

  /**
   * "Promised to arrive, 2 working days under way from L:W1: goods have to leave by 5 Mar 2026
   * 24:00 CET."; empty where it is promised to ship, where goods have left, or where it is not
   * about them.
   */
  static String of(Stake stake) {
    Journey journey = stake.journey();
    Instant due = stake.due().orElse(null);
    if (!stake.moves() || !journey.arrives() || due == null) {
      return "";
    }
    if (journey.lane() == null) {
      return "The promise is to arrive; how long goods are under way"
          + (journey.site() == null ? "" : " from " + journey.site())
          + " is not known: the carrier has to say by when they have to leave.";
    }
    Instant leaving = journey.leaving(due);
    return "Promised to arrive, "
        + Words.workingDays(journey.days())
        + " under way from "
        + journey.site()
        + ": goods "
        + (stake.now().isBefore(leaving) ? "have" : "had")
        + " to leave by "
        + Words.instant(leaving)
        + ".";
  }

  private static String days(List<Integer> weekdays) {
    if (new TreeSet<>(weekdays).equals(EVERY_DAY)) {
      return "every day";
    }
    return weekdays.equals(MONDAY_TO_FRIDAY)
        ? "Monday to Friday"
        : String.join(
            ", ",
            weekdays.stream()
                .filter(day -> day >= 1 && day <= 7)
                .map(day -> DayOfWeek.of(day).getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                .toList());
  }

  private static void add(StringBuilder text, String what, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      text.append(text.isEmpty() ? "" : ", ").append(what).append(value);
    }
  }

  private static @Nullable String lower(@Nullable String word) {
    return word == null ? null : word.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String percent(BigDecimal fraction) {
    return Words.number(fraction.movePointRight(2)) + " %";
  }

  private static String clock(int minutes) {
    return String.format(Locale.ROOT, "%02d:%02d", minutes / MINUTES, minutes % MINUTES);
  }
}
