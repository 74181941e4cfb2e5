package io.holdwatch.deploy.simulation.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Said of what transport and people are planned for, and of what they can do. */
public sealed interface PlanHappening extends WorldHappening {

  /**
   * What a shipment is planned for.
   *
   * @param order business key of the order
   * @param site business key of the site
   * @param planned day at the site; null: not planned
   * @param route route; null: none
   * @param state PLANNED, SHIPPED, DELIVERED or CANCELLED
   * @param lines order lines that it carries [count]
   */
  record ShipmentPlanned(
      Instant at,
      String shipment,
      String order,
      String site,
      @Nullable LocalDate planned,
      @Nullable String route,
      String carrier,
      String state,
      int lines)
      implements PlanHappening {
    @Override
    public String key() {
      return shipment;
    }
  }

  /**
   * A wave with what it has to keep to.
   *
   * @param cutOff carrier's cut-off
   * @param capacity most lines that it takes [lines]
   */
  record WaveLimited(
      Instant at,
      String wave,
      @Nullable Instant plannedRelease,
      @Nullable Instant releasedAt,
      Instant cutOff,
      int capacity)
      implements PlanHappening {
    @Override
    public String key() {
      return wave;
    }
  }

  /**
   * What a resource can do on a day.
   *
   * @param kind ROUTE, CARRIER, DOCK, TECHNICIAN
   * @param unit LINES, ORDERS, HOURS
   */
  record CapacityStated(
      Instant at,
      String record,
      String resource,
      String kind,
      LocalDate day,
      BigDecimal capacity,
      String unit)
      implements PlanHappening {
    @Override
    public String key() {
      return record;
    }
  }

  /**
   * When somebody works, in UTC.
   *
   * @param resource whose calendar it is
   * @param weekdays ISO days of week
   * @param opens minute of the day
   * @param closes minute of the day
   */
  record CalendarStated(
      Instant at,
      String resource,
      List<Integer> weekdays,
      int opens,
      int closes,
      List<LocalDate> holidays)
      implements PlanHappening {
    @Override
    public String key() {
      return resource;
    }
  }

  /**
   * An appointment at a customer's.
   *
   * @param order business key of the order
   * @param line line number
   * @param resource who goes there; null: nobody yet
   * @param state BOOKED or DONE
   */
  record AppointmentStated(
      Instant at,
      String appointment,
      String order,
      int line,
      @Nullable String resource,
      Instant start,
      Instant end,
      String state)
      implements PlanHappening {
    @Override
    public String key() {
      return appointment;
    }
  }
}
