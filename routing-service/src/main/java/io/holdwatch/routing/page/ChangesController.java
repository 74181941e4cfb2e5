package io.holdwatch.routing.page;

import io.holdwatch.routing.queue.ExceptionQueue;
import java.time.Duration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Says when the queue has changed; what it is now, the page asks for itself. */
@RestController
class ChangesController {
  private static final Duration ALIVE = Duration.ofSeconds(15);

  private final ExceptionQueue queue;
  private final Flux<Long> changes;
  private final Sinks.Empty<Void> over = Sinks.empty();

  ChangesController(ExceptionQueue queue, PageProperties properties) {
    this.queue = queue;
    this.changes =
        Flux.interval(properties.refresh())
            .onBackpressureDrop()
            .map(tick -> queue.version())
            .distinctUntilChanged()
            .share();
  }

  /** Events "changed" with the version of the queue, the present one at once. */
  @GetMapping(path = "/v1/queue/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  Flux<ServerSentEvent<String>> changes() {
    Flux<ServerSentEvent<String>> alive =
        Flux.interval(ALIVE).map(tick -> ServerSentEvent.<String>builder().comment("").build());
    return Flux.merge(
            Flux.defer(() -> Flux.just(queue.version()))
                .concatWith(changes)
                .distinctUntilChanged()
                .onBackpressureLatest()
                .map(
                    version ->
                        ServerSentEvent.builder(version.toString()).event("changed").build()),
            alive.onBackpressureDrop())
        .takeUntilOther(over.asMono());
  }

  /** Ends what never ends by itself, which the server would wait for. */
  @EventListener(ContextClosedEvent.class)
  void close() {
    var unused = over.tryEmitEmpty();
  }
}
