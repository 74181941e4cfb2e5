package io.holdwatch.ingest.entrance;

import io.holdwatch.ingest.edge.Entrance;
import io.holdwatch.ingest.mapping.EventBatch;
import io.holdwatch.ingest.mapping.Outcome;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.ArrayList;
import java.util.List;
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
  private final Entrance entrance;
  private final Guard guard;

  EventsController(Entrance entrance, Guard guard) {
    this.entrance = entrance;
    this.guard = guard;
  }

  /** One event (structured or binary) or a batch; answers when Kafka has acknowledged. */
  @Operation(summary = "Send one CloudEvent (structured or binary mode) or a batch of up to 1000")
  @ApiResponse(
      responseCode = "200",
      description = "One result per event, after Kafka has acknowledged its facts")
  @ApiResponse(
      responseCode = "400",
      description = "The request is no CloudEvent and no batch of them (RFC 9457)")
  @ApiResponse(
      responseCode = "422",
      description = "The one event of the request was rejected (RFC 9457)")
  @ApiResponse(responseCode = "429", description = "Too many events (RFC 9457)")
  @ApiResponse(responseCode = "503", description = "Not acknowledged, send again (RFC 9457)")
  @PostMapping("/v1/events")
  Mono<ResponseEntity<List<EventResult>>> events(
      @RequestHeader HttpHeaders headers, @RequestBody(required = false) Mono<byte[]> body) {
    String type = String.valueOf(headers.getFirst(HttpHeaders.CONTENT_TYPE));
    return body.defaultIfEmpty(new byte[0])
        .publishOn(Schedulers.boundedElastic())
        .map(bytes -> ResponseEntity.ok(take(bytes, type, headers)));
  }

  private List<EventResult> take(byte[] bytes, String type, HttpHeaders headers) {
    boolean many = type.startsWith("application/cloudevents-batch");
    boolean binary = headers.containsHeader("ce-specversion");
    if (!many && !binary && !type.startsWith("application/cloudevents+json")) {
      throw Guard.problem(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "No CloudEvent",
          "content type '"
              + type
              + "': send application/cloudevents+json, application/cloudevents-batch+json, or ce-"
              + " headers");
    }
    List<byte[]> events = List.of(bytes);
    if (many) {
      EventBatch batch = EventBatch.of(bytes);
      batch.rejection().ifPresent(rejection -> refuse(HttpStatus.BAD_REQUEST, rejection));
      events = batch.events();
    }
    if (events.isEmpty()) {
      return List.of();
    }
    List<byte[]> each = events;
    List<Outcome> outcomes =
        guard.let(
            each.size(),
            () -> entrance.accept(each, many ? java.util.Map.of() : headers.toSingleValueMap()));
    if (!many && outcomes.getFirst() instanceof Outcome.Rejection rejection) {
      refuse(HttpStatus.UNPROCESSABLE_CONTENT, rejection);
    }
    List<EventResult> results = new ArrayList<>();
    outcomes.forEach(outcome -> results.add(EventResult.of(results.size(), outcome)));
    return results;
  }

  private static void refuse(HttpStatus status, Outcome.Rejection rejection) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, rejection.message());
    problem.setTitle("Rejected");
    problem.setProperty("reason", rejection.reason().name());
    problem.setProperty("at", rejection.at());
    problem.setProperty("mapping", rejection.mapping());
    throw new ErrorResponseException(status, problem, null);
  }
}
