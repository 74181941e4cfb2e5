package io.holdwatch.classifier.stream;

import io.holdwatch.contract.Ids;
import io.holdwatch.contract.packet.Evidence;
import io.holdwatch.contract.packet.ExceptionPacket;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the audit log keeps of a packet: enough to derive the decision again from the facts that it
 * names.
 */
final class PacketAudit {
  private PacketAudit() {}

  static String kind(ExceptionPacket packet) {
    return "EXCEPTION_" + packet.getEvent();
  }

  static String decisionId(ExceptionPacket packet) {
    return Ids.decision(
        kind(packet),
        packet.getExceptionId(),
        packet.getSpell(),
        packet.getRevision(),
        packet.getTrigger(),
        packet.getPolicyDigest());
  }

  static Map<String, Object> body(ExceptionPacket packet) {
    Map<String, Object> body = new TreeMap<>();
    body.put("exceptionId", packet.getExceptionId());
    body.put("type", packet.getType().name());
    body.put("subReason", packet.getSubReason());
    body.put("scope", packet.getScope());
    body.put("subject", packet.getSubject());
    body.put("spell", packet.getSpell());
    body.put("revision", packet.getRevision());
    body.put("outcome", packet.getOutcome().name());
    body.put("since", String.valueOf(packet.getSince()));
    body.put("openedAt", String.valueOf(packet.getOpenedAt()));
    body.put("endedAt", String.valueOf(packet.getEndedAt()));
    body.put("policy", packet.getPolicyVersion());
    body.put("policyDigest", packet.getPolicyDigest());
    body.put("trigger", packet.getTrigger());
    List<String> facts =
        packet.getEvidence().stream().map(Evidence::getFactId).distinct().limit(500).toList();
    body.put("evidence", facts);
    return body;
  }
}
