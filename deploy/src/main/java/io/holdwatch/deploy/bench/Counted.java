package io.holdwatch.deploy.bench;

import io.holdwatch.deploy.stack.Service;
import io.holdwatch.deploy.stack.Stack;
import io.holdwatch.deploy.stack.StackProblem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * What a service has counted since it started.
 *
 * @param in inputs read
 * @param out inputs that led to something
 * @param rejected inputs refused, for all reasons
 * @param dropped inputs left out, for all reasons
 */
record Counted(long in, long out, long rejected, long dropped) {
  private static final int TRIES = 200;

  /**
   * The counters of a service, once they add up: a tick may be counted halfway while they are asked
   * for.
   */
  static Counted of(Stack stack, Service service) {
    Counted now = read(stack, service);
    for (int i = 0; i < TRIES && !now.addsUp(); i++) {
      now = read(stack, service);
    }
    return now;
  }

  private static Counted read(Stack stack, Service service) {
    URI address = URI.create(stack.url(service, 1) + service.metricsPath());
    try (InputStream in = address.toURL().openStream()) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), service);
    } catch (IOException e) {
      throw new StackProblem(
          "cannot read " + address + ": " + e.getMessage() + " (holdwatch logs " + service.id(), e);
    }
  }

  /** The counters in Prometheus' text format. */
  static Counted parse(String text, Service service) {
    String hop = "hop=\"" + service.id() + "\"";
    return new Counted(
        sum(text, "holdwatch_in_total", hop),
        sum(text, "holdwatch_out_total", hop),
        sum(text, "holdwatch_rejected_total", hop),
        sum(text, "holdwatch_dropped_total", hop));
  }

  private static long sum(String text, String name, String tag) {
    return text.lines()
        .filter(line -> line.startsWith(name + "{") && line.contains(tag))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  boolean addsUp() {
    return in == out + rejected + dropped;
  }

  Counted since(Counted before) {
    return new Counted(
        in - before.in, out - before.out, rejected - before.rejected, dropped - before.dropped);
  }
}
