package io.holdwatch.classifier.capacity;

import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.classifier.ranked.Micros;
import io.holdwatch.contract.fact.Calendar;
import io.holdwatch.contract.fact.Site;
import io.holdwatch.contract.fact.Wave;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * When goods that miss their wave could leave instead, and whether that keeps the promise: with the
 * site's next wave that has room, else by the site's next daily cut-off.
 *
 * @param ledger what is asked of the waves
 * @param order the order
 * @param next the next waves of a site that reach their cut-off, the first to be released first
 * @param sites sites by their business keys
 * @param calendars calendars by their business keys
 * @param now instant of the look
 */
record Departures(
    CapacityLedger<Turn> ledger,
    CheckedOrder order,
    Function<@Nullable String, List<Wave>> next,
    Function<String, @Nullable Site> sites,
    Function<String, @Nullable Calendar> calendars,
    Instant now) {
  private static final int AHEAD = 14;

  /** In sentences. */
  List<String> instead(Wave missed, List<Outlook> lines) {
    String site = missed.getSite() != null ? missed.getSite() : order.header().getSite();
    List<String> facts = new ArrayList<>();
    Instant leaves = null;
    Optional<Wave> later = later(missed, lines);
    if (later.isPresent()) {
      Wave wave = later.get();
      leaves = wave.getCutOff() == null ? wave.getPlannedRelease() : wave.getCutOff();
      facts.add(
          "The next wave of "
              + site
              + " with room is "
              + wave.getWave()
              + ", planned for release "
              + Words.instant(wave.getPlannedRelease())
              + (wave.getCutOff() == null
                  ? "."
                  : " for the cut-off of " + Words.instant(wave.getCutOff()) + "."));
    } else {
      facts.add("No later wave of " + site + " with room is known.");
      Optional<Instant> cutOff = cutOff(site);
      leaves = cutOff.orElse(null);
      cutOff.ifPresent(
          at -> facts.add("The next cut-off of " + site + " is " + Words.instant(at) + "."));
    }
    promise(lines, leaves).ifPresent(facts::add);
    return facts;
  }

  /** The site's next wave with room for lines of one that they miss. */
  Optional<Wave> later(Wave missed, List<Outlook> lines) {
    String site = missed.getSite() != null ? missed.getSite() : order.header().getSite();
    return next.apply(site).stream()
        .filter(wave -> !Objects.equals(wave.getWave(), missed.getWave()))
        .filter(wave -> hasRoom(wave, lines.size()))
        .findFirst();
  }

  private boolean hasRoom(Wave wave, int lines) {
    if (wave.getWave() == null || wave.getCapacity() == null) {
      return wave.getWave() != null;
    }
    Resource resource = Planner.wave(order.key().scope(), wave.getWave());
    long asked = Micros.of(BigDecimal.valueOf(lines));
    return ledger.capacity(resource).orElse(0) - ledger.asked(resource) >= asked;
  }

  /** The site's next daily cut-off on a working day. */
  private Optional<Instant> cutOff(@Nullable String name) {
    Site site = name == null ? null : sites.apply(name);
    if (site == null || site.getCutOff() == null) {
      return Optional.empty();
    }
    ZoneId zone = Planner.zone(site);
    Calendar calendar = site.getCalendar() == null ? null : calendars.apply(site.getCalendar());
    LocalDate day = now.atZone(zone).toLocalDate();
    for (int ahead = 0; ahead < AHEAD; ahead++) {
      Instant at = day.atStartOfDay(zone).plusMinutes(site.getCutOff()).toInstant();
      if (at.isAfter(now) && (calendar == null || WorkingDays.works(calendar, day))) {
        return Optional.of(at);
      }
      day = day.plusDays(1);
    }
    return Optional.empty();
  }

  private Optional<String> promise(List<Outlook> lines, @Nullable Instant leaves) {
    Outlook first = null;
    for (Outlook line : lines) {
      Instant due = line.due();
      if (due != null && (first == null || first.due() == null || due.isBefore(first.due()))) {
        first = line;
      }
    }
    Instant due = first == null ? null : first.due();
    if (first == null || due == null || leaves == null) {
      return Optional.empty();
    }
    String promise = "the promise of " + Words.instant(due);
    if (leaves.isAfter(due)) {
      return Optional.of("Leaving then, it breaks " + promise + ".");
    }
    return Optional.of(
        first.arrives()
            ? "Leaving then, it keeps "
                + promise
                + " only if it arrives by then: the carrier has to say."
            : "Leaving then, it keeps " + promise + ".");
  }
}
