package io.holdwatch.audit.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder of the local file system that one process at a time writes. */
public final class Folder implements Disk, AutoCloseable {
  private static final String UNFINISHED = ".unfinished";

  private final Path root;
  private final FileChannel lock;

  private Folder(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /**
   * Opens a folder for writing; creates it where it is not there.
   *
   * @throws IllegalStateException where another process has it open
   * @throws UncheckedIOException where it cannot be written
   */
  public static Folder open(Path root) {
    try {
      Files.createDirectories(root);
      FileChannel channel =
          FileChannel.open(
              root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new IllegalStateException(
            "state folder "
                + root
                + " is in use by another audit-service: stop that one, or name another folder");
      }
      return new Folder(root, channel);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "state folder " + root + " cannot be opened: " + e.getMessage(), e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Where the folder is. */
  public Path root() {
    return root;
  }

  /** Gives the folder free for other processes. */
  @Override
  public void close() {
    run("lock", lock::close);
  }

  @Override
  public Optional<byte[]> read(String name) {
    try {
      return Optional.of(Files.readAllBytes(root.resolve(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failed(name, e);
    }
  }

  @Override
  public void replace(String name, byte[] bytes) {
    run(
        name,
        () -> {
          Path target = root.resolve(name);
          Path unfinished = root.resolve(UNFINISHED);
          createParents(target);
          try (FileChannel out =
              FileChannel.open(
                  unfinished,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.TRUNCATE_EXISTING)) {
            writeAll(out, bytes);
          }
          Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
          sync(parent(target));
        });
  }

  @Override
  public void append(String name, byte[] bytes) {
    run(
        name,
        () -> {
          Path target = root.resolve(name);
          boolean created = !Files.exists(target);
          createParents(target);
          try (FileChannel out =
              FileChannel.open(
                  target,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.APPEND)) {
            writeAll(out, bytes);
          }
          if (created) {
            sync(parent(target));
          }
        });
  }

  @Override
  public void truncate(String name, long length) {
    run(
        name,
        () -> {
          try (FileChannel out = FileChannel.open(root.resolve(name), StandardOpenOption.WRITE)) {
            out.truncate(length);
            out.force(true);
          }
        });
  }

  @Override
  public void delete(String name) {
    run(
        name,
        () -> {
          Path target = root.resolve(name);
          Files.deleteIfExists(target);
          Path folder = parent(target);
          if (folder.toString().endsWith(".p") && Files.isDirectory(folder) && isEmpty(folder)) {
            Files.delete(folder);
          }
        });
  }

  @Override
  public void setAside(String name) {
    run(
        name,
        () -> {
          Path target = root.resolve("set-aside").resolve(name);
          createParents(target);
          Files.move(root.resolve(name), target, StandardCopyOption.REPLACE_EXISTING);
        });
  }

  @Override
  public void list(String folder, Consumer<String> names) {
    Path start = root.resolve(folder);
    if (Files.isDirectory(start)) {
      run(
          folder,
          () -> {
            try (Stream<Path> files = Files.walk(start)) {
              files
                  .filter(file -> !Files.isDirectory(file))
                  .forEach(
                      file -> names.accept(root.relativize(file).toString().replace('\\', '/')));
            }
          });
    }
  }

  private static void writeAll(FileChannel out, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      out.write(buffer);
    }
    out.force(true);
  }

  /** Creates the folders of a file and makes each new name durable. */
  private void createParents(Path target) throws IOException {
    Path folder = parent(target);
    if (!Files.isDirectory(folder)) {
      createParents(folder);
      Files.createDirectory(folder);
      sync(parent(folder));
    }
  }

  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? root : parent;
  }

  private void run(String name, Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw failed(name, e);
    }
  }

  private UncheckedIOException failed(String name, IOException e) {
    return new UncheckedIOException(
        "file " + root.resolve(name) + " cannot be read or written: " + e, e);
  }

  private interface Step {
    void run() throws IOException;
  }
}
