package io.holdwatch.classifier.scope;

import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.SourcePosition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Makes facts small before they are kept: each comes with its own copies of texts that many repeat,
 * and with decimals as they are read, of any size, in four objects. What a fact says stays the
 * same; to compare two shared texts is to compare two references.
 */
final class Shared {
  /** Values that are remembered; the newest of those that share a place. */
  private static final int RECENT = 1 << 14;

  private static final int LONG_BITS = 63;

  private final Map<String, String> texts = new HashMap<>();
  private final @Nullable Object[] recent = new @Nullable Object[RECENT];

  /** Puts shared texts and small decimals in the place of a fact's own. */
  void in(SpecificRecord fact, Envelope envelope) {
    envelope.setScope(text(envelope.getScope()));
    envelope.setSource(text(envelope.getSource()));
    envelope.setRecordType(text(envelope.getRecordType()));
    envelope.setClock(text(envelope.getClock()));
    envelope.setEventTime(recent(envelope.getEventTime()));
    envelope.setVersion(List.copyOf(envelope.getVersion()));
    envelope.setLinks(List.copyOf(envelope.getLinks()));
    SourcePosition position = envelope.getPosition();
    position.setTopic(text(position.getTopic()));
    fields(fact, 1);
  }

  private void fields(SpecificRecord record, int first) {
    int fields = record.getSchema().getFields().size();
    for (int i = first; i < fields; i++) {
      switch (record.get(i)) {
        case String text -> record.put(i, recent(text));
        case Instant time -> record.put(i, recent(time));
        case BigDecimal decimal -> record.put(i, recent(small(decimal)));
        // Nobody changes the date of a fact: a fact that is to be changed is copied first.
        case DateOrTime date -> record.put(i, recent(date));
        case SpecificRecord inner -> fields(inner, 0);
        case null, default -> {}
      }
    }
  }

  private String text(String text) {
    String known = texts.putIfAbsent(text, text);
    return known == null ? text : known;
  }

  /** The same value, as a fact shortly before had it: that of an order is repeated by its lines. */
  @SuppressWarnings("unchecked")
  private <T> T recent(T value) {
    int hash = value.hashCode();
    int place = (hash ^ (hash >>> 16)) & (RECENT - 1);
    Object known = recent[place];
    if (value.equals(known)) {
      return (T) known;
    }
    recent[place] = value;
    return value;
  }

  private static BigDecimal small(BigDecimal decimal) {
    return decimal.unscaledValue().bitLength() <= LONG_BITS
        ? BigDecimal.valueOf(decimal.unscaledValue().longValue(), decimal.scale())
        : decimal;
  }
}
