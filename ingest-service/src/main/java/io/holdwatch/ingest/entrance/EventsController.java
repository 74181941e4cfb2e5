package io.holdwatch.ingest.entrance;

import io.holdwatch.ingest.edge.Entrance;
import io.holdwatch.ingest.edge.Entrance.Taken;
import io.holdwatch.ingest.mapping.EventBatch;
import io.holdwatch.ingest.mapping.Outcome.Rejection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Takes CloudEvents over HTTP. */
@RestController
class EventsController {
  private static final String TYPE = "content-type";
  private static final String EVENT = "application/cloudevents+json";
  private static final String BATCH = "application/cloudevents-batch+json";

  private final Entrance entrance;
  private final Guard guard;

  EventsController(Entrance entrance, Guard guard) {
    this.entrance = entrance;
    this.guard = guard;
  }

  /** One event (structured or binary) or a batch; answers when Kafka has acknowledged. */
  @Operation(
      summary = "Send one CloudEvent (structured or binary mode) or a batch of up to 1000",
      description =
          "What cannot be mapped is answered with its reason, and kept in ingest.rejected under its"
              + " position")
  @ApiResponse(
      responseCode = "200",
      description = "One result per event, after Kafka has acknowledged facts and rejections")
  @ApiResponse(
      responseCode = "400",
      description = "The body is no batch of CloudEvents: rejected as a whole (RFC 9457)")
  @ApiResponse(responseCode = "401", description = "No token that is known (RFC 9457)")
  @ApiResponse(responseCode = "403", description = "The token lacks the role events (RFC 9457)")
  @ApiResponse(responseCode = "413", description = "The body is larger than 4 MB (RFC 9457)")
  @ApiResponse(
      responseCode = "415",
      description = "The request says of itself that it is no CloudEvent (RFC 9457)")
  @ApiResponse(
      responseCode = "422",
      description = "The one event of the request was rejected (RFC 9457)")
  @ApiResponse(responseCode = "429", description = "Too many events (RFC 9457)")
  @ApiResponse(responseCode = "503", description = "Not acknowledged, send again (RFC 9457)")
  @PostMapping("/v1/events")
  Mono<ResponseEntity<List<EventResult>>> events(
      @RequestHeader HttpHeaders headers, @RequestBody(required = false) Mono<byte[]> body) {
    Map<String, String> said = said(headers);
    return body.defaultIfEmpty(new byte[0])
        .publishOn(Schedulers.boundedElastic())
        .map(bytes -> ResponseEntity.ok(take(bytes, said)));
  }

  /** What the request says of its events; all else, credentials among it, goes no further. */
  private static Map<String, String> said(HttpHeaders headers) {
    Map<String, String> said = new HashMap<>();
    headers
        .toSingleValueMap()
        .forEach(
            (name, value) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (lower.equals(TYPE) || lower.startsWith("ce-")) {
                said.put(lower, value);
              }
            });
    return said;
  }

  private List<EventResult> take(byte[] body, Map<String, String> said) {
    String type = said.getOrDefault(TYPE, "");
    boolean many = type.startsWith(BATCH);
    if (!many && !said.containsKey("ce-specversion") && !type.startsWith(EVENT)) {
      throw Guard.problem(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "No CloudEvent",
          "content type '" + type + "': send " + EVENT + ", " + BATCH + ", or ce- headers");
    }
    return many ? batch(body) : one(body, said);
  }

  private List<EventResult> batch(byte[] body) {
    EventBatch batch = EventBatch.of(body);
    if (batch.rejection().isPresent()) {
      Rejection rejection = batch.rejection().get();
      throw refused(
          HttpStatus.BAD_REQUEST,
          rejection,
          guard.let(1, () -> entrance.refuse(body, Map.of(TYPE, BATCH), rejection)));
    }
    if (batch.events().isEmpty()) {
      return List.of();
    }
    List<Taken> taken =
        guard.let(
            batch.events().size(), () -> entrance.accept(batch.events(), Map.of(TYPE, EVENT)));
    List<EventResult> results = new ArrayList<>();
    taken.forEach(each -> results.add(EventResult.of(results.size(), each)));
    return results;
  }

  private List<EventResult> one(byte[] body, Map<String, String> said) {
    Taken taken = guard.let(1, () -> entrance.accept(List.of(body), said)).getFirst();
    if (taken.outcome() instanceof Rejection rejection) {
      throw refused(HttpStatus.UNPROCESSABLE_CONTENT, rejection, taken.position());
    }
    return List.of(EventResult.of(0, taken));
  }

  private static ErrorResponseException refused(
      HttpStatus status, Rejection rejection, String position) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, rejection.message());
    problem.setTitle("Rejected");
    problem.setProperty("reason", rejection.reason().name());
    problem.setProperty("at", rejection.at());
    problem.setProperty("mapping", rejection.mapping());
    problem.setProperty("position", position);
    return new ErrorResponseException(status, problem, null);
  }
}
