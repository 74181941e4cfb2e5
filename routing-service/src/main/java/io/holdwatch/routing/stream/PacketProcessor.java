package io.holdwatch.routing.stream;

import io.holdwatch.contract.AuditTrail;
import io.holdwatch.contract.AvroWire;
import io.holdwatch.contract.Ids;
import io.holdwatch.contract.Topics;
import io.holdwatch.contract.fact.PolicyActivated;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.routed.RoutedException;
import io.holdwatch.routing.cases.Routed;
import io.holdwatch.routing.cases.Router;
import io.holdwatch.routing.cases.Routing;
import io.holdwatch.routing.policy.RoutingPolicy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Carries packets to the router, and what it decides to owners, cases and the audit log.
 *
 * <p>There is one store for all that is kept: every partition that a transaction writes to costs
 * the broker a marker at each commit, fifty times a second, and a changelog is one.
 */
final class PacketProcessor implements Processor<byte[], byte[], byte[], Object> {
  static final String STATE = "state";
  static final String MARKER = "process-id";

  private static final String ROUTING = "routing:";
  private static final String POLICY = "policy";
  private static final String AUDIT = "audit:";

  private final AvroWire wire;
  private final RoutingMetrics metrics;
  private @Nullable Task task;
  private @Nullable RoutingPolicy policy;

  PacketProcessor(AvroWire wire, RoutingMetrics metrics) {
    this.wire = wire;
    this.metrics = metrics;
  }

  /** What belongs to one life of a task. */
  private record Task(
      ProcessorContext<byte[], Object> context,
      KeyValueStore<String, byte[]> state,
      AuditTrail audit,
      Deserializer<SpecificRecord> values) {}

  @Override
  public void init(ProcessorContext<byte[], Object> context) {
    KeyValueStore<String, byte[]> state = context.getStateStore(STATE);
    AuditTrail audit =
        AuditTrail.resume(
            "routing/" + context.taskId().partition(),
            key -> number(state.get(AUDIT + key)),
            (key, value) -> state.put(AUDIT + key, bytes(Long.toString(value))),
            context.currentSystemTimeMs());
    task = new Task(context, state, audit, wire.deserializer());
    byte[] document = state.get(POLICY);
    policy =
        document == null
            ? null
            : RoutingPolicy.published("policy", new String(document, StandardCharsets.UTF_8));
  }

  private static @Nullable Long number(byte @Nullable [] bytes) {
    return bytes == null ? null : Long.valueOf(new String(bytes, StandardCharsets.UTF_8));
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    Task now = Objects.requireNonNull(task, "init comes before process");
    metrics.in();
    ExceptionPacket packet =
        (ExceptionPacket) now.values().deserialize(Topics.PACKETS, record.value());
    switch (packet.getKind()) {
      case CLOCK -> metrics.out();
      case POLICY -> activate(now, packet);
      case EXCEPTION, CAUSE, FOLLOW_UP -> route(now, packet, record.timestamp());
      case UNKNOWN -> metrics.dropped("kind " + packet.getKind());
    }
  }

  private void activate(Task now, ExceptionPacket packet) {
    PolicyActivated pack =
        Objects.requireNonNull(packet.getPolicy(), "a POLICY packet carries the activation");
    policy =
        RoutingPolicy.published(pack.getPackId() + "@" + pack.getPackVersion(), pack.getDocument());
    now.state().put(POLICY, pack.getDocument().getBytes(StandardCharsets.UTF_8));
    metrics.out();
  }

  private void route(Task now, ExceptionPacket packet, long timestamp) {
    RoutingPolicy active =
        Objects.requireNonNull(policy, "the classifier opens nothing before a policy is active");
    byte[] stored = now.state().get(ROUTING + packet.getExceptionId());
    Routing before = stored == null ? null : RoutingCodec.decode(stored);
    Routed routed = Router.route(packet, before, active);
    if (routed.droppedBecause() != null) {
      metrics.dropped(routed.droppedBecause());
      return;
    }
    Routing after = Objects.requireNonNull(routed.routing(), "what is routed has a state");
    now.state().put(ROUTING + packet.getExceptionId(), RoutingCodec.encode(after));
    for (RoutedException each : routed.records()) {
      now.context()
          .forward(
              new Record<>(bytes(packet.getExceptionId()), each, timestamp),
              RoutingTopology.OWNERS);
      audit(now, "ROUTED_" + each.getKind(), packet, each.getRoutedId(), body(each), timestamp);
      metrics.routed(each, now.context().currentSystemTimeMs());
    }
    if (routed.resolved()) {
      audit(now, Routed.RESOLVED, packet, after.current().getCaseId(), body(packet), timestamp);
      metrics.resolved(packet);
    }
    if (routed.changed() != null) {
      now.context()
          .forward(
              new Record<>(bytes(after.current().getCaseId()), after.current(), timestamp),
              RoutingTopology.CASES);
    }
    metrics.out();
  }

  private static Map<String, Object> body(RoutedException routed) {
    Map<String, Object> body = body(routed.getPacket());
    body.put("caseId", routed.getCaseId());
    body.put("caseRevision", routed.getCaseRevision());
    body.put("team", routed.getTeam());
    body.put("sequence", routed.getSequence());
    body.put("reason", routed.getRoutingReason());
    body.put("deadline", String.valueOf(routed.getDeadline()));
    if (routed.getAlert() != null) {
      body.put("escalation", routed.getAlert().getEscalationOwner());
      body.put(
          "messageBoundary", Ids.of(routed.getAlert().getMessageBoundary().toArray(String[]::new)));
    }
    if (routed.getReply() != null) {
      body.put("reply", routed.getReply().getReason());
      body.put("send", Boolean.toString(routed.getReply().getSend()));
    }
    return body;
  }

  private static Map<String, Object> body(ExceptionPacket packet) {
    Map<String, Object> body = new TreeMap<>();
    body.put("exceptionId", packet.getExceptionId());
    body.put("spell", packet.getSpell());
    body.put("revision", packet.getRevision());
    body.put("policy", packet.getPolicyVersion());
    return body;
  }

  private static void audit(
      Task now,
      String kind,
      ExceptionPacket packet,
      String subject,
      Map<String, Object> body,
      long timestamp) {
    String decision =
        Ids.decision(
            kind,
            subject,
            packet.getSpell(),
            packet.getRevision(),
            packet.getTrigger(),
            packet.getPolicyDigest());
    now.context()
        .forward(
            new Record<>(null, now.audit().next(kind, decision, packet.getAt(), body), timestamp),
            RoutingTopology.AUDIT);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
