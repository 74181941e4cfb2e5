package io.holdwatch.deploy.stack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;

/**
 * Asks parts whether they are ready to work.
 *
 * @param options where they listen
 */
record Health(StackOptions options) {
  boolean isReady(String name) {
    if (name.equals(Startup.BROKER)) {
      return Arrays.stream(options.bootstrap().split(",")).anyMatch(Health::accepts);
    }
    Ports ports = options.ports();
    if (name.equals(Startup.REGISTRY)) {
      return new Subjects("http://127.0.0.1:" + ports.registry()).isReady();
    }
    int dash = name.indexOf('-');
    Service service = Service.of(dash < 0 ? name : name.substring(0, dash));
    int instance = dash < 0 ? 1 : Integer.parseInt(name.substring(dash + 1));
    return Http.get("http://127.0.0.1:" + ports.of(service, instance) + service.healthPath()).code()
        == 200;
  }

  private static boolean accepts(String address) {
    try (Socket socket = new Socket()) {
      int colon = address.lastIndexOf(':');
      int port = Integer.parseInt(address.substring(colon + 1));
      socket.connect(new InetSocketAddress(address.substring(0, colon), port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
