package io.holdwatch.routing.page;

import io.holdwatch.routing.queue.ExceptionQueue;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Explains an order, to people and to machines. */
@Controller
class OrderController {
  private final ExceptionQueue queue;

  OrderController(ExceptionQueue queue) {
    this.queue = queue;
  }

  /** The order for people; by its key, its number, or the customer's number for it. */
  @GetMapping("/orders/{id}")
  Mono<Rendering> order(
      @PathVariable String id, @RequestParam MultiValueMap<String, String> query) {
    Questions back = Questions.back(query);
    return View.of(
        () ->
            switch (OrderSearch.of(id.strip(), queue)) {
              case OrderSearch.Found.One(Explanation explanation) ->
                  new View("order", HttpStatus.OK, queue)
                      .with("explanation", explanation)
                      .with("back", back);
              case OrderSearch.Found.Several(var orders) ->
                  new View("several", HttpStatus.CONFLICT, queue)
                      .with("id", id)
                      .with("orders", orders);
              case OrderSearch.Found.None() ->
                  new View("missing", HttpStatus.NOT_FOUND, queue)
                      .with("what", "order")
                      .with("id", id);
            });
  }

  /** The same for machines; what is wrong with the question is said as RFC 9457 asks. */
  @GetMapping("/v1/orders/{id}/explanation")
  @ResponseBody
  Mono<Map<String, Object>> explanation(@PathVariable String id) {
    return Mono.fromCallable(() -> json(id.strip())).subscribeOn(Schedulers.boundedElastic());
  }

  private Map<String, Object> json(String id) {
    return switch (OrderSearch.of(id, queue)) {
      case OrderSearch.Found.One(Explanation explanation) -> ExplanationJson.of(explanation);
      case OrderSearch.Found.Several(var orders) ->
          throw ExceptionsApi.problem(
              HttpStatus.CONFLICT,
              "Several orders",
              "order '" + id + "' is the number of " + orders + ": ask for one of these keys");
      case OrderSearch.Found.None() ->
          throw ExceptionsApi.problem(
              HttpStatus.NOT_FOUND,
              "No such order",
              "order '"
                  + id
                  + "' has no exception, open or newly closed: either nothing is wrong with it, or"
                  + " the number is; give its key, its number or the customer's number, whole"
                  + (queue.complete() ? "" : ". The log is still being read: ask again soon"));
    };
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> wrong(ErrorResponseException problem) {
    return ResponseEntity.of(problem.getBody()).build();
  }
}
