package io.holdwatch.routing.page;

import io.holdwatch.routing.correction.CorrectionFilter;
import io.holdwatch.routing.correction.Corrections;
import io.holdwatch.routing.correction.WrongRecord;
import io.holdwatch.routing.queue.ExceptionQueue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Master records that have to be corrected, for their data owners. */
@Controller
class CorrectionController {
  private static final int SIZE = 50;

  private final ExceptionQueue queue;

  CorrectionController(ExceptionQueue queue) {
    this.queue = queue;
  }

  /**
   * A line of the page.
   *
   * @param record what has to be corrected
   * @param shared whether several exceptions tell of it as their cause
   */
  public record Line(WrongRecord record, boolean shared) {}

  /**
   * One page of the corrections.
   *
   * @param number number of the page [count from 1]
   * @param pages pages, at least 1 [count]
   * @param records the corrections of this page
   */
  public record Sheet(int number, int pages, List<WrongRecord> records) {
    static Sheet of(Corrections all, int asked) {
      int total = all.records().size();
      int pages = Math.max(1, (total + SIZE - 1) / SIZE);
      int number = Math.min(asked, pages);
      return new Sheet(
          number,
          pages,
          all.records().subList((number - 1) * SIZE, Math.min(total, number * SIZE)));
    }
  }

  private Corrections corrections(CorrectionFilter filter) {
    return Corrections.of(queue.correcting(), filter);
  }

  /** The corrections, filtered by owner, kind, source, recurring and q. */
  @GetMapping("/corrections")
  Mono<Rendering> page(@RequestParam MultiValueMap<String, String> query) {
    return View.of(() -> view(CorrectionQuestions.of(query)));
  }

  private View view(CorrectionQuestions wanted) {
    View view = new View("corrections", HttpStatus.OK, queue);
    Corrections all = corrections(wanted.filter());
    Sheet sheet = Sheet.of(all, wanted.page());
    return view.with("wanted", wanted)
        .with("all", all)
        .with("sheet", sheet)
        .with(
            "lines",
            sheet.records().stream()
                .map(
                    record ->
                        new Line(
                            record,
                            queue
                                .cause(record.causeKey())
                                .filter(cause -> cause.open())
                                .isPresent()))
                .toList());
  }

  /** The same for machines; what is wrong with the question is said as RFC 9457 asks. */
  @GetMapping("/v1/corrections")
  @ResponseBody
  Mono<Map<String, Object>> list(@RequestParam MultiValueMap<String, String> query) {
    return Mono.fromCallable(() -> json(query)).subscribeOn(Schedulers.boundedElastic());
  }

  private Map<String, Object> json(MultiValueMap<String, String> query) {
    CorrectionQuestions wanted = CorrectionQuestions.of(query);
    String number = query.getFirst("page");
    if (number != null && !number.equals(String.valueOf(wanted.page()))) {
      throw ExceptionsApi.problem(
          HttpStatus.BAD_REQUEST,
          "No page",
          "'page' is '" + number + "': give a number from 1 to 9999999");
    }
    String recurring = query.getFirst("recurring");
    if (recurring != null && !Set.of("true", "false").contains(recurring)) {
      throw ExceptionsApi.problem(
          HttpStatus.BAD_REQUEST,
          "Neither true nor false",
          "'recurring' is '" + recurring + "': give true or false");
    }
    Corrections all = corrections(wanted.filter());
    Sheet sheet = Sheet.of(all, wanted.page());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("complete", queue.complete());
    json.put("total", all.records().size());
    json.put("page", sheet.number());
    json.put("pages", sheet.pages());
    json.put("owners", all.owners());
    json.put("kinds", all.kinds());
    json.put("sources", all.sources());
    json.put("patterns", all.patterns());
    json.put("corrections", sheet.records().stream().map(CorrectionController::json).toList());
    return json;
  }

  private static Map<String, Object> json(WrongRecord record) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("scope", record.scope());
    json.put("causeKey", record.causeKey());
    json.put("kind", record.kind());
    json.putAll(PlainJson.of(record.correction()));
    json.put("stops", record.stops());
    json.put("orders", record.orders());
    json.put("lines", record.lines());
    json.put("revenueAtRisk", record.atRisk().stream().map(PlainJson::of).toList());
    json.put("unvalued", record.unvalued());
    json.put("priority", record.priority());
    json.put("exceptionId", record.exceptionId());
    return json;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> wrong(ErrorResponseException problem) {
    return ResponseEntity.of(problem.getBody()).build();
  }
}
