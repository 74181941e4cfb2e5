package io.holdwatch.deploy.demo;

import io.holdwatch.contract.routed.RoutedException;
import io.holdwatch.deploy.feed.Feeder;
import io.holdwatch.deploy.feed.Settlement;
import io.holdwatch.deploy.judge.Judge;
import io.holdwatch.deploy.judge.Verdict;
import io.holdwatch.deploy.report.AuditState;
import io.holdwatch.deploy.report.Figures;
import io.holdwatch.deploy.report.RunReport;
import io.holdwatch.deploy.simulation.Profile;
import io.holdwatch.deploy.simulation.Simulation;
import io.holdwatch.deploy.stack.Reporter;
import io.holdwatch.deploy.stack.Service;
import io.holdwatch.deploy.stack.Stack;
import io.holdwatch.deploy.truth.TrueSpell;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;

/**
 * One demonstration on a running stack: simulated distributors publish what happens, an hour of
 * their time after the other; what Holdwatch says of it is shown as it comes, and judged at the
 * end.
 *
 * @param stack that runs
 * @param seed of the simulation
 * @param pace how fast simulated time passes; asked for when it begins to
 * @param profiles of the distributors, each in a scope of its own
 */
public record Demo(Stack stack, long seed, Supplier<Pace> pace, List<Profile> profiles) {
  private static final String CLOCK = "demo";
  private static final int PARTITIONS = 2;
  private static final Instant FIRST = Instant.parse("2026-03-02T00:00:00Z");

  /** So much simulated time may be under way: a machine that is slow is not buried. */
  private static final Duration UNDER_WAY = Duration.ofHours(12);

  private static final Duration LOOK = Duration.ofMillis(100);

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
    Told told = new Told(CLOCK);
    try (RunReport report = new RunReport(stack, CLOCK);
        Admin admin = stack.admin();
        Producer<byte[], byte[]> producer = stack.producer()) {
      Settlement settlement = new Settlement(stack, admin, report, reporter);
      report.onPacket(told);
      settlement.await(topics.keySet());
      Map<String, Profile> scopes = new LinkedHashMap<>();
      int known = report.scopes().size();
      profiles.forEach(profile -> scopes.put("DEMO" + (known + scopes.size() + 1), profile));
      report.only(scopes.keySet());
      told.only(scopes.keySet());
      report.beginRun();
      report.onRouted(screen::routed);
      Instant start = told.time().map(time -> time.plus(Course.STEP)).orElse(FIRST);
      scopes.forEach(
          (scope, profile) ->
              reporter.step(
                  "simulating legal entity "
                      + scope
                      + " ("
                      + profile.name()
                      + ": "
                      + profile.words()
                      + ") from "
                      + start
                      + ", seed "
                      + seed));
      Course course =
          new Course(seed, scopes, start, pace.get(), new Feeder(producer, CLOCK, topics));
      while (goesOn.getAsBoolean()) {
        course.hour(false);
        do {
          report.poll(Duration.ofNanos(Math.clamp(course.untilDue(), 0, LOOK.toNanos())));
          settlement.requireAlive();
          screen.counts(course.now(), course.events(), told.opened(), told.open());
        } while (goesOn.getAsBoolean() && (course.untilDue() > 0 || isBehind(told, course)));
      }
      course.hour(true);
      // While the last of it goes through the services, the truth is worked out.
      List<CompletableFuture<List<TrueSpell>>> truths =
          course.distributors().stream()
              .map(each -> CompletableFuture.supplyAsync(each::truth))
              .toList();
      settlement.await(topics.keySet());
      reporter.step("verifying the audit log");
      Figures figures = report.figures(course.events(), audit());
      reporter.step("judging what was told of " + figures.orders() + " orders");
      return judged(
          figures, course, truths.stream().map(CompletableFuture::join).toList(), told, report);
    }
  }

  /** Judges each distributor by itself, and all of them together. */
  private static Result judged(
      Figures figures, Course course, List<List<TrueSpell>> truths, Told told, RunReport report) {
    Map<String, Figures.OfProfile> profiles = new TreeMap<>();
    List<TrueSpell> truth = new ArrayList<>();
    for (int i = 0; i < truths.size(); i++) {
      Distributor each = course.distributors().get(i);
      List<TrueSpell> own = truths.get(i);
      truth.addAll(own);
      profiles.put(
          each.profile().name(), each.figures(own, told.spells(), report.exceptions(each.scope())));
    }
    Verdict verdict = Judge.judge(truth, told.spells(), course.now());
    return new Result(figures.judged(Distributor.judgements(verdict)).of(profiles), verdict);
  }

  private static boolean isBehind(Told told, Course course) {
    return told.time().isEmpty() || told.time().get().plus(UNDER_WAY).isBefore(course.now());
  }

  private Figures.Audit audit() {
    return stack.options().instances().getOrDefault(Service.AUDIT, 0) > 0
        ? new AuditState(stack.folder(Service.AUDIT.id())).figures()
        : new Figures.Audit(0, false);
  }
}
