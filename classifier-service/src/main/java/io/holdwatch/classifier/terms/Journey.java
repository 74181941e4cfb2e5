package io.holdwatch.classifier.terms;

import io.holdwatch.contract.fact.Lane;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How goods of a line come to the customer: what is promised to arrive has to leave so much
 * earlier, and what is promised to ship only has to leave.
 *
 * @param arrives whether the promise is kept by arriving
 * @param site business key of the site that they leave from; null: not known
 * @param lane from there to the region of the customer; null: the promise is to ship, or nobody
 *     says how long they are under way
 * @param hours when the site works
 * @param zone in which the promise ends
 * @param cutOff until when goods leave on a day, where the promise is to ship [minute of the day];
 *     null: as long as the day lasts
 */
public record Journey(
    boolean arrives,
    @Nullable String site,
    @Nullable Lane lane,
    WorkingHours hours,
    ZoneId zone,
    @Nullable Integer cutOff) {

  /** Of goods that are not on their way from a site: they have left, or there are none. */
  public static Journey none(WorkingHours hours) {
    return shipping(hours, null);
  }

  /** Of goods that are promised to leave a site. */
  public static Journey shipping(WorkingHours hours, @Nullable Integer cutOff) {
    return new Journey(false, null, null, hours, hours.zone(), cutOff);
  }

  /** Working days that the goods are under way and the promise counts; 0 where none are known. */
  public int days() {
    return lane == null ? 0 : Objects.requireNonNullElse(lane.getTransitDays(), 0);
  }

  /** Until when goods have to leave to keep a promise that ends then. */
  public Instant leaving(Instant due) {
    return days() == 0 ? due : hours.daysBefore(due, zone, days());
  }

  /** The end of the promise that goods can keep that are ready to leave at an instant. */
  public Instant keeping(Instant ready) {
    if (days() > 0) {
      return keepingDay(ready, 0);
    }
    return cutOff == null ? ready : departure(ready, cutOff);
  }

  /** The first departure of a working day at which goods are ready. */
  private Instant departure(Instant ready, int minute) {
    Instant today = departure(hours.dayAfter(ready, 0), minute);
    return today.isBefore(ready) ? departure(hours.dayAfter(ready, 1), minute) : today;
  }

  private Instant departure(LocalDate day, int minute) {
    return day.atStartOfDay().plusMinutes(minute).atZone(hours.zone()).toInstant();
  }

  /**
   * The same where so many more working days pass before they leave, and in whole days.
   *
   * @param more working days
   */
  public Instant keepingDay(Instant ready, int more) {
    // What is there by the end of a day leaves on that day, as what is promised for it does.
    LocalDate day = hours.dayAfter(ready.minusMillis(1), more + days());
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }
}
