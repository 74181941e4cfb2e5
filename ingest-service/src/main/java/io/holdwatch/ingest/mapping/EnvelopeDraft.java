package io.holdwatch.ingest.mapping;

import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Link;
import io.holdwatch.contract.fact.Op;
import io.holdwatch.contract.fact.SourcePosition;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What all facts of one change share. */
record EnvelopeDraft(
    String scope,
    String source,
    String recordType,
    String recordId,
    Set<String> key,
    List<Long> version,
    Instant eventTime,
    String clock,
    SourcePosition position) {

  Envelope envelope(String id, Op op, String hash, List<Link> links) {
    return new Envelope(
        scope, source, recordType, id, op, version, eventTime, clock, position, hash, links);
  }

  /**
   * Parts of a record id joined by ":"; a ":" or "%" inside a part is percent-encoded, so that no
   * two ids collide.
   */
  static String join(List<String> parts) {
    return parts.stream()
        .map(part -> part.replace("%", "%25").replace(":", "%3A"))
        .collect(Collectors.joining(":"));
  }
}
