package io.holdwatch.classifier.scope;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.stream.IntStream;

/** Scopes of one process, each with as many open lines; whose turn it is, chance decides. */
final class OpenScopes {
  private final OpenLines[] scopes;
  private final Random random = new Random(11);

  /** So many scopes with so many open lines each. */
  OpenScopes(int scopes, int lines, String policy) {
    this.scopes =
        IntStream.range(0, scopes)
            .mapToObj(scope -> new OpenLines(lines, policy))
            .toArray(OpenLines[]::new);
  }

  /** At least so many events; returns how many it were. */
  int work(int events) {
    int done = 0;
    while (done < events) {
      done += scopes[random.nextInt(scopes.length)].work(1);
    }
    return done;
  }

  /** Exceptions opened so far, in all scopes. */
  long opened() {
    long opened = 0;
    for (OpenLines scope : scopes) {
      opened += scope.opened();
    }
    return opened;
  }

  /** Bytes of the objects that an event makes, over so many events: the same at every run. */
  long made(int events) {
    long before = allocated();
    int done = work(events);
    return (allocated() - before) / done;
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
