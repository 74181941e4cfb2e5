package io.holdwatch.ingest.entrance;

import io.holdwatch.ingest.access.Access;
import io.holdwatch.ingest.access.Decision;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Lets in whom {@link Access} allows; the others are answered before their body is read. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
final class AccessFilter implements WebFilter {
  /** Attribute of a request: name of the token's holder; absent where no token was asked for. */
  static final String CALLER = "holdwatch.caller";

  private final Access access;
  private final JsonMapper json;

  AccessFilter(Access access, JsonMapper json) {
    this.access = access;
    this.json = json;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    boolean reads = List.of(HttpMethod.GET, HttpMethod.HEAD).contains(request.getMethod());
    Decision decision =
        access.decide(
            reads,
            request.getPath().pathWithinApplication(),
            request.getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION));
    return switch (decision) {
      case Decision.Allowed(Decision.Caller.Anybody _) -> chain.filter(exchange);
      case Decision.Allowed(Decision.Caller.Holder(String name)) -> {
        exchange.getAttributes().put(CALLER, name);
        yield chain.filter(exchange);
      }
      case Decision.Unknown(boolean given) ->
          refuse(
              exchange,
              HttpStatus.UNAUTHORIZED,
              given
                  ? "Bearer realm=\"holdwatch\", error=\"invalid_token\""
                  : "Bearer realm=\"holdwatch\"",
              given
                  ? "the header 'Authorization' holds no token that is known here: send 'Bearer'"
                      + " and a token whose SHA-256 is in the file of tokens"
                  : "the header 'Authorization' is missing: send 'Bearer' and a token");
      case Decision.Lacking(String caller, var role) ->
          refuse(
              exchange,
              HttpStatus.FORBIDDEN,
              "Bearer realm=\"holdwatch\", error=\"insufficient_scope\", scope=\""
                  + role.word()
                  + "\"",
              "the token of '"
                  + caller
                  + "' lacks the role '"
                  + role.word()
                  + "': have it added in the file of tokens");
      case Decision.Closed _ ->
          refuse(
              exchange,
              HttpStatus.FORBIDDEN,
              "",
              "no role opens this path: check it, /swagger-ui.html shows those that there are");
    };
  }

  private Mono<Void> refuse(
      ServerWebExchange exchange, HttpStatus status, String challenge, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setInstance(
        exchange.getRequest().getURI().resolve(exchange.getRequest().getPath().value()));
    ServerHttpResponse response = exchange.getResponse();
    response.setStatusCode(status);
    response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (!challenge.isEmpty()) {
      response.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge);
    }
    return response.writeWith(
        Mono.just(response.bufferFactory().wrap(json.writeValueAsBytes(problem))));
  }
}
