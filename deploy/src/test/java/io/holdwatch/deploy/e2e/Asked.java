package io.holdwatch.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdwatch.deploy.explain.Explanations;
import io.holdwatch.deploy.stack.Service;
import io.holdwatch.deploy.stack.Stack;
import io.holdwatch.deploy.stack.StackProblem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whoever asks in words why an order stands as it does. */
final class Asked {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Explanations explanations;

  Asked(Stack stack) {
    this.explanations = new Explanations(stack.url(Service.ROUTING, 1));
  }

  /**
   * The explanation, once the page has read who decides.
   *
   * @param order key, number or the customer's number of an order
   */
  JsonNode once(String order) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      @Nullable JsonNode explained = null;
      try {
        explained = explanations.of(order);
      } catch (StackProblem notYet) {
        assertThat(System.nanoTime() - end).as(notYet.getMessage()).isNegative();
      }
      if (explained != null
          && !explained.path("open").path(0).path("owner").path("deadline").asText().isEmpty()) {
        return explained;
      }
    }
  }
}
