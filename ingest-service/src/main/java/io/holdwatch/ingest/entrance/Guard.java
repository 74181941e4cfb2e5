package io.holdwatch.ingest.entrance;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * Lets in as many events as the limits of {@code resilience4j.*.instances.events} allow, and none
 * while Kafka is away.
 */
@Component
class Guard {
  private final RateLimiter limiter;
  private final CircuitBreaker breaker;

  Guard(RateLimiterRegistry limiters, CircuitBreakerRegistry breakers) {
    this.limiter = limiters.rateLimiter("events");
    this.breaker = breakers.circuitBreaker("events");
  }

  <T> T let(int events, Supplier<T> work) {
    if (!limiter.acquirePermission(events)) {
      throw problem(
          HttpStatus.TOO_MANY_REQUESTS,
          "Too many events",
          "more events than the limit: send them again later");
    }
    if (!breaker.tryAcquirePermission()) {
      throw away();
    }
    long start = System.nanoTime();
    try {
      T result = work.get();
      breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
      return result;
    } catch (RuntimeException e) {
      breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
      throw new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE, away().getBody(), e);
    }
  }

  private static ErrorResponseException away() {
    return problem(
        HttpStatus.SERVICE_UNAVAILABLE,
        "Not acknowledged",
        "Kafka or the registry did not acknowledge: send the request again, events that were"
            + " written twice do no harm");
  }

  static ErrorResponseException problem(HttpStatus status, String title, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(title);
    return new ErrorResponseException(status, problem, null);
  }
}
