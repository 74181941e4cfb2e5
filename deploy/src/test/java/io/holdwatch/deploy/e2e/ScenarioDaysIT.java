package io.holdwatch.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.deploy.feed.Feeder;
import io.holdwatch.deploy.feed.Settlement;
import io.holdwatch.deploy.report.AuditState;
import io.holdwatch.deploy.report.Figures;
import io.holdwatch.deploy.report.RunReport;
import io.holdwatch.deploy.stack.Reporter;
import io.holdwatch.deploy.stack.Service;
import io.holdwatch.deploy.stack.Stack;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A week of five companies, each with a day of one of the five workflows, from what their systems
 * publish to what their teams read. The days follow one another on one recorded clock.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.MethodName.class)
final class ScenarioDaysIT {
  private static final String[] PERSONAL = {
    "Ines Privat",
    "ines.privat",
    "Jo Heimlich",
    "jo.heimlich",
    "Lea Verborgen",
    "lea.verborgen",
    "Max Geheim"
  };

  private final Stack stack = SharedStack.get();
  private final Producer<byte[], byte[]> producer = stack.producer();
  private final Set<String> topics = Upstream.topics();
  private final Feeder feeder =
      new Feeder(
          producer, "demo", topics.stream().collect(Collectors.toMap(topic -> topic, topic -> 1)));

  @BeforeAll
  void theirSystemsAreReady() {
    topics.forEach(topic -> stack.createSourceTopic(topic, 1));
    feeder.mark(Instant.parse("2026-03-02T00:00:00Z").toEpochMilli(), false);
    feeder.flush();
    settle();
  }

  @Test
  void w1AccountOwnersHearOfWhatChangesBeforeTheirCustomersCall() {
    play("W1", "dispatch", course -> new DispatchDay(course).play());
  }

  @Test
  void w2AnOrderDeskSeesWhyOrdersStopWhoseTheyAreAndWhatMustNotBeDone() {
    play("W2", "order-desk", course -> new OrderDeskDay(course).play());
  }

  @Test
  void w3AControlTowerSeesWhatNeedsAPersonAndNothingElse() {
    play("W3", "tower", course -> new TowerDay(course).play());
  }

  @Test
  void w4CustomersAreAnsweredWhereTheSystemsAgree() {
    play("W4", "follow-up", course -> new FollowUpDay(course, new Asked(stack)).play());
  }

  @Test
  void w5AFailedAllocationIsSeenBeforeItsWaveIsReleased() {
    play("W5", "allocation", course -> new AllocationDay(course, new Asked(stack)).play());
  }

  private void play(String company, String name, Consumer<Course> what) {
    try (Course course = new Course(stack, company, new Day(name), feeder)) {
      what.accept(course);
      assertThat(course.isOver()).as("all of the day has happened").isTrue();
    }
  }

  @AfterAll
  void nothingPersonalIsToldAndEveryDecisionIsAudited() throws Exception {
    assertThat(settle()).as("types found, by company").hasSizeGreaterThan(15);
    assertThat(new Pages(stack).open()).as("exceptions whose pages are there").isPositive();
    Impersonal.assertNowhere(stack, PERSONAL);
    Impersonal.assertKept(stack, PERSONAL);
    var audited = new AuditState(stack.folder(Service.AUDIT.id())).verify((done, of) -> {});
    assertThat(audited.ok()).as(audited.text()).isTrue();
    Counters.addingUp(stack, Service.CLASSIFIER);
    Counters.addingUp(stack, Service.ROUTING);
    producer.close();
  }

  /** Waits until all that was sent has gone through; what was found, by company and type. */
  private Map<String, Figures.OfType> settle() {
    Map<String, Figures.OfType> found = new TreeMap<>();
    try (RunReport report = new RunReport(stack, "demo");
        Admin admin = stack.admin()) {
      new Settlement(stack, admin, report, Reporter.silent()).await(topics);
      for (String company : List.of("W1", "W2", "W3", "W4", "W5")) {
        report
            .exceptions(company)
            .forEach((type, figures) -> found.put(company + " " + type, figures));
      }
    }
    return found;
  }
}
