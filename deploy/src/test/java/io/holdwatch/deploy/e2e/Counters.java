package io.holdwatch.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.deploy.stack.Service;
import io.holdwatch.deploy.stack.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * What a service has counted since it started.
 *
 * @param in inputs read
 * @param out inputs that led to something
 * @param rejected inputs refused, for all reasons
 * @param dropped inputs left out, for all reasons
 */
record Counters(long in, long out, long rejected, long dropped) {
  static Counters of(Stack stack, Service service) throws IOException, InterruptedException {
    return of(stack, service, 1);
  }

  static Counters of(Stack stack, Service service, int instance)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI address = URI.create(stack.url(service, instance) + service.metricsPath());
      String text =
          client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
      String hop = "hop=\"" + service.id() + "\"";
      return new Counters(
          sum(text, "holdwatch_in_total", hop),
          sum(text, "holdwatch_out_total", hop),
          sum(text, "holdwatch_rejected_total", hop),
          sum(text, "holdwatch_dropped_total", hop));
    }
  }

  /**
   * The counters once they add up; the clock's ticks may be counted halfway while they are asked
   * for.
   */
  static Counters addingUp(Stack stack, Service service) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Counters now = of(stack, service);
    while (now.in() != now.out() + now.rejected() + now.dropped()) {
      assertThat(System.nanoTime() - start)
          .as("%s: %s does not add up", service.id(), now)
          .isLessThan(10_000_000_000L);
      now = of(stack, service);
    }
    return now;
  }

  Counters since(Counters before) {
    return new Counters(
        in - before.in, out - before.out, rejected - before.rejected, dropped - before.dropped);
  }

  private static long sum(String text, String name, String tag) {
    return text.lines()
        .filter(line -> line.startsWith(name + "{") && line.contains(tag))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
