package io.holdwatch.classifier.option;

import static io.holdwatch.classifier.option.Told.fields;

import java.util.List;
import java.util.Map;

/** Technicians with their hours, and the appointments that ask for them. */
final class Visits {
  private static final List<String> TECHNICIANS = List.of("T0", "T1", "T2");
  private static final int DAYS = 8;
  private static final int OPENS = 7 * 60;
  private static final int CLOSES = 18 * 60;

  private final Told told;

  Visits(Told told) {
    this.told = told;
  }

  void tell() {
    for (String technician : TECHNICIANS) {
      if (told.chance(70)) {
        told.put(
            "Calendar",
            technician,
            fields(
                "calendar", technician,
                "weekdays", List.of(1, 2, 3, 4, 5),
                "opens", OPENS,
                "closes", CLOSES,
                "holidays", told.chance(30) ? List.of(Told.day(1)) : List.of()));
      }
      for (int day = 0; day < DAYS; day++) {
        if (told.chance(80)) {
          told.put(
              "Capacity",
              technician + day,
              fields(
                  "resource",
                  technician,
                  "kind",
                  "TECHNICIAN",
                  "day",
                  Told.day(day),
                  "capacity",
                  told.number(1, 6),
                  "unit",
                  "HOURS"));
        }
      }
    }
  }

  /** Perhaps somebody is to come for the order. */
  void appointment(int order) {
    if (!told.chance(25)) {
      return;
    }
    int start = told.number(0, 4) * 24 + told.number(-4, 7);
    Map<String, Object> fields =
        fields(
            "appointment", "M" + order,
            "order", OptionWorld.order(order),
            "start", Told.hours(start).toString(),
            "end", Told.hours(start + told.number(1, 3)).toString());
    if (told.chance(85)) {
      fields.put("resource", told.one(TECHNICIANS));
    }
    if (told.chance(40)) {
      fields.put("line", "1");
    }
    told.put("Appointment", order, fields);
  }
}
