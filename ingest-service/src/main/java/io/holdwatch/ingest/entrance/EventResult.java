package io.holdwatch.ingest.entrance;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdwatch.ingest.mapping.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What became of one event.
 *
 * @param index place of the event in the request, from 0
 * @param status accepted, rejected or ignored
 * @param facts number of facts written
 * @param reason reason code of a rejection, or why it was ignored
 * @param at field or byte position of a rejection
 * @param message value and mend
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventResult(
    int index,
    String status,
    int facts,
    @Nullable String reason,
    @Nullable String at,
    @Nullable String message) {
  static EventResult of(int index, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Mapped mapped ->
          new EventResult(index, "accepted", mapped.facts().size(), null, null, null);
      case Outcome.Rejection rejection ->
          new EventResult(
              index, "rejected", 0, rejection.reason().name(), rejection.at(), rejection.message());
      case Outcome.Ignored ignored ->
          new EventResult(index, "ignored", 0, ignored.reason(), null, null);
    };
  }
}
