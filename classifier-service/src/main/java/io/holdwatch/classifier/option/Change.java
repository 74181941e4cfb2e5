package io.holdwatch.classifier.option;

import io.holdwatch.classifier.order.FactKeys;
import io.holdwatch.contract.fact.Envelope;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What an action would change of one record of a system of record.
 *
 * @param record its gate key
 * @param before what it says; null where the action makes it
 * @param after what it would say; null where it would be gone
 */
public record Change(
    String record, @Nullable SpecificRecord before, @Nullable SpecificRecord after) {
  private static final String MADE = "option";

  /** A record that says something else. */
  public static <T extends SpecificRecord> Change of(T fact, Consumer<T> change) {
    @SuppressWarnings("unchecked")
    T after = (T) FactKeys.copy(fact);
    change.accept(after);
    return new Change(key(fact), fact, after);
  }

  /** A record that is gone. */
  public static Change without(SpecificRecord fact) {
    return new Change(key(fact), fact, null);
  }

  /** A record that the action makes; its envelope must come from {@link #envelope}. */
  public static Change made(SpecificRecord fact) {
    return new Change(key(fact), null, fact);
  }

  /** The envelope of a record that an action makes, beside a fact of the same scope. */
  public static Envelope envelope(Envelope beside, String id) {
    return Envelope.newBuilder(beside).setRecordType(MADE).setRecordId(id).build();
  }

  private static String key(SpecificRecord fact) {
    return FactKeys.gateKey(fact, FactKeys.envelope(fact).orElseThrow());
  }
}
