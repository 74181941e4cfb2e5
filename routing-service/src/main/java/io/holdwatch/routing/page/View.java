package io.holdwatch.routing.page;

import io.holdwatch.routing.queue.ExceptionQueue;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A template with what it shows. */
final class View {
  private final String template;
  private final HttpStatus status;
  private final Map<String, Object> model = new HashMap<>();

  /** A view of the queue as it is now. */
  View(String template, HttpStatus status, ExceptionQueue queue) {
    this.template = template;
    this.status = status;
    with("version", queue.version());
    with("complete", queue.complete());
    with("say", new Say());
    with("losses", new Losses());
    with("offer", new Offer());
    with("back", Questions.NONE);
  }

  View with(String name, @Nullable Object value) {
    if (value != null) {
      model.put(name, value);
    }
    return this;
  }

  /** Makes a view off the threads that serve the network. */
  static Mono<Rendering> of(Supplier<View> view) {
    return Mono.fromSupplier(() -> view.get().rendering()).subscribeOn(Schedulers.boundedElastic());
  }

  private Rendering rendering() {
    return Rendering.view(template).status(status).model(model).build();
  }
}
