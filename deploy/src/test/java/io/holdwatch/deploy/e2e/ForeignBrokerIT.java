package io.holdwatch.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.Topics;
import io.holdwatch.deploy.stack.Part;
import io.holdwatch.deploy.stack.Reporter;
import io.holdwatch.deploy.stack.Service;
import io.holdwatch.deploy.stack.Stack;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A stack on a broker of somebody else's (here: of another stack) uses it and leaves it alone. */
@Execution(ExecutionMode.CONCURRENT)
final class ForeignBrokerIT {
  private static final List<String> SOURCES = List.copyOf(Trade.TOPICS);

  private final Stack theirs = SharedStack.base("it-their-broker");
  private final Stack ours =
      new Stack(
          SharedStack.own("it-foreign")
              .options()
              .withBrokers(theirs.bootstrap())
              .with(Map.of(Service.INGEST, 1, Service.CLASSIFIER, 1, Service.ROUTING, 1)),
          Reporter.silent());

  @AfterEach
  void purge() {
    ours.purge();
    theirs.purge();
  }

  @Test
  void startsNoBrokerRoutesThroughTheirsAndLeavesItRunning() throws Exception {
    theirs.purge();
    theirs.up();
    ours.purge();
    ours.up();
    assertThat(ours.child("broker")).isEmpty();
    assertThat(ours.status()).extracting(Part::state).containsOnly(Part.State.READY);
    Trade trade = new Trade(List.of("DE"), 3);
    try (Flow flow = new Flow(ours, trade, 100)) {
      flow.finish();
    }
    assertThat(Log.records(theirs, Topics.FACTS)).isNotEmpty();
    ours.down();
    assertThat(theirs.isUp()).isTrue();
    try (Admin admin = theirs.admin()) {
      assertThat(admin.listTopics().names().get()).containsAll(SOURCES);
    }
    assertThat(ours.status().getFirst().state()).isEqualTo(Part.State.READY);
    if (theirs.options().ownBroker()) {
      theirs.down();
      assertThat(ours.status().getFirst().state()).isEqualTo(Part.State.STOPPED);
    }
  }
}
