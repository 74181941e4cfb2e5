package io.holdwatch.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apicurio.registry.resolver.client.RegistryClientFacade;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
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

  private static RegistryClientFacade registry(String address) {
    return TimelyRegistry.of(
        Map.of(
            "apicurio.registry.url",
            address + "/apis/registry/v3",
            "apicurio.registry.http.adapter",
            "JDK"),
        address,
        Duration.ofMillis(300));
  }
}
