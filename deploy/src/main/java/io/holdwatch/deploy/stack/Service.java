package io.holdwatch.deploy.stack;

import java.util.List;
import java.util.Locale;

/** The services that the stack runs beside broker and registry. */
public enum Service {
  /** Turns upstream changes into facts. */
  INGEST(Framework.SPRING, 256),
  /** Finds the exceptions. */
  CLASSIFIER(Framework.SPRING, 512),
  /** Sends each exception to its owner. */
  ROUTING(Framework.SPRING, 384),
  /** Keeps the proof. */
  AUDIT(Framework.MICRONAUT, 192);

  private enum Framework {
    SPRING,
    MICRONAUT
  }

  private final Framework framework;
  private final int heapMegabytes;

  Service(Framework framework, int heapMegabytes) {
    this.framework = framework;
    this.heapMegabytes = heapMegabytes;
  }

  /** The service of a name such as "classifier". */
  public static Service of(String id) {
    for (Service service : values()) {
      if (service.id().equals(id)) {
        return service;
      }
    }
    throw new StackProblem(
        "no service is called '" + id + "': take one of ingest, classifier, routing, audit");
  }

  /** Name in commands, options and logs: "classifier". */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Maven module: "classifier-service". */
  public String module() {
    return id() + "-service";
  }

  /** Name of one instance in logs and process files: "classifier", "classifier-2". */
  public String instanceName(int instance) {
    return instance == 1 ? id() : id() + "-" + instance;
  }

  /** Path of the health answer: 200 only when the service is ready to work. */
  public String healthPath() {
    return switch (framework) {
      case SPRING -> "/actuator/health";
      case MICRONAUT -> "/health";
    };
  }

  /** Path of the metrics. */
  public String metricsPath() {
    return switch (framework) {
      case SPRING -> "/actuator/prometheus";
      case MICRONAUT -> "/prometheus";
    };
  }

  int heapMegabytes() {
    return heapMegabytes;
  }

  List<String> listenOn(int port) {
    return switch (framework) {
      case SPRING -> List.of("--server.port=" + port, "--server.address=127.0.0.1");
      case MICRONAUT ->
          List.of("--micronaut.server.port=" + port, "--micronaut.server.host=127.0.0.1");
    };
  }
}
