package io.holdwatch.deploy.stack;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions, and gives up at once when a process dies that should bring them about. */
final class Waiting {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int LINES = 15;

  private final Reporter reporter;

  Waiting(Reporter reporter) {

    this.reporter = reporter;
  }

  /** Returns when the condition holds. */
  void until(String what, List<Child> needed, BooleanSupplier condition) {
    until(() -> what, needed, condition);
  }

  /** The same for something whose name changes while it goes on. */
  void until(Supplier<String> what, List<Child> needed, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      for (Child child : needed) {
        if (!child.isAlive()) {
          throw new StackProblem(
              child.name()
                  + " has died while starting; its log "
                  + child.log()
                  + " ends with:\n"
                  + child.lastWords(LINES));
        }
      }
      long waited = System.nanoTime() - start;
      if (waited > PATIENCE.toNanos()) {
        throw new StackProblem(
            "waited "
                + PATIENCE.toSeconds()
                + " s in vain for "
                + what.get()
                + "; see the logs in "
                + needed.getFirst().log().getParent());
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new StackProblem("interrupted while waiting for " + what.get());
      }
      reporter.progress("waiting for " + what.get(), TimeUnit.NANOSECONDS.toSeconds(waited), 0);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }
}
