package io.holdwatch.deploy.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;

/** The Java command lines of every part of the stack. */
final class Commands {
  private final StackOptions options;
  private final StateFolder state;
  private final Software software;

  Commands(StackOptions options, StateFolder state, Software software) {
    this.options = options;
    this.state = state;
    this.software = software;
  }

  /** Writes the broker's settings and returns its command line. */
  List<String> broker() {
    write(state.of("broker.properties"), BrokerSettings.text(options, state.of("kafka")));
    List<String> command = java("-Xmx384m");
    command.addAll(options.javaOptions());
    command.addAll(classesFrom(software.broker().resolve("broker.jsa")));
    command.addAll(brokerClass("kafka.Kafka"));
    command.add(state.of("broker.properties").toString());
    return command;
  }

  /** Formats the broker's storage under a new cluster id. */
  List<String> format() {
    List<String> command = java("-Xmx128m");
    command.addAll(brokerClass("kafka.tools.StorageTool"));
    command.addAll(
        List.of(
            "format",
            "-t",
            Uuid.randomUuid().toString(),
            "-c",
            state.of("broker.properties").toString(),
            "--ignore-formatted",
            "--feature",
            "transaction.version=2"));
    return command;
  }

  /**
   * The registry, on an H2 file: ids stay the same across restarts, and it needs nothing else
   * running.
   */
  List<String> registry() {
    List<String> command = java("-Xmx384m");
    command.addAll(classesFrom(software.registry().resolve("registry.jsa")));
    command.addAll(
        List.of(
            "-Dquarkus.http.host=127.0.0.1",
            "-Dquarkus.http.port=" + options.ports().registry(),
            "-Dquarkus.management.host=127.0.0.1",
            "-Dquarkus.management.port=" + options.ports().management(),
            "-Dquarkus.http.access-log.enabled=false",
            "-Dquarkus.log.level=WARN",
            "-Dapicurio.log.level=WARN",
            "-Dapicurio.storage.kind=sql",
            "-Dapicurio.storage.sql.kind=h2",
            // WRITE_DELAY=0: an id that was given out is on disk, also after kill -9.
            "-Dapicurio.datasource.url=jdbc:h2:file:"
                + state.of("registry").resolve("registry")
                + ";WRITE_DELAY=0",
            "-Dapicurio.datasource.username=sa",
            "-Dapicurio.datasource.password=sa",
            "-jar",
            software.registry().resolve("quarkus-run.jar").toString()));
    return command;
  }

  /** One instance of a service. */
  List<String> service(Service service, int instance) {
    String name = service.instanceName(instance);
    List<String> command = java(service.heap());
    command.addAll(options.javaOptions());
    if (service == Service.CLASSIFIER) {
      // What outlives one collection there is a fact, which is kept: to carry it through several
      // would only make their pauses longer, and its one thread waits for each: all processors
      // collect. A fact is looked up all over the heap, which large pages make cheaper where the
      // system has them; memory is touched when it is taken and not in the middle of a pause.
      command.addAll(
          List.of(
              "-XX:-UseSerialGC",
              "-XX:+UseParallelGC",
              "-XX:-UseAdaptiveSizePolicy",
              "-Xmn256m",
              "-XX:MaxTenuringThreshold=0",
              "-XX:+UseTransparentHugePages",
              "-XX:+AlwaysPreTouch"));
    }
    String more = System.getenv("HOLDWATCH_SERVICE_OPTS");
    if (more != null && !more.isBlank()) {
      command.addAll(List.of(more.strip().split("\\s+")));
    }
    Path jar = Checkout.at(options.checkout()).jar(service);
    command.addAll(classesFrom(jar.resolveSibling(service.id() + ".jsa")));
    command.add("-jar");
    command.add(jar.toString());
    command.add("--holdwatch.brokers=" + options.bootstrap());
    command.add("--holdwatch.registry=http://127.0.0.1:" + options.ports().registry());
    command.add("--holdwatch.state-dir=" + state.of(name));
    command.add("--holdwatch.instance=" + instance);
    if (service == Service.INGEST) {
      for (int i = 0; i < options.mappings().size(); i++) {
        command.add("--holdwatch.extra-mappings[" + i + "]=" + options.mappings().get(i));
      }
    }
    command.addAll(service.listenOn(options.ports().of(service, instance)));
    return command;
  }

  private List<String> brokerClass(String mainClass) {
    return List.of(
        "-Dorg.slf4j.simpleLogger.showDateTime=true",
        "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
        "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.common.config=warn",
        "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.server.config=warn",
        "-cp",
        classPath(),
        mainClass);
  }

  private String classPath() {
    try (Stream<Path> jars = Files.list(software.broker())) {
      return jars.map(Path::toString).sorted().collect(Collectors.joining(File.pathSeparator));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The second compiler would take more time from the start of six processes on two cores than it
   * ever gives back here. Facts, packets and records are many small objects: with small headers
   * they take a tenth less.
   */
  private static List<String> java(String heap) {
    return new ArrayList<>(
        List.of(
            heap,
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.net.preferIPv4Stack=true"));
  }

  /**
   * Java writes its loaded classes to this file when it ends in order, and starts from them in half
   * the time; where the file is missing or does not fit the jars it starts without.
   */
  private static List<String> classesFrom(Path archive) {
    return List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive);
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new StackProblem("cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
