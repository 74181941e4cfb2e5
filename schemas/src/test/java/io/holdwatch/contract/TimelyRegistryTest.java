package io.holdwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.apicurio.registry.resolver.client.RegistryClientFacade;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A registry that does not answer is said to be away, and nobody waits for it for ever. */
@Timeout(30)
final class TimelyRegistryTest {
  @Test
  void aRegistryThatTakesARequestAndNeverAnswersIsAway() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String address = "http://127.0.0.1:" + silent.getLocalPort();
      assertThatThrownBy(() -> registry(address).getSchemaByContentId(1L))
          .isInstanceOf(UncheckedIOException.class)
          .hasCauseInstanceOf(HttpTimeoutException.class)
          .hasMessage(
              "the schema registry at "
                  + address
                  + " does not answer (no answer within 300 ms): start it, or correct the address"
                  + " in 'holdwatch.registry'");
    }
  }

  @Test
  void aRegistryThatDoesNotRunIsAway() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String address = "http://127.0.0.1:" + port;
    assertThatThrownBy(() -> registry(address).getSchemaByContentId(1L))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("the schema registry at " + address + " does not answer");
  }

  @Test
  void aQuestionWhoseAnswerIsLostIsAskedAgain() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            if (asked.incrementAndGet() == 1) {
              over.await();
            }
            byte[] schema = "\"string\"".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, schema.length);
            exchange.getResponseBody().write(schema);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
    try {
      String address = "http://127.0.0.1:" + server.getAddress().getPort();
      assertThat(registry(address, Duration.ofSeconds(8)).getSchemaByContentId(1L))
          .isEqualTo("\"string\"");
      assertThat(asked).hasValue(2);
    } finally {
      over.countDown();
      server.stop(0);
    }
  }

  private static RegistryClientFacade registry(String address) {
    return registry(address, Duration.ofMillis(300));
  }

  private static RegistryClientFacade registry(String address, Duration patience) {
    return TimelyRegistry.of(
        Map.of(
            "apicurio.registry.url",
            address + "/apis/registry/v3",
            "apicurio.registry.http.adapter",
            "JDK"),
        address,
        patience);
  }
}
