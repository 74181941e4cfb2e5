package io.holdwatch.deploy.e2e;

import io.holdwatch.deploy.stack.Ports;
import io.holdwatch.deploy.stack.Reporter;
import io.holdwatch.deploy.stack.Stack;
import io.holdwatch.deploy.stack.StackOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One stack for all integration tests of a run, since starting one costs more than most tests.
 * Tests keep apart by scope: each uses a scope of its own. It reads every pack of the product but
 * Odoo's, all of them by the recorded clock of the demo. It ends with the JVM. With {@code
 * -Dholdwatch.containers=true} the broker of each stack runs in a container.
 */
final class SharedStack {
  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
  private static final Path TARGET = CHECKOUT.resolve("deploy/target");

  private static final AtomicBoolean NONE_ENDED = new AtomicBoolean(true);

  private SharedStack() {}

  /** The running stack. */
  static Stack get() {
    return Holder.STACK;
  }

  /**
   * A stack of its own, with its data in a folder of this name; the caller starts and purges it.
   */
  static Stack own(String name) {
    StackOptions options =
        StackOptions.usual(CHECKOUT, TARGET.resolve(name))
            .with(Ports.free())
            .withSoftware(TARGET.resolve("software"));
    return new Stack(
        ContainerBroker.wanted() ? options.withBrokers(ContainerBroker.fresh()) : options,
        Reporter.silent());
  }

  /**
   * A stack of its own that is measured: its services compile what they run often as thoroughly as
   * they do where they run for long, which makes them slower to warm up.
   */
  static Stack measured(String name) {
    return new Stack(
        own(name).options().withJavaOptions(List.of("-XX:TieredStopAtLevel=4")), Reporter.silent());
  }

  /** Broker and registry without services. */
  static Stack base(String name) {
    return new Stack(own(name).options().with(Map.of()), Reporter.silent());
  }

  /**
   * Ends a stack whose data nobody needs any more. The first ends in order, which leaves behind
   * what its services start quicker with; the others are killed, which takes no time.
   */
  static void discard(Stack stack) {
    if (!NONE_ENDED.getAndSet(false) && stack.options().ownBroker()) {
      stack.names().forEach(stack::kill);
    }
    stack.purge();
  }

  private static final class Holder {
    private static final Stack STACK = start();

    private static Stack start() {
      List<Path> packs = Upstream.recorded(TARGET.resolve("it-days-mappings"));
      Stack stack = new Stack(own("it-stack").options().withMappings(packs), Reporter.silent());
      stack.purge();
      Runtime.getRuntime().addShutdownHook(new Thread(stack::down));
      stack.up();
      return stack;
    }
  }
}
