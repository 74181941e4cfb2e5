package io.holdwatch.ingest.edge;

import io.holdwatch.contract.RecordHeaders;
import io.holdwatch.ingest.mapping.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Facts of changes that were read together. Each but the last of its partition says that others
 * follow, so that the classifier looks at an order once for all that came of it: the newest fact of
 * each partition waits here until it is known whether another follows. For one thread.
 */
final class FactBatch {
  private final FactWriter writer;
  private final Map<Integer, Waiting> waiting = new HashMap<>();

  FactBatch(FactWriter writer) {
    this.writer = writer;
  }

  private record Waiting(Fact fact, long published) {}

  /** Begins anew: what an earlier batch has left here failed with it, and is read again. */
  void begin() {
    waiting.clear();
  }

  /**
   * Takes the facts of one change, in order.
   *
   * @param published time of the change in its source topic, UTC ms
   * @return what is on its way to the broker by that
   */
  List<Future<RecordMetadata>> facts(List<Fact> facts, long published) {
    List<Future<RecordMetadata>> sent = new ArrayList<>(facts.size());
    Set<Integer> ofChange = new HashSet<>();
    for (Fact fact : facts) {
      int partition = writer.partition(fact);
      Waiting before = waiting.put(partition, new Waiting(fact, published));
      boolean same = !ofChange.add(partition);
      if (before != null) {
        String more = same ? RecordHeaders.MORE_OF_CHANGE : RecordHeaders.MORE_OF_BATCH;
        sent.add(writer.fact(before.fact(), before.published(), more));
      }
    }
    return sent;
  }

  /** A control record to every partition, after all facts until here. */
  List<Future<RecordMetadata>> everywhere(
      String about, SpecificRecord control, OptionalLong published) {
    List<Future<RecordMetadata>> sent = new ArrayList<>(end());
    sent.addAll(writer.everywhere(about, control, published));
    return sent;
  }

  /** Nothing follows. */
  List<Future<RecordMetadata>> end() {
    List<Future<RecordMetadata>> sent = new ArrayList<>(waiting.size());
    waiting.values().forEach(last -> sent.add(writer.fact(last.fact(), last.published(), null)));
    waiting.clear();
    return sent;
  }
}
