package io.holdwatch.routing.page;

import io.holdwatch.contract.fact.Checkpoint;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.routing.queue.Entry;
import io.holdwatch.routing.queue.ExceptionQueue;
import io.holdwatch.routing.queue.Owner;
import io.holdwatch.routing.queue.QueuePage;
import io.holdwatch.routing.queue.Step;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The same for machines; what is wrong with a request is said as RFC 9457 asks. */
@RestController
class ExceptionsApi {
  private static final Set<String> LISTED =
      Set.of(
          "exceptionId",
          "scope",
          "type",
          "subReason",
          "subject",
          "order",
          "orderNumber",
          "customerPo",
          "customer",
          "customerName",
          "site",
          "revenueAtRisk",
          "expectedLoss",
          "unvalued",
          "severity",
          "priority",
          "causeKey",
          "openedAt",
          "latestSafeDecision",
          "checkpoint",
          "checkpointAt",
          "summary");

  private final ExceptionQueue queue;

  ExceptionsApi(ExceptionQueue queue) {
    this.queue = queue;
  }

  /** A page of the queue with its counts. */
  @GetMapping("/v1/exceptions")
  Mono<Map<String, Object>> list(@RequestParam MultiValueMap<String, String> query) {
    return Mono.fromCallable(() -> page(query)).subscribeOn(Schedulers.boundedElastic());
  }

  private Map<String, Object> page(MultiValueMap<String, String> query) {
    Questions asked = Questions.of(query);
    String type = asked.filter().type();
    if (!type.isEmpty()
        && Arrays.stream(ExceptionType.values()).noneMatch(each -> each.name().equals(type))) {
      throw problem(
          HttpStatus.BAD_REQUEST,
          "Unknown type",
          "'type' is '" + type + "': give one of " + Arrays.toString(ExceptionType.values()));
    }
    String before = asked.filter().before();
    if (!before.isEmpty()
        && Arrays.stream(Checkpoint.values()).noneMatch(each -> each.name().equals(before))) {
      throw problem(
          HttpStatus.BAD_REQUEST,
          "Unknown checkpoint",
          "'before' is '" + before + "': give one of " + Arrays.toString(Checkpoint.values()));
    }
    String number = query.getFirst("page");
    if (number != null && !number.equals(String.valueOf(asked.page()))) {
      throw problem(
          HttpStatus.BAD_REQUEST,
          "No page",
          "'page' is '" + number + "': give a number from 1 to 9999999");
    }
    QueuePage page = queue.page(asked.filter(), asked.order(), asked.page(), QueueController.SIZE);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("complete", queue.complete());
    json.put("sort", asked.order().key());
    json.put("total", page.total());
    json.put("page", page.number());
    json.put("pages", page.pages());
    json.put("teams", page.teams());
    json.put("types", page.types());
    json.put("sites", page.sites());
    json.put("checkpoints", page.checkpoints());
    json.put("exceptions", page.entries().stream().map(this::listed).toList());
    return json;
  }

  private Map<String, Object> listed(Entry entry) {
    Map<String, Object> json = PlainJson.of(entry.packet(), LISTED);
    json.put("tooLate", queue.tooLate(entry));
    Money lossPerHour = queue.lossPerHour(entry);
    if (lossPerHour != null) {
      json.put("lossPerHourNow", PlainJson.of(lossPerHour));
    }
    owner(json, entry.owner());
    return json;
  }

  private static void owner(
      Map<String, Object> json, @org.jspecify.annotations.Nullable Owner owner) {
    if (owner != null) {
      json.put("team", owner.team());
      if (owner.deadline() != null) {
        json.put("deadline", owner.deadline().toString());
      }
    }
  }

  /** One exception: its newest packet, its owner and its life. */
  @GetMapping("/v1/exceptions/{id}")
  Map<String, Object> exception(@PathVariable String id) {
    Entry entry =
        queue
            .entry(id)
            .orElseThrow(
                () ->
                    problem(
                        HttpStatus.NOT_FOUND,
                        "No such exception",
                        "exception '"
                            + id
                            + "' is neither open nor among the newest closed: look it up in"
                            + " /v1/exceptions?q="));
    Map<String, Object> json = new LinkedHashMap<>();
    owner(json, entry.owner());
    String playbook = Wrong.of(entry, queue).playbook();
    if (playbook != null) {
      json.put("playbook", playbook);
    }
    json.put("packet", PlainJson.of(entry.packet()));
    json.put("life", entry.steps().stream().map(ExceptionsApi::step).toList());
    return json;
  }

  private static Map<String, Object> step(Step step) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("at", step.at().toString());
    json.put("event", step.event().name());
    json.put("spell", step.spell());
    json.put("revision", step.revision());
    json.put("outcome", step.outcome().name());
    json.put("subReason", step.subReason());
    json.put("severity", step.severity().name());
    json.put("priority", step.priority());
    return json;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> wrong(ErrorResponseException problem) {
    return ResponseEntity.of(problem.getBody()).build();
  }

  /** An answer that says what is wrong and what to do. */
  static ErrorResponseException problem(HttpStatus status, String title, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(title);
    return new ErrorResponseException(status, problem, null);
  }
}
