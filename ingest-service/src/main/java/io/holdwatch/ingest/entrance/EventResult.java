package io.holdwatch.ingest.entrance;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdwatch.ingest.edge.Entrance.Taken;
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
 * @param position of a rejection: where it is found in the rejected input
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventResult(
    int index,
    String status,
    int facts,
    @Nullable String reason,
    @Nullable String at,
    @Nullable String message,
    @Nullable String position) {
  static EventResult of(int index, Taken taken) {
    return switch (taken.outcome()) {
      case Outcome.Mapped mapped ->
          new EventResult(index, "accepted", mapped.facts().size(), null, null, null, null);
      case Outcome.Rejection rejection ->
          new EventResult(
              index,
              "rejected",
              0,
              rejection.reason().name(),
              rejection.at(),
              rejection.message(),
              taken.position());
      case Outcome.Ignored ignored ->
          new EventResult(index, "ignored", 0, ignored.reason(), null, null, null);
    };
  }
}
