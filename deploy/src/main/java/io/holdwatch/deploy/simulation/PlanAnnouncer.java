package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.history.PlanHappening.AppointmentStated;
import io.holdwatch.deploy.simulation.history.PlanHappening.CalendarStated;
import io.holdwatch.deploy.simulation.history.PlanHappening.CapacityStated;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what transport and people can do, and when people are to be where. */
final class PlanAnnouncer {
  private final Channels channels;
  private final CloudFeed limits;
  private final CloudFeed calendars;
  private final CloudFeed appointments;

  PlanAnnouncer(Channels channels) {
    this.channels = channels;
    limits = channels.cloud("tms", "limit");
    calendars = channels.cloud("tms", "calendar");
    appointments = channels.cloud("tms", "appointment");
  }

  /** What a resource can do on a day. */
  void capacity(String kind, String resource, LocalDate day, BigDecimal capacity, String unit) {
    String number = kind + "-" + resource + "-" + day + "-" + unit;
    Map<String, @Nullable Object> data = data("limit_no", number);
    data.put("resource", resource);
    data.put("kind", kind);
    data.put("day", day);
    data.put("capacity", capacity.toPlainString());
    data.put("unit", unit);
    limits.publish(channels.now(), channels.cloudKey("limit_no", number), number, data);
    channels.history.add(
        new CapacityStated(channels.now(), number, resource, kind, day, capacity, unit));
  }

  /** When somebody works, or a site. */
  void calendar(
      String resource,
      ZoneId zone,
      List<Integer> weekdays,
      int opens,
      int closes,
      List<LocalDate> holidays) {
    Map<String, @Nullable Object> data = data("calendar_no", resource);
    data.put("zone", zone.getId());
    data.put("weekdays", weekdays);
    data.put("opens", opens);
    data.put("closes", closes);
    data.put("holidays", holidays.stream().map(LocalDate::toString).toList());
    calendars.publish(channels.now(), channels.cloudKey("calendar_no", resource), resource, data);
    channels.history.add(
        new CalendarStated(
            channels.now(), resource, List.copyOf(weekdays), opens, closes, List.copyOf(holidays)));
  }

  void appointment(
      String number,
      SalesOrder.Line line,
      @Nullable String resource,
      Instant start,
      Instant end,
      String state) {
    Map<String, @Nullable Object> data = data("appointment_no", number);
    data.put("order_no", line.order.number);
    data.put("line_no", line.number);
    data.put("resource", resource);
    data.put("start_at", start);
    data.put("end_at", end);
    data.put("state", state);
    appointments.publish(channels.now(), channels.cloudKey("appointment_no", number), number, data);
    channels.history.add(
        new AppointmentStated(
            channels.now(),
            channels.key(number),
            channels.key(line.order.number),
            line.number,
            resource,
            start,
            end,
            state));
  }

  private Map<String, @Nullable Object> data(String column, String number) {
    return new LinkedHashMap<>(channels.cloudKey(column, number));
  }
}
