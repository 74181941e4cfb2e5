package io.holdwatch.deploy.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Properties;

/** Broker and registry as they come from Maven Central, fetched once with the user's own Maven. */
final class Software {
  private static final long LEAST_FREE = 1L << 30;

  /** Two stacks of one process do not fetch at once either; a lock of a file is the process's. */
  private static final Object FETCHING = new Object();

  private final Path root;
  private final Properties versions = new Properties();

  Software(Path root) {
    this.root = root.toAbsolutePath().normalize();
    try (InputStream in = resource("software.properties")) {
      versions.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Folder of the broker's jars. */
  Path broker() {
    return root.resolve("broker-" + versions.getProperty("broker"));
  }

  /** Folder of the unpacked registry. */
  Path registry() {
    return root.resolve("registry-" + versions.getProperty("registry"));
  }

  boolean isThere() {
    return Files.isRegularFile(complete());
  }

  /**
   * Fetches what is missing; does nothing where all is there. Of several that find it missing one
   * fetches, and the others wait for it.
   */
  void fetch(Path log, Reporter reporter) {
    if (isThere()) {
      return;
    }
    synchronized (FETCHING) {
      try {
        Files.createDirectories(root);
        try (FileChannel file =
                FileChannel.open(
                    root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock _ = file.lock()) {
          if (!isThere()) {
            fetchAlone(log, reporter);
          }
        }
      } catch (IOException e) {
        throw new StackProblem(
            "cannot write to " + root + " (" + e + "): choose another folder with --state", e);
      }
    }
  }

  private void fetchAlone(Path log, Reporter reporter) throws IOException {
    reporter.step(
        "fetching broker "
            + versions.getProperty("broker")
            + " and registry "
            + versions.getProperty("registry")
            + " with Maven");
    long free = Files.getFileStore(root).getUsableSpace();
    if (free < LEAST_FREE) {
      throw new StackProblem(
          "only "
              + (free >> 20)
              + " MiB are free at "
              + root
              + ", fetching and unpacking broker"
              + " and registry wants "
              + (LEAST_FREE >> 20)
              + " MiB: free some, or choose another disk with --state");
    }
    Path pom = root.resolve("pom.xml");
    try (InputStream in = resource("software.xml")) {
      Files.copy(in, pom, StandardCopyOption.REPLACE_EXISTING);
    }
    new Maven(log, reporter)
        .run(
            root,
            "-f",
            pom.toString(),
            "-Dsoftware.broker=" + broker(),
            "-Dsoftware.registry=" + registry(),
            "package");
    Files.writeString(complete(), "", StandardCharsets.UTF_8, StandardOpenOption.CREATE);
  }

  /** Written last: a fetch that was interrupted is done again. */
  private Path complete() {
    return root.resolve(
        "complete-" + versions.getProperty("broker") + "-" + versions.getProperty("registry"));
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(Software.class.getResourceAsStream(name), name);
  }
}
