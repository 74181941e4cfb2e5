package io.holdwatch.routing.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.Severity;
import io.holdwatch.routing.cases.Router;
import io.holdwatch.routing.cases.Routing;
import io.holdwatch.routing.policy.StandardPolicy;
import io.holdwatch.routing.queue.Samples;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class RoutingCodecTest {
  @Test
  void comesBackAsItWasWhetherTheAccountOwnerWasToldOrNot() {
    for (ExceptionPacket packet :
        new ExceptionPacket[] {
          Samples.delay("1", 50).build(), Samples.delay("2", 5).setSeverity(Severity.LOW).build()
        }) {
      Routing routing =
          Objects.requireNonNull(Router.route(packet, null, StandardPolicy.read()).routing());
      Routing back = RoutingCodec.decode(RoutingCodec.encode(routing));
      assertThat(back).isEqualTo(routing);
      assertThat(back.alerted()).isEqualTo(packet.getExceptionId().equals("1"));
    }
  }
}
