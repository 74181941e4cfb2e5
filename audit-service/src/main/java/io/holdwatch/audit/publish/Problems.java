package io.holdwatch.audit.publish;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;

/** Errors as problem documents (RFC 9457). */
final class Problems {
  private Problems() {}

  static MutableHttpResponse<Answers.Problem> notFound(String detail) {
    return problem(HttpStatus.NOT_FOUND, detail);
  }

  static MutableHttpResponse<Answers.Problem> badRequest(String detail) {
    return problem(HttpStatus.BAD_REQUEST, detail);
  }

  private static MutableHttpResponse<Answers.Problem> problem(HttpStatus status, String detail) {
    return HttpResponse.<Answers.Problem>status(status)
        .body(new Answers.Problem(status.getReason(), status.getCode(), detail))
        .contentType(MediaType.of("application/problem+json"));
  }
}
