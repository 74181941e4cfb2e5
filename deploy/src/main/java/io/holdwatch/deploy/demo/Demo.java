package io.holdwatch.deploy.demo;

import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionState;
import io.holdwatch.contract.packet.PacketKind;
import io.holdwatch.contract.routed.RoutedException;
import io.holdwatch.deploy.feed.Event;
import io.holdwatch.deploy.feed.Feeder;
import io.holdwatch.deploy.feed.Settlement;
import io.holdwatch.deploy.judge.Judge;
import io.holdwatch.deploy.judge.Verdict;
import io.holdwatch.deploy.report.AuditState;
import io.holdwatch.deploy.report.Figures;
import io.holdwatch.deploy.report.RunReport;
import io.holdwatch.deploy.simulation.ChangeEvent;
import io.holdwatch.deploy.simulation.Simulation;
import io.holdwatch.deploy.simulation.history.OrderHistory;
import io.holdwatch.deploy.stack.Reporter;
import io.holdwatch.deploy.stack.Service;
import io.holdwatch.deploy.stack.Stack;
import io.holdwatch.deploy.truth.TrueSpell;
import io.holdwatch.deploy.truth.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;

/**
 * One demonstration on a running stack: a simulated distributor publishes what happens, an hour of
 * its time after the other; what Holdwatch says of it is shown as it comes, and judged at the end.
 *
 * @param stack that runs
 * @param seed of the simulation
 * @param rate change events a second, about
 */
public record Demo(Stack stack, long seed, int rate) {
  private static final String CLOCK = "demo";
  private static final int PARTITIONS = 2;
  private static final Instant FIRST = Instant.parse("2026-03-02T00:00:00Z");
  private static final Duration STEP = Duration.ofHours(1);
  private static final Duration SETTLING = Duration.ofHours(4);
  private static final int EVENTS_PER_ORDER = 14;
  private static final int STEPS_PER_SECOND = 10;

  /** What came of it. */
  public record Result(Figures figures, Verdict verdict) {}

  /** What a person sees while it runs. */
  public interface Screen {
    /** A routed exception has come. */
    void routed(RoutedException routed);

    /** How it stands. */
    void counts(Instant simulated, long events, long opened, long open);
  }

  /**
   * Runs until told to end, then waits until everything has gone through.
   *
   * @param goesOn asked between hours
   */
  public Result run(BooleanSupplier goesOn, Screen screen, Reporter reporter) {
    Map<String, Integer> topics = new LinkedHashMap<>();
    Simulation.topics().forEach(topic -> topics.put(topic, PARTITIONS));
    topics.keySet().forEach(topic -> stack.createSourceTopic(topic, PARTITIONS));
    History history = new History();
    try (RunReport report = new RunReport(stack, CLOCK);
        Admin admin = stack.admin();
        Producer<byte[], byte[]> producer = stack.producer()) {
      Settlement settlement = new Settlement(stack, admin, report, reporter);
      report.onPacket(history);
      settlement.await(topics.keySet());
      String entity = "DEMO" + (report.scopes().size() + 1);
      report.only(entity);
      history.only(entity);
      report.beginRun();
      report.onRouted(screen::routed);
      Instant start = history.clock.isBefore(FIRST) ? FIRST : history.clock.plus(STEP);
      Run run =
          new Run(
              new Simulation(seed, entity, start, ordersPerDay()),
              new Feeder(producer, CLOCK, topics),
              start);
      reporter.step("simulating legal entity " + entity + " from " + start);
      run.feeder.mark(start.toEpochMilli() - 1, false);
      while (goesOn.getAsBoolean()) {
        run.hour(false);
        pace(run, report, () -> screen.counts(run.now, run.events, history.opened, history.open()));
      }
      run.hour(true);
      settlement.await(topics.keySet());
      boolean audited = stack.options().instances().getOrDefault(Service.AUDIT, 0) > 0;
      reporter.step("verifying the audit log");
      Figures figures =
          report.figures(
              run.events,
              audited
                  ? new AuditState(stack.folder(Service.AUDIT.id())).figures()
                  : new Figures.Audit(0, false));
      Verdict verdict = Judge.judge(run.truth(), history.spells.spells(), run.now);
      return new Result(
          figures.judged("SHIPMENT_DELAY", verdict.precision(), verdict.recall()), verdict);
    }
  }

  private int ordersPerDay() {
    return Math.max(1, rate * 24 / (EVENTS_PER_ORDER * STEPS_PER_SECOND));
  }

  /** Reads what comes until the next hour is due, by the wall clock since the first one. */
  private static void pace(Run run, RunReport report, Runnable show) {
    long due = run.began + run.hours * (1_000_000_000L / STEPS_PER_SECOND);
    do {
      long left = Math.max(0, due - System.nanoTime());
      report.poll(Duration.ofNanos(left));
      show.run();
    } while (System.nanoTime() < due);
  }

  /** The simulation on its way. */
  private static final class Run {
    private final Simulation simulation;
    private final Feeder feeder;
    private final Truth truth = new Truth(SETTLING);
    private final List<TrueSpell> settled = new ArrayList<>();
    private final long began = System.nanoTime();
    private Instant now;
    private long events;
    private long hours;

    Run(Simulation simulation, Feeder feeder, Instant start) {
      this.simulation = simulation;
      this.feeder = feeder;
      this.now = start;
    }

    void hour(boolean last) {
      now = now.plus(STEP);
      hours++;
      for (ChangeEvent event : simulation.advanceTo(now)) {
        feeder.send(new Event(0, event.topic(), event.keyBytes(), event.valueBytes()));
        events++;
      }
      feeder.mark(now.toEpochMilli(), last);
      feeder.flush();
      for (OrderHistory closed : simulation.takeClosed()) {
        settled.addAll(truth.spells(closed, now));
      }
    }

    List<TrueSpell> truth() {
      List<TrueSpell> all = new ArrayList<>(settled);
      simulation.open().forEach(order -> all.addAll(truth.spells(order, now)));
      return all;
    }
  }

  /** What the packets tell: spells of the entity, and how far the clock has come. */
  private static final class History implements Consumer<ExceptionPacket> {
    private final ObservedSpells spells = new ObservedSpells();
    private final TreeSet<String> openNow = new TreeSet<>();
    private String entity = "";
    private Instant clock = Instant.MIN;
    private long opened;

    void only(String scope) {
      entity = scope;
    }

    long open() {
      return openNow.size();
    }

    @Override
    public void accept(ExceptionPacket packet) {
      if (packet.getKind() == PacketKind.CLOCK && packet.getClock().equals(CLOCK)) {
        clock = packet.getAt().isAfter(clock) ? packet.getAt() : clock;
      }
      if (packet.getKind() == PacketKind.EXCEPTION && packet.getScope().equals(entity)) {
        spells.add(packet);
        if (packet.getState() == ExceptionState.CLOSED) {
          openNow.remove(packet.getExceptionId());
        } else if (openNow.add(packet.getExceptionId())) {
          opened++;
        }
      }
    }
  }
}
