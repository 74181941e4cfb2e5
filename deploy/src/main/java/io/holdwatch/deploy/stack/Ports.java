package io.holdwatch.deploy.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Every TCP port of the stack, on 127.0.0.1.
 *
 * @param kafka broker
 * @param controller the broker's own quorum
 * @param registry schema registry
 * @param management the registry's management
 * @param services first instance of each service; the n-th listens {@value #STRIDE}·(n − 1) higher
 */
public record Ports(
    int kafka, int controller, int registry, int management, Map<Service, Integer> services) {
  private static final int STRIDE = 10;
  private static final int SPAN = 60;

  /** Copies the map and refuses a number that is no port. */
  public Ports {
    services = Map.copyOf(services);
    IntStream.concat(
            IntStream.of(kafka, controller, registry, management),
            services.values().stream().mapToInt(Integer::intValue))
        .filter(port -> port < 1 || port > 65_535)
        .min()
        .ifPresent(
            port -> {
              throw new WrongUsage("port " + port + " does not exist: give one from 1 to 65535");
            });
  }

  /** Kafka 9092, controller 9093, registry 8081, its management 8082, services 8101 to 8104. */
  public static Ports usual() {
    return new Ports(9092, 9093, 8081, 8082, services(8101));
  }

  /**
   * All ports from one number on: kafka +0, controller +1, registry +2, management +3, services +11
   * to +14.
   */
  public static Ports from(int base) {
    return new Ports(base, base + 1, base + 2, base + 3, services(base + 11));
  }

  /** Ports from {@link #from} that nobody listens on now. */
  public static Ports free() {
    for (int attempt = 0; attempt < 200; attempt++) {
      int base =
          ThreadLocalRandom.current().nextInt(200, 300) * 100
              + ThreadLocalRandom.current().nextInt(2) * 30;
      if (IntStream.range(base, base + SPAN).allMatch(Ports::isFree)) {
        return from(base);
      }
    }
    throw new StackProblem(
        "no " + SPAN + " free ports in a row between 20000 and 30000: stop what listens there");
  }

  /** Port of an instance, counted from 1. */
  public int of(Service service, int instance) {
    return services.getOrDefault(service, 0) + STRIDE * (instance - 1);
  }

  /** The same with another port for one service. */
  public Ports with(Service service, int port) {
    Map<Service, Integer> changed = new EnumMap<>(services);
    changed.put(service, port);
    return new Ports(kafka, controller, registry, management, changed);
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // Connections of an earlier stack may still linger in TIME_WAIT: they are no listener.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static Map<Service, Integer> services(int first) {
    Map<Service, Integer> ports = new EnumMap<>(Service.class);
    int port = first;
    for (Service service : Service.values()) {
      ports.put(service, port++);
    }
    return ports;
  }
}
