package io.holdwatch.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.deploy.feed.Event;
import io.holdwatch.deploy.stack.Service;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A run that is right, and each way in which one is not. */
class ValidationTest {
  private static final Batch BATCH =
      new Batch(
          List.of(new Event(1, "t", null, null), new Event(2, "t", null, null)),
          Set.of("DE:1"),
          Map.of("Order", 2L));

  private final Observed seen = right();
  private final Map<Service, Counted> counted =
      new EnumMap<>(
          Map.of(
              Service.INGEST,
              new Counted(2, 2, 0, 0),
              Service.CLASSIFIER,
              new Counted(5, 3, 1, 1)));

  private static Observed right() {
    Observed seen = new Observed();
    seen.facts.put("Order", 2L);
    for (Map<String, Integer> each :
        List.of(seen.opened, seen.cleared, seen.routedOpen, seen.routedClosed)) {
      each.put("DE:1", 1);
    }
    for (Flow flow : Flow.values()) {
      seen.written.put(flow, 2L);
    }
    return seen;
  }

  @Test
  void aRunThatIsRightHasNoComplaint() {
    assertThat(Validation.complaints(BATCH, seen, counted)).isEmpty();
  }

  @Test
  void aFactTooFewIsFound() {
    finds("facts are {Order=1}, not {Order=2}", s -> s.facts.put("Order", 1L));
  }

  @Test
  void rejectedEventsAreFound() {
    finds("1 events were rejected", s -> s.rejected = 1);
  }

  @Test
  void aLateOrderThatWasNotOpenedIsFound() {
    finds("opened: 1 of 1 late orders are missing", s -> s.opened.clear());
  }

  @Test
  void anOrderOpenedTwiceIsFound() {
    finds(
        "opened: 0 of 1 late orders are missing; wrong or doubled are [DE:1=2]",
        s -> s.opened.put("DE:1", 2));
  }

  @Test
  void anOrderThatIsNotLateIsFound() {
    finds("routed OPEN: 0 of 1", s -> s.routedOpen.put("DE:2", 1));
  }

  @Test
  void anExceptionThatWasNotClearedOrNotToldIsFound() {
    finds("cleared as LATE: 1 of 1", s -> s.cleared.clear());
    finds("routed CLOSED: 1 of 1", s -> s.routedClosed.clear());
  }

  @Test
  void packetsOfAnotherTypeAreFound() {
    finds(
        "unexpected packets: {CREDIT_HOLD OPENED UNKNOWN=3}",
        s -> s.unexpected.put("CREDIT_HOLD OPENED UNKNOWN", 3L));
  }

  @Test
  void missingAuditEntriesAreFound() {
    finds("2 packets, but 1 audit entries", s -> s.written.put(Flow.CLASSIFIER_AUDIT, 1L));
    finds("2 routed records, but 0 audit entries", s -> s.written.remove(Flow.ROUTING_AUDIT));
  }

  @Test
  void countersThatDoNotAddUpAreFound() {
    counted.put(Service.CLASSIFIER, new Counted(6, 3, 1, 1));
    assertThat(Validation.complaints(BATCH, seen, counted))
        .singleElement()
        .asString()
        .startsWith("classifier: in is not out + rejected + dropped");
  }

  @Test
  void anEventThatIngestDidNotCountIsFound() {
    counted.put(Service.INGEST, new Counted(1, 1, 0, 0));
    assertThat(Validation.complaints(BATCH, seen, counted))
        .singleElement()
        .asString()
        .endsWith("for 2 events");
  }

  private void finds(String complaint, Consumer<Observed> harm) {
    Observed harmed = right();
    harm.accept(harmed);
    assertThat(Validation.complaints(BATCH, harmed, counted))
        .singleElement()
        .asString()
        .contains(complaint);
  }
}
