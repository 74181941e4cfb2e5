package io.holdwatch.deploy.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one folder that a stack keeps everything in; only its owner may look into it.
 *
 * @param root the folder
 */
record StateFolder(Path root) {
  private static final String LOCK = "lock";
  private static final long LEAST_FREE = 512L << 20;

  /** What may lie here before a stack was started. */
  private static final Set<String> BEFORE = Set.of("software", "bench", "logs", "run");

  /** Absolute, so that the marker on command lines means one folder only. */
  StateFolder {
    root = root.toAbsolutePath().normalize();
  }

  Path logs() {
    return root.resolve("logs");
  }

  Path run() {
    return root.resolve("run");
  }

  Path settings() {
    return root.resolve("stack.properties");
  }

  Path of(String part) {
    return root.resolve(part);
  }

  boolean exists() {
    return Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS);
  }

  void create() {
    try {
      if (!Files.isDirectory(root)) {
        Files.createDirectories(root);
      }
      requireOwn();
      if (Files.getFileStore(root).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
      }
      Files.createDirectories(logs());
      Files.createDirectories(run());
      long free = Files.getFileStore(root).getUsableSpace();
      if (free < LEAST_FREE) {
        throw new StackProblem(
            "only "
                + (free >> 20)
                + " MiB are free at "
                + root
                + ", the stack wants "
                + (LEAST_FREE >> 20)
                + " MiB: free some, or choose another disk with --state");
      }
    } catch (IOException e) {
      throw new StackProblem(
          "cannot create " + root + " (" + e + "): choose another folder with --state", e);
    }
  }

  /**
   * Keeps what is somebody else's from being closed to others and removed.
   *
   * @throws StackProblem where something else lies here and no stack was ever started
   */
  private void requireOwn() throws IOException {
    if (Files.exists(root.resolve(LOCK)) && Files.isDirectory(run())) {
      return;
    }
    try (Stream<Path> all = Files.list(root)) {
      Optional<String> other =
          all.map(each -> each.getFileName().toString())
              .filter(each -> !BEFORE.contains(each))
              .min(Comparator.naturalOrder());
      if (other.isPresent()) {
        throw new StackProblem(
            root
                + " holds '"
                + other.get()
                + "', but no stack: it was left as it is; name a folder of its own with --state");
      }
    }
  }

  /** Keeps other commands from starting or stopping the same stack until it is closed. */
  FileChannel lock() {
    try {
      FileChannel channel =
          FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      @Nullable FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new StackProblem(
            "another holdwatch command starts or stops the stack in " + root + ": wait for it");
      }
      return channel;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /** Removes the folder and all in it; does not follow links. */
  void delete() {
    if (!exists()) {
      return;
    }
    try {
      requireOwn();
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed)
                throws IOException {
              if (failed != null) {
                throw failed;
              }
              Files.delete(folder);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new StackProblem("cannot remove " + root + " (" + e + "): remove it by hand", e);
    }
  }
}
