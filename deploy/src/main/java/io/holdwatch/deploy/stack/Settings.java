package io.holdwatch.deploy.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** What a state folder remembers of its stack: ports, partitions, instances, mappings, brokers. */
final class Settings {
  private Settings() {}

  static void save(StackOptions options, Path file) {
    Properties saved = new Properties();
    Ports ports = options.ports();
    saved.setProperty("port.kafka", Integer.toString(ports.kafka()));
    saved.setProperty("port.controller", Integer.toString(ports.controller()));
    saved.setProperty("port.registry", Integer.toString(ports.registry()));
    saved.setProperty("port.management", Integer.toString(ports.management()));
    ports
        .services()
        .forEach((service, port) -> saved.setProperty("port." + service.id(), port.toString()));
    saved.setProperty("partitions", Integer.toString(options.partitions()));
    options
        .instances()
        .forEach((service, n) -> saved.setProperty("instances." + service.id(), n.toString()));
    for (int i = 0; i < options.mappings().size(); i++) {
      saved.setProperty("mapping." + i, options.mappings().get(i).toString());
    }
    options.brokers().ifPresent(addresses -> saved.setProperty("brokers", addresses));
    for (int i = 0; i < options.javaOptions().size(); i++) {
      saved.setProperty("java." + i, options.javaOptions().get(i));
    }
    try (Writer out = Files.newBufferedWriter(file)) {
      saved.store(out, "written by holdwatch up");
    } catch (IOException e) {
      throw new StackProblem("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /** What the folder remembers, with the given checkout and software; empty for a new folder. */
  static Optional<StackOptions> load(Path checkout, Path state, Path software) {
    Path file = new StateFolder(state).settings();
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Properties saved = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      saved.load(in);
    } catch (IOException e) {
      throw new StackProblem("cannot read " + file + ": " + e.getMessage(), e);
    }
    Map<Service, Integer> ports = new EnumMap<>(Service.class);
    Map<Service, Integer> instances = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      ports.put(service, number(saved, "port." + service.id(), file));
      if (saved.containsKey("instances." + service.id())) {
        instances.put(service, number(saved, "instances." + service.id(), file));
      }
    }
    List<Path> mappings = new ArrayList<>();
    while (saved.containsKey("mapping." + mappings.size())) {
      mappings.add(Path.of(saved.getProperty("mapping." + mappings.size())));
    }
    List<String> javaOptions = new ArrayList<>();
    while (saved.containsKey("java." + javaOptions.size())) {
      javaOptions.add(saved.getProperty("java." + javaOptions.size()));
    }
    return Optional.of(
        new StackOptions(
            checkout,
            state,
            software,
            new Ports(
                number(saved, "port.kafka", file),
                number(saved, "port.controller", file),
                number(saved, "port.registry", file),
                number(saved, "port.management", file),
                ports),
            number(saved, "partitions", file),
            instances,
            mappings,
            Optional.ofNullable(saved.getProperty("brokers")),
            javaOptions));
  }

  private static int number(Properties saved, String key, Path file) {
    String value = saved.getProperty(key, "");
    if (!value.matches("\\d{1,9}")) {
      throw new StackProblem(
          file + ": '" + key + "' is '" + value + "', not a number: run 'holdwatch down --purge'");
    }
    return Integer.parseInt(value);
  }
}
