package io.holdwatch.ingest.edge;

import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Errors after which the state of the process is unknown: it says why and exits, and a restart
 * reads on from the offsets.
 */
final class Fatal {
  /** Exit code of the process. */
  static final int EXIT_CODE = 70;

  private static final Logger LOG = LoggerFactory.getLogger(Fatal.class);

  private Fatal() {}

  static boolean is(@Nullable Throwable error) {
    for (Throwable e = error; e != null; e = e.getCause()) {
      if (e instanceof VirtualMachineError
          || e instanceof LinkageError
          || e instanceof ProducerFencedException
          || e instanceof InvalidProducerEpochException
          || e instanceof OutOfOrderSequenceException
          || e instanceof FencedInstanceIdException
          || e instanceof AuthorizationException
          || e instanceof AuthenticationException
          || e instanceof UnsupportedVersionException) {
        return true;
      }
    }
    return false;
  }

  /** Ends the process where the error is fatal. */
  static void exitIf(Throwable error) {
    if (is(error)) {
      exit(error.toString(), error);
    }
  }

  /** Ends the process. */
  static void exit(String why, @Nullable Throwable error) {
    LOG.error(
        "fatal: {}; the process ends. If another instance has the same holdwatch.instance, give"
            + " each its own; if access was refused, grant it; then start again",
        why,
        error);
    Runtime.getRuntime().halt(EXIT_CODE);
  }
}
