package io.holdwatch.routing.page;

import io.holdwatch.routing.queue.ExceptionQueue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.WebFilter;

/** What the pages are made from, and what a browser may do with them. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {
  /** Nothing but the page's own style, script and icon; nobody may frame it. */
  static final String CONTENT =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src"
          + " 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  @Bean
  ExceptionQueue exceptionQueue(PageProperties properties) {
    return new ExceptionQueue(properties.closed());
  }

  @Bean
  WebFilter pageHeaders() {
    return (exchange, chain) -> {
      HttpHeaders headers = exchange.getResponse().getHeaders();
      headers.set("Content-Security-Policy", CONTENT);
      headers.set("X-Content-Type-Options", "nosniff");
      headers.set("Referrer-Policy", "same-origin");
      headers.set("Cross-Origin-Opener-Policy", "same-origin");
      return chain.filter(exchange);
    };
  }
}
