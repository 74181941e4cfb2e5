package io.holdwatch.deploy.stack;

import java.io.File;
import java.util.List;
import java.util.stream.Stream;

/** How to start a process that outlives its terminal. */
final class Detach {
  private Detach() {}

  /**
   * {@code setsid} (a session of its own) where there is one, else {@code nohup}; both become the
   * program itself.
   */
  static List<String> prefix() {
    return Stream.of("setsid", "nohup").filter(Detach::isOnPath).limit(1).toList();
  }

  private static boolean isOnPath(String program) {
    String path = System.getenv("PATH");
    return path != null
        && Stream.of(path.split(File.pathSeparator))
            .anyMatch(folder -> new File(folder, program).canExecute());
  }
}
