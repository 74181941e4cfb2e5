package io.holdwatch.routing.page;

import io.holdwatch.routing.queue.Entry;
import io.holdwatch.routing.queue.ExceptionQueue;
import io.holdwatch.routing.queue.QueueFilter;
import io.holdwatch.routing.queue.QueuePage;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** An exception, or a cause that several share, for people. */
@Controller
class ExceptionController {
  private static final int MEMBERS = 20;

  private final ExceptionQueue queue;

  ExceptionController(ExceptionQueue queue) {
    this.queue = queue;
  }

  /** One exception. */
  @GetMapping("/exceptions/{id}")
  Mono<Rendering> exception(@PathVariable String id) {
    return View.of(
        () -> queue.entry(id).map(this::exception).orElseGet(() -> missing("exception", id)));
  }

  /** A cause that several exceptions share. */
  @GetMapping("/causes/{key}")
  Mono<Rendering> cause(@PathVariable String key) {
    return View.of(
        () -> queue.cause(key).map(this::exception).orElseGet(() -> missing("cause", key)));
  }

  private View exception(Entry entry) {
    Row row = Row.of(entry, queue);
    View view =
        new View("exception", HttpStatus.OK, queue)
            .with("packet", row.packet())
            .with("entry", entry)
            .with("overdue", row.overdue())
            .with("life", Life.of(entry.steps()));
    if (entry.cause().isEmpty()) {
      return view.with("shared", 0);
    }
    QueuePage members = queue.page(new QueueFilter("", "", "", "", entry.cause(), ""), 1, MEMBERS);
    return view.with("cause", queue.cause(entry.cause()).map(Entry::packet).orElse(null))
        .with("shared", members.total())
        .with("members", Row.of(members, queue));
  }

  private View missing(String what, String id) {
    return new View("missing", HttpStatus.NOT_FOUND, queue).with("what", what).with("id", id);
  }
}
