package io.holdwatch.deploy.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void givesEachInstanceItsOwn() {
    Ports ports = Ports.from(20_000);
    assertThat(ports.kafka()).isEqualTo(20_000);
    assertThat(ports.of(Service.CLASSIFIER, 1)).isEqualTo(20_012);
    assertThat(ports.of(Service.CLASSIFIER, 2)).isEqualTo(20_022);
    assertThat(ports.with(Service.AUDIT, 7).of(Service.AUDIT, 1)).isEqualTo(7);
  }

  @Test
  void seesWhoHoldsOne() throws IOException {
    try (ServerSocket held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(Ports.isFree(held.getLocalPort())).isFalse();
      PortHolder.of(held.getLocalPort())
          .ifPresent(
              who -> assertThat(who).isEqualTo("java (pid " + ProcessHandle.current().pid() + ")"));
    }
  }

  @Test
  void refusesWhatIsNoPort() {
    assertThatThrownBy(() -> Ports.from(65_530))
        .isInstanceOf(StackProblem.class)
        .hasMessageContaining("65541");
  }
}
