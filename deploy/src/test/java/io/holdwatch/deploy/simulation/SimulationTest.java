package io.holdwatch.deploy.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final Pattern SUBJECT =
      Pattern.compile("\"subject\":\"(SH\\d+)\".*\"sequence\":\"(\\d+)\"");
  private static final Pattern OP = Pattern.compile("\"snapshot\":\"(\\w+)\".*\"op\":\"(\\w)\"");

  private static List<ChangeEvent> run(long seed, Duration step) {
    Simulation simulation = new Simulation(seed, "DE01", START, 60);
    List<ChangeEvent> events = new ArrayList<>();
    for (Instant now = START; now.isBefore(START.plus(Duration.ofDays(12))); now = now.plus(step)) {
      events.addAll(simulation.advanceTo(now.plus(step)));
    }
    return events;
  }

  @Test
  void aSeedMeansTheSameEventsHoweverTimeIsCut() {
    List<ChangeEvent> events = run(7, Duration.ofHours(1));
    assertThat(run(7, Duration.ofDays(3))).isEqualTo(events);
    assertThat(run(8, Duration.ofHours(1))).isNotEqualTo(events);
  }

  @Test
  void eventsComeInOrderOfTimeOnEveryTopicAndOnNoOther() {
    List<ChangeEvent> events = run(1, Duration.ofHours(6));
    assertThat(events).isSortedAccordingTo(Comparator.comparing(ChangeEvent::eventTime));
    assertThat(events.stream().map(ChangeEvent::topic).distinct())
        .containsExactlyInAnyOrderElementsOf(Simulation.topics());
  }

  @Test
  void aStepTellsWhatHappenedUpToAndIncludingItsEnd() {
    Simulation simulation = new Simulation(1, "DE01", START, 60);
    Instant last = START;
    for (int hour = 1; hour <= 100; hour++) {
      Instant end = START.plus(Duration.ofHours(hour));
      Instant after = last;
      assertThat(simulation.advanceTo(end))
          .allMatch(
              event ->
                  !event.eventTime().isAfter(end)
                      && (event.eventTime().isAfter(after) || after.equals(START)));
      last = end;
    }
    Instant past = START;
    assertThatThrownBy(() -> simulation.advanceTo(past)).hasMessageContaining("cannot go back");
  }

  @Test
  void masterDataComeAsASnapshotThatSaysWhereItsTablesEnd() {
    List<String> snapshot = new ArrayList<>();
    for (ChangeEvent event : new Simulation(1, "DE01", START, 60).advanceTo(START)) {
      // Warehouse and transport send events, which have no snapshots.
      if (event.topic().startsWith("wms.") || event.topic().startsWith("tms.")) {
        continue;
      }
      Matcher op = OP.matcher(String.valueOf(event.value()));
      assertThat(op.find()).isTrue();
      assertThat(op.group(2)).isEqualTo("r");
      if (!op.group(1).equals("true")) {
        snapshot.add(event.topic() + " " + op.group(1));
      }
    }
    assertThat(snapshot)
        .startsWith(
            "erp.demo.customers first",
            "erp.demo.customers last_in_data_collection",
            "erp.demo.items first_in_data_collection",
            "erp.demo.items last_in_data_collection")
        .contains("erp.demo.rebates last_in_data_collection", "erp.demo.order_lines last")
        .contains("finance.demo.exchange_rates first")
        .endsWith("finance.demo.invoices last");
  }

  @Test
  void rowsAreCreatedUpdatedAndDeletedWithATombstone() {
    List<ChangeEvent> events = run(1, Duration.ofHours(6));
    assertThat(events)
        .anyMatch(event -> event.topic().endsWith("orders") && has(event, "\"op\":\"c\""));
    assertThat(events)
        .anyMatch(event -> event.topic().endsWith("schedule_lines") && has(event, "\"op\":\"u\""));
    int deletion = 0;
    while (!has(events.get(deletion), "\"op\":\"d\"")) {
      deletion++;
    }
    assertThat(events.get(deletion + 1).key()).isEqualTo(events.get(deletion).key());
    assertThat(events.get(deletion + 1).valueBytes()).isNull();
  }

  @Test
  void sequencesGrowPerShipment() {
    Map<String, Long> last = new HashMap<>();
    for (ChangeEvent event : run(1, Duration.ofHours(6))) {
      Matcher subject = SUBJECT.matcher(String.valueOf(event.value()));
      if (subject.find()) {
        Long before = last.put(event.topic() + subject.group(1), Long.valueOf(subject.group(2)));
        assertThat(before == null || before < Long.parseLong(subject.group(2))).isTrue();
      }
    }
    assertThat(last).hasSizeGreaterThan(200);
  }

  @Test
  void everyOrderEnteredHasItsHistory() {
    Simulation simulation = new Simulation(1, "DE01", START, 60);
    simulation.advanceTo(START.plus(Duration.ofDays(20)));
    assertThat((long) simulation.history().orders().size()).isEqualTo(simulation.orders());
    assertThat(simulation.lines()).isGreaterThan(simulation.orders());
  }

  private static boolean has(ChangeEvent event, String text) {
    return String.valueOf(event.value()).contains(text);
  }
}
