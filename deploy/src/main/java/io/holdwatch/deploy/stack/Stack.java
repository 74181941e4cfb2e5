package io.holdwatch.deploy.stack;

import io.holdwatch.contract.AvroWire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/**
 * A local stack: broker, registry and services as processes, all state in one folder.
 *
 * <p>The processes outlive this object and this Java; {@link #down} ends them, from any later
 * process too.
 */
public final class Stack {
  private static final long GRACE_MILLIS = 20_000;

  private final StackOptions options;
  private final Reporter reporter;
  private final StateFolder state;
  private final Children children;
  private final Commands commands;
  private final Software software;

  /** The stack of these options, running or not. */
  public Stack(StackOptions options, Reporter reporter) {
    this.options = options;
    this.reporter = reporter;
    this.state = new StateFolder(options.state());
    this.children = new Children(state);
    this.software = new Software(options.software());
    this.commands = new Commands(options, state, software);
  }

  /**
   * What the state folder remembers of the stack that was started there last; empty for a new
   * folder.
   */
  public static Optional<StackOptions> remembered(Path checkout, Path state, Path software) {
    return Settings.load(checkout, state, software);
  }

  /** Services of which there is no instance, as its options ask for. */
  public List<Service> leftOut() {
    return options.instances().entrySet().stream()
        .filter(each -> each.getValue() == 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Services that the checkout builds, one instance of each. */
  public static Map<Service, Integer> builtServices(Path checkout) {
    return Checkout.at(checkout).builtServices();
  }

  /**
   * Starts what does not run and returns when all of it is ready.
   *
   * @return false where all of it was running already
   * @throws StackProblem where something is in the way; what this call started is ended again
   */
  public boolean up() {
    state.create();
    try (FileChannel _ = state.lock()) {
      children.stop(children.strays(), GRACE_MILLIS);
      List<Child> before = children.all().stream().filter(Child::isAlive).toList();
      Optional<StackOptions> running =
          Settings.load(options.checkout(), options.state(), options.software());
      if (!before.isEmpty() && running.isPresent() && !running.get().equals(options)) {
        throw new StackProblem(
            "the stack in "
                + state.root()
                + " runs with other ports, partitions, instances, mappings or brokers: run"
                + " 'holdwatch down' first, or leave the options out");
      }
      options.instances().keySet().forEach(Checkout.at(options.checkout())::jar);
      return new Startup(options, state, children, commands, software, reporter).run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends every process of the stack, also those that a killed command has left behind. */
  public void down() {
    if (!state.exists()) {
      return;
    }
    state.create();
    try (FileChannel _ = state.lock()) {
      end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends every process and removes the state folder. */
  public void purge() {
    down();
    state.delete();
  }

  private void end() {
    List<Child> all = children.all();
    List<Child> services = all.stream().filter(child -> !isBase(child)).toList();
    List<Child> base = all.stream().filter(Stack::isBase).toList();
    for (List<Child> wave : List.of(services, base)) {
      List<ProcessHandle> alive = wave.stream().flatMap(child -> child.process().stream()).toList();
      if (!alive.isEmpty()) {
        reporter.step("stopping " + String.join(", ", wave.stream().map(Child::name).toList()));
      }
      children.stop(alive, GRACE_MILLIS);
      wave.forEach(child -> children.forget(child.name()));
    }
    children.stop(children.strays(), GRACE_MILLIS);
  }

  private static boolean isBase(Child child) {
    return child.name().equals(Startup.BROKER) || child.name().equals(Startup.REGISTRY);
  }

  /** Whether every part runs and is ready. */
  public boolean isUp() {
    return status().stream().allMatch(part -> part.state() == Part.State.READY);
  }

  /** Whether any process of the stack runs. */
  public boolean isRunning() {
    return children.all().stream().anyMatch(Child::isAlive);
  }

  /** Every part, broker first. */
  public List<Part> status() {
    List<Part> parts = new ArrayList<>();
    Health health = new Health(options);
    parts.add(
        options.ownBroker()
            ? part(Startup.BROKER, bootstrap(), health)
            : new Part(
                Startup.BROKER,
                health.isReady(Startup.BROKER) ? Part.State.READY : Part.State.STOPPED,
                0,
                bootstrap(),
                "somebody else's"));
    parts.add(part(Startup.REGISTRY, registryUrl(), health));
    for (Service service : Service.values()) {
      for (int i = 1; i <= options.instances().getOrDefault(service, 0); i++) {
        parts.add(part(service.instanceName(i), url(service, i), health));
      }
    }
    return parts;
  }

  private Part part(String name, String address, Health health) {
    Optional<Child> child = children.find(name);
    Part.State now =
        child.isEmpty()
            ? Part.State.STOPPED
            : !child.get().isAlive()
                ? Part.State.DIED
                : health.isReady(name) ? Part.State.READY : Part.State.STARTING;
    long pid = child.filter(Child::isAlive).map(Child::pid).orElse(0L);
    return new Part(name, now, pid, address, state.logs().resolve(name + ".log").toString());
  }

  /** Ends the first instance of a service at once, as {@code kill -9} does. */
  public void kill(Service service) {
    kill(service.instanceName(1));
  }

  /**
   * Ends a process of this name at once, as {@code kill -9} does; nothing happens where it does not
   * run.
   */
  public void kill(String name) {
    children.find(name).flatMap(Child::process).ifPresent(children::kill);
  }

  /**
   * Starts the first instance of a service again, where it runs after ending it in order; returns
   * when it is ready.
   */
  public void restart(Service service) {
    restart(service, 1);
  }

  /** Starts an instance again; see {@link #restart(Service)}. */
  public void restart(Service service, int instance) {
    String name = service.instanceName(instance);
    stop(name);
    Child child = children.start(name, commands.service(service, instance));
    new Waiting(reporter)
        .until(name + " to be ready", List.of(child), () -> new Health(options).isReady(name));
  }

  /** Ends a process of this name in order; nothing happens where it does not run. */
  public void stop(String name) {
    children.stop(children.find(name).flatMap(Child::process).stream().toList(), GRACE_MILLIS);
  }

  /** The process of this name, where one was started. */
  public Optional<Child> child(String name) {
    return children.find(name);
  }

  /** Creates an upstream's topic unless it exists. */
  public void createSourceTopic(String name, int partitions) {
    try (Admin admin = admin()) {
      TopicSetup.createSource(admin, name, partitions);
    } catch (ExecutionException e) {
      throw new StackProblem("cannot create topic " + name + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackProblem("interrupted", e);
    }
  }

  /** Names of the registry's subjects, through Confluent's API. */
  public List<String> subjects() {
    return new Subjects(registryUrl()).names();
  }

  /** What the stack was made of. */
  public StackOptions options() {
    return options;
  }

  /** The broker's address for clients. */
  public String bootstrap() {
    return options.bootstrap();
  }

  /** The registry's base address. */
  public String registryUrl() {
    return "http://127.0.0.1:" + options.ports().registry();
  }

  /** Base address of an instance, counted from 1. */
  public String url(Service service, int instance) {
    return "http://127.0.0.1:" + options.ports().of(service, instance);
  }

  /** Address of the page that shows the exceptions; empty where routing does not run. */
  public Optional<String> page() {
    return options.instances().getOrDefault(Service.ROUTING, 0) > 0
        ? Optional.of(url(Service.ROUTING, 1) + "/")
        : Optional.empty();
  }

  /** Folder that a part keeps its own state in: {@code kafka}, {@code registry}, {@code audit}. */
  public Path folder(String part) {
    return state.of(part);
  }

  /** How values are written and read. */
  public AvroWire wire() {
    return AvroWire.of(registryUrl());
  }

  /** A new administration client; close it. */
  public Admin admin() {
    return Clients.admin(bootstrap());
  }

  /**
   * A new consumer without group that reads committed records, assigned to all partitions of these
   * topics from their beginning; close it.
   */
  public Consumer<byte[], byte[]> consumer(String... topics) {
    return Clients.consumer(bootstrap(), List.of(topics));
  }

  /** A new idempotent producer of bytes; close it. */
  public Producer<byte[], byte[]> producer() {
    return Clients.producer(bootstrap());
  }

  /** Names that {@code logs} knows. */
  public List<String> names() {
    return Stream.concat(
            Stream.of(Startup.BROKER, Startup.REGISTRY), status().stream().skip(2).map(Part::name))
        .toList();
  }
}
