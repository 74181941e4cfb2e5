package io.holdwatch.deploy.e2e;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Between two looks at a condition: who asks all the time takes the processor from what it waits
 * for.
 */
final class Pause {
  private static final Duration BRIEF = Duration.ofMillis(20);

  private Pause() {}

  static void brief() {
    LockSupport.parkNanos(BRIEF.toNanos());
  }
}
