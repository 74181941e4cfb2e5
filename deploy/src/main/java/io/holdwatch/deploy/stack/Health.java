package io.holdwatch.deploy.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Asks parts whether they are ready to work.
 *
 * @param ports where they listen
 */
record Health(Ports ports) {
  boolean isReady(String name) {
    if (name.equals(Startup.BROKER)) {
      return accepts(ports.kafka());
    }
    if (name.equals(Startup.REGISTRY)) {
      return new Subjects("http://127.0.0.1:" + ports.registry()).isReady();
    }
    int dash = name.indexOf('-');
    Service service = Service.of(dash < 0 ? name : name.substring(0, dash));
    int instance = dash < 0 ? 1 : Integer.parseInt(name.substring(dash + 1));
    return Http.get("http://127.0.0.1:" + ports.of(service, instance) + service.healthPath()).code()
        == 200;
  }

  private static boolean accepts(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
