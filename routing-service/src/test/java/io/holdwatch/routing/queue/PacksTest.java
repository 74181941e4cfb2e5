package io.holdwatch.routing.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.Partitions;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.policy.PolicyPack;
import io.holdwatch.routing.policy.StandardPolicy;
import org.junit.jupiter.api.Test;

final class PacksTest {
  private static final String OLD = "Find out in the warehouse";
  private static final int PARTITIONS = 6;

  private final Packs packs = new Packs();
  private final ExceptionPacket packet = Samples.delay("1", 1).build();

  @Test
  void thePackThatIsInForceForTheScopeSaysHowItIsDecided() {
    assertThat(packs.playbook(packet)).as("before any pack is read").isEmpty();
    publish(1, StandardPolicy.text());
    publish(2, StandardPolicy.text().replace(OLD, "Go and see"));
    assertThat(packs.playbook(packet).orElseThrow()).as("as it was told").startsWith(OLD);
    int own = Partitions.of(packet.getScope(), PARTITIONS);
    packs.activated("standard@2", (own + 1) % PARTITIONS, PARTITIONS);
    assertThat(packs.playbook(packet).orElseThrow()).as("elsewhere").startsWith(OLD);
    packs.activated("standard@2", own, PARTITIONS);
    assertThat(packs.playbook(packet).orElseThrow()).startsWith("Go and see");
  }

  private void publish(int version, String document) {
    packs.published(new PolicyPack("standard", version, "", document, "test", Samples.NOW));
  }
}
