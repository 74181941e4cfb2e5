package io.holdwatch.deploy.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a stack is made of.
 *
 * @param checkout root of the checkout whose services run
 * @param state folder of everything that the stack keeps; mode 0700
 * @param software folder of the fetched broker and registry
 * @param ports ports, all on 127.0.0.1
 * @param partitions partitions of every topic that is partitioned by scope or key, at least 1
 * @param instances how many of each service; 0 or absent: none
 * @param mappings files or folders of mappings that ingest-service reads besides the product's own,
 *     absolute
 * @param brokers "host:port" list of a Kafka cluster of somebody else's; empty: the stack runs a
 *     broker of its own
 * @param javaOptions options of Java for broker and services, after the usual ones, so that they
 *     win
 */
public record StackOptions(
    Path checkout,
    Path state,
    Path software,
    Ports ports,
    int partitions,
    Map<Service, Integer> instances,
    List<Path> mappings,
    Optional<String> brokers,
    List<String> javaOptions) {
  private static final String ADDRESSES = "[^\\s:,]+:\\d{1,5}(,[^\\s:,]+:\\d{1,5})*";

  /** Copies the collections and refuses what cannot be. */
  public StackOptions {
    instances = Map.copyOf(instances);
    mappings = mappings.stream().map(path -> path.toAbsolutePath().normalize()).toList();
    javaOptions = List.copyOf(javaOptions);
    if (partitions < 1) {
      throw new StackProblem("--partitions is " + partitions + ": give at least 1");
    }
    brokers.ifPresent(
        addresses -> {
          if (!addresses.matches(ADDRESSES)) {
            throw new StackProblem(
                "--brokers is '" + addresses + "': give host:port, more of them after commas");
          }
        });
    instances.forEach(
        (service, count) -> {
          if (count < 0 || count > 5) {
            throw new StackProblem("--instances " + service.id() + "=" + count + ": give 0 to 5");
          }
        });
  }

  /** One of each service that the checkout builds, four partitions, the usual ports. */
  public static StackOptions usual(Path checkout, Path state) {
    return new StackOptions(
        checkout,
        state,
        state.resolve("software"),
        Ports.usual(),
        4,
        Checkout.at(checkout).builtServices(),
        List.of(),
        Optional.empty(),
        List.of());
  }

  /** The same with other ports. */
  public StackOptions with(Ports other) {
    return new StackOptions(
        checkout, state, software, other, partitions, instances, mappings, brokers, javaOptions);
  }

  /** The same with these numbers of instances. */
  public StackOptions with(Map<Service, Integer> others) {
    return new StackOptions(
        checkout, state, software, ports, partitions, others, mappings, brokers, javaOptions);
  }

  /** The same with another number of partitions. */
  public StackOptions with(int otherPartitions) {
    return new StackOptions(
        checkout,
        state,
        software,
        ports,
        otherPartitions,
        instances,
        mappings,
        brokers,
        javaOptions);
  }

  /** The same with broker and registry kept elsewhere. */
  public StackOptions withSoftware(Path elsewhere) {
    return new StackOptions(
        checkout, state, elsewhere, ports, partitions, instances, mappings, brokers, javaOptions);
  }

  /** The same with these mappings besides the product's own. */
  public StackOptions withMappings(List<Path> files) {
    return new StackOptions(
        checkout, state, software, ports, partitions, instances, files, brokers, javaOptions);
  }

  /** The same on a Kafka cluster that the stack neither starts nor ends. */
  public StackOptions withBrokers(String addresses) {
    return new StackOptions(
        checkout,
        state,
        software,
        ports,
        partitions,
        instances,
        mappings,
        Optional.of(addresses),
        javaOptions);
  }

  /** The same with these options of Java. */
  public StackOptions withJavaOptions(List<String> more) {
    return new StackOptions(
        checkout, state, software, ports, partitions, instances, mappings, brokers, more);
  }

  /** Whether the stack runs a broker of its own. */
  public boolean ownBroker() {
    return brokers.isEmpty();
  }

  /** The brokers' addresses for clients. */
  public String bootstrap() {
    return brokers.orElse("127.0.0.1:" + ports.kafka());
  }
}
