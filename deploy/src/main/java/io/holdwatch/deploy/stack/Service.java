package io.holdwatch.deploy.stack;

import java.util.List;
import java.util.Locale;

/** The services that the stack runs beside broker and registry. */
public enum Service {
  /** Turns upstream changes into facts. */
  INGEST(Framework.SPRING, "-Xmx256m"),
  /** Finds the exceptions. It holds the facts of its scopes, and takes memory as they grow. */
  CLASSIFIER(Framework.SPRING, "-XX:MaxRAMPercentage=25"),
  /** Sends each exception to its owner. */
  ROUTING(Framework.SPRING, "-Xmx384m"),
  /** Keeps the proof. */
  AUDIT(Framework.MICRONAUT, "-Xmx192m");

  private enum Framework {
    SPRING,
    MICRONAUT
  }

  private final Framework framework;
  private final String heap;

  Service(Framework framework, String heap) {
    this.framework = framework;
    this.heap = heap;
  }

  /** The service of a name such as "classifier". */
  public static Service of(String id) {
    for (Service service : values()) {
      if (service.id().equals(id)) {
        return service;
      }
    }
    throw new WrongUsage(
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

  /** The most heap that it may take, as an option of Java. */
  String heap() {
    return heap;
  }

  List<String> listenOn(int port) {
    return switch (framework) {
      case SPRING -> List.of("--server.port=" + port, "--server.address=127.0.0.1");
      case MICRONAUT ->
          List.of("--micronaut.server.port=" + port, "--micronaut.server.host=127.0.0.1");
    };
  }
}
