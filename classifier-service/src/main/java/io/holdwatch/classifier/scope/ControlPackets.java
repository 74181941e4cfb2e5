package io.holdwatch.classifier.scope;

import io.holdwatch.contract.fact.PolicyActivated;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.PacketKind;
import java.time.Instant;

/** Packets that tell routing what moved: the clock of a domain, the policy. */
final class ControlPackets {
  private ControlPackets() {}

  static ExceptionPacket clock(String clock, Instant now, boolean ended, Arrival arrival) {
    return ExceptionPacket.newBuilder()
        .setKind(PacketKind.CLOCK)
        .setScope(clock)
        .setClock(clock)
        .setAt(now)
        .setClockEnd(ended)
        .setPublishedAt(arrival.published().orElse(null))
        .build();
  }

  static ExceptionPacket policy(PolicyActivated pack) {
    return ExceptionPacket.newBuilder()
        .setKind(PacketKind.POLICY)
        .setScope(pack.getPackId() + "@" + pack.getPackVersion())
        .setAt(Instant.EPOCH)
        .setPolicy(pack)
        .setPolicyVersion(pack.getPackId() + "@" + pack.getPackVersion())
        .setPolicyDigest(pack.getDigest())
        .build();
  }
}
