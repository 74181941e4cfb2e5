package io.holdwatch.routing.page;

import io.holdwatch.routing.queue.Entry;
import io.holdwatch.routing.queue.ExceptionQueue;
import io.holdwatch.routing.queue.QueuePage;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The queue for people. */
@Controller
class QueueController {
  /** Exceptions on a page of the queue. */
  static final int SIZE = 50;

  private final ExceptionQueue queue;

  QueueController(ExceptionQueue queue) {
    this.queue = queue;
  }

  /** The queue, filtered by team, type, site, checkpoint, cause and q, in the order of sort. */
  @GetMapping("/")
  Mono<Rendering> queue(@RequestParam MultiValueMap<String, String> query) {
    return View.of(() -> asked(query));
  }

  private View asked(MultiValueMap<String, String> query) {
    try {
      return view(Questions.of(query));
    } catch (ErrorResponseException e) {
      return new View("wrong", HttpStatus.BAD_REQUEST, queue).with("problem", e.getBody());
    }
  }

  private View view(Questions asked) {
    View view = new View("queue", HttpStatus.OK, queue);
    QueuePage page = queue.page(asked.filter(), asked.order(), asked.page(), SIZE);
    return view.with("asked", asked)
        .with("back", asked)
        .with("page", page)
        .with("rows", Row.of(page, queue))
        .with("cause", queue.cause(asked.filter().cause()).map(Entry::packet).orElse(null));
  }
}
