package io.holdwatch.routing.page;

import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.routing.queue.Entry;
import io.holdwatch.routing.queue.ExceptionQueue;
import io.holdwatch.routing.queue.Owner;
import io.holdwatch.routing.queue.QueueFilter;
import io.holdwatch.routing.queue.QueueOrder;
import io.holdwatch.routing.queue.QueuePage;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
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
  Mono<Rendering> exception(
      @PathVariable String id, @RequestParam MultiValueMap<String, String> query) {
    Questions back = Questions.back(query);
    return View.of(
        () ->
            queue
                .entry(id)
                .map(entry -> exception(entry, back))
                .orElseGet(() -> missing("exception", id)));
  }

  /** A cause that several exceptions share. */
  @GetMapping("/causes/{key}")
  Mono<Rendering> cause(
      @PathVariable String key,
      @RequestParam(defaultValue = "UNKNOWN") ExceptionType type,
      @RequestParam MultiValueMap<String, String> query) {
    Questions back = Questions.back(query);
    return View.of(
        () ->
            queue
                .cause(key, type)
                .map(entry -> exception(entry, back))
                .orElseGet(() -> missing("cause", key)));
  }

  private View exception(Entry entry, Questions back) {
    Wrong wrong = Wrong.of(entry, queue);
    Row row = wrong.row();
    View view =
        new View("exception", HttpStatus.OK, queue)
            .with("packet", row.packet())
            .with("entry", entry)
            .with("wrong", wrong)
            .with("clock", row.clock())
            .with("overdue", row.overdue())
            .with("tooLate", row.tooLate())
            .with("lossPerHour", row.lossPerHour())
            .with("back", back)
            .with("life", Life.of(entry.type().name(), entry.steps(), row.clock()));
    if (entry.cause().isEmpty()) {
      return decision(view, wrong, false).with("shared", 0).with("next", wrong.next());
    }
    QueuePage members =
        queue.page(new QueueFilter("", "", "", "", entry.cause(), ""), back.order(), 1, MEMBERS);
    List<Entry> all = entry.shared() ? members(entry, members) : List.of();
    Optional<Entry> cause = queue.cause(entry.cause(), entry.type());
    boolean alone = decidedAlone(entry, members);
    Optional<Entry> soonest = soonest(entry, all);
    return decision(view, wrong, alone)
        .with("cause", cause.map(Entry::packet).orElse(null))
        .with("shared", members.total())
        .with("together", Together.of(all.stream().map(Entry::packet).toList()))
        .with("others", others(entry, all))
        .with("soonest", soonest.map(each -> Row.of(each, queue)).orElse(null))
        .with(
            "next",
            wrong.next(soonest.map(ExceptionController::deadline).orElse(null), upcoming(all, row)))
        .with("members", Row.of(members, queue))
        .with("helped", new Helped(entry.packet(), alone));
  }

  /** All that share the cause of an entry. */
  private List<Entry> members(Entry entry, QueuePage first) {
    return first.pages() == 1
        ? first.entries()
        : queue
            .page(
                new QueueFilter("", "", "", "", entry.cause(), ""),
                QueueOrder.PRIORITY,
                1,
                first.total())
            .entries();
  }

  /**
   * "; master data decides what stands with that team below": other teams that decide some of them;
   * empty: none does.
   */
  private static String others(Entry cause, List<Entry> members) {
    List<String> teams =
        members.stream()
            .map(Entry::team)
            .filter(team -> !team.isEmpty() && !team.equals(cause.team()))
            .distinct()
            .sorted()
            .map(Words::of)
            .toList();
    return teams.isEmpty()
        ? ""
        : "; "
            + Say.list(teams)
            + (teams.size() == 1 ? " decides" : " decide")
            + " what stands with "
            + (teams.size() == 1 ? "that team" : "these teams")
            + " below";
  }

  /** The one that has to be decided first, where that is before its cause has to be. */
  private static Optional<Entry> soonest(Entry cause, List<Entry> members) {
    Instant deadline = deadline(cause);
    return members.stream()
        .filter(each -> deadline(each).isBefore(deadline))
        .min(Comparator.comparing(ExceptionController::deadline));
  }

  /** The first checkpoint of some that is still to be passed; null: none is planned. */
  private static @Nullable Instant upcoming(List<Entry> members, Row row) {
    Instant now = row.clock().now();
    return members.stream()
        .map(each -> each.packet().getCheckpointAt())
        .filter(Objects::nonNull)
        .filter(at -> now == null || at.isAfter(now))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static Instant deadline(Entry entry) {
    Owner owner = entry.owner();
    return owner == null || owner.deadline() == null ? Instant.MAX : owner.deadline();
  }

  /**
   * What is recommended, or why nothing is; neither where nobody has to decide it here.
   *
   * @param alone whether each that shares it is decided by itself
   */
  private static View decision(View view, Wrong wrong, boolean alone) {
    Entry entry = wrong.entry();
    boolean resolved = entry.owner() != null && entry.owner().resolved();
    boolean here = entry.open() && !resolved && !alone;
    return view.with("alone", alone).with("advice", here ? wrong.advice() : null);
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
