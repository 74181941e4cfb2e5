package io.holdwatch.deploy.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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
 */
public record StackOptions(
    Path checkout,
    Path state,
    Path software,
    Ports ports,
    int partitions,
    Map<Service, Integer> instances,
    List<Path> mappings) {

  /** Copies the collections and refuses numbers that cannot be. */
  public StackOptions {
    instances = Map.copyOf(instances);
    mappings = mappings.stream().map(path -> path.toAbsolutePath().normalize()).toList();
    if (partitions < 1) {
      throw new StackProblem("--partitions is " + partitions + ": give at least 1");
    }
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
        List.of());
  }

  /** The same with other ports. */
  public StackOptions with(Ports other) {
    return new StackOptions(checkout, state, software, other, partitions, instances, mappings);
  }

  /** The same with these numbers of instances. */
  public StackOptions with(Map<Service, Integer> others) {
    return new StackOptions(checkout, state, software, ports, partitions, others, mappings);
  }

  /** The same with another number of partitions. */
  public StackOptions with(int otherPartitions) {
    return new StackOptions(checkout, state, software, ports, otherPartitions, instances, mappings);
  }

  /** The same with broker and registry kept elsewhere. */
  public StackOptions withSoftware(Path elsewhere) {
    return new StackOptions(checkout, state, elsewhere, ports, partitions, instances, mappings);
  }

  /** The same with these mappings besides the product's own. */
  public StackOptions withMappings(List<Path> files) {
    return new StackOptions(checkout, state, software, ports, partitions, instances, files);
  }
}
