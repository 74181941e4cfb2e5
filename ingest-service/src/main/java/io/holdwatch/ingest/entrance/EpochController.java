package io.holdwatch.ingest.entrance;

import io.holdwatch.contract.CanonicalJson;
import io.holdwatch.ingest.edge.Entrance;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Starts a new epoch of a source that was restored: its versions are led by the epoch from then on.
 */
@RestController
class EpochController {
  private static final int LONGEST_ACTOR = 200;
  private static final int LONGEST_REASON = 2_000;

  private final Entrance entrance;
  private final Guard guard;

  EpochController(Entrance entrance, Guard guard) {
    this.entrance = entrance;
    this.guard = guard;
  }

  /**
   * What is ordered.
   *
   * @param epoch the new epoch, one more than the present one; the present one repeats the order
   * @param actor who orders it; at most 200 characters
   * @param reason why; at most 2,000 characters
   */
  record Order(@Nullable Long epoch, @Nullable String actor, @Nullable String reason) {}

  /** Answers when every partition of facts, the audit log and every running instance have it. */
  @Operation(summary = "Start a new epoch of a source that was restored")
  @ApiResponse(responseCode = "200", description = "Facts and every instance have it")
  @ApiResponse(responseCode = "400", description = "A field is missing or cannot be (RFC 9457)")
  @ApiResponse(responseCode = "401", description = "No token that is known (RFC 9457)")
  @ApiResponse(responseCode = "403", description = "The token lacks the role epochs (RFC 9457)")
  @ApiResponse(responseCode = "404", description = "No mapping has this source (RFC 9457)")
  @ApiResponse(responseCode = "503", description = "Not all have it yet (RFC 9457)")
  @PostMapping("/v1/sources/{source}/epoch")
  Mono<Map<String, Object>> start(
      @PathVariable String source, @RequestBody Mono<Order> order, ServerWebExchange exchange) {
    String caller = exchange.getAttribute(AccessFilter.CALLER);
    return order.publishOn(Schedulers.boundedElastic()).map(o -> start(source, o, caller));
  }

  private Map<String, Object> start(String source, Order order, @Nullable String caller) {
    long present = entrance.epoch(source);
    if (present < 0) {
      throw Guard.problem(
          HttpStatus.NOT_FOUND, "Unknown source", "source '" + source + "' is in no mapping");
    }
    long epoch = next(order.epoch(), present);
    String actor = text("actor", order.actor(), LONGEST_ACTOR);
    String reason = text("reason", order.reason(), LONGEST_REASON);
    Set<String> behind =
        guard.let(1, () -> entrance.startEpoch(source, epoch, actor, reason, caller));
    if (!behind.isEmpty()) {
      throw Guard.problem(
          HttpStatus.SERVICE_UNAVAILABLE,
          "Not every instance has it",
          "instance "
              + String.join(", ", behind)
              + " has not taken epoch "
              + epoch
              + " of '"
              + source
              + "': do not capture the source yet; end that instance or wait until it answers,"
              + " then order the epoch again");
    }
    return Map.of("source", source, "epoch", epoch);
  }

  private static long next(@Nullable Long epoch, long present) {
    // The present one repeats its order; what is left out could never be used any more.
    long least = Math.max(1, present);
    long most = Math.min(present + 1, CanonicalJson.LARGEST);
    if (epoch == null || epoch < least || epoch > most) {
      throw bad(
          "epoch",
          "is "
              + epoch
              + ", the present one "
              + present
              + ": send "
              + (least == most ? "" : least + " to repeat its order, or ")
              + most);
    }
    return epoch;
  }

  /** What the audit log can keep: it is told to facts before, and could not be taken back. */
  private static String text(String field, @Nullable String text, int longest) {
    if (text == null || text.isBlank()) {
      throw bad(field, "is missing: send a text of at most " + longest + " characters");
    }
    if (text.length() > longest) {
      throw bad(field, "has " + text.length() + " characters: send at most " + longest);
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw bad(field, "has a lone surrogate: send valid Unicode");
    }
    return text;
  }

  private static ErrorResponseException bad(String field, String message) {
    return Guard.problem(HttpStatus.BAD_REQUEST, "No epoch", "'" + field + "' " + message);
  }
}
