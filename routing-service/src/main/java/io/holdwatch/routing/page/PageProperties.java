package io.holdwatch.routing.page;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the page, all under {@code holdwatch.page}.
 *
 * @param enabled whether this instance reads what the page shows; without it the page is empty
 * @param closed closed exceptions that are kept to look at [count]
 * @param refresh least time between two messages that the queue has changed
 */
@ConfigurationProperties("holdwatch.page")
record PageProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("20000") int closed,
    @DefaultValue("1s") Duration refresh) {
  PageProperties {
    if (closed < 1) {
      throw new IllegalArgumentException(
          "holdwatch.page.closed is " + closed + ": give at least 1");
    }
    if (refresh.toMillis() < 1) {
      throw new IllegalArgumentException(
          "holdwatch.page.refresh is " + refresh + ": give a positive time such as 1s");
    }
  }
}
