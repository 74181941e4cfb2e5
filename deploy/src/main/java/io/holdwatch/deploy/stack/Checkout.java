package io.holdwatch.deploy.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * The source tree whose services run.
 *
 * @param root folder that holds the parent pom
 */
record Checkout(Path root) {
  /** The tree at this folder. */
  static Checkout at(Path root) {
    return new Checkout(root);
  }

  /** One instance of each service that is a module of the parent pom. */
  Map<Service, Integer> builtServices() {
    try {
      String pom = Files.readString(root.resolve("pom.xml"));
      Map<Service, Integer> services = new EnumMap<>(Service.class);
      for (Service service : Service.values()) {
        if (pom.contains("<module>" + service.module() + "</module>")) {
          services.put(service, 1);
        }
      }
      return services;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The service's jar. */
  Path jar(Service service) {
    Path jar =
        root.resolve(service.module())
            .resolve("target")
            .resolve("holdwatch-" + service.module() + ".jar");
    if (!Files.isRegularFile(jar)) {
      throw new StackProblem(
          service.module()
              + " is not built ("
              + jar
              + " is missing): run 'mvn -q -Dquick package' in "
              + root);
    }
    return jar;
  }
}
