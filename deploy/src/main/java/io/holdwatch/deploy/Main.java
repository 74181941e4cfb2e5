package io.holdwatch.deploy;

import io.holdwatch.deploy.cli.Holdwatch;

/** Where the launcher enters. */
public final class Main {
  private Main() {}

  /** Runs one command and ends with its exit code: 0 done, 1 not done, 2 wrong usage. */
  public static void main(String[] arguments) {
    System.exit(Holdwatch.run(arguments));
  }
}
