package io.holdwatch.deploy.rejected;

import io.holdwatch.contract.Audit;
import io.holdwatch.contract.Ids;
import io.holdwatch.contract.Topics;
import io.holdwatch.deploy.rejected.RejectedEvent.Way;
import io.holdwatch.deploy.stack.Service;
import io.holdwatch.deploy.stack.Stack;
import io.holdwatch.deploy.stack.StackProblem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Sends refused events again, each the way it came; each is an audit entry of this process, whose
 * generation is its start time and id.
 */
public final class Replay {
  private static final String KIND = "EVENT_REPLAYED";

  private final Stack stack;
  private final HttpEntrance http;
  private final Clock clock = Clock.systemUTC();
  private final String origin;

  /**
   * What was done.
   *
   * @param events sent again
   * @param rejectedAgain of those that went through HTTP; what becomes of the others is seen later
   */
  public record Sent(int events, int rejectedAgain) {}

  /** A replay into this stack; the token is for an HTTP entrance that asks for one. */
  public Replay(Stack stack, Optional<String> token) {
    this.stack = stack;
    this.http = new HttpEntrance(stack.url(Service.INGEST, 1), token);
    this.origin = "operator/1/" + clock.millis() + "-" + ProcessHandle.current().pid();
  }

  /** Writes the audit entry of each event, then the event. */
  public Sent send(List<RejectedEvent> events) {
    events.forEach(Replay::refuseIfNowhere);
    int rejectedAgain = 0;
    long sequence = 0;
    try (Producer<byte[], byte[]> producer = stack.producer();
        Serializer<SpecificRecord> serializer = stack.wire().serializer()) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (RejectedEvent event : events) {
        // The entry comes first: an event that went back without a trace would be worse than an
        // entry too many.
        sequence++;
        Map<String, Object> body = Map.of("position", event.position(), "reason", event.reason());
        String decision = Ids.decision(KIND, event.position(), 0, 0, origin + "/" + sequence, "");
        byte[] entry =
            serializer.serialize(
                Topics.AUDIT, Audit.entry(origin, sequence, KIND, decision, clock.millis(), body));
        RecordMetadata written =
            producer.send(new ProducerRecord<>(Topics.AUDIT, null, entry)).get();
        if (written.hasOffset()) {
          switch (event.way()) {
            case Way.Topic topic -> sent.add(producer.send(event.original(topic)));
            case Way.Http _ -> rejectedAgain += http.post(event.request(), event.record().value());
            case Way.None none -> throw new IllegalStateException(none.why());
          }
        }
      }
      for (Future<RecordMetadata> each : sent) {
        RecordMetadata unused = each.get();
      }
      return new Sent(events.size(), rejectedAgain);
    } catch (ExecutionException e) {
      throw new StackProblem("Kafka did not take an event: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackProblem("interrupted", e);
    }
  }

  private static void refuseIfNowhere(RejectedEvent event) {
    if (event.way() instanceof Way.None(String why)) {
      throw new StackProblem(
          "the event of "
              + event.position()
              + " cannot be sent again: "
              + why
              + "; leave it out with --position, and nothing was sent");
    }
  }
}
