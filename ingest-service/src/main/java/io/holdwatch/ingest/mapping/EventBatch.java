package io.holdwatch.ingest.mapping;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Events of one request: each as the bytes that it had there.
 *
 * @param events the events, in order
 * @param rejection why the request is no batch at all
 */
public record EventBatch(List<byte[]> events, Optional<Outcome.Rejection> rejection) {
  /** Most events of one request. */
  public static final int MOST = 1_000;

  /** Splits a JSON array of events. Throws nothing for any bytes. */
  public static EventBatch of(byte[] body) {
    try {
      JsonNode array = StrictJson.read(body);
      if (!array.isArray()) {
        throw new Refused(
            Reason.BAD_ENVELOPE,
            "-",
            "the body is " + Row.kind(array) + ": send an array of CloudEvents");
      }
      if (array.size() > MOST) {
        throw new Refused(
            Reason.TOO_LARGE,
            "-",
            "the batch has " + array.size() + " events: send at most " + MOST);
      }
      return new EventBatch(StrictJson.elements(body), Optional.empty());
    } catch (Refused e) {
      return new EventBatch(List.of(), Optional.of(e.by("-")));
    }
  }
}
