package io.holdwatch.classifier.scope;

import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.SourcePosition;
import java.math.BigDecimal;
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
  /** Texts that are remembered; the newest of those that share a place. */
  private static final int RECENT = 1 << 14;

  private static final int LONG_BITS = 63;

  private final Map<String, String> texts = new HashMap<>();
  private final @Nullable String[] recent = new @Nullable String[RECENT];

  /** Puts shared texts and small decimals in the place of a fact's own. */
  void in(SpecificRecord fact, Envelope envelope) {
    envelope.setScope(text(envelope.getScope()));
    envelope.setSource(text(envelope.getSource()));
    envelope.setRecordType(text(envelope.getRecordType()));
    envelope.setClock(text(envelope.getClock()));
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
        case BigDecimal decimal -> record.put(i, small(decimal));
        case SpecificRecord inner -> fields(inner, 0);
        case null, default -> {}
      }
    }
  }

  private String text(String text) {
    String known = texts.putIfAbsent(text, text);
    return known == null ? text : known;
  }

  /** The same text, as a fact shortly before had it: that of an order is repeated by its lines. */
  private String recent(String text) {
    int hash = text.hashCode();
    int place = (hash ^ (hash >>> 16)) & (RECENT - 1);
    String known = recent[place];
    if (text.equals(known)) {
      return known;
    }
    recent[place] = text;
    return text;
  }

  private static BigDecimal small(BigDecimal decimal) {
    return decimal.unscaledValue().bitLength() <= LONG_BITS
        ? BigDecimal.valueOf(decimal.unscaledValue().longValue(), decimal.scale())
        : decimal;
  }
}
