package io.holdwatch.deploy.bench;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * The hand-written chain as a process of its own, a thread for each hop. The argument is the file
 * of its plan; it writes a line when all hops have their partitions, and ends when its input ends.
 */
public final class RawChain {
  /** The line that says that it is ready. */
  static final String READY = "READY";

  private RawChain() {}

  /** Runs the chain of a plan. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    RawPlan plan;
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(Path.of(arguments[0]))))) {
      plan = RawPlan.read(in);
    }
    CountDownLatch waiting = new CountDownLatch(plan.hops().size());
    for (RawPlan.Hop hop : plan.hops()) {
      Thread.ofPlatform()
          .name(hop.name())
          .uncaughtExceptionHandler(
              (thread, thrown) -> {
                thrown.printStackTrace();
                Runtime.getRuntime().halt(1);
              })
          .start(new RawHop(plan.bootstrap(), hop, waiting::countDown));
    }
    waiting.await();
    System.out.println(READY);
    System.in.transferTo(OutputStream.nullOutputStream());
    Runtime.getRuntime().halt(0);
  }
}
