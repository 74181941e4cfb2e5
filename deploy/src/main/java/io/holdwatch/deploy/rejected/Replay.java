package io.holdwatch.deploy.rejected;

import io.holdwatch.contract.Audit;
import io.holdwatch.contract.Ids;
import io.holdwatch.contract.Topics;
import io.holdwatch.deploy.stack.Stack;
import io.holdwatch.deploy.stack.StackProblem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Sends refused events again; each is an audit entry of this process, whose generation is its start
 * time and id.
 */
public final class Replay {
  private static final String KIND = "EVENT_REPLAYED";

  private final Stack stack;
  private final Clock clock = Clock.systemUTC();
  private final String origin;

  /** A replay into this stack. */
  public Replay(Stack stack) {
    this.stack = stack;
    this.origin = "operator/1/" + clock.millis() + "-" + ProcessHandle.current().pid();
  }

  /** Writes the audit entry of each event, then the event; returns how many were sent. */
  public int send(List<RejectedEvent> events) {
    events.stream()
        .filter(event -> !event.isFromTopic())
        .findFirst()
        .ifPresent(
            event -> {
              throw new StackProblem(
                  "the event of "
                      + event.position()
                      + " came through HTTP and has no topic to go"
                      + " back to: post it again, or leave it out with --position");
            });
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
          sent.add(producer.send(event.original()));
        }
      }
      for (Future<RecordMetadata> each : sent) {
        RecordMetadata unused = each.get();
      }
      return sent.size();
    } catch (ExecutionException e) {
      throw new StackProblem("Kafka did not take an event: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackProblem("interrupted", e);
    }
  }
}
