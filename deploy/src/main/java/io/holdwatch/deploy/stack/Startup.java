package io.holdwatch.deploy.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;

/**
 * Brings a stack up: broker (unless somebody else runs it) and registry side by side, then topics
 * and subjects, then the services.
 */
final class Startup {
  static final String BROKER = "broker";
  static final String REGISTRY = "registry";

  private final StackOptions options;
  private final StateFolder state;
  private final Children children;
  private final Commands commands;
  private final Software software;
  private final Reporter reporter;
  private final Waiting waiting;
  private final List<Child> started = new ArrayList<>();

  Startup(
      StackOptions options,
      StateFolder state,
      Children children,
      Commands commands,
      Software software,
      Reporter reporter) {
    this.options = options;
    this.state = state;
    this.children = children;
    this.commands = commands;
    this.software = software;
    this.reporter = reporter;
    this.waiting = new Waiting(reporter);
  }

  /**
   * Starts what does not run; false where nothing had to be. Ends what it has started when it fails
   * or Java ends.
   */
  boolean run() {
    Thread undo = new Thread(this::undo, "undo-start");
    Runtime.getRuntime().addShutdownHook(undo);
    try {
      start();
      return !started.isEmpty();
    } catch (RuntimeException | Error e) {
      undo();
      throw e;
    } finally {
      removeHook(undo);
    }
  }

  private void start() {
    if (names().stream().allMatch(name -> children.find(name).filter(Child::isAlive).isPresent())) {
      waitForAll();
      return;
    }
    software.fetch(state.logs().resolve("fetch.log"), reporter);
    checkPorts();
    Settings.save(options, state.settings());
    Map<String, List<String>> base = new LinkedHashMap<>();
    if (options.ownBroker()) {
      base.put(BROKER, commands.broker());
      format();
    }
    base.put(REGISTRY, commands.registry());
    reporter.step("starting " + String.join(" and ", base.keySet()));
    Map<String, Child> bases = new LinkedHashMap<>();
    base.forEach((name, command) -> bases.put(name, startUnlessAlive(name, command)));
    List<Child> both = List.copyOf(bases.values());
    Health health = new Health(options);
    CompletableFuture<Void> subjects =
        CompletableFuture.runAsync(
            () -> {
              waiting.until("the registry", both, () -> health.isReady(REGISTRY));
              registerSubjects();
            },
            Thread::startVirtualThread);
    waiting.until("the broker at " + options.bootstrap(), both, () -> health.isReady(BROKER));
    createTopics();
    List<Child> services = startServices();
    join(subjects);
    if (!services.isEmpty()) {
      waitForAll();
    }
  }

  private List<String> names() {
    List<String> names = new ArrayList<>(List.of(REGISTRY));
    if (options.ownBroker()) {
      names.addFirst(BROKER);
    }
    options
        .instances()
        .forEach(
            (service, n) ->
                IntStream.rangeClosed(1, n).mapToObj(service::instanceName).forEach(names::add));
    return names;
  }

  private void waitForAll() {
    Health health = new Health(options);
    List<Child> all = children.all();
    Set<String> missing = new TreeSet<>(names());
    waiting.until(
        () -> String.join(", ", missing),
        all,
        () -> {
          missing.removeIf(health::isReady);
          return missing.isEmpty();
        });
  }

  /** Once per set of contracts: the state folder remembers which it was. */
  private void registerSubjects() {
    Path done = state.of("registry").resolve("registered");
    try {
      String digest = Subjects.digest();
      if (!Files.isRegularFile(done) || !Files.readString(done).equals(digest)) {
        new Subjects("http://127.0.0.1:" + options.ports().registry()).register();
        Files.writeString(done, digest);
      }
    } catch (IOException e) {
      throw new StackProblem("cannot write " + done + ": " + e.getMessage(), e);
    }
  }

  private List<Child> startServices() {
    List<Child> services = new ArrayList<>();
    for (Service service : Service.values()) {
      for (int i = 1; i <= options.instances().getOrDefault(service, 0); i++) {
        services.add(startUnlessAlive(service.instanceName(i), commands.service(service, i)));
      }
    }
    if (!services.isEmpty()) {
      reporter.step("starting " + String.join(", ", services.stream().map(Child::name).toList()));
    }
    return services;
  }

  private Child startUnlessAlive(String name, List<String> command) {
    return children
        .find(name)
        .filter(Child::isAlive)
        .orElseGet(
            () -> {
              Child child = children.start(name, command);
              synchronized (started) {
                started.add(child);
              }
              return child;
            });
  }

  private void format() {
    if (Files.exists(state.of("kafka").resolve("meta.properties"))) {
      return;
    }
    reporter.step("formatting the broker's storage");
    Child format = children.start("format", commands.format());
    format.process().ifPresent(handle -> handle.onExit().join());
    children.forget("format");
    if (!Files.exists(state.of("kafka").resolve("meta.properties"))) {
      throw new StackProblem(
          "formatting " + state.of("kafka") + " failed:\n" + format.lastWords(10));
    }
  }

  private void createTopics() {
    try (Admin admin = Clients.admin(options.bootstrap())) {
      TopicSetup.create(admin, options.partitions());
    } catch (ExecutionException e) {
      throw new StackProblem("cannot create the topics: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackProblem("interrupted while creating topics", e);
    }
  }

  /** A port of a part that does not run yet must be free. */
  private void checkPorts() {
    Ports ports = options.ports();
    Map<Integer, String> wanted = new LinkedHashMap<>();
    if (options.ownBroker()) {
      want(wanted, BROKER, ports.kafka(), "--kafka-port");
      want(wanted, BROKER, ports.controller(), "--controller-port");
    }
    want(wanted, REGISTRY, ports.registry(), "--registry-port");
    want(wanted, REGISTRY, ports.management(), "--management-port");
    for (Service service : Service.values()) {
      for (int i = 1; i <= options.instances().getOrDefault(service, 0); i++) {
        want(wanted, service.instanceName(i), ports.of(service, i), "--" + service.id() + "-port");
      }
    }
    wanted.forEach(
        (port, option) -> {
          if (!Ports.isFree(port)) {
            throw new StackProblem(
                "port "
                    + port
                    + " is in use"
                    + PortHolder.of(port).map(who -> " by " + who).orElse("")
                    + ": stop that, or give another with "
                    + option
                    + " or --port-base");
          }
        });
  }

  private void want(Map<Integer, String> wanted, String name, int port, String option) {
    if (children.find(name).filter(Child::isAlive).isEmpty() && wanted.put(port, option) != null) {
      throw new StackProblem("port " + port + " is wanted twice: give another with " + option);
    }
  }

  private void undo() {
    List<Child> mine;
    synchronized (started) {
      mine = List.copyOf(started);
    }
    children.stop(mine.stream().flatMap(child -> child.process().stream()).toList(), 10_000);
    mine.forEach(child -> children.forget(child.name()));
  }

  private static void join(CompletableFuture<Void> future) {
    try {
      future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StackProblem problem) {
        throw problem;
      }
      throw e;
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // Java is ending: the hook runs, which is what it is for.
      return;
    }
  }
}
