package io.holdwatch.ingest.entrance;

import io.holdwatch.ingest.edge.Entrance;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Starts a new epoch of a source that was restored: its versions are led by the epoch from then on.
 */
@RestController
class EpochController {
  private final Entrance entrance;
  private final Guard guard;

  EpochController(Entrance entrance, Guard guard) {
    this.entrance = entrance;
    this.guard = guard;
  }

  /**
   * What is ordered.
   *
   * @param epoch the new epoch, greater than the present one; the present one repeats the order
   * @param actor who orders it
   * @param reason why
   */
  record Order(@org.jspecify.annotations.Nullable Long epoch, String actor, String reason) {}

  /** Answers when every partition of facts, the audit log and the state folder have it. */
  @Operation(summary = "Start a new epoch of a source that was restored")
  @PostMapping("/v1/sources/{source}/epoch")
  Mono<Map<String, Object>> start(@PathVariable String source, @RequestBody Mono<Order> order) {
    return order.publishOn(Schedulers.boundedElastic()).map(o -> start(source, o));
  }

  private Map<String, Object> start(String source, Order order) {
    long present = entrance.epoch(source);
    if (present < 0) {
      throw Guard.problem(
          HttpStatus.NOT_FOUND, "Unknown source", "source '" + source + "' is in no mapping");
    }
    if (isBlank(order.actor())
        || isBlank(order.reason())
        || order.epoch() == null
        || order.epoch() < Math.max(1, present)) {
      throw Guard.problem(
          HttpStatus.BAD_REQUEST,
          "No epoch",
          "send {\"epoch\", \"actor\", \"reason\"}: 'epoch' greater than the present "
              + present
              + ", not "
              + order.epoch());
    }
    long epoch = order.epoch();
    return guard.let(
        1,
        () -> {
          entrance.startEpoch(source, epoch, order.actor(), order.reason());
          return Map.<String, Object>of("source", source, "epoch", epoch);
        });
  }

  private static boolean isBlank(@org.jspecify.annotations.Nullable String text) {
    return text == null || text.isBlank();
  }
}
