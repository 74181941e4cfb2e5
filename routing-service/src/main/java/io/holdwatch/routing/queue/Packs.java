package io.holdwatch.routing.queue;

import io.holdwatch.contract.Partitions;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.policy.PolicyPack;
import io.holdwatch.routing.policy.Playbooks;
import io.holdwatch.routing.policy.RoutingPolicy;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The policy packs that were published, and which of them is in force where, as far as the page
 * needs them. One writes, many read.
 */
public final class Packs {
  private final Map<String, Playbooks> playbooks = new ConcurrentHashMap<>();
  private final Map<Integer, String> active = new ConcurrentHashMap<>();
  private volatile int partitions;

  /**
   * Takes a pack that was published.
   *
   * @throws io.holdwatch.contract.YamlError where it cannot be read
   */
  public void published(PolicyPack pack) {
    String name = pack.getPackId() + "@" + pack.getVersion();
    playbooks.put(name, RoutingPolicy.published(name, pack.getDocument()).playbooks());
  }

  /**
   * Takes that a pack holds from here on.
   *
   * @param partition in this partition of the packets
   * @param of their partitions [count]
   */
  public void activated(String name, int partition, int of) {
    partitions = of;
    active.put(partition, name);
  }

  /**
   * How an exception is decided by the pack that is in force for its scope; empty: it does not say.
   * Where the activation is older than the packets that the topic keeps, all of them name its pack.
   */
  public Optional<String> playbook(ExceptionPacket packet) {
    String told = packet.getPolicyVersion();
    int of = partitions;
    String name = of == 0 ? told : active.getOrDefault(Partitions.of(packet.getScope(), of), told);
    return Objects.requireNonNull(playbooks.getOrDefault(name, Playbooks.NONE))
        .text(packet.getType(), packet.getSubReason());
  }
}
