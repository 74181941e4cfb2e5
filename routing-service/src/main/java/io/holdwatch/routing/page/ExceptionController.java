package io.holdwatch.routing.page;

import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.routing.queue.Entry;
import io.holdwatch.routing.queue.ExceptionQueue;
import io.holdwatch.routing.queue.QueueFilter;
import io.holdwatch.routing.queue.QueuePage;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
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
  Mono<Rendering> cause(
      @PathVariable String key, @RequestParam(defaultValue = "UNKNOWN") ExceptionType type) {
    return View.of(
        () -> queue.cause(key, type).map(this::exception).orElseGet(() -> missing("cause", key)));
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
      return view.with("shared", 0).with("together", 0).with("alone", false);
    }
    QueuePage members = queue.page(new QueueFilter("", "", "", "", entry.cause(), ""), 1, MEMBERS);
    Optional<Entry> cause = queue.cause(entry.cause(), entry.type());
    return view.with("cause", cause.map(Entry::packet).orElse(null))
        .with("shared", members.total())
        .with("together", together(entry, cause))
        .with("alone", decidedAlone(entry, members))
        .with("members", Row.of(members, queue));
  }

  /** For how many the cause's options are decided; 0 where those of the exception are its own. */
  private int together(Entry entry, Optional<Entry> cause) {
    return !entry.shared()
            && entry.open()
            && entry.packet().getOptions().isEmpty()
            && cause.filter(Entry::open).filter(it -> it.type() == entry.type()).isPresent()
        ? queue.sharing(entry)
        : 0;
  }

  /** Whether nothing helps all that share a cause, and each has its own options. */
  private static boolean decidedAlone(Entry entry, QueuePage members) {
    return entry.shared()
        && entry.packet().getOptions().isEmpty()
        && members.entries().stream()
            .anyMatch(
                member ->
                    !member.shared()
                        && member.type() == entry.type()
                        && !member.packet().getOptions().isEmpty());
  }

  private View missing(String what, String id) {
    return new View("missing", HttpStatus.NOT_FOUND, queue).with("what", what).with("id", id);
  }
}
