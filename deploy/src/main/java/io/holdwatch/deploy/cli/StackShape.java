package io.holdwatch.deploy.cli;

import io.holdwatch.deploy.stack.Ports;
import io.holdwatch.deploy.stack.Service;
import io.holdwatch.deploy.stack.Stack;
import io.holdwatch.deploy.stack.StackOptions;
import io.holdwatch.deploy.stack.StackProblem;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Options that shape a stack that is to be started; what is left out stays as it was, or is as
 * usual.
 */
final class StackShape {
  @Option(
      names = "--instances",
      paramLabel = "SERVICE=N",
      split = ",",
      description = "More than one instance of a service: classifier=2. 0 leaves a service out.")
  private Map<String, Integer> instances = new LinkedHashMap<>();

  @Option(
      names = "--port-base",
      paramLabel = "PORT",
      description =
          "All ports from here on: Kafka +0, controller +1, registry +2, its management +3,"
              + " services +11 to +14.")
  private @Nullable Integer portBase;

  @Option(
      names = "--brokers",
      paramLabel = "HOST:PORT",
      split = ",",
      description = "Kafka brokers of your own; then no broker is started, and none is stopped.")
  private List<String> brokers = List.of();

  @Option(names = "--kafka-port", paramLabel = "PORT", description = "Broker (default: 9092).")
  private @Nullable Integer kafka;

  @Option(
      names = "--controller-port",
      paramLabel = "PORT",
      description = "The broker's quorum (default: 9093).")
  private @Nullable Integer controller;

  @Option(
      names = "--registry-port",
      paramLabel = "PORT",
      description = "Schema registry (default: 8081).")
  private @Nullable Integer registry;

  @Option(
      names = "--management-port",
      paramLabel = "PORT",
      description = "The registry's management (default: 8082).")
  private @Nullable Integer management;

  @Option(
      names = "--ingest-port",
      paramLabel = "PORT",
      description = "ingest-service (default: 8101).")
  private @Nullable Integer ingest;

  @Option(
      names = "--classifier-port",
      paramLabel = "PORT",
      description = "classifier-service (default: 8102).")
  private @Nullable Integer classifier;

  @Option(
      names = "--routing-port",
      paramLabel = "PORT",
      description = "routing-service (default: 8103).")
  private @Nullable Integer routing;

  @Option(
      names = "--audit-port",
      paramLabel = "PORT",
      description = "audit-service (default: 8104).")
  private @Nullable Integer audit;

  StackShape() {}

  /** These options laid over a stack's own. */
  StackOptions apply(StackOptions base, Path checkout) {
    Ports ports = portBase == null ? base.ports() : Ports.from(portBase);
    ports =
        new Ports(
            kafka == null ? ports.kafka() : kafka,
            controller == null ? ports.controller() : controller,
            registry == null ? ports.registry() : registry,
            management == null ? ports.management() : management,
            ports.services());
    ports = with(ports, Service.INGEST, ingest);
    ports = with(ports, Service.CLASSIFIER, classifier);
    ports = with(ports, Service.ROUTING, routing);
    ports = with(ports, Service.AUDIT, audit);
    Map<Service, Integer> counts = new EnumMap<>(Service.class);
    counts.putAll(Stack.builtServices(checkout));
    counts.putAll(base.instances());
    for (Map.Entry<String, Integer> each : instances.entrySet()) {
      Service service = Service.of(each.getKey());
      if (each.getValue() > 0 && !counts.containsKey(service)) {
        throw new StackProblem(
            service.module() + " is no module of " + checkout + ": take it out of --instances");
      }
      counts.put(service, each.getValue());
    }
    StackOptions shaped = base.with(ports).with(counts);
    return brokers.isEmpty() ? shaped : shaped.withBrokers(String.join(",", brokers));
  }

  private static Ports with(Ports ports, Service service, @Nullable Integer port) {
    return port == null ? ports : ports.with(service, port);
  }
}
